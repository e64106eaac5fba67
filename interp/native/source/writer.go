package source

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
)

// writer writes one function, or the statements of a cell.
type writer struct {
	p      *unitPackage
	cell   *check.Cell
	info   *types.Info
	out    *strings.Builder
	self   types.Object     // the function being written; nil for the cell's statements
	sig    *types.Signature // of the function literal or function around
	at     int              // line of the cell that was written last
	temp   int
	outer  bool                 // statements of the outermost level, not of a function literal
	copies map[*heap.Var]string // copies of variables that the loop around has
	raw    bool                 // a communication of a select statement: channel operations as they are
}

func (w *writer) refuse(pos token.Pos, format string, args ...any) {
	w.p.refuse(w.cell, pos, format, args...)
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(w.out, format+"\n", args...) }

// capture returns what f writes as statements.
func (w *writer) capture(f func()) string {
	saved := w.out
	w.out = &strings.Builder{}
	f()
	s := w.out.String()
	w.out = saved
	return s
}

// fresh is the name of a temporary variable.
func (w *writer) fresh() string {
	w.temp++
	return fmt.Sprintf("_t%d", w.temp)
}

// poll is a poll for an interrupt.
func (w *writer) poll() string {
	return "if " + w.p.rt("Stopped") + "() { " + w.p.rt("Stop") + "() }"
}

// body writes the body of a function.
func (w *writer) body(b *ast.BlockStmt, sig *types.Signature) string {
	around := w.sig
	w.sig = sig
	defer func() { w.sig = around }()
	text := w.capture(func() {
		if w.calls(b) {
			w.line("%s", w.poll())
		}
		w.stmts(b.List)
	})
	end := w.mark(b.Rbrace)
	w.at = 0
	return " {\n" + text + end + "}"
}

// calls says that a body may call code of the session, and so itself: the
// calls of others end by themselves.
func (w *writer) calls(b *ast.BlockStmt) bool {
	found := false
	ast.Inspect(b, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok || found {
			return !found
		}
		tv := w.info.Types[c.Fun]
		if tv.IsType() || tv.IsBuiltin() {
			return true
		}
		if f := calledFunc(w.info, ast.Unparen(c.Fun)); f == nil || ours(f) || isInterfaceMethod(f) {
			found = true
		}
		return !found
	})
	return found
}

func isInterfaceMethod(f *types.Func) bool {
	r := f.Signature().Recv()
	return r != nil && types.IsInterface(r.Type())
}

// calledFunc is the function or method that a call names, nil for a call of a
// value.
func calledFunc(info *types.Info, fun ast.Expr) *types.Func {
	switch f := fun.(type) {
	case *ast.Ident:
		fn, _ := info.Uses[f].(*types.Func)
		return fn
	case *ast.SelectorExpr:
		fn, _ := info.Uses[f.Sel].(*types.Func)
		return fn
	case *ast.IndexExpr:
		return calledFunc(info, ast.Unparen(f.X))
	case *ast.IndexListExpr:
		return calledFunc(info, ast.Unparen(f.X))
	}
	return nil
}

// object is what an identifier means; a stand-in means what it stands for.
func (w *writer) object(id *ast.Ident) types.Object {
	o := w.info.Uses[id]
	if o == nil {
		o = w.info.Defs[id]
	}
	if old := w.cell.Old[o]; old != nil {
		return old
	}
	return o
}
