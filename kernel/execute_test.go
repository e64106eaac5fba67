package kernel_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"fluxrepl/kernel"
	"fluxrepl/kernel/kerneltest"
	"fluxrepl/kernel/transport"
)

func cell(code string, more ...any) map[string]any {
	content := map[string]any{"code": code}
	for i := 0; i < len(more); i += 2 {
		content[more[i].(string)] = more[i+1]
	}
	return content
}

func TestExecutePayloads(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	got := fmt.Sprint(c.Execute("page docs\nnext x := 1").Reply.Content["payload"])
	want := "[map[data:map[text/plain:docs] source:page start:0] map[replace:false source:set_next_input text:x := 1]]"
	if got != want {
		t.Errorf("payload:\n got %s\nwant %s", got, want)
	}
}

func TestExecutePublishes(t *testing.T) {
	for _, test := range []struct {
		name, want string // message types between busy and idle
		content    map[string]any
		status     string
		count      float64
	}{
		{"a value", "execute_input execute_result", cell("6*7"), "ok", 1},
		{"no value", "execute_input", cell(""), "ok", 1},
		{"stdout", "execute_input stream(stdout)", cell("print a"), "ok", 1},
		{"streams in order", "execute_input stream(stdout) stream(stderr) stream(stdout)", cell("print a\nprint b\nwarn c\nprint d"), "ok", 1},
		{"text before a display", "execute_input stream(stdout) display_data stream(stdout)", cell("print a\nhtml b\nprint c"), "ok", 1},
		{"text before the value", "execute_input stream(stdout) execute_result", cell("print a\n1"), "ok", 1},
		{"text before the error", "execute_input stream(stdout) error", cell("print a\nerror"), "error", 1},
		{"an update", "execute_input display_data update_display_data", cell("show x a\nupdate x b"), "ok", 1},
		{"clear", "execute_input clear_output", cell("clear"), "ok", 1},
		{"a panic of the interpreter", "execute_input error", cell("panic"), "error", 1},
		{"silent", "stream(stdout)", cell("print a\n1", "silent", true), "ok", 1},
		{"silent and stored", "stream(stdout)", cell("print a\n1", "silent", true, "store_history", true), "ok", 1},
		{"nulls", "execute_input execute_result", cell("1", "stop_on_error", nil, "allow_stdin", nil, "user_expressions", nil), "ok", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := kerneltest.Start(t, &kerneltest.Interpreter{})
			x := c.Do("execute_request", test.content)
			want := strings.Join(strings.Fields("status(busy) "+test.want+" status(idle)"), " ")
			if got := kerneltest.Types(x.Published); got != want {
				t.Errorf("published:\n got %s\nwant %s", got, want)
			}
			if got := x.Reply.Content["status"]; got != test.status {
				t.Errorf("status: got %v, want %v", got, test.status)
			}
			if got, ok := x.Reply.Content["execution_count"].(float64); ok && got != test.count {
				t.Errorf("execution_count: got %v, want %v", got, test.count)
			}
			if got := c.Execute("1").Reply.Content["status"]; got != "ok" {
				t.Errorf("the next cell: got status %v, want ok", got)
			}
		})
	}
}

func TestExecuteCounts(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	for i, test := range []struct {
		content map[string]any
		want    float64
	}{
		{cell("1"), 1},
		{cell("1", "silent", true), 2},
		{cell("1", "store_history", false), 2},
		{cell("1"), 2},
		{cell("error"), 3},
		{cell("1"), 4},
	} {
		if got := c.Do("execute_request", test.content).Reply.Content["execution_count"]; got != test.want {
			t.Errorf("cell %d %v: got count %v, want %v", i, test.content, got, test.want)
		}
	}
}

func TestExecuteBadContent(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	for _, content := range []any{
		map[string]any{}, map[string]any{"code": nil}, map[string]any{"code": 7},
		map[string]any{"code": "1", "silent": "yes"}, map[string]any{"code": "1", "user_expressions": []int{1}},
	} {
		x := c.Do("execute_request", content)
		if x.Reply.Content["status"] != "error" || x.Reply.Content["ename"] != "bad request" {
			t.Errorf("%v: got %v, want an error of the name bad request", content, x.Reply.Content)
		}
	}
}

