package kernel

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"strings"

	"fluxrepl/kernel/transport"
	"fluxrepl/kernel/wire"
)

// request is one message from a front end.
type request struct {
	*wire.Message
	channel transport.Channel
	seq     uint64 // place in the queue
}

// handler answers one type of request.
type handler struct {
	reply  string        // type of the reply; empty: there is none
	urgent bool          // answered beside the worker
	light  bool          // answered beside the worker if it comes on control
	after  func(*kernel) // called when all is sent
	// serve returns the content of the reply, a map or struct without its
	// status, or an error, which is then the reply.
	serve func(context.Context, *kernel, *request) (any, *Error)
}

// handlers is the table of message types. A new type is a row here and a
// function in the file of its family.
var handlers map[string]handler

func init() { // not in the declaration: the handlers call functions that read the table
	handlers = map[string]handler{
		"kernel_info_request": {reply: "kernel_info_reply", light: true, serve: kernelInfo},
		"connect_request":     {reply: "connect_reply", serve: connect},
		"execute_request":     {reply: "execute_reply", serve: execute},
		"complete_request":    {reply: "complete_reply", serve: complete},
		"inspect_request":     {reply: "inspect_reply", serve: inspect},
		"is_complete_request": {reply: "is_complete_reply", serve: isComplete},
		"history_request":     {reply: "history_reply", serve: pastCells},
		"comm_info_request":   {reply: "comm_info_reply", serve: commInfo},
		"comm_open":           {serve: commOpen},
		"comm_msg":            {serve: commOther},
		"comm_close":          {serve: commOther},
		"interrupt_request":   {reply: "interrupt_reply", urgent: true, serve: interruptCell},
		"shutdown_request":    {reply: "shutdown_reply", urgent: true, serve: shutdown, after: shutDown},
	}
}

// aborted is the content of the reply to a request that was not carried out.
type aborted struct{ Count int }

// answer carries out one request: busy, reply, idle.
func (k *kernel) answer(ctx context.Context, r *request) {
	k.status(r, "busy")
	h, known := handlers[r.Header.Type]
	if !known {
		k.log.Warn("unknown message type", "channel", r.channel, "type", r.Header.Type)
		k.status(r, "idle")
		return
	}
	content, err := k.guarded(ctx, h, r)
	if h.reply != "" {
		// A reply must not arrive before the output that the request caused:
		// some clients stop listening when they have it.
		k.iopub.flush()
		k.reply(r, h.reply, withStatus{content, err})
	} else if err != nil {
		k.log.Warn("message not carried out", "type", r.Header.Type, "why", err)
	}
	k.status(r, "idle")
	if h.after != nil {
		h.after(k)
	}
}

func (k *kernel) status(r *request, state string) {
	k.iopub.message(r.RawHeader, "status", map[string]string{"execution_state": state})
}

// guarded calls a handler and turns a panic into an error.
func (k *kernel) guarded(ctx context.Context, h handler, r *request) (content any, err *Error) {
	defer func() {
		if v := recover(); v != nil {
			k.log.Error("panic", "type", r.Header.Type, "value", v, "stack", string(debug.Stack()))
			content, err = nil, panicError(v)
		}
	}()
	return h.serve(ctx, k, r)
}

// panicError is what the user sees of a panic in the interpreter itself; the
// panics of cells come from it as results.
func panicError(v any) *Error {
	value := fmt.Sprint(v)
	stack := strings.Split(strings.TrimSpace(string(debug.Stack())), "\n")
	return &Error{
		Name: "internal error", Value: value,
		Traceback: append([]string{"internal error: " + value}, stack...),
	}
}

// withStatus is the content of a reply: that of the handler and the status.
type withStatus struct {
	content any
	err     *Error
}

// MarshalJSON adds the keys that every reply has.
func (w withStatus) MarshalJSON() ([]byte, error) {
	fields := map[string]any{"status": "ok"}
	if a, ok := w.content.(aborted); ok {
		fields["status"], fields["execution_count"] = "aborted", a.Count
		return json.Marshal(fields)
	}
	if w.content != nil {
		body, err := encode(w.content)
		if err != nil {
			return nil, err
		}
		var own map[string]json.RawMessage
		if err := json.Unmarshal(body, &own); err != nil {
			return nil, err
		}
		for key, v := range own {
			fields[key] = v
		}
	}
	if w.err != nil {
		fields["status"] = "error"
		for key, v := range w.err.fields() {
			fields[key] = v
		}
	}
	return encode(fields)
}

// fields returns an error as messages carry it. Front ends show the traceback
// and nothing else, so there always is one.
func (e *Error) fields() map[string]any {
	tb := e.Traceback
	if len(tb) == 0 {
		tb = []string{e.Error()}
	}
	return map[string]any{"ename": e.Name, "evalue": e.Value, "traceback": tb}
}

// decode reads the content of a request into v.
func (r *request) decode(v any) *Error {
	if err := json.Unmarshal(r.Content, v); err != nil {
		return &Error{Name: "bad request", Value: r.Header.Type + ": " + err.Error()}
	}
	return nil
}

// encode marshals v without the escapes that are for HTML pages only.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// marshal is encode for what the kernel itself has made and cannot fail but for
// values that an interpreter gave; these are cleaned by bundles before.
func (k *kernel) marshal(v any) []byte {
	if v == nil {
		return nil
	}
	b, err := encode(v)
	if err != nil {
		k.log.Error("content not sent", "why", err)
		return nil
	}
	return b
}
