package kernel_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fluxrepl/kernel/kerneltest"
	"fluxrepl/kernel/transport"
)

// content is shorthand for a request's content.
type content = map[string]any

func TestKernelInfo(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	got := c.Do("kernel_info_request", content{}).Reply.Content
	if got["protocol_version"] != "5.4" || got["implementation"] != "echo" {
		t.Errorf("got version %v of %v, want 5.4 of echo", got["protocol_version"], got["implementation"])
	}
	lang := got["language_info"].(map[string]any)
	if _, there := lang["codemirror_mode"]; there || lang["pygments_lexer"] != "text" {
		t.Errorf("language_info: got %v, want a lexer and no empty codemirror_mode", lang)
	}
}

func TestKernelInfoOnControlWhileBusy(t *testing.T) {
	it := &kerneltest.Interpreter{Started: make(chan struct{})}
	c := kerneltest.Start(t, it)
	c.Send(transport.Shell, "execute_request", cell("sleep"))
	<-it.Started
	x := c.Finish(c.Send(transport.Control, "kernel_info_request", content{}))
	if x.Reply.Channel != transport.Control {
		t.Errorf("the reply came on %s, want control", x.Reply.Channel)
	}
}

func TestComplete(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	for _, test := range []struct {
		name       string
		content    content
		start, end float64
		match      string
	}{
		{"ascii", content{"code": "abc", "cursor_pos": 3}, 0, 3, "ABC"},
		{"inside", content{"code": "abc", "cursor_pos": 1}, 0, 1, "A"},
		{"code points, not bytes", content{"code": "ñandú é", "cursor_pos": 5}, 0, 5, "ÑANDÚ"},
		{"astral", content{"code": "😀 añb", "cursor_pos": 5}, 2, 5, "AÑB"},
		{"no cursor", content{"code": "a bc"}, 2, 4, "BC"},
		{"too far", content{"code": "abc", "cursor_pos": 99}, 0, 3, "ABC"},
		{"negative", content{"code": "abc", "cursor_pos": -1}, 0, 0, ""},
		{"empty", content{"code": "", "cursor_pos": 0}, 0, 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := c.Do("complete_request", test.content).Reply.Content
			want := []any{}
			if test.match != "" {
				want = []any{test.match}
			}
			if fmt.Sprint(got["matches"]) != fmt.Sprint(want) || got["cursor_start"] != test.start || got["cursor_end"] != test.end {
				t.Errorf("got %v, want %v at %v to %v", got, want, test.start, test.end)
			}
			types := got["metadata"].(map[string]any)["_jupyter_types_experimental"].([]any)
			if len(types) != len(want) {
				t.Fatalf("got %d typed matches, want %d", len(types), len(want))
			}
			for _, v := range types {
				m := v.(map[string]any)
				if m["text"] != test.match || m["type"] != "word" || m["start"] != test.start || m["end"] != test.end || m["signature"] != "()" {
					t.Errorf("typed match: got %v", m)
				}
			}
		})
	}
}

func TestInspect(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	for _, test := range []struct {
		name    string
		content content
		found   bool
		want    string
	}{
		{"found", content{"code": "éab", "cursor_pos": 2, "detail_level": 0}, true, "éa (0)"},
		{"detail", content{"code": "ab", "cursor_pos": 2, "detail_level": 1}, true, "ab (1)"},
		{"detail is bounded", content{"code": "ab", "cursor_pos": 2, "detail_level": 9}, true, "ab (1)"},
		{"not found", content{"code": "ab", "cursor_pos": 0}, false, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := c.Do("inspect_request", test.content).Reply.Content
			text, _ := got["data"].(map[string]any)["text/markdown"].(string)
			if got["found"] != test.found || text != test.want {
				t.Errorf("got %v %q, want %v %q", got["found"], text, test.found, test.want)
			}
		})
	}
}

func TestPanicOutsideOfACell(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	x := c.Do("inspect_request", content{"code": "panic", "cursor_pos": 5})
	if x.Reply.Content["status"] != "error" || x.Reply.Content["ename"] != "internal error" {
		t.Errorf("got %v, want an error reply", x.Reply.Content)
	}
	c.Execute("1")
}

func TestIsComplete(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	for code, want := range map[string]string{
		"1": "map[status:complete]", "f {": "map[indent:\t status:incomplete]", "f !": "map[status:invalid]",
	} {
		got := fmt.Sprint(c.Do("is_complete_request", content{"code": code}).Reply.Content)
		if got != want {
			t.Errorf("%q: got %s, want %s", code, got, want)
		}
	}
}

