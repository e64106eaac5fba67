package interp

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"fluxrepl/interp/check"
	"fluxrepl/interp/native"
	"fluxrepl/interp/native/cellrt"
	"fluxrepl/interp/native/toolchain"
	"fluxrepl/interp/yaegi"
)

// compiled is what a session knows of its compiled cells.
type compiled struct {
	shop       *workshop         // nil until the native engine is asked for
	engine     *native.Engine    // nil until it is ready
	absent     bool              // there is no native engine after all
	results    []any             // of the cell that runs
	trace      []Frame           // of the last panic, as far as it was in compiled cells
	at         *Frame            // where a cell is that is run directly; nil for others
	texts      map[string]string // of the cells, by name
	background *background       // compiles functions; nil until there are some
	self       atomic.Uint64     // the goroutine of the cell that runs
}

// workshop is the toolchain that the sessions of this process share, with
// what has become of making it ready.
type workshop struct {
	ready chan struct{} // closed when tools and err are there
	tools *toolchain.Toolchain
	err   error
	stop  context.CancelFunc
	users int
	mu    sync.Mutex
	note  func(done, total int, what string)
}

var shop struct {
	sync.Mutex
	open *workshop
}

// enterShop returns the process's workshop, which begins to make itself ready
// when somebody first asks for it.
func enterShop() *workshop {
	shop.Lock()
	defer shop.Unlock()
	if w := shop.open; w != nil {
		w.users++
		return w
	}
	ctx, stop := context.WithCancel(context.Background())
	w := &workshop{ready: make(chan struct{}), stop: stop, users: 1}
	shop.open = w
	go w.prepare(ctx)
	return w
}

func (w *workshop) prepare(ctx context.Context) {
	defer close(w.ready)
	t, err := toolchain.Find(ctx, toolchain.Options{Open: native.Open, Progress: w.progress})
	if err != nil {
		w.err = err
		return
	}
	if err := t.Warm(ctx); err != nil {
		w.err = errors.Join(err, t.Close())
		return
	}
	w.tools = t
}

// leave gives the workshop back; the last one closes it.
func (w *workshop) leave() error {
	shop.Lock()
	defer shop.Unlock()
	if w.users--; w.users > 0 {
		return nil
	}
	shop.open = nil
	w.stop()
	<-w.ready
	if w.tools == nil {
		return nil
	}
	return w.tools.Close()
}

// watch has progress told to f until the result is called.
func (w *workshop) watch(f func(done, total int, what string)) (unwatch func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.note = f
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.note = nil
	}
}

func (w *workshop) progress(done, total int, what string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.note != nil {
		w.note(done, total, what)
	}
}

// prepare has the native engine made ready in the background.
func (s *Session) prepare() {
	if s.compiled.shop == nil {
		s.compiled.shop = enterShop()
	}
}

// nativeEngine waits until the native engine is ready and returns it. o is
// told what takes long.
func (s *Session) nativeEngine(ctx context.Context, o *sink) (*native.Engine, error) {
	if s.compiled.engine != nil {
		return s.compiled.engine, nil
	}
	if s.heap == nil {
		return nil, &EngineError{Native, "this session was made for the interpreter alone"}
	}
	s.prepare()
	told := false
	unwatch := s.compiled.shop.watch(func(done, total int, what string) {
		if !told {
			told = true
			o.stream("stderr", fmt.Sprintf("note: compiling %d packages for compiled cells; this is done once on a machine\n", total))
		}
	})
	defer unwatch()
	select {
	case <-s.compiled.shop.ready:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if s.compiled.shop.err != nil {
		return nil, &EngineError{Native, s.compiled.shop.err.Error()}
	}
	s.compiled.engine = native.New(s.compiled.shop.tools, s.heap, compiledType)
	s.host() // compiled functions may be called before a compiled cell runs
	return s.compiled.engine, nil
}

// host connects compiled cells to this session.
func (s *Session) host() {
	cellrt.SetHost(cellrt.Host{
		Result: func(values []any) { s.compiled.results = values },
		Panic:  func(v any, _ []byte) { s.compiledGoroutine(v) },
		Report: s.compiledReport,
		Show:   s.show,
		Clear:  s.clear,
		Exit:   s.exit,

		Recovered: s.recovered,
	})
}

// recovered is what a compiled cell recovered, which interpreted code that it
// called may have panicked with.
func (s *Session) recovered(v any) any {
	if y, ok := s.engine.(*yaegi.Engine); ok {
		return y.Recovered(v)
	}
	return v
}

// leave gives the native engine back.
func (s *Session) leave() error {
	if s.compiled.background != nil {
		s.compiled.background.close()
		s.compiled.background = nil
	}
	if s.compiled.shop == nil {
		return nil
	}
	w := s.compiled.shop
	s.compiled.shop, s.compiled.engine = nil, nil
	return w.leave()
}

// exit is os.Exit of a compiled cell, from any of its goroutines.
func (s *Session) exit(code int) {
	if y, ok := s.engine.(*yaegi.Engine); ok {
		y.Exit(code)
	}
}

// endCompiled completes what is known of the end of a compiled cell.
func (s *Session) endCompiled(cell *check.Cell, o yaegi.Outcome) yaegi.Outcome {
	if o.Abandoned {
		cellrt.Bury(uintptr(s.compiled.self.Load())) // for good: nobody waits for it
		return o
	}
	o.Values = s.values(cell)
	return o
}

// compiledReport writes a panic of compiled code, in the deferred function that
// recovered it.
func (s *Session) compiledReport(v any) []string {
	return report(panicLines(panicText(v), nil, panicText), s.compiledFrames(native.Frames()), 0)
}

// compiledGoroutine tells how a goroutine of a compiled cell ended.
func (s *Session) compiledGoroutine(v any) {
	if e, ok := v.(cellrt.Exit); ok {
		s.goroutineExited(nil, e.Code)
		return
	}
	lines := s.compiledReport(v)
	lines[0] = "panic in a goroutine" + strings.TrimPrefix(lines[0], "panic")
	s.out.Load().stream("stderr", strings.Join(lines, "\n")+"\n")
}
