package source

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// Compiled code knows a type behind an interface with methods by its table of
// methods. The runtime makes such a table when a conversion that is only
// decided at run time needs one, and a plugin that comes later brings its own
// for the same pair of types: an assertion, or a comparison, would take one type
// for two. So these go through any, where the type itself is compared.

// hasTable says that values of a type carry a table of methods.
func hasTable(t types.Type) bool {
	if t == nil {
		return false
	}
	if _, isParam := types.Unalias(t).(*types.TypeParam); isParam {
		return false
	}
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.NumMethods() > 0
}

// asAny writes an operand of a comparison: one with a table as any.
func (w *writer) asAny(x ast.Expr) string {
	text := w.expr(x)
	if hasTable(w.info.TypeOf(x)) {
		return w.p.predeclared("any") + "(" + text + ")"
	}
	return text
}

// compares says that == of two operands compares tables.
func (w *writer) compares(b *ast.BinaryExpr) bool {
	if b.Op != token.EQL && b.Op != token.NEQ || w.isNil(b.X) || w.isNil(b.Y) {
		return false
	}
	return hasTable(w.info.TypeOf(b.X)) || hasTable(w.info.TypeOf(b.Y))
}

func (w *writer) isNil(x ast.Expr) bool {
	tv := w.info.Types[x]
	return tv.IsNil()
}

// asserted says that an assertion compares tables.
func (w *writer) asserted(a *ast.TypeAssertExpr) bool {
	if a.Type == nil || !hasTable(w.info.TypeOf(a.X)) {
		return false
	}
	t := w.info.TypeOf(a.Type)
	_, isParam := types.Unalias(t).(*types.TypeParam)
	return isParam || !types.IsInterface(t)
}

// typeAssert writes x.(T) for one value: where it fails, as Go does.
func (w *writer) typeAssert(x ast.Expr) string {
	a := x.(*ast.TypeAssertExpr)
	if a.Type == nil {
		return w.expr(a.X) + ".(type)"
	}
	t := w.p.typ(w.info.TypeOf(a.Type))
	if !w.asserted(a) {
		if hasTable(w.info.TypeOf(a.Type)) {
			return w.p.rt("Opaque") + "(" + w.expr(a.X) + ").(" + t + ")"
		}
		return w.expr(a.X) + ".(" + t + ")"
	}
	from := w.p.typ(w.info.TypeOf(a.X))
	return fmt.Sprintf("func(_x %s) %s { if _v, _ok := %s(_x).(%s); _ok { return _v }; return _x.(%s) }(%s)",
		from, t, w.p.predeclared("any"), t, t, w.expr(a.X))
}

// commaOk writes x.(T) for two values; ok is false for what is none.
func (w *writer) commaOk(x ast.Expr) (text string, ok bool) {
	a, is := ast.Unparen(x).(*ast.TypeAssertExpr)
	if !is || !w.asserted(a) {
		return "", false
	}
	mark := w.moved(a.Pos())
	return mark + w.p.predeclared("any") + "(" + w.expr(a.X) + ").(" + w.p.typ(w.info.TypeOf(a.Type)) + ")", true
}

// tableSwitch writes a type switch over an interface with methods that gives
// the value a name.
func (w *writer) tableSwitch(sw *ast.TypeSwitchStmt, name string, x ast.Expr) {
	head, each := "", w.fresh()
	if sw.Init != nil {
		head = w.simple(sw.Init) + "; "
	}
	to := w.p.predeclared("any")
	if w.toInterface(sw) {
		to = w.p.rt("Opaque")
	}
	w.line("switch %s%s := %s(%s).(type) {", head, each, to, w.expr(x))
	back := w.p.rt("Back") + "[" + w.p.typ(w.info.TypeOf(x)) + "]"
	for _, c := range sw.Body.List {
		cc := c.(*ast.CaseClause)
		w.out.WriteString(w.mark(cc.Pos()))
		w.typeCase(cc)
		from := back + "(" + each + ")"
		if len(cc.List) == 1 && !w.isNil(cc.List[0]) {
			from = each
		}
		w.line("%s := %s; _, _ = %[1]s, %[3]s", w.p.local(name), from, each)
		w.stmts(cc.Body)
	}
	w.line("}")
}

// toInterface says that a case of a type switch is an interface with methods.
func (w *writer) toInterface(sw *ast.TypeSwitchStmt) bool {
	for _, c := range sw.Body.List {
		for _, x := range c.(*ast.CaseClause).List {
			if tv := w.info.Types[x]; tv.IsType() && hasTable(tv.Type) {
				return true
			}
		}
	}
	return false
}

// typeCase writes the head of a clause of a type switch.
func (w *writer) typeCase(cc *ast.CaseClause) {
	if cc.List == nil {
		w.line("default:")
		return
	}
	list := make([]string, len(cc.List))
	for i, x := range cc.List {
		list[i] = "nil"
		if tv := w.info.Types[x]; tv.IsType() {
			list[i] = w.p.typ(tv.Type)
		}
	}
	w.line("case %s:", strings.Join(list, ", "))
}
