package yaegi

import (
	"context"
	"fmt"
	"runtime"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// Outcome is how a run ended.
type Outcome struct {
	Values []Value
	// Panic is set when the cell panicked with Value; Mark tells where.
	Panic bool
	Value any
	Mark  int
	Chain []Earlier // panics before this one, that it took the place of
	Calls []Call    // around the panic, innermost first
	// Missing counts calls left out before the last ones of Calls.
	Missing int
	// Interrupted is set when the context ended the run. Abandoned says that
	// compiled code did not return and was left behind.
	Interrupted, Abandoned bool
	Overflow               bool
	Exit                   bool
	Code                   int
}

// Limits of a run.
const (
	grace      = 250 * time.Millisecond // for compiled code to return after an interrupt
	settle     = 30 * time.Millisecond  // for goroutines to stop after an interrupt
	unwinding  = 30 * time.Second       // for a runaway recursion to come back
	watchEvery = 5 * time.Millisecond
	maxStack   = 512 << 20 // bytes of all goroutines' stacks,
	// over what each goroutine of a cell that runs many of them needs.
	ordinaryStack = 32 << 10
	stackMetric   = "/memory/classes/heap/stacks:bytes"
)

// interrupted is the panic that ends a blocked operation of an interrupted
// cell; no recover of a cell sees it.
type interrupted struct{}

func (interrupted) Error() string { return "interrupted" }

// goexit is the panic of runtime.Goexit: deferred calls run, recover does not
// see it.
type goexit struct{}

func (goexit) Error() string { return "goroutine ended" }

// exit is the panic of os.Exit and log.Fatal.
type exit struct{ code int }

func (e exit) Error() string { return fmt.Sprintf("exit status %d", e.code) }

// Run runs a loaded cell until it returns, panics, or ctx ends.
func (e *Engine) Run(ctx context.Context, cell func()) Outcome {
	e.mu.Lock()
	e.results, e.origin = nil, panicOrigin{}
	e.mu.Unlock()
	select {
	case <-e.exits: // of a cell that ended meanwhile
	default:
	}
	e.inCell.Store(true)
	defer e.inCell.Store(false)
	ended := make(chan Outcome, 1)
	go func() {
		var o Outcome
		defer func() { ended <- o }() // runtime.Goexit of compiled code comes here too
		o = e.protected(cell)
	}()
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	base := stackBytes()
	for {
		select {
		case o := <-ended:
			return e.finished(o)
		case <-ctx.Done():
			return e.stop(ended, Outcome{Interrupted: true})
		case code := <-e.exits:
			return e.stop(ended, Outcome{Exit: true, Code: code})
		case <-tick.C:
			if stackBytes() > base+maxStack+ordinaryStack*uint64(runtime.NumGoroutine()) {
				return e.stop(ended, Outcome{Overflow: true})
			}
		}
	}
}

func stackBytes() uint64 {
	s := []metrics.Sample{{Name: stackMetric}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// protected runs a cell and takes its panic.
func (e *Engine) protected(cell func()) (o Outcome) {
	returned := false
	e.main.Store(goroutine())
	defer func() {
		r := recover()
		if returned {
			return
		}
		if _, gone := r.(interrupted); gone {
			o = Outcome{Interrupted: true}
			return
		}
		o = e.panicked(r)
	}()
	cell()
	returned = true
	return o
}

func (e *Engine) panicked(r any) Outcome {
	if e.hooks.Ending != nil {
		if o, ok := e.hooks.Ending(r); ok {
			return o
		}
	}
	switch v := r.(type) {
	case interrupted:
		return Outcome{Interrupted: true}
	case exit:
		return Outcome{Exit: true, Code: v.code}
	case goexit, nil:
		return Outcome{}
	}
	o := Outcome{Panic: true, Value: e.translate(r), Mark: e.Mark()}
	e.mu.Lock()
	if e.origin.set {
		o.Mark = e.origin.mark
	}
	e.mu.Unlock()
	if m := e.place(); m > 0 {
		o.Mark = m
	}
	o.Chain = e.chain()
	o.Calls, o.Missing = e.trace.take()
	return o
}

// finished adds the values of a run that came to its end.
func (e *Engine) finished(o Outcome) Outcome {
	e.mu.Lock()
	defer e.mu.Unlock()
	o.Values = e.results
	e.results = nil
	return o
}

// stop ends everything that runs: interpreted code at its next step, blocked
// operations at once. The run number goes back afterwards, since closures
// made before remember it.
func (e *Engine) stop(ended chan Outcome, o Outcome) Outcome {
	e.stopping.Store(true)
	atomic.AddUint64(e.runID, 1)
	old := *e.done.Load()
	close(old)
	resume := func() {}
	if e.hooks.Interrupt != nil {
		resume = e.hooks.Interrupt()
	}
	defer func() { resume() }()
	patience := grace
	if o.Overflow {
		patience = unwinding
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-ended:
		o.Mark = e.Mark()
	case <-timer.C:
		o.Abandoned = true
		e.bury(ended)
	}
	for wait := settle; wait > 0 && e.running.Load() > 0; wait -= time.Millisecond {
		pause := time.NewTimer(time.Millisecond)
		<-pause.C
	}
	next := make(chan struct{})
	e.done.Store(&next)
	atomic.AddUint64(e.runID, ^uint64(0))
	e.stopping.Store(false)
	o = e.finished(o)
	o.Values = nil
	if o.Overflow {
		runtime.GC() // the huge stack goes back
	}
	return o
}

// bury marks the goroutine that runs the cell as left behind: the next thing
// it asks of the runtime ends it.
func (e *Engine) bury(ended chan Outcome) {
	id := e.main.Load()
	e.dead.Store(id, true)
	e.deads.Add(1)
	go func() {
		<-ended
		e.dead.Delete(id)
		e.deads.Add(-1)
	}()
}

// alive ends the calling goroutine if its cell was left behind.
func (e *Engine) alive() {
	if e.deads.Load() == 0 {
		return
	}
	if _, dead := e.dead.Load(goroutine()); dead {
		panic(interrupted{})
	}
}
