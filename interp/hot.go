package interp

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
)

// warm is how many times the body of a loop must run for compiling the cell to
// be worth a quarter of a second: an interpreted step takes some 0.1 µs.
const warm = 1_000_000

// unknown is what a loop counts for whose bound nobody can tell beforehand.
const unknown = 100

// hot guesses from its loops whether a cell runs long enough for compiling it
// first to pay. Loops that do their work in compiled calls, as most over
// batches do, are not. Variables of earlier cells count as what they hold now.
func hot(cell *check.Cell, h *heap.Heap) bool {
	e := heat{cell: cell, heap: h, known: map[types.Object]float64{}}
	for _, s := range cell.Stmts {
		e.learn(s)
	}
	for _, s := range cell.Stmts {
		if e.of(s) >= warm {
			return true
		}
	}
	for _, f := range cell.Funcs {
		if f.Body != nil && e.of(f.Body) >= warm {
			return true
		}
	}
	return false
}

type heat struct {
	cell  *check.Cell
	heap  *heap.Heap
	known map[types.Object]float64 // variables that the cell begins with a number
}

// learn notes n := 1000.
func (h heat) learn(s ast.Stmt) {
	a, ok := s.(*ast.AssignStmt)
	if !ok || a.Tok != token.DEFINE || len(a.Lhs) != len(a.Rhs) {
		return
	}
	for i, l := range a.Lhs {
		if id, ok := l.(*ast.Ident); ok {
			if n := h.number(a.Rhs[i]); n > 0 {
				h.known[h.cell.Info.Defs[id]] = n
			}
		}
	}
}

// of estimates how often the innermost statements of n run.
func (h heat) of(n ast.Node) (most float64) {
	ast.Inspect(n, func(m ast.Node) bool {
		switch m := m.(type) {
		case *ast.ForStmt:
			most = max(most, h.bound(m)*max(1, h.of(m.Body)))
			return false
		case *ast.RangeStmt:
			most = max(most, h.length(m.X)*max(1, h.of(m.Body)))
			return false
		}
		return true
	})
	return most
}

// bound is the number in a loop's condition, as in i < 1000.
func (h heat) bound(f *ast.ForStmt) float64 {
	b, ok := f.Cond.(*ast.BinaryExpr)
	if !ok {
		return unknown
	}
	if n := max(h.number(b.X), h.number(b.Y)); n > 0 {
		return n
	}
	return unknown
}

// length is how many elements a range has, where that can be seen.
func (h heat) length(x ast.Expr) float64 {
	if n := h.number(x); n > 0 {
		return n
	}
	t := h.cell.Info.TypeOf(x)
	if t == nil {
		return unknown
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if a, ok := t.Underlying().(*types.Array); ok {
		return float64(a.Len())
	}
	return unknown
}

// number is what a constant or a variable is, or has as its length; 0 if that
// cannot be seen.
func (h heat) number(x ast.Expr) float64 {
	if v := h.cell.Info.Types[x].Value; v != nil && (v.Kind() == constant.Int || v.Kind() == constant.Float) {
		f, _ := constant.Float64Val(v)
		return f
	}
	if c, ok := x.(*ast.CallExpr); ok && len(c.Args) == 1 { // len(xs)
		if id, ok := c.Fun.(*ast.Ident); ok && id.Name == "len" {
			return h.number(c.Args[0])
		}
	}
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok {
		return 0
	}
	o := h.cell.Info.Uses[id]
	if old := h.cell.Old[o]; old != nil {
		o = old
	}
	if n, ok := h.known[o]; ok {
		return n
	}
	return h.held(o)
}

// held is what a variable of an earlier cell holds.
func (h heat) held(o types.Object) float64 {
	if h.heap == nil || o == nil {
		return 0
	}
	home := h.heap.Of(o)
	if home == nil {
		return 0
	}
	p, made := home.Made()
	if !made {
		return 0
	}
	switch v := p.Elem(); v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return float64(v.Int())
	case reflect.Slice, reflect.Map, reflect.String, reflect.Array:
		return float64(v.Len())
	}
	return 0
}
