package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"strings"
)

// exprs has a row for each kind of expression.
var exprs map[reflect.Type]func(*writer, ast.Expr) string

func init() {
	exprs = map[reflect.Type]func(*writer, ast.Expr) string{
		reflect.TypeFor[*ast.Ident]():          (*writer).ident,
		reflect.TypeFor[*ast.ParenExpr]():      func(w *writer, x ast.Expr) string { return "(" + w.expr(x.(*ast.ParenExpr).X) + ")" },
		reflect.TypeFor[*ast.StarExpr]():       func(w *writer, x ast.Expr) string { return "*" + w.expr(x.(*ast.StarExpr).X) },
		reflect.TypeFor[*ast.UnaryExpr]():      (*writer).unary,
		reflect.TypeFor[*ast.BinaryExpr]():     (*writer).binary,
		reflect.TypeFor[*ast.IndexExpr]():      (*writer).index,
		reflect.TypeFor[*ast.IndexListExpr]():  (*writer).indexList,
		reflect.TypeFor[*ast.SliceExpr]():      (*writer).slice,
		reflect.TypeFor[*ast.SelectorExpr]():   (*writer).selector,
		reflect.TypeFor[*ast.CompositeLit]():   func(w *writer, x ast.Expr) string { return w.literal(x.(*ast.CompositeLit)) },
		reflect.TypeFor[*ast.FuncLit]():        (*writer).funcLit,
		reflect.TypeFor[*ast.CallExpr]():       func(w *writer, x ast.Expr) string { return w.call(x.(*ast.CallExpr)) },
		reflect.TypeFor[*ast.TypeAssertExpr](): (*writer).typeAssert,
		reflect.TypeFor[*ast.BasicLit]():       func(_ *writer, x ast.Expr) string { return x.(*ast.BasicLit).Value },
	}
}

// expr writes an expression.
func (w *writer) expr(x ast.Expr) string {
	mark := w.moved(x.Pos())
	if tv := w.info.Types[x]; tv.IsType() {
		return mark + w.conversionType(tv.Type)
	}
	if text, ok := w.constant(x); ok {
		return mark + text
	}
	f := exprs[reflect.TypeOf(x)]
	if f == nil {
		w.refuse(x.Pos(), "this expression cannot be compiled")
	}
	return mark + f(w, x)
}

// list writes expressions with commas between them.
func (w *writer) list(xs []ast.Expr) string {
	parts := make([]string, len(xs))
	for i, x := range xs {
		parts[i] = w.expr(x)
	}
	return strings.Join(parts, ", ")
}

// conversionType writes a type where an operand stands.
func (w *writer) conversionType(t types.Type) string {
	text := w.p.typ(t)
	switch types.Unalias(t).(type) {
	case *types.Basic, *types.Named, *types.TypeParam, *types.Slice, *types.Array, *types.Map:
		return text
	}
	return "(" + text + ")"
}

func (w *writer) ident(x ast.Expr) string {
	id := x.(*ast.Ident)
	if id.Name == "_" {
		return "_"
	}
	switch o := w.object(id).(type) {
	case *types.Nil:
		return "nil"
	case *types.Builtin:
		return o.Name()
	case *types.Func:
		return w.function(o.Origin(), id)
	case *types.Var:
		if v := w.p.w.heap.Of(o); v != nil {
			if n, ok := w.copies[v]; ok {
				return n
			}
			return "(*" + w.p.variable(v) + ")"
		}
		if o.Pkg() != nil && !ours(o) && o.Parent() == o.Pkg().Scope() {
			return w.p.imported(o.Pkg().Path()) + "." + o.Name()
		}
	}
	return w.p.local(strings.TrimSuffix(id.Name, oldMark))
}

// oldMark is what the name of a stand-in ends with.
const oldMark = "·old"

// function writes the use of a function. Those of the session are variables,
// so that a redefinition is seen; a function calls itself, and the cell's
// statements call the cell's functions, without the detour.
func (w *writer) function(o *types.Func, id *ast.Ident) string {
	if !ours(o) {
		if n, ok := replaced[o.FullName()]; ok {
			return w.p.rt(n)
		}
		return w.p.imported(o.Pkg().Path()) + "." + o.Name()
	}
	if o.Signature().TypeParams().Len() > 0 {
		return w.p.generic(o)
	}
	if n, ok := w.p.own[o]; ok && (w.self == nil || w.self == o) {
		return n
	}
	if v := w.p.w.heap.Of(o); v != nil {
		return "(*" + w.p.variable(v) + ")"
	}
	if n, ok := w.p.funcs[o]; ok {
		return n
	}
	w.refuse(id.Pos(), "the function %s has no home", o.Name())
	return ""
}