func TestExecuteErrorReply(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	x := c.Execute("error")
	shown := x.Shown("error")[0].Content
	for _, key := range []string{"ename", "evalue", "traceback"} {
		if got, want := fmt.Sprint(x.Reply.Content[key]), fmt.Sprint(shown[key]); got != want || got == "" {
			t.Errorf("%s: reply has %q, the published error %q", key, got, want)
		}
	}
}

func TestUserExpressions(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	want := map[string]string{"good": "ok", "bad": "error"}
	x := c.Do("execute_request", cell("1", "user_expressions", map[string]string{"good": "1+1", "bad": "error"}))
	for name, status := range want {
		entry, ok := x.Reply.Content["user_expressions"].(map[string]any)[name].(map[string]any)
		if !ok || entry["status"] != status {
			t.Errorf("%s: got %v, want status %s", name, entry, status)
		}
	}
	x = c.Do("execute_request", cell("error", "user_expressions", map[string]string{"good": "1+1"}))
	if got := x.Reply.Content["user_expressions"]; len(got.(map[string]any)) != 0 {
		t.Errorf("after an error: got %v, want none evaluated", got)
	}
}

// plain hides the Evaluator of an interpreter.
type plain struct{ kernel.Interpreter }

func TestUserExpressionsWithoutEvaluator(t *testing.T) {
	c := kerneltest.Start(t, plain{&kerneltest.Interpreter{}})
	x := c.Do("execute_request", cell("1", "user_expressions", map[string]string{"a": "1"}))
	entry := x.Reply.Content["user_expressions"].(map[string]any)["a"].(map[string]any)
	if entry["status"] != "error" || entry["ename"] != "unsupported" {
		t.Errorf("got %v, want an error entry that says it is unsupported", entry)
	}
}

// pipeline sends a cell that waits, then the others, and ends the first by an
// interrupt once all of them wait for it.
func pipeline(t *testing.T, first map[string]any, rest ...map[string]any) []kerneltest.Exchange {
	it := &kerneltest.Interpreter{Started: make(chan struct{})}
	c := kerneltest.Start(t, it)
	ids := []string{c.Send(transport.Shell, "execute_request", first)}
	<-it.Started
	for _, content := range rest {
		ids = append(ids, c.Send(transport.Shell, "execute_request", content))
	}
	// A message that is urgent on shell comes after those before it in
	// the same channel, and is answered at once: they are in the queue now.
	c.Send(transport.Shell, "interrupt_request", map[string]any{})
	var out []kerneltest.Exchange
	for _, id := range ids {
		out = append(out, c.Finish(id))
	}
	return out
}

func TestStopOnError(t *testing.T) {
	for _, test := range []struct {
		name string
		stop any
		want string
	}{
		{"default", nil, "aborted"}, {"true", true, "aborted"}, {"false", false, "ok"},
	} {
		t.Run(test.name, func(t *testing.T) {
			xs := pipeline(t, cell("sleep", "stop_on_error", test.stop), cell("print a"), cell("2"))
			for i, x := range xs[1:] {
				if got := x.Reply.Content["status"]; got != test.want {
					t.Errorf("cell %d: got %v, want %v", i+2, got, test.want)
				}
				if got := x.Shown("execute_input"); test.want == "aborted" && len(got) != 0 {
					t.Errorf("cell %d: aborted but published %s", i+2, kerneltest.Types(x.Published))
				}
			}
		})
	}
}

func TestRequestsBetweenAbortedCellsAreAnswered(t *testing.T) {
	it := &kerneltest.Interpreter{Started: make(chan struct{})}
	c := kerneltest.Start(t, it)
	c.Send(transport.Shell, "execute_request", cell("sleep"))
	<-it.Started
	info := c.Send(transport.Shell, "kernel_info_request", map[string]any{})
	c.Send(transport.Shell, "interrupt_request", map[string]any{})
	if got := c.Finish(info).Reply.Content["status"]; got != "ok" {
		t.Errorf("kernel_info: got %v, want ok", got)
	}
}

func TestStreamIsGathered(t *testing.T) {
	const n = 100_000
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	x := c.Execute(fmt.Sprintf("lines %d", n))
	text := x.Text("stdout")
	if got := strings.Count(text, "\n"); got != n {
		t.Errorf("got %d lines, want %d", got, n)
	}
	if !strings.HasPrefix(text, "line 0\nline 1\n") || !strings.HasSuffix(text, fmt.Sprintf("line %d\n", n-1)) {
		t.Error("lines are out of order")
	}
	// Text leaves when there are 64 KB, or by the clock, which a slow machine
	// sees more often: far fewer messages than lines in any case.
	if got := len(x.Shown("stream")); got > n/100 {
		t.Errorf("got %d messages for %d lines", got, n)
	}
}

