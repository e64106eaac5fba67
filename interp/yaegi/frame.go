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
	recovered []Earlier // by the deferred call that runs
}

// Earlier is a panic in the place of which another one came.
type Earlier struct {
	Value     any
	Recovered bool // it was recovered first
}

type deferred struct {
	call func()
	arm  bool
	// catch is a compiled function that may call recover itself; err its
	// argument.
	catch func(*error)
	err   *error
}

// Defer adds a call that does not ask for the panic.
func (f *Frame) Defer(call func()) { f.calls = append(f.calls, deferred{call: call}) }

// DeferRecover adds a call of a function that may call recover.
func (f *Frame) DeferRecover(call func()) { f.calls = append(f.calls, deferred{call: call, arm: true}) }

// DeferCatch adds the call of a compiled function that may call recover.
func (f *Frame) DeferCatch(catch func(*error), err *error) {
	f.calls = append(f.calls, deferred{catch: catch, err: err})
}

// caught runs a compiled function as a deferred call of a panic with value,
// since recover answers to nothing else. It reports whether the function
// recovered; a panic of the function's own goes on.
func caught(value any, catch func(*error), err *error) (recovered bool) {
	func() {
		defer catch(err)
		panic(value)
	}()
	return true
}

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
		if d.catch != nil {
			f.runCatch(d)
			continue
		}
		if d.arm {
			f.e.arm(f)
		}
		f.recovered = nil
		f.guarded(d.call)
		if d.arm {
			f.e.disarm(f)
		}
	}
	if f.panicking {
		panic(f.value)
	}
}

// runCatch runs a deferred compiled function.
func (f *Frame) runCatch(d deferred) {
	if !f.panicking {
		f.guarded(func() { d.catch(d.err) })
		return
	}
	v, recovered := f.e.translate(f.value), false
	f.guarded(func() { recovered = caught(v, d.catch, d.err) })
	if recovered {
		f.settle()
	}
}

// settle ends the frame's panic.
func (f *Frame) settle() any {
	f.panicking = false
	v := f.value
	f.value = nil
	f.e.mu.Lock()
	f.e.origin = panicOrigin{}
	f.e.mu.Unlock()
	f.e.trace.take()
	f.e.place()
	f.recovered = append(f.e.chain(), Earlier{Value: f.e.translate(v), Recovered: true})
	return v
}

// unstoppable says that what unwinds is not the cell's business: an
// interrupt or the end of the program.
func (f *Frame) unstoppable() bool {
	if f.e.deads.Load() > 0 {
		if _, dead := f.e.dead.Load(goroutine()); dead {
			return true
		}
	}
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
		old, was := f.value, f.panicking
		f.value = recover()
		f.panicking = true
		f.replaced(old, was)
		f.e.began(f.value)
	}()
	call()
	normal = true
}

// replaced notes the panic in the place of which the one that has begun came:
// one that was on its way, or one that the deferred call recovered.
func (f *Frame) replaced(old any, was bool) {
	switch {
	case len(f.recovered) > 0:
		f.e.chains.Store(goroutine(), f.recovered)
		f.recovered = nil
	case was:
		f.e.chains.Store(goroutine(), append(f.e.chain(), Earlier{Value: f.e.translate(old)}))
	}
}

// chain returns and forgets the panics that came before the one that the
// running goroutine is in.
func (e *Engine) chain() []Earlier {
	c, ok := e.chains.LoadAndDelete(goroutine())
	if !ok {
		return nil
	}
	return c.([]Earlier)
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
	return f.e.translate(f.settle())
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
