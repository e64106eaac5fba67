package kerneltest

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"fluxrepl/kernel/wire"
)

// kind checks one value of a message's content and returns what was wanted if
// it is not that, or "".
type kind func(v any) string

func text(v any) string {
	if _, ok := v.(string); !ok {
		return "a string"
	}
	return ""
}

func integer(v any) string {
	if f, ok := v.(float64); !ok || f != float64(int(f)) || f < 0 {
		return "an integer from 0"
	}
	return ""
}

func boolean(v any) string {
	if _, ok := v.(bool); !ok {
		return "true or false"
	}
	return ""
}

func object(v any) string {
	if _, ok := v.(map[string]any); !ok {
		return "an object"
	}
	return ""
}

func list(of kind) kind {
	return func(v any) string {
		items, ok := v.([]any)
		if !ok {
			return "a list"
		}
		for i, item := range items {
			if want := of(item); want != "" {
				return fmt.Sprintf("%s at [%d]", want, i)
			}
		}
		return ""
	}
}

func oneOf(values ...string) kind {
	return func(v any) string {
		if s, ok := v.(string); !ok || !slices.Contains(values, s) {
			return "one of " + strings.Join(values, ", ")
		}
		return ""
	}
}

// mimes checks a MIME bundle: keys are MIME types, the values of text types
// strings.
func mimes(v any) string {
	m, ok := v.(map[string]any)
	if !ok {
		return "an object"
	}
	for key, v := range m {
		if !strings.Contains(key, "/") {
			return "MIME types as keys, not " + key
		}
		if strings.HasPrefix(key, "text/") && text(v) != "" {
			return "a string for " + key
		}
	}
	return ""
}

// pastCell checks an entry of a history: [session, line, input] or
// [session, line, [input, output]].
func pastCell(v any) string {
	e, ok := v.([]any)
	if !ok || len(e) != 3 || integer(e[0]) != "" || integer(e[1]) != "" {
		return "[session, line, input]"
	}
	if pair, ok := e[2].([]any); ok {
		if len(pair) != 2 || text(pair[0]) != "" || pair[1] != nil && text(pair[1]) != "" {
			return "[input, output]"
		}
		return ""
	}
	return text(e[2])
}

// fields are the keys that a content must have; those behind a "?" may be
// absent.
type fields map[string]kind

var errorFields = fields{"ename": text, "evalue": text, "traceback": list(text)}

// contents says what each type of message carries when all is well, from
// "Messaging in Jupyter", version 5.4.
var contents = map[string]fields{
	"status":              {"execution_state": oneOf("busy", "idle", "starting")},
	"stream":              {"name": oneOf("stdout", "stderr"), "text": text},
	"display_data":        {"data": mimes, "metadata": object, "?transient": object},
	"update_display_data": {"data": mimes, "metadata": object, "transient": object},
	"execute_input":       {"code": text, "execution_count": integer},
	"execute_result":      {"data": mimes, "metadata": object, "execution_count": integer},
	"error":               errorFields,
	"clear_output":        {"wait": boolean},
	"comm_close":          {"comm_id": text, "data": object},
	"iopub_welcome":       {"subscription": text},
	"execute_reply":       {"execution_count": integer, "payload": list(object), "user_expressions": object},
	"inspect_reply":       {"found": boolean, "data": mimes, "metadata": object},
	"complete_reply":      {"matches": list(text), "cursor_start": integer, "cursor_end": integer, "metadata": object},
	"history_reply":       {"history": list(pastCell)},
	"is_complete_reply":   {"status": oneOf("complete", "incomplete", "invalid", "unknown"), "?indent": text},
	"comm_info_reply":     {"comms": object},
	"connect_reply":       {"shell_port": integer, "iopub_port": integer, "stdin_port": integer, "hb_port": integer, "control_port": integer},
	"shutdown_reply":      {"restart": boolean},
	"interrupt_reply":     {},
	"kernel_info_reply": {
		"protocol_version": text, "implementation": text, "implementation_version": text,
		"language_info": languageInfo, "banner": text, "?debugger": boolean, "help_links": list(object),
		"?supported_features": list(text),
	},
}

