package interp

import (
	"context"
	"errors"
	"fmt"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fluxrepl/interp/check"
	"fluxrepl/interp/display"
	"fluxrepl/interp/export"
	"fluxrepl/interp/magic"
	"fluxrepl/interp/native/source"
	"fluxrepl/interp/yaegi"
)

// cell runs a whole cell: Go, magics, or both.
func (s *Session) cell(ctx context.Context, c Cell, o *sink) (*display.Data, *Error) {
	s.magics.enter(c)
	v, err := s.mixed(ctx, c, o, 0)
	s.magics.leave(c, err != nil)
	return v, err
}

// maxNesting bounds how deep magics run cells that hold magics.
const maxNesting = 20

// mixed runs Go that may have magics between.
func (s *Session) mixed(ctx context.Context, c Cell, o *sink, depth int) (*display.Data, *Error) {
	if len(c.Source) > maxSource || !magic.Present(c.Source) {
		return s.execute(ctx, c, o)
	}
	parts, err := magic.Split(c.Source, s.meaning)
	if err != nil {
		return nil, misuse(c, err)
	}
	if len(parts) == 1 && parts[0].Magic == nil {
		return s.execute(ctx, c, o)
	}
	if depth >= maxNesting {
		return nil, failure("unsupported", fmt.Sprintf("magics nest deeper than %d levels", maxNesting))
	}
	if err := s.precheck(c, parts); err != nil {
		return nil, err
	}
	var value *display.Data
	for _, p := range parts {
		if ctx.Err() != nil {
			return nil, interruptedError(false)
		}
		var v *display.Data
		var e *Error
		if p.Magic == nil {
			piece := c
			piece.Source = p.Go
			v, e = s.execute(ctx, piece, o)
		} else {
			s.kept.leave(c.Number, p)
			v, e = s.magic(ctx, c, p, o, depth)
		}
		s.sync()
		if e != nil {
			return nil, e
		}
		if v != nil || p.Magic == nil || p.Magic.Takes == magic.TakesGo {
			value = v
		}
	}
	return value, nil
}

// precheck looks at all the Go of a cell before any of it runs, so that a
// mistake at its end leaves nothing behind. Where a magic may bring names along
// that cannot be done.
func (s *Session) precheck(c Cell, parts []magic.Part) *Error {
	pieces := 0
	for _, p := range parts {
		if p.Magic != nil && p.Magic.Defines {
			return nil
		}
		if p.Magic == nil || p.Magic.Takes == magic.TakesGo || p.Magic.HoldsGo() {
			pieces++
		}
	}
	if pieces < 2 {
		return nil
	}
	c.Source = magic.Blank(c.Source, parts)
	if _, diags := check.Check(s.scope, s.fset, c.Name, c.Source); len(diags) > 0 {
		return diagnosed(c, diags)
	}
	return nil
}

// meaning says what a name stands for.
func (s *Session) meaning(name string) magic.Meaning { return meaning(s.scope, name) }

func meaning(scope *check.Scope, name string) magic.Meaning {
	switch o := scope.Lookup(name).(type) {
	case nil:
	case *types.PkgName:
		return magic.Package
	default:
		if o != types.Universe.Lookup(name) {
			return magic.Value
		}
	}
	if check.WellKnown(name) != "" {
		return magic.Package
	}
	return magic.Unknown
}

// magic runs one magic.
func (s *Session) magic(ctx context.Context, c Cell, p magic.Part, o *sink, depth int) (*display.Data, *Error) {
	call := &magic.Call{
		Session: &host{s, c, o, depth}, Magic: p.Magic,
		Args: p.Args, Body: p.Body, Line: p.Line, Col: p.Col,
	}
	if err := p.Magic.Run(ctx, call); err != nil {
		return call.Value, magicFailure(ctx, c, p.Line, err)
	}
	return call.Value, nil
}

// misuse is the error of a cell whose magics cannot be told.
func misuse(c Cell, err error) *Error {
	d := check.Diagnostic{Line: 1, Col: 1, Message: err.Error(), Syntax: true}
	if e, ok := errors.AsType[*magic.SyntaxError](err); ok {
		d.Line, d.Col = e.Line, e.Col
	}
	return diagnosed(c, []check.Diagnostic{d})
}

// magicFailure is the error that a magic came to.
func magicFailure(ctx context.Context, c Cell, line int, err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e // of the Go that it ran
	}
	kind := "error"
	if _, ok := errors.AsType[*magic.UsageError](err); ok {
		kind = "syntax error"
	} else if _, ok := errors.AsType[*magic.AbsentError](err); ok {
		kind = "unsupported"
	} else if ctx.Err() != nil {
		return interruptedError(false)
	}
	out := []string{kind + ": " + err.Error(), fmt.Sprintf("%s, line %d", c.Name, line)}
	out = append(out, check.Excerpt(strings.Split(c.Source, "\n"), line, 0)...)
	return &Error{Kind: kind, Message: err.Error(), Traceback: out}
}

