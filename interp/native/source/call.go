package source

import (
	"go/ast"
	"go/types"
	"strings"
)

func (w *writer) call(c *ast.CallExpr) string {
	fun := ast.Unparen(c.Fun)
	tv := w.info.Types[c.Fun]
	switch {
	case tv.IsType():
		return w.conversion(c, tv.Type)
	case tv.IsBuiltin():
		return w.builtin(c, fun)
	}
	if text, ok := w.replacedMethod(c); ok {
		return text
	}
	text := w.expr(c.Fun)
	return text + "(" + strings.Join(w.args(c), ", ") + ")"
}

// args writes the arguments of a call.
func (w *writer) args(c *ast.CallExpr) []string {
	args := make([]string, len(c.Args))
	sig, isFunc := w.info.TypeOf(c.Fun).Underlying().(*types.Signature)
	isFunc = isFunc && !w.info.Types[c.Fun].IsBuiltin()
	for i, a := range c.Args {
		if isFunc && i < sig.Params().Len() {
			args[i] = w.exprAs(a, argType(sig, i, c.Ellipsis.IsValid()))
		} else {
			args[i] = w.expr(a)
		}
		if c.Ellipsis.IsValid() && i == len(c.Args)-1 {
			args[i] += "..."
		}
	}
	return args
}

// conversion writes T(x). Structs whose fields belong to different packages
// are the same memory, but Go would not convert them.
func (w *writer) conversion(c *ast.CallExpr, to types.Type) string {
	x := w.expr(c.Args[0])
	from := w.info.TypeOf(c.Args[0])
	if w.p.apart(from, to) {
		return w.p.rt("Copy") + "[" + w.p.typ(to) + "](" + x + ")"
	}
	if a, ok := from.Underlying().(*types.Pointer); ok {
		if b, ok := to.Underlying().(*types.Pointer); ok && w.p.apart(a.Elem(), b.Elem()) {
			return "(" + w.p.typ(to) + ")(" + w.p.rt("View") + "[" + w.p.typ(b.Elem()) + "](" + x + "))"
		}
	}
	return w.conversionType(to) + "(" + x + ")"
}

// exprAs writes an expression that becomes a value of type to without a
// conversion: one of a struct type without a name may need one all the same.
func (w *writer) exprAs(x ast.Expr, to types.Type) string {
	text := w.expr(x)
	if from := w.info.TypeOf(x); from != nil && to != nil && w.p.apart(from, to) {
		return w.p.rt("Copy") + "[" + w.p.typ(to) + "](" + text + ")"
	}
	return text
}

// apart says that two struct types have fields that belong to different
// packages.
func (p *unitPackage) apart(a, b types.Type) bool {
	s, ok := a.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	t, ok := b.Underlying().(*types.Struct)
	if !ok || s.NumFields() != t.NumFields() {
		return false
	}
	for i := range s.NumFields() {
		if f, g := s.Field(i), t.Field(i); !f.Exported() && p.owner(a, f) != p.owner(b, g) {
			return true
		}
	}
	return false
}

// owner is the path of the package that a field belongs to.
func (p *unitPackage) owner(t types.Type, f *types.Var) string {
	if path, ok := p.w.fields[f.Origin()]; ok {
		return path
	}
	if s, ok := types.Unalias(t).(*types.Struct); ok {
		if h, ok := p.w.anons.At(s).(*home); ok {
			return h.path
		}
	}
	if !ours(f) {
		return f.Pkg().Path()
	}
	return p.path
}

func (w *writer) builtin(c *ast.CallExpr, fun ast.Expr) string {
	name := ""
	if s, ok := fun.(*ast.SelectorExpr); ok {
		name = w.p.imported("unsafe") + "." + s.Sel.Name
	} else if id, ok := fun.(*ast.Ident); ok {
		name = w.object(id).Name()
	}
	text := name + "(" + strings.Join(w.args(c), ", ") + ")"
	if name == "recover" {
		return w.p.rt("Recovered") + "(" + text + ")"
	}
	return text
}

// instantiated says that a signature has no type parameters left.
func instantiated(t types.Type) (*types.Signature, bool) {
	s, ok := t.Underlying().(*types.Signature)
	return s, ok && s.TypeParams().Len() == 0
}
