package interp

import (
	"context"
	"errors"
	"go/types"

	"fluxrepl/interp/check"
	"fluxrepl/interp/direct"
	"fluxrepl/interp/native"
	"fluxrepl/interp/native/cellrt"
	"fluxrepl/interp/native/source"
	"fluxrepl/interp/rewrite"
	"fluxrepl/interp/yaegi"
)

// loaded is a cell that is ready to run.
type loaded struct {
	run      func()
	notes    []string
	compiled bool
}

// load makes a cell ready for the engine that suits it. After an error the
// session knows nothing of the cell.
func (s *Session) load(ctx context.Context, c Cell, cell *check.Cell, o *sink) (*loaded, *Error) {
	l, err := s.choose(ctx, c, cell, o)
	if err == nil {
		return l, nil
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return nil, interruptedError(false)
	}
	return nil, unsupported(c, err)
}

// engineOf is the engine that was asked for.
func (s *Session) engineOf(c Cell) Engine {
	if c.Engine != "" {
		return c.Engine
	}
	return s.want
}

// choose asks for one engine or, left to itself, interprets what the
// interpreter runs as compiled code would, and compiles the rest. Where there
// is no native engine everything is interpreted.
func (s *Session) choose(ctx context.Context, c Cell, cell *check.Cell, o *sink) (*loaded, error) {
	want := s.engineOf(c)
	switch {
	case want == Native:
		return s.compile(ctx, cell, o)
	case s.heap == nil || s.compiled.absent:
		return s.interpret(ctx, cell)
	}
	why := s.whyNative(cell)
	if want == Interpreted && why != "" {
		return nil, &EngineError{Interpreted, why + ", which this session has compiled"}
	}
	if why == "" && (want == Interpreted || !hot(cell, s.heap)) {
		l, err := s.interpret(ctx, cell)
		if err == nil || want == Interpreted {
			return l, err
		}
	}
	if why != "" && s.compiled.engine != nil {
		if l, ok := s.direct(c, cell); ok {
			return l, nil
		}
	}
	l, err := s.compile(ctx, cell, o)
	var none *EngineError
	if errors.As(err, &none) {
		s.compiled.absent = true // from now on types are the interpreter's
		return s.interpret(ctx, cell)
	}
	return l, err
}

// interpret makes a cell ready for the interpreter.
func (s *Session) interpret(ctx context.Context, cell *check.Cell) (l *loaded, err error) {
	s.declare(cell)
	defer func() {
		if err != nil {
			s.forget()
		}
	}()
	if s.heap != nil {
		source.Learn(s.heap, cell)
	}
	if s.compiled.engine != nil {
		s.compiled.engine.Note(cell.Info) // before the interpreter makes types of its own
	}
	unit, err := s.world.Rewrite(cell)
	if err != nil {
		return nil, err
	}
	if err := s.share(unit.Vars); err != nil {
		return nil, err
	}
	run, err := s.ready(ctx, unit)
	if err != nil {
		return nil, err
	}
	return &loaded{run: run, notes: unit.Notes}, nil
}

// large is the size of written source, in bytes, that takes the interpreter
// longer than a reader waits who wants to interrupt it.
const large = 1 << 17

// ready has the interpreter compile a unit. It cannot be stopped while it does;
// an interrupt leaves it to its work, and the next cell waits for it.
func (s *Session) ready(ctx context.Context, unit *rewrite.Unit) (func(), error) {
	if len(unit.Source) < large {
		return s.engine.Load(unit.Imports, unit.Source, unit.Entry)
	}
	var run func()
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		run, err = s.engine.Load(unit.Imports, unit.Source, unit.Entry)
	}()
	select {
	case <-done:
		return run, err
	case <-ctx.Done():
		s.left = done
		return nil, ctx.Err()
	}
}

// rested waits until the interpreter has finished what an interrupt left.
func (s *Session) rested(ctx context.Context) bool {
	if s.left == nil {
		return true
	}
	select {
	case <-s.left:
		s.left = nil
		return true
	case <-ctx.Done():
		return false
	}
}