func TestHistory(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	for _, code := range []string{"1+1", "print a\nprint b", "1+2", "1+1"} {
		c.Execute(code)
	}
	c.Do("execute_request", cell("hidden", "store_history", false))
	for _, test := range []struct {
		name    string
		content content
		want    string
	}{
		{"tail", content{"hist_access_type": "tail", "n": 2}, "[1 3 1+2] [1 4 1+1]"},
		{"tail of more than there is", content{"hist_access_type": "tail", "n": 99}, "[1 1 1+1] [1 2 print a\nprint b] [1 3 1+2] [1 4 1+1]"},
		{"tail of less than nothing", content{"hist_access_type": "tail", "n": -1}, ""},
		{"tail with output", content{"hist_access_type": "tail", "n": 1, "output": true}, "[1 4 [1+1 1+1]]"},
		{"output of none", content{"hist_access_type": "range", "start": 2, "stop": 3, "output": true}, "[1 2 [print a\nprint b <nil>]]"},
		{"range", content{"hist_access_type": "range", "session": 0, "start": 1, "stop": 3}, "[1 1 1+1] [1 2 print a\nprint b]"},
		{"range without end", content{"hist_access_type": "range", "start": 3, "stop": nil}, "[1 3 1+2] [1 4 1+1]"},
		{"range of an earlier session", content{"hist_access_type": "range", "session": -1, "start": 1}, ""},
		{"search", content{"hist_access_type": "search", "pattern": "1?*"}, "[1 1 1+1] [1 3 1+2] [1 4 1+1]"},
		{"search over lines", content{"hist_access_type": "search", "pattern": "*a*b"}, "[1 2 print a\nprint b]"},
		{"search unique", content{"hist_access_type": "search", "pattern": "1*", "unique": true}, "[1 3 1+2] [1 4 1+1]"},
		{"search the last", content{"hist_access_type": "search", "pattern": "1*", "n": 1}, "[1 4 1+1]"},
		{"search for nothing", content{"hist_access_type": "search", "pattern": "zz*"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			reply := c.Do("history_request", test.content).Reply.Content
			got := strings.TrimSuffix(strings.TrimPrefix(fmt.Sprint(reply["history"]), "["), "]")
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	if got := c.Do("history_request", content{"hist_access_type": "all"}).Reply.Content["status"]; got != "error" {
		t.Errorf("unknown access type: got %v, want error", got)
	}
}

func TestComms(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	if got := c.Do("comm_info_request", content{}).Reply.Content["comms"]; len(got.(map[string]any)) != 0 {
		t.Errorf("comm_info: got %v, want none", got)
	}
	x := c.Do("comm_open", content{"comm_id": "abc", "target_name": "unknown", "data": content{}})
	closed := x.Shown("comm_close")
	if len(closed) != 1 || closed[0].Content["comm_id"] != "abc" {
		t.Errorf("comm_open: got %s, want a comm_close for abc", kerneltest.Types(x.Published))
	}
	for _, msgType := range []string{"comm_msg", "comm_close"} {
		x := c.Do(msgType, content{"comm_id": "abc", "data": content{}})
		if got := kerneltest.Types(x.Published); got != "status(busy) status(idle)" {
			t.Errorf("%s: got %s, want busy and idle alone", msgType, got)
		}
	}
	c.Do("comm_open", content{"comm_id": 7})
}

func TestUnknownTypes(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	for _, ch := range []transport.Channel{transport.Shell, transport.Control} {
		x := c.Finish(c.Send(ch, "make_coffee", content{}))
		if got := kerneltest.Types(x.Published); got != "status(busy) status(idle)" {
			t.Errorf("%s: got %s, want busy and idle alone", ch, got)
		}
	}
}

func TestConnectRequest(t *testing.T) {
	kerneltest.Start(t, &kerneltest.Interpreter{}).Do("connect_request", content{})
}

func TestWelcome(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	c.Transport.Subscribe("kernel.")
	c.Await("iopub_welcome", func(all []kerneltest.Received) bool {
		return slices.ContainsFunc(all, func(r kerneltest.Received) bool {
			return r.Header.Type == "iopub_welcome" && r.Content["subscription"] == "kernel."
		})
	})
}
