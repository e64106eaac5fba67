package kerneltest

import (
	"encoding/json"
	"strings"
	"testing"

	"fluxrepl/kernel/wire"
)

// message returns a valid message of a type, as an answer to a request.
func message(msgType, content string) *wire.Message {
	parent := strings.TrimSuffix(msgType, "_reply")
	return &wire.Message{
		Header:  wire.NewHeader(msgType, "session", "kernel"),
		Parent:  json.RawMessage(`{"msg_id":"1","msg_type":"` + parent + `_request"}`),
		Content: json.RawMessage(content),
	}
}

func TestValidateAccepts(t *testing.T) {
	for msgType, content := range map[string]string{
		"status":            `{"execution_state":"busy"}`,
		"stream":            `{"name":"stdout","text":""}`,
		"display_data":      `{"data":{"image/png":"AA==","text/plain":"x"},"metadata":{}}`,
		"execute_reply":     `{"status":"error","ename":"a","evalue":"","traceback":["x"]}`,
		"complete_reply":    `{"status":"ok","matches":["a"],"cursor_start":0,"cursor_end":1,"metadata":{}}`,
		"history_reply":     `{"status":"ok","history":[[1,1,"a"],[1,2,["b",null]],[1,3,["b","c"]]]}`,
		"is_complete_reply": `{"status":"incomplete","indent":" "}`,
		"interrupt_reply":   `{"status":"ok"}`,
	} {
		if err := Validate(message(msgType, content)); err != nil {
			t.Errorf("%s %s: %v", msgType, content, err)
		}
	}
	if err := Validate(message("execute_reply", `{"status":"aborted"}`)); err != nil {
		t.Error(err)
	}
}

func TestValidateContentErrors(t *testing.T) {
	for _, test := range []struct{ name, msgType, content, want string }{
		{"unknown type", "coffee", `{}`, "not a message that a kernel sends"},
		{"missing key", "stream", `{"name":"stdout"}`, "want text, got none"},
		{"wrong name", "stream", `{"name":"stdlog","text":""}`, "one of stdout, stderr"},
		{"wrong state", "status", `{"execution_state":"dead"}`, "one of busy"},
		{"no status", "interrupt_reply", `{}`, "want ok, error or aborted"},
		{"error without traceback", "execute_reply", `{"status":"error","ename":"a","evalue":"b"}`, "traceback"},
		{"null traceback", "error", `{"ename":"a","evalue":"b","traceback":null}`, "a list"},
		{"text that is no string", "display_data", `{"data":{"text/html":1},"metadata":{}}`, "a string for text/html"},
		{"key that is no MIME type", "display_data", `{"data":{"html":"x"},"metadata":{}}`, "MIME types"},
		{"update without transient", "update_display_data", `{"data":{},"metadata":{}}`, "transient"},
		{"a count below 0", "execute_input", `{"code":"","execution_count":-1}`, "integer"},
		{"cursor turned round", "complete_reply", `{"status":"ok","matches":[],"cursor_start":2,"cursor_end":1,"metadata":{}}`, "behind"},
		{"history of text", "history_reply", `{"status":"ok","history":["a"]}`, "[session, line, input] at [0]"},
		{"a language without version", "kernel_info_reply", `{"status":"ok","protocol_version":"5.4","implementation":"a",
			"implementation_version":"b","banner":"","help_links":[],"language_info":{"name":"x"}}`, "a version"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := Validate(message(test.msgType, test.content)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestValidateHeaderErrors(t *testing.T) {
	for name, spoil := range map[string]func(*wire.Message){
		"msg_id":           func(m *wire.Message) { m.Header.ID = "1" },
		"session":          func(m *wire.Message) { m.Header.Session = "" },
		"date without Z":   func(m *wire.Message) { m.Header.Date = "2026-01-02T03:04:05" },
		"another zone":     func(m *wire.Message) { m.Header.Date = "2026-01-02T03:04:05+02:00" },
		"version":          func(m *wire.Message) { m.Header.Version = "5.3" },
		"no parent":        func(m *wire.Message) { m.Parent = json.RawMessage("{}") },
		"another's parent": func(m *wire.Message) { m.Parent = json.RawMessage(`{"msg_id":"1","msg_type":"execute_request"}`) },
	} {
		m := message("interrupt_reply", `{"status":"ok"}`)
		if err := Validate(m); err != nil {
			t.Fatal(err)
		}
		if spoil(m); Validate(m) == nil {
			t.Errorf("%s: got no error", name)
		}
	}
}
