package kernel

import (
	"context"
	"strconv"
)

// This kernel has no comm targets of its own. Front ends open comms whether or
// not somebody listens (widget managers do at once) and must be told.

// commContent is the content of the comm messages.
type commContent struct {
	ID     string `json:"comm_id"`
	Target string `json:"target_name"`
}

// commInfo answers comm_info_request: no comm is open.
func commInfo(context.Context, *kernel, *request) (any, *Error) {
	return map[string]any{"comms": map[string]any{}}, nil
}

// commOpen closes the comm again, as the protocol asks for a target that the
// kernel does not know.
func commOpen(_ context.Context, k *kernel, r *request) (any, *Error) {
	var c commContent
	if err := r.decode(&c); err != nil {
		return nil, err
	}
	if c.ID == "" {
		return nil, &Error{Name: "bad request", Value: "comm_open: want a comm_id, got none"}
	}
	k.log.Info("comm refused", "target", c.Target)
	k.iopub.message(r.RawHeader, "comm_close", map[string]any{"comm_id": c.ID, "data": map[string]any{}})
	return nil, nil
}

// commOther takes comm_msg and comm_close. They are for a comm that is not open;
// the protocol has no answer to them.
func commOther(_ context.Context, k *kernel, r *request) (any, *Error) {
	var c commContent
	if err := r.decode(&c); err != nil {
		return nil, err
	}
	k.log.Debug("message for an unknown comm", "type", r.Header.Type, "comm", c.ID)
	return nil, nil
}

func quote(s string) string { return strconv.Quote(s) }
