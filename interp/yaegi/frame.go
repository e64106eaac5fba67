package yaegi

import (
	"bytes"
	"runtime"
	"strconv"
)

// Frame runs the body of a function that has defer statements, with panics,
// recover and the order of deferred calls as the language defines them.
type Frame struct {
	e         *Engine
	calls     []deferred
	panicking bool
	value     any
	done      bool // the body and all deferred calls have run
}

type deferred struct {
	call func()
	arm  bool
}

// Defer adds a call that does not ask for the panic.
func (f *Frame) Defer(call func()) { f.calls = append(f.calls, deferred{call, false}) }

// DeferRecover adds a call of a function that may call recover.
func (f *Frame) DeferRecover(call func()) { f.calls = append(f.calls, deferred{call, true}) }

// Run runs a body and then the deferred calls, last first. It panics if the
// body or a deferred call did and nobody recovered.
func (f *Frame) Run(body func()) {
	f.guarded(body)
	for len(f.calls) > 0 {
		d := f.calls[len(f.calls)-1]
		f.calls = f.calls[:len(f.calls)-1]
		if f.unstoppable() {
			break
		}
		if d.arm {
			f.e.arm(f)
		}
		f.guarded(d.call)
		if d.arm {
			f.e.disarm(f)
		}
	}
	if f.panicking {
		panic(f.value)
	}
}

// unstoppable says that what unwinds is not the cell's business: an
// interrupt or the end of the program.
func (f *Frame) unstoppable() bool {
	if !f.panicking {
		return f.e.stopping.Load()
	}
	switch f.value.(type) {
	case interrupted, exit:
		return true
	}
	return f.e.stopping.Load()
}

// guarded runs a function and keeps its panic; a new one takes the place of
// an old one.
func (f *Frame) guarded(call func()) {
	normal := false
	defer func() {
		if normal {
			return
		}
		f.value = recover()
		f.panicking = true
		f.e.began(f.value)
	}()
	call()
	normal = true
}

// began notes where a panic started, unless it is on its way already.
func (e *Engine) began(v any) {
	if goroutine() != e.main.Load() {
		return // marks are the cell's own goroutine's
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.origin.set && same(e.origin.value, v) {
		return
	}
	e.origin = panicOrigin{set: true, value: v, mark: e.Mark()}
}

// same compares without panicking on what cannot be compared.
func same(a, b any) (eq bool) {
	defer func() {
		if recover() != nil {
			eq = false
		}
	}()
	return a == b
}

// Recover returns the value of the panic that the frame's function is in and
// ends the panic; nil if there is none, also on a nil frame.
func (f *Frame) Recover() any {
	if f == nil || !f.panicking || f.unstoppable() {
		return nil
	}
	if _, leaving := f.value.(goexit); leaving {
		return nil
	}
	f.panicking = false
	v := f.value
	f.value = nil
	f.e.mu.Lock()
	f.e.origin = panicOrigin{}
	f.e.mu.Unlock()
	f.e.trace.take()
	return f.e.translate(v)
}

// arm makes the frame the one that a recover in the function called next on
// this goroutine asks.
func (e *Engine) arm(f *Frame) {
	id := goroutine()
	e.mu.Lock()
	e.armed[id] = f
	e.mu.Unlock()
}

func (e *Engine) disarm(f *Frame) {
	id := goroutine()
	e.mu.Lock()
	if e.armed[id] == f {
		delete(e.armed, id)
	}
	e.mu.Unlock()
}

// takeArmed returns the frame that armed this goroutine, once.
func (e *Engine) takeArmed() *Frame {
	e.mu.Lock()
	none := len(e.armed) == 0
	e.mu.Unlock()
	if none {
		return nil
	}
	id := goroutine()
	e.mu.Lock()
	defer e.mu.Unlock()
	f := e.armed[id]
	delete(e.armed, id)
	return f
}

// goroutine is the number of the running goroutine, read from the head of its
// stack trace; the runtime gives no other way.
func goroutine() int64 {
	var buf [64]byte
	s := buf[:runtime.Stack(buf[:], false)]
	s = bytes.TrimPrefix(s, []byte("goroutine "))
	if i := bytes.IndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	n, _ := strconv.ParseInt(string(s), 10, 64)
	return n
}
