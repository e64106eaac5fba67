package kernel

import (
	"context"
	"errors"
)

// executeContent is the content of an execute_request.
type executeContent struct {
	Code            *string           `json:"code"`
	Silent          bool              `json:"silent"`
	StoreHistory    *bool             `json:"store_history"`    // absent: the opposite of silent
	UserExpressions map[string]string `json:"user_expressions"` // name → expression
	AllowStdin      *bool             `json:"allow_stdin"`      // absent: true
	StopOnError     *bool             `json:"stop_on_error"`    // absent: true
}

// executeReply is the content of an execute_reply, but for the status.
type executeReply struct {
	Count           int            `json:"execution_count"`
	UserExpressions map[string]any `json:"user_expressions"`
	Payload         []any          `json:"payload"` // deprecated by the protocol, but its only way to a pager
}

// execute runs a cell. What it prints and displays is published as it comes;
// here follow its value or its error.
//
// A silent cell publishes no execute_input and no execute_result and is neither
// counted nor stored, but what it prints, displays and fails with is shown, as
// front ends that look into a kernel with silent cells expect.
//
// The number of a cell is one more than that of the last one that was counted:
// cells that are not stored do not move it on.
func execute(ctx context.Context, k *kernel, r *request) (any, *Error) {
	if k.queue.isAborted(r) {
		return aborted{k.count}, nil
	}
	var c executeContent
	if err := r.decode(&c); err != nil {
		return nil, err
	}
	if c.Code == nil {
		return nil, &Error{Name: "bad request", Value: "execute_request: want code, got none"}
	}
	req := ExecuteRequest{
		Code: *c.Code, Silent: c.Silent, Count: k.count + 1,
		StoreHistory: orElse(c.StoreHistory, true) && !c.Silent,
		AllowStdin:   orElse(c.AllowStdin, true),
	}
	if req.StoreHistory {
		k.count = req.Count
	}
	if !req.Silent {
		k.iopub.message(r.RawHeader, "execute_input", map[string]any{"code": req.Code, "execution_count": req.Count})
	}
	reply := executeReply{Count: req.Count, UserExpressions: map[string]any{}, Payload: []any{}}
	result := k.run(ctx, req, &output{k, r.RawHeader})
	if req.StoreHistory {
		k.history.add(req.Count, req.Code, plainText(result.Data))
	}
	if result.Err != nil {
		k.iopub.message(r.RawHeader, "error", result.Err.fields())
		if orElse(c.StopOnError, true) {
			k.queue.settle(ctx)
			k.queue.abortWaiting()
		}
		return reply, result.Err
	}
	if result.Data != nil && !req.Silent {
		k.iopub.annotated(r.RawHeader, "execute_result", map[string]any{
			"execution_count": req.Count,
			"data":            k.cleanData(result.Data.Data),
			"metadata":        k.cleanMap(result.Data.Metadata),
		}, nil)
	}
	for _, p := range result.Payloads {
		reply.Payload = append(reply.Payload, k.payload(p))
	}
	for name, expression := range c.UserExpressions {
		reply.UserExpressions[name] = k.evaluate(ctx, expression)
	}
	return reply, nil
}

// payload is p as the front ends read it.
func (k *kernel) payload(p Payload) map[string]any {
	if p.Page != nil {
		return map[string]any{"source": "page", "data": k.cleanData(p.Page.Data), "start": 0}
	}
	return map[string]any{"source": "set_next_input", "text": p.Input, "replace": p.Replace}
}

// run calls the interpreter with a context that an interrupt cancels; a panic
// there is the cell's error.
func (k *kernel) run(ctx context.Context, req ExecuteRequest, out Output) (res ExecuteResult) {
	ctx, done := k.interruptible(ctx)
	defer done()
	defer func() {
		if v := recover(); v != nil {
			res = ExecuteResult{Err: panicError(v)}
			k.log.Error("panic in the interpreter", "value", v, "traceback", res.Err.Traceback)
		}
	}()
	return k.it.Execute(ctx, req, out)
}

// interruptible returns a context that interrupt cancels until done is called.
func (k *kernel) interruptible(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	k.running.Lock()
	k.running.cancel, k.running.interrupted = cancel, false
	k.running.Unlock()
	return ctx, func() {
		k.running.Lock()
		k.running.cancel = nil
		k.running.Unlock()
		cancel(context.Canceled)
	}
}

var errNoEvaluator = &Error{Name: "unsupported", Value: "this kernel does not evaluate user expressions"}

// evaluate answers one of the user_expressions.
func (k *kernel) evaluate(ctx context.Context, expression string) (entry map[string]any) {
	fail := func(e *Error) map[string]any {
		f := e.fields()
		f["status"] = "error"
		return f
	}
	defer func() {
		if v := recover(); v != nil {
			entry = fail(panicError(v))
		}
	}()
	ev, ok := k.it.(Evaluator)
	if !ok {
		return fail(errNoEvaluator)
	}
	ctx, done := k.interruptible(ctx)
	defer done()
	b, err := ev.Evaluate(ctx, expression)
	if err != nil {
		return fail(err)
	}
	return map[string]any{"status": "ok", "data": k.cleanData(b.Data), "metadata": k.cleanMap(b.Metadata)}
}

// Interrupted reports whether ctx, given to Execute, ended by an interrupt, and
// not because the kernel is being shut down.
func Interrupted(ctx context.Context) bool {
	return errors.Is(context.Cause(ctx), errInterrupted)
}

// orElse returns *p, or def if the key was absent or null.
func orElse(p *bool, def bool) bool {
	if p == nil {
		return def
	}
	return *p
}

// output publishes what one cell shows, also after its end.
type output struct {
	k      *kernel
	parent []byte
}

// Stream gathers text; any name but stderr is stdout.
func (o *output) Stream(name, text string) {
	if name != "stderr" {
		name = "stdout"
	}
	o.k.iopub.stream(o.parent, name, text)
}

// Display publishes display_data.
func (o *output) Display(b Bundle) { o.show("display_data", b) }

// UpdateDisplay publishes update_display_data. Without a display_id there is
// nothing to replace, and the message would not be valid: b is then displayed.
func (o *output) UpdateDisplay(b Bundle) {
	if id, ok := b.Transient["display_id"].(string); !ok || id == "" {
		o.Display(b)
		return
	}
	o.show("update_display_data", b)
}

func (o *output) show(msgType string, b Bundle) {
	o.k.iopub.message(o.parent, msgType, map[string]any{
		"data":      o.k.cleanData(b.Data),
		"metadata":  o.k.cleanMap(b.Metadata),
		"transient": o.k.cleanMap(b.Transient),
	})
}

// ClearOutput publishes clear_output.
func (o *output) ClearOutput(wait bool) {
	o.k.iopub.message(o.parent, "clear_output", map[string]bool{"wait": wait})
}