func TestLargeWriteIsCut(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	x := c.Execute("onewrite 300000") // 3.3 MB
	if got, want := len(x.Text("stdout")), 300_000*len("line 12345\n"); got != want {
		t.Errorf("got %d bytes, want %d", got, want)
	}
	for _, r := range x.Shown("stream") {
		if n := len(r.Content["text"].(string)); n > 1<<20 {
			t.Errorf("a message of %d bytes, want at most 1 MiB", n)
		}
	}
}

func TestStreamIsFlushedByTheClock(t *testing.T) {
	it := &kerneltest.Interpreter{Started: make(chan struct{}, 1)}
	c := kerneltest.Start(t, it, kernel.FlushInterval(time.Millisecond))
	id := c.Send(transport.Shell, "execute_request", cell("print early\nsleep"))
	c.Await("text while the cell runs", func(all []kerneltest.Received) bool {
		return strings.Contains(kerneltest.Types(all), "stream(stdout)")
	})
	c.Send(transport.Control, "interrupt_request", map[string]any{})
	c.Finish(id)
}

func TestOutputAfterTheCell(t *testing.T) {
	it := &kerneltest.Interpreter{}
	c := kerneltest.Start(t, it)
	x := c.Execute("later tail")
	it.Release()
	c.Await("text with the cell as its parent", func(all []kerneltest.Received) bool {
		return slices.ContainsFunc(all, func(r kerneltest.Received) bool {
			return r.Header.Type == "stream" && r.Parent == x.Reply.Parent && r.Content["text"] == "tail\n"
		})
	})
}

// shower displays what the test gives it.
type shower struct {
	kerneltest.Interpreter
	show func(kernel.Output)
}

func (s *shower) Execute(_ context.Context, _ kernel.ExecuteRequest, out kernel.Output) kernel.ExecuteResult {
	s.show(out)
	return kernel.ExecuteResult{}
}

func TestBundles(t *testing.T) {
	for _, test := range []struct {
		name string
		data map[string]any
		want map[string]any
	}{
		{"text", map[string]any{"text/html": "<b>&</b>"}, map[string]any{"text/html": "<b>&</b>"}},
		{"bytes are base64", map[string]any{"image/png": []byte{1, 2, 3}}, map[string]any{"image/png": "AQID"}},
		{"bytes of a text type are text", map[string]any{"text/plain": []byte("a")}, map[string]any{"text/plain": "a"}},
		{"JSON", map[string]any{"application/json": map[string]any{"a": 1}}, map[string]any{"application/json": map[string]any{"a": 1.0}}},
		{"not a number", map[string]any{"application/json": math.NaN(), "text/plain": "x"}, map[string]any{"text/plain": "x"}},
		{"nothing left", map[string]any{"a/b": math.Inf(1)}, map[string]any{"text/plain": "a/b: json: unsupported value: +Inf"}},
		{"nil", nil, map[string]any{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			it := &shower{show: func(out kernel.Output) { out.Display(kernel.Bundle{Data: test.data}) }}
			c := kerneltest.Start(t, it)
			got := c.Execute("x").Shown("display_data")[0].Content["data"]
			if fmt.Sprint(got) != fmt.Sprint(test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestSplitCharactersAreJoined(t *testing.T) {
	const text = "añ→😀"
	it := &shower{show: func(out kernel.Output) {
		for i := range len(text) {
			out.Stream("stdout", text[i:i+1])
		}
	}}
	c := kerneltest.Start(t, it)
	if got := c.Execute("x").Text("stdout"); got != text {
		t.Errorf("got %q, want %q", got, text)
	}
}

func TestUpdateWithoutIDIsADisplay(t *testing.T) {
	it := &shower{show: func(out kernel.Output) { out.UpdateDisplay(kernel.Bundle{}) }}
	c := kerneltest.Start(t, it)
	if got := len(c.Execute("x").Shown("display_data")); got != 1 {
		t.Errorf("got %d display_data, want 1", got)
	}
}
