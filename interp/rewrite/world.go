package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/tools/go/types/typeutil"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
)

// World is what the rewriter knows across the cells of a session. It is used
// by one goroutine at a time.
type World struct {
	// mu guards types, numbers, marks, bodies and written, which running code
	// asks for.
	mu       sync.Mutex
	names    map[types.Object]string // of variables and functions of the outermost level
	funcs    map[types.Object]*function
	aliases  map[string]string     // import path to name in the written source
	types    []types.Type          // by number
	numbers  typeutil.Map          // type to number
	structs  typeutil.Map          // struct types of cells to their name
	helpers  map[string]string     // text to name
	recalled map[types.Object]bool // kept values that have a variable
	insts    map[string]string     // generic function and type arguments to name
	current  map[string]types.Object
	marks    []Mark
	bodies   []*Func  // by the numbers of body marks
	written  []string // source, a cell each
	serial   int
	undo     []func()
	methods  map[types.Object]string
	shared   map[*heap.Var]bool    // those that written source has a pointer to
	heap     *heap.Heap            // where variables live that another engine shares; may be nil
	alike    func(types.Type) bool // says which types those may have
}

// function is what is kept of a function, to write it out for type arguments
// later and to know what it depends on.
type function struct {
	decl     *ast.FuncDecl
	cell     *check.Cell
	uses     []types.Object
	compiled bool // by the native engine: there is no body for the interpreter
}

// Mark is a place in a cell that running code can refer to by number.
type Mark struct {
	Func      *Func
	Line, End int // of the statement
}

// Unit is a cell in the interpreter's language.
type Unit struct {
	Source  string // declarations
	Entry   string // the name of the function that runs the cell
	Imports []string
	// Notes are sentences for the reader, such as which functions still use
	// an earlier meaning of a name.
	Notes []string
	// Vars are the homes of the shared variables that the unit mentions; the
	// written source calls them vars.P and their number.
	Vars      []*heap.Var
	pointers  []string // declarations of the pointers to them
	inits     []string // calls that assign functions
	quiet     map[*ast.FuncDecl]bool
	initCalls []string // calls of the cell's init functions
}

// Refusal says why a cell that is valid Go cannot be run here.
type Refusal struct {
	Line, Col int
	Message   string
}

func (r *Refusal) Error() string { return r.Message }

// NewWorld returns a world without cells.
func NewWorld() *World {
	return &World{
		names: map[types.Object]string{}, funcs: map[types.Object]*function{}, aliases: map[string]string{},
		helpers: map[string]string{}, insts: map[string]string{}, recalled: map[types.Object]bool{}, current: map[string]types.Object{}, methods: map[types.Object]string{},
	}
}

// NewSharedWorld returns a world whose variables and functions live in h, as
// far as alike says of their types that the interpreter's values look like
// compiled ones. Who rewrites a cell has declared its objects there.
func NewSharedWorld(h *heap.Heap, alike func(types.Type) bool) *World {
	w := NewWorld()
	w.heap, w.alike = h, alike
	w.shared = map[*heap.Var]bool{}
	return w
}

// Type returns the type with a number that written source mentions. Like
// Number it may be called from any goroutine.
func (w *World) Type(n int) types.Type {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.types[n]
}

// Mark returns the place with a number; the zero Mark for none.
func (w *World) Mark(n int) Mark {
	if n < 1 || n > len(w.marks) {
		return Mark{}
	}
	return w.marks[n-1]
}

// Place is Mark for any goroutine, while others write cells.
func (w *World) Place(n int) Mark {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.Mark(n)
}

// Name returns what written source calls a variable or function of the
// session, "" if it does not know it.
func (w *World) Name(o types.Object) string { return w.names[o] }

// Rollback forgets what the last Rewrite declared; for a cell that the engine
// did not take.
func (w *World) Rollback() {
	for i := len(w.undo) - 1; i >= 0; i-- {
		w.undo[i]()
	}
	w.undo = nil
}

func set[K comparable, V any](w *World, m map[K]V, k K, v V) {
	old, had := m[k]
	m[k] = v
	w.undo = append(w.undo, func() {
		if had {
			m[k] = old
		} else {
			delete(m, k)
		}
	})
}

func (w *World) setType(m *typeutil.Map, t types.Type, v any) {
	m.Set(t, v)
	w.undo = append(w.undo, func() { m.Delete(t) })
}

// number returns the number of a type; identical types have the same.
func (w *World) number(t types.Type) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	if n, ok := w.numbers.At(t).(int); ok {
		return n
	}
	w.types = append(w.types, t)
	w.numbers.Set(t, len(w.types)-1)
	return len(w.types) - 1
}

// Number is number for the engine's own use.
func (w *World) Number(t types.Type) int { return w.number(t) }

// fresh returns a name that nothing else has; hint is kept readable in it.
func (w *World) fresh(prefix, hint string) string {
	w.serial++
	return prefix + strconv.Itoa(w.serial) + "_" + ascii(hint)
}