func (w *writer) unary(x ast.Expr) string {
	u := x.(*ast.UnaryExpr)
	switch u.Op {
	case token.ARROW:
		if w.raw {
			return "<-" + w.inner(u.X)
		}
		return w.p.rt("Recv") + "(" + w.expr(u.X) + ")"
	case token.AND:
		if lit, ok := ast.Unparen(u.X).(*ast.CompositeLit); ok {
			return w.literalOf(lit, w.info.TypeOf(lit), true)
		}
	}
	operand := w.expr(u.X)
	if isLiteralSign(u.Op, operand) {
		operand = " " + operand
	}
	return u.Op.String() + operand
}

// inner writes the operand of a channel operation that stays as it is: only
// the outermost one is the select statement's.
func (w *writer) inner(x ast.Expr) string {
	w.raw = false
	defer func() { w.raw = true }()
	return w.expr(x)
}

func (w *writer) binary(x ast.Expr) string {
	b := x.(*ast.BinaryExpr)
	if w.compares(b) {
		left := w.asAny(b.X)
		return left + " " + b.Op.String() + " " + w.asAny(b.Y)
	}
	left := w.expr(b.X)
	return left + " " + b.Op.String() + " " + w.expr(b.Y)
}

func (w *writer) index(x ast.Expr) string {
	i := x.(*ast.IndexExpr)
	if w.info.Types[i.Index].IsType() {
		return w.expr(i.X) + "[" + w.p.typ(w.info.TypeOf(i.Index)) + "]"
	}
	base := w.expr(i.X)
	return base + "[" + w.expr(i.Index) + "]"
}

func (w *writer) indexList(x ast.Expr) string {
	i := x.(*ast.IndexListExpr)
	args := make([]string, len(i.Indices))
	for k, a := range i.Indices {
		args[k] = w.p.typ(w.info.TypeOf(a))
	}
	return w.expr(i.X) + "[" + strings.Join(args, ", ") + "]"
}

func (w *writer) slice(x ast.Expr) string {
	s := x.(*ast.SliceExpr)
	text := w.expr(s.X) + "["
	if s.Low != nil {
		text += w.expr(s.Low)
	}
	text += ":"
	if s.High != nil {
		text += w.expr(s.High)
	}
	if s.Max != nil {
		text += ":" + w.expr(s.Max)
	}
	return text + "]"
}

func (w *writer) selector(x ast.Expr) string {
	s := x.(*ast.SelectorExpr)
	sel := w.info.Selections[s]
	if sel == nil {
		return w.qualified(s)
	}
	if sel.Kind() == types.FieldVal {
		return w.field(s, sel)
	}
	if text, ok := w.replacedValue(s, sel); ok {
		return text
	}
	if sel.Kind() == types.MethodExpr {
		return "(" + w.p.typ(sel.Recv()) + ")." + methodName(sel.Obj().(*types.Func))
	}
	return w.expr(s.X) + "." + w.moved(s.Sel.Pos()) + methodName(sel.Obj().(*types.Func))
}

// qualified writes the name of something in a package.
func (w *writer) qualified(s *ast.SelectorExpr) string {
	o := w.info.Uses[s.Sel]
	if f, ok := o.(*types.Func); ok {
		return w.function(f, s.Sel)
	}
	if b, ok := o.(*types.Builtin); ok {
		return w.p.imported("unsafe") + "." + b.Name()
	}
	return w.p.imported(o.Pkg().Path()) + "." + o.Name()
}

func (w *writer) funcLit(x ast.Expr) string {
	f := x.(*ast.FuncLit)
	sig := w.info.TypeOf(f).(*types.Signature)
	raw, outer, copies := w.raw, w.outer, w.copies
	w.raw, w.outer, w.copies = false, false, nil
	defer func() { w.raw, w.outer, w.copies = raw, outer, copies }()
	return "func" + w.p.params(sig) + w.p.results(sig, true) + w.body(f.Body, sig)
}