func languageInfo(v any) string {
	m, ok := v.(map[string]any)
	if !ok {
		return "an object"
	}
	for _, key := range []string{"name", "version", "mimetype", "file_extension"} {
		if s, ok := m[key].(string); !ok || s == "" {
			return "a " + key
		}
	}
	return ""
}

var uuid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// Validate reports the first thing in which a message that a kernel sent
// differs from the protocol: its header, its parent, and its content by the
// schema of its type, for replies also by their status.
func Validate(m *wire.Message) error {
	h := m.Header
	date, err := time.Parse(time.RFC3339Nano, h.Date)
	switch {
	case !uuid.MatchString(h.ID):
		return fmt.Errorf("%s: msg_id: want a random UUID, got %q", h.Type, h.ID)
	case h.Session == "" || h.Username == "":
		return fmt.Errorf("%s: want a session and a username, got %q and %q", h.Type, h.Session, h.Username)
	case err != nil || date.Location() != time.UTC:
		return fmt.Errorf("%s: date: want ISO 8601 in UTC, got %q", h.Type, h.Date)
	case h.Version != wire.ProtocolVersion:
		return fmt.Errorf("%s: version: want %s, got %q", h.Type, wire.ProtocolVersion, h.Version)
	}
	if err := validateParent(m); err != nil {
		return err
	}
	var content map[string]any
	if err := json.Unmarshal(m.Content, &content); err != nil {
		return fmt.Errorf("%s: content: %w", h.Type, err)
	}
	return validateContent(h.Type, content)
}

// validateParent wants the header of a request, but for the messages that no
// request has caused.
func validateParent(m *wire.Message) error {
	var p wire.Header
	if err := json.Unmarshal(m.Parent, &p); err != nil {
		return fmt.Errorf("%s: parent_header: %w", m.Header.Type, err)
	}
	orphan := m.Header.Type == "iopub_welcome" || strings.Contains(string(m.Content), `"starting"`)
	if !orphan && (p.ID == "" || p.Type == "") {
		return fmt.Errorf("%s: parent_header: want a msg_id and a msg_type, got %s", m.Header.Type, m.Parent)
	}
	if base, ok := strings.CutSuffix(m.Header.Type, "_reply"); ok && p.Type != base+"_request" {
		return fmt.Errorf("%s: parent_header: want a %s_request, got %q", m.Header.Type, base, p.Type)
	}
	return nil
}

func validateContent(msgType string, content map[string]any) error {
	want, ok := contents[msgType]
	if !ok {
		return fmt.Errorf("%s: not a message that a kernel sends", msgType)
	}
	if strings.HasSuffix(msgType, "_reply") {
		switch status := content["status"]; {
		case status == "error": // also of is_complete_reply, whose status otherwise is its answer
			want = errorFields
		case status == "aborted":
			want = fields{}
		case status != "ok" && msgType != "is_complete_reply":
			return fmt.Errorf("%s: status: want ok, error or aborted, got %v", msgType, content["status"])
		}
	}
	for key, check := range want {
		key, optional := strings.CutPrefix(key, "?")
		v, ok := content[key]
		if !ok && optional {
			continue
		}
		if !ok {
			return fmt.Errorf("%s: want %s, got none", msgType, key)
		}
		if w := check(v); w != "" {
			return fmt.Errorf("%s: %s: want %s, got %v", msgType, key, w, v)
		}
	}
	if msgType == "complete_reply" && content["status"] == "ok" {
		if s, e := content["cursor_start"].(float64), content["cursor_end"].(float64); s > e {
			return fmt.Errorf("complete_reply: cursor_start %v is behind cursor_end %v", s, e)
		}
	}
	return nil
}