// compile makes a cell ready to run as compiled code.
func (s *Session) compile(ctx context.Context, cell *check.Cell, o *sink) (*loaded, error) {
	e, err := s.nativeEngine(ctx, o)
	if err != nil {
		return nil, err
	}
	for _, r := range cell.Recalled {
		s.heap.Hold(r.Var)
	}
	unit, err := e.Load(ctx, cell)
	if err != nil {
		return nil, err
	}
	s.recall(cell)
	if s.compiled.texts == nil {
		s.compiled.texts = map[string]string{}
	}
	s.compiled.texts[cell.Name] = cell.Source
	notes := append(s.world.Observe(cell), unit.Notes...)
	return &loaded{run: func() { s.runCompiled(unit) }, notes: notes, compiled: true}, nil
}

// direct runs a small cell over compiled types by reflection.
func (s *Session) direct(c Cell, cell *check.Cell) (*loaded, bool) {
	p, ok := direct.New(cell, s.heap, compiledType)
	if !ok {
		return nil, false
	}
	s.declare(cell)
	source.Learn(s.heap, cell)
	s.compiled.engine.Note(cell.Info)
	line, _ := cell.Position(cell.Stmts[0].Pos())
	at := &Frame{Cell: c.Name, Source: c.Source, Lines: []int{line}}
	run := func() {
		s.host()
		s.compiled.results, s.compiled.at = nil, at
		s.compiled.self.Store(uint64(cellrt.Self()))
		values, err := p.Run()
		if err != nil {
			panic(err)
		}
		s.compiled.results = values
	}
	return &loaded{run: run, notes: s.world.Observe(cell), compiled: true}, true
}

// runCompiled runs a compiled cell on the goroutine that the runner made.
func (s *Session) runCompiled(u *native.Unit) {
	s.host()
	s.compiled.results = nil
	s.compiled.self.Store(uint64(cellrt.Self()))
	u.Run()
}

// values are the results of a compiled cell, with their static types.
func (s *Session) values(cell *check.Cell) []yaegi.Value {
	if len(s.compiled.results) == 0 || cell.Last == nil {
		return nil
	}
	var ts []types.Type
	if tup, ok := cell.Info.TypeOf(cell.Last).(*types.Tuple); ok {
		for v := range tup.Variables() {
			ts = append(ts, v.Type())
		}
	} else {
		ts = []types.Type{types.Default(cell.Info.TypeOf(cell.Last))}
	}
	out := make([]yaegi.Value, 0, len(s.compiled.results))
	for i, v := range s.compiled.results {
		if i < len(ts) {
			out = append(out, yaegi.Value{Type: s.world.Number(ts[i]), Value: v})
		}
	}
	s.compiled.results = nil
	return out
}

// ending says how a cell ended that panicked with one of the values that are
// not the reader's. It is called where the stack of the panic can still be
// seen, and keeps what compiled code is on it.
func (s *Session) ending(v any) (o yaegi.Outcome, ok bool) {
	switch v := v.(type) {
	case cellrt.Interrupted:
		return yaegi.Outcome{Interrupted: true}, true
	case cellrt.Exit:
		return yaegi.Outcome{Exit: true, Code: v.Code}, true
	case cellrt.Goexited:
		return yaegi.Outcome{}, true
	}
	s.compiled.trace = s.compiledFrames(native.Frames())
	if s.compiled.at != nil {
		s.compiled.trace = append(s.compiled.trace, *s.compiled.at)
	}
	return o, false
}

// compiledFrames finds the cells of compiled functions.
func (s *Session) compiledFrames(calls []native.Frame) []Frame {
	var out []Frame
	for _, c := range calls {
		f := Frame{Func: c.Func, Cell: c.Cell, Source: s.compiled.texts[c.Cell]}
		if c.Line > 0 {
			f.Lines = []int{c.Line}
		}
		out = append(out, f)
	}
	return out
}
