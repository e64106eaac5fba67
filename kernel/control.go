package kernel

import "context"

// interruptCell answers interrupt_request: the running cell's context is
// cancelled; without one nothing happens.
func interruptCell(_ context.Context, k *kernel, _ *request) (any, *Error) {
	k.interrupt()
	return map[string]any{}, nil
}

// shutdown answers shutdown_request. The same content is published, so that
// other clients of this kernel learn of it.
func shutdown(_ context.Context, k *kernel, r *request) (any, *Error) {
	var c struct {
		Restart bool `json:"restart"`
	}
	if err := r.decode(&c); err != nil {
		return nil, err
	}
	content := map[string]any{"status": "ok", "restart": c.Restart}
	k.iopub.message(r.RawHeader, "shutdown_reply", content)
	return content, nil
}

// shutDown ends Serve once the reply is sent.
func shutDown(k *kernel) { k.stop(errShutdown) }
