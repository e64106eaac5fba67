package yaegi

import (
	"reflect"
	"time"
)

// goroutine starts a cell's goroutine. Its panic is told, not fatal.
func (e *Engine) goroutine(f func()) {
	e.alive()
	e.running.Add(1)
	owner := e.owner()
	go func() {
		defer e.running.Add(-1)
		id := goroutine()
		e.owners.Store(id, owner)
		defer e.owners.Delete(id)
		defer func() {
			switch r := recover().(type) {
			case nil, interrupted, goexit:
			case exit:
				e.exit(owner, r)
			default:
				p := GoroutinePanic{Owner: owner, Goroutine: id, Value: e.translate(r), Mark: e.place(), Chain: e.chain()}
				p.Calls, p.Missing = e.trace.take()
				if e.hooks.Panic != nil && e.hooks.Panic(p) {
					e.exit(owner, exit{2})
				}
			}
		}()
		f()
	}()
}

// owner says whose a goroutine is that the running one starts.
func (e *Engine) owner() any {
	if o, ok := e.owners.Load(goroutine()); ok {
		return o
	}
	if e.hooks.Owner == nil {
		return nil
	}
	return e.hooks.Owner()
}

// exit ends the cell that runs, as os.Exit in a goroutine ends a program.
func (e *Engine) exit(owner any, x exit) {
	if !e.inCell.Load() {
		if e.hooks.Exit != nil {
			e.hooks.Exit(owner, x.code)
		}
		return
	}
	select {
	case e.exits <- x.code:
	default: // another one did already
	}
}

// Exit ends the cell that runs without waiting for the goroutine that asks for
// it, as os.Exit ends a program.
func (e *Engine) Exit(code int) { e.exit(nil, exit{code}) }

// Owners returns whose the goroutines are that still run, each as often as it
// has some.
func (e *Engine) Owners() []any {
	var out []any
	e.owners.Range(func(_, owner any) bool {
		out = append(out, owner)
		return true
	})
	return out
}

// stopChan is closed when the running cell is interrupted.
func (e *Engine) stopChan() <-chan struct{} { return *e.done.Load() }

func (e *Engine) sleep(ns int64) {
	if ns <= 0 {
		return
	}
	t := time.NewTimer(time.Duration(ns))
	defer t.Stop()
	select {
	case <-t.C:
	case <-e.stopChan():
		panic(interrupted{})
	}
}

// send sends *v.
func (e *Engine) send(c, v any) {
	e.choose([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c), Send: reflect.ValueOf(v).Elem()}}, true)
}

// recv receives into *v; it reports false if the channel is closed.
func (e *Engine) recv(c, v any) bool {
	_, r, ok := e.choose([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)}}, true)
	if r.IsValid() {
		reflect.ValueOf(v).Elem().Set(r)
	}
	return ok
}

// choose is reflect.Select that an interrupt ends. Without wait it returns -1
// when nothing is ready.
func (e *Engine) choose(cases []reflect.SelectCase, wait bool) (int, reflect.Value, bool) {
	for i := range cases {
		if !cases[i].Chan.IsValid() || cases[i].Chan.IsNil() {
			cases[i] = reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf((chan struct{})(nil))}
		}
	}
	n := len(cases)
	if wait {
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(e.stopChan())})
	} else {
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectDefault})
	}
	i, v, ok := reflect.Select(cases)
	if i < n {
		return i, v, ok
	}
	if wait {
		panic(interrupted{})
	}
	return -1, reflect.Value{}, false
}

func closeChan(c any) {
	v := reflect.ValueOf(c)
	if !v.IsValid() || v.IsNil() {
		panic(&RuntimeError{"close of nil channel"})
	}
	v.Close()
}

// Case is one case of a select statement.
type Case struct {
	number int
	sel    reflect.SelectCase
	value  reflect.Value // where to store what was received
	ok     *bool
}

func sendCase(n int, c, v any) Case {
	return Case{number: n, sel: reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c), Send: reflect.ValueOf(v).Elem()}}
}

func recvCase(n int, c, v any, ok *bool) Case {
	return Case{number: n, sel: reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)}, value: reflect.ValueOf(v).Elem(), ok: ok}
}

// selectCase runs a select statement and returns the number of the case, -1
// for default.
func (e *Engine) selectCase(wait bool, list []Case) int {
	cases := make([]reflect.SelectCase, len(list), len(list)+1)
	for i, c := range list {
		cases[i] = c.sel
	}
	i, v, ok := e.choose(cases, wait)
	if i < 0 {
		return -1
	}
	if c := list[i]; c.ok != nil {
		if v.IsValid() {
			c.value.Set(v)
		}
		*c.ok = ok
	}
	return list[i].number
}