// host is a session as a magic of one cell sees it. What else a session can do
// (see package magic) it does by its own methods.
type host struct {
	*Session
	cell  Cell
	out   *sink
	depth int
}

var _ magic.Session = (*host)(nil)

// piece is the cell with other source.
func (h *host) piece(src magic.Source) Cell {
	c := h.cell
	c.Source = src.Text
	if src.Name != "" {
		c.Name = src.Name
	}
	return c
}

// Run implements magic.Runner.
func (h *host) Run(ctx context.Context, src magic.Source) (*display.Data, error) {
	v, err := h.mixed(ctx, h.piece(src), h.out, h.depth+1)
	h.sync()
	if err != nil {
		return v, err
	}
	return v, nil
}

// Values implements magic.Runner.
func (h *host) Values(ctx context.Context, src magic.Source) ([]any, error) {
	var values []any
	h.magics.raw = func(vs []yaegi.Value) {
		for _, v := range vs {
			values = append(values, v.Value)
		}
	}
	defer func() { h.magics.raw = nil }()
	if _, err := h.execute(ctx, h.piece(src), h.out); err != nil {
		return nil, err
	}
	if len(values) == 0 {
		return nil, fmt.Errorf("%s: want a value, got none", h.cell.Name)
	}
	return values, nil
}

// Call implements magic.Runner.
func (h *host) Call(ctx context.Context, f func()) error {
	restore, err := h.enter()
	if err != nil {
		return err
	}
	defer restore()
	end := h.engine.Run(ctx, f)
	h.sync()
	if err := h.failed(ctx, end); err != nil {
		return err
	}
	return nil
}

// Place implements magic.Runner.
func (h *host) Place() (magic.Place, bool) {
	e, ok := h.engine.(*yaegi.Engine)
	if !ok {
		return magic.Place{}, false
	}
	m := h.world.Place(e.Mark())
	if m.Func == nil || m.Line < 1 {
		return magic.Place{}, false
	}
	text := ""
	if lines := strings.SplitN(m.Func.Text, "\n", m.Line+1); m.Line <= len(lines) {
		text = strings.TrimSpace(lines[m.Line-1])
	}
	return magic.Place{Cell: m.Func.Cell, Line: m.Line, Func: m.Func.Name, Text: text}, true
}

// Compiled implements magic.Runner.
func (h *host) Compiled(symbol, file string) (fn, cell string, ok bool) {
	cell, ok = source.CellName(file)
	return source.Function(symbol), cell, ok
}

// guard is an engine that keeps panics of tests from ending the process.
type guard interface {
	GuardTest(func(*testing.T)) func(*testing.T)
	GuardBenchmark(func(*testing.B)) func(*testing.B)
}

// GuardTest implements magic.Runner.
func (h *host) GuardTest(f func(*testing.T)) func(*testing.T) {
	if g, ok := h.engine.(guard); ok {
		return g.GuardTest(f)
	}
	return f
}

// GuardBenchmark implements magic.Runner.
func (h *host) GuardBenchmark(f func(*testing.B)) func(*testing.B) {
	if g, ok := h.engine.(guard); ok {
		return g.GuardBenchmark(f)
	}
	return f
}

// Compiling implements magic.Runner.
func (h *host) Compiling() magic.Usage {
	h.magics.counting = true
	return h.magics.compiling
}

// Stream implements magic.Screen.
func (h *host) Stream(name, text string) { h.out.stream(name, text) }

// Display implements magic.Screen.
func (h *host) Display(d display.Data) { h.out.display(d) }

// Page implements magic.Screen.
func (h *host) Page(d display.Data) {
	h.magics.payloads = append(h.magics.payloads, Payload{Kind: PayloadPage, Data: d})
}

// Input implements magic.Screen.
func (h *host) Input(text string, replace bool) {
	h.magics.payloads = append(h.magics.payloads, Payload{Kind: PayloadInput, Text: text, Replace: replace})
}

// Dir implements magic.Session.
func (h *host) Dir() string { return h.folder() }

// folder is where relative paths begin.
func (s *Session) folder() string {
	if s.dir != "" {
		if abs, err := filepath.Abs(s.dir); err == nil {
			return abs
		}
		return s.dir
	}
	dir, err := os.Getwd()
	if err != nil {
		return "." // it was removed; what is opened there will say so
	}
	return dir
}

// SetDir implements magic.Session.
func (h *host) SetDir(path string) error {
	if h.dir == "" {
		return os.Chdir(path)
	}
	h.dir = path
	return nil
}