func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return 'u'
	}, s)
}

// Rewrite writes a cell. On a *Refusal the world is as before; otherwise the
// caller calls Rollback if it cannot use the unit.
func (w *World) Rewrite(cell *check.Cell) (u *Unit, err error) {
	w.undo = nil
	e := &emitter{w: w, cell: cell, info: cell.Info, unit: &Unit{}, locals: map[types.Object]string{}}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Refusal:
			w.Rollback()
			u, err = nil, r
		default: // a gap of the rewriter must not end the session
			w.Rollback()
			line, col := cell.Position(e.at)
			u, err = nil, &Refusal{Line: line, Col: col, Message: fmt.Sprintf("this is not supported in interpreted cells (%v)", r)}
		}
	}()
	e.program()
	return e.unit, nil
}

// emitter writes one cell, or one function of it.
type emitter struct {
	w      *World
	cell   *check.Cell
	info   *types.Info
	unit   *Unit
	subst  *substitution
	locals map[types.Object]string
	out    *strings.Builder // statements
	decls  *[]string        // declarations of the unit
	pend   *[]func()        // functions to write later
	fn     *funcState
	at     token.Pos             // the statement or declaration being written
	quiet  bool                  // no line marks: code of a goroutine
	root   ast.Node              // the function declaration being written; nil for the cell's statements
	kept   map[types.Object]bool // see keeps
}

// refuse ends the rewriting of the cell.
func (e *emitter) refuse(pos token.Pos, format string, args ...any) {
	if !pos.IsValid() {
		pos = e.at
	}
	line, col := e.cell.Position(pos)
	panic(&Refusal{Line: line, Col: col, Message: fmt.Sprintf(format, args...)})
}

func (e *emitter) line(format string, args ...any) {
	fmt.Fprintf(e.out, format+"\n", args...)
}

func (e *emitter) raw(s string) {
	e.out.WriteString(s)
	e.out.WriteByte('\n')
}

// capture returns what f writes as statements.
func (e *emitter) capture(f func()) string {
	saved := e.out
	e.out = &strings.Builder{}
	f()
	s := e.out.String()
	e.out = saved
	return s
}

func (e *emitter) declare(s string) { *e.decls = append(*e.decls, s) }

// helper declares a function once per session; text has %s for its name.
func (e *emitter) helper(hint, text string) string {
	if n, ok := e.w.helpers[text]; ok {
		return n
	}
	n := e.w.fresh("h", hint)
	set(e.w, e.w.helpers, text, n)
	e.declare(strings.Replace(text, "%s", n, 1))
	return n
}

// keep remembers written source for traces.
func (w *World) keep(source string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.written = append(w.written, source)
	n := len(w.written) - 1
	w.undo = append(w.undo, func() { w.written = w.written[:n] })
}

// mark makes the running code say at which node it is.
func (e *emitter) mark(n ast.Node) {
	if !e.quiet && n.Pos().IsValid() {
		e.line("__l = %d", e.markNumber(n))
	}
}

// markNumber is the number of a node's mark.
func (e *emitter) markNumber(n ast.Node) int {
	line, _ := e.cell.Position(n.Pos())
	end, _ := e.cell.Position(n.End())
	m := Mark{Func: e.fn.rec, Line: line, End: end}
	e.w.mu.Lock()
	defer e.w.mu.Unlock()
	if k := len(e.w.marks); k > 0 && e.w.marks[k-1] == m {
		return k
	}
	e.w.marks = append(e.w.marks, m)
	return len(e.w.marks)
}

// here writes, in the code of goroutines, that a panic follows and where. Such
// code carries no other marks.
func (e *emitter) here(n ast.Node) string {
	if !e.quiet || !n.Pos().IsValid() || e.cell.Source == "" {
		return ""
	}
	return fmt.Sprintf("rt.At(%d); ", e.markNumber(n))
}

// helperFor is helper for functions that take values of the types ts. To a
// declared function the interpreter passes zero for negative zero, and for
// structs and arrays of those, so such a function is written where it is
// called.
func (e *emitter) helperFor(hint, text string, ts ...types.Type) string {
	for _, t := range ts {
		if holdsFloat(e.sub(t)) {
			return "(" + strings.Replace(text, "func %s", "func", 1) + ")"
		}
	}
	return e.helper(hint, text)
}

// holdsFloat says that a value of t is a floating-point or complex number, or
// has some inside.
func holdsFloat(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&(types.IsFloat|types.IsComplex) != 0
	case *types.Array:
		return holdsFloat(u.Elem())
	case *types.Tuple:
		for v := range u.Variables() {
			if holdsFloat(v.Type()) {
				return true
			}
		}
	case *types.Struct:
		for f := range u.Fields() {
			if holdsFloat(f.Type()) {
				return true
			}
		}
	}
	return false
}