// Env implements magic.Memory.
func (h *host) Env() check.Env { return h.scope }

// History implements magic.Memory.
func (h *host) History() []magic.Cell { return h.magics.cells }

// Variables implements magic.Memory.
func (h *host) Variables() []magic.Variable {
	var out []magic.Variable
	for _, n := range h.scope.Names() {
		v, ok := h.scope.Lookup(n).(*types.Var)
		if !ok || strings.ContainsRune(n, '·') {
			continue
		}
		found := magic.Variable{Name: n, Type: v.Type()}
		found.Value, found.Known = h.variable(v)
		out = append(out, found)
	}
	return out
}

// variable returns what a variable holds: from its home, if two engines share
// it, else from the interpreter.
func (s *Session) variable(v *types.Var) (value any, ok bool) {
	if s.heap != nil {
		if home := s.heap.Of(v); home != nil {
			p, made := home.Made()
			if !made || !p.Elem().CanInterface() {
				return nil, false
			}
			return p.Elem().Interface(), true
		}
	}
	e, canRead := s.engine.(*yaegi.Engine)
	name := s.world.Name(v)
	if !canRead || name == "" {
		return nil, false
	}
	return e.Variable(name, v.Type())
}

// Goroutines implements magic.Memory.
func (h *host) Goroutines() []magic.Goroutines {
	e, ok := h.engine.(interface{ Owners() []any })
	if !ok {
		return nil
	}
	count := map[string]int{}
	for _, o := range e.Owners() {
		if s, ok := o.(*sink); ok {
			count[s.cell]++
		}
	}
	var out []magic.Goroutines
	for cell, n := range count {
		out = append(out, magic.Goroutines{Cell: cell, Count: n})
	}
	slices.SortFunc(out, func(a, b magic.Goroutines) int { return strings.Compare(a.Cell, b.Cell) })
	return out
}

// Inspect implements magic.Memory.
func (h *host) Inspect(expression string, detail int) (display.Data, bool) {
	return check.Inspect(h.scope, expression, len(expression), detail)
}

// Reset implements magic.Memory.
func (h *host) Reset(k magic.Kind) error {
	if k == magic.Inputs {
		h.magics.forget()
		return nil
	}
	h.forgetValues()
	if k == magic.Outputs {
		return nil
	}
	h.kept.forget()
	return h.begin()
}

// Export implements magic.Exporter.
func (h *host) Export(_ context.Context, path string, cells []magic.Cell) (string, error) {
	if cells == nil {
		return path, h.Session.Export(path)
	}
	list := make([]export.Cell, len(cells))
	for i, c := range cells {
		list[i] = export.Cell{Number: c.Number, Source: c.Source}
		if c.Failed {
			list[i].Failed = &export.Failure{Kind: "panic", Message: "it failed in the session"}
		}
	}
	return path, h.write(list, path)
}

// remember keeps the value of a cell for _, _n and Out[n].
func (s *Session) remember(c Cell, v yaegi.Value) {
	if c.Silent {
		return
	}
	s.scope.Remember(c.Number, s.world.Type(v.Type))
	for _, n := range s.magics.keep(c.Number, v.Value) {
		s.scope.Forget(n)
	}
}

func (s *Session) forgetValues() {
	for _, n := range s.magics.order {
		s.scope.Forget(n)
	}
	s.magics.values, s.magics.order = nil, nil
}

// complete completes magics and, where there are none, Go.
func (s *Session) complete(src string, cursor int) check.Completion {
	if !magic.Present(src) {
		return s.completeGo(src, cursor)
	}
	if c, ok := magic.Complete(src, cursor, s.folder()); ok {
		return c
	}
	return s.completeGo(magic.Go(src, s.meaning), cursor)
}

// completeGo completes in Go: in text between quotes the names of files.
func (s *Session) completeGo(src string, cursor int) check.Completion {
	if c, ok := check.CompletePath(src, cursor, s.folder()); ok {
		return c
	}
	return check.CompleteAt(s.scope, src, cursor)
}

// inspect tells about magics and names.
func (s *Session) inspect(src string, cursor, detail int) (display.Data, bool) {
	if !magic.Present(src) {
		return check.Inspect(s.scope, src, cursor, detail)
	}
	if m := magic.At(src, cursor); m != nil {
		return m.Inspect(), true
	}
	return check.Inspect(s.scope, magic.Go(src, s.meaning), cursor, detail)
}

func (s *Session) isComplete(src string) (status, indent string) {
	if !magic.Present(src) {
		return check.IsComplete(src)
	}
	if complete, known := magic.Ends(src); known && complete {
		return check.StatusComplete, ""
	} else if known {
		return check.StatusIncomplete, ""
	}
	return check.IsComplete(magic.Go(src, s.meaning))
}
