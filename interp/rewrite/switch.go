package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

func (e *emitter) switchStmt(s ast.Stmt) { e.switchLabelled(s, "") }

// switchLabelled writes an expression switch. The tag is evaluated once;
// interfaces, structs and arrays are compared by the runtime.
func (e *emitter) switchLabelled(s ast.Stmt, label string) {
	sw := s.(*ast.SwitchStmt)
	e.raw("{")
	if sw.Init != nil {
		e.stmt(sw.Init)
	}
	tag, tagType := "", types.Type(nil)
	if sw.Tag != nil {
		e.bounds(sw.Tag)
		tag, tagType = e.temp(), types.Default(e.typeOf(sw.Tag))
		e.defineLocal(tag, tagType, e.value(sw.Tag, tagType))
	}
	clauses := sw.Body.List
	var heads []string
	for _, c := range clauses {
		heads = append(heads, e.caseHead(tag, tagType, c.(*ast.CaseClause)))
	}
	if at := defaultClause(clauses); at >= 0 && at < len(clauses)-1 {
		if fallsThrough(clauses) {
			heads = e.chosenFirst(heads, at)
		} else {
			clauses, heads = toEnd(clauses, at), toEnd(heads, at)
		}
	}
	if label != "" {
		e.raw(label + ":")
	}
	e.raw("switch {")
	for i, c := range clauses {
		e.raw(heads[i])
		e.nest(1, func() { e.block(c.(*ast.CaseClause).Body) })
	}
	e.raw("}")
	e.raw("}")
}

// toEnd returns a copy of list with the i-th element last. The interpreter
// swaps the default clause with the last one, which changes the order in which
// the cases are tried, so it gets it last.
func toEnd[T any](list []T, i int) []T {
	out := append(append([]T{}, list[:i]...), list[i+1:]...)
	return append(out, list[i])
}

// defaultClause is the index of the default clause, -1 if there is none.
func defaultClause(clauses []ast.Stmt) int {
	return slices.IndexFunc(clauses, func(s ast.Stmt) bool { return s.(*ast.CaseClause).List == nil })
}

func (e *emitter) caseHead(tag string, t types.Type, cc *ast.CaseClause) string {
	if cc.List == nil {
		return "default:"
	}
	var conds []string
	for _, x := range cc.List {
		conds = append(conds, e.caseCond(tag, t, x))
	}
	return "case " + strings.Join(conds, " || ") + ":"
}

// fallsThrough says that a clause ends with fallthrough.
func fallsThrough(clauses []ast.Stmt) bool {
	return slices.ContainsFunc(clauses, func(s ast.Stmt) bool {
		body := s.(*ast.CaseClause).Body
		if len(body) == 0 {
			return false
		}
		b, ok := body[len(body)-1].(*ast.BranchStmt)
		return ok && b.Tok == token.FALLTHROUGH
	})
}

// chosenFirst writes a switch that only finds the number of the clause, with
// the default clause at an index, and returns heads that ask for that number,
// so that the clauses can stay in their order.
func (e *emitter) chosenFirst(heads []string, at int) []string {
	k := e.temp()
	out := make([]string, len(heads))
	e.line("%s := %d", k, at)
	e.raw("switch {")
	for i, h := range heads {
		if i != at {
			e.raw(h)
			e.line("%s = %d", k, i)
		}
		out[i] = fmt.Sprintf("case %s == %d:", k, i)
	}
	e.raw("}")
	return out
}

func (e *emitter) caseCond(tag string, t types.Type, x ast.Expr) string {
	if t == nil {
		if xt := e.typeOf(x); isInterface(xt) {
			return "rt.Equal(" + e.convert(e.expr(x), xt, anyType, x.Pos()) + ", true)"
		}
		return "(" + e.expr(x) + ")"
	}
	xt := e.typeOf(x)
	if isNil(xt) {
		if isInterface(t) {
			return "rt.IsNil(" + tag + ")"
		}
		return "(" + tag + " == nil)"
	}
	if plain(t) && plain(xt) {
		return "(" + tag + " == " + e.constOr(x, t) + ")"
	}
	return "rt.Equal(" + e.convert(tag, t, anyType, x.Pos()) + ", " + e.convert(e.expr(x), xt, anyType, x.Pos()) + ")"
}

func (e *emitter) typeSwitchStmt(s ast.Stmt) { e.typeSwitchLabelled(s, "") }

// typeSwitchLabelled writes a type switch as a chain of questions to the
// runtime, which knows the types of boxed values.
func (e *emitter) typeSwitchLabelled(s ast.Stmt, label string) {
	sw := s.(*ast.TypeSwitchStmt)
	e.raw("{")
	if sw.Init != nil {
		e.stmt(sw.Init)
	}
	var x ast.Expr
	switch a := sw.Assign.(type) {
	case *ast.ExprStmt:
		x = ast.Unparen(a.X).(*ast.TypeAssertExpr).X
	case *ast.AssignStmt:
		x = ast.Unparen(a.Rhs[0]).(*ast.TypeAssertExpr).X
	}
	from := e.typeOf(x)
	v, typed := e.temp(), e.temp()
	e.line("var %s %s", typed, e.typ(from))
	e.line("%s = %s", typed, e.expr(x))
	e.line("var %s any", v)
	e.line("%s = %s", v, typed)
	if label != "" {
		e.raw(label + ":")
	}
	e.raw("switch {")
	clauses := sw.Body.List
	if at := defaultClause(clauses); at >= 0 {
		clauses = toEnd(clauses, at)
	}
	for _, c := range clauses {
		e.typeClause(c.(*ast.CaseClause), v, typed, from)
	}
	e.raw("}")
	e.raw("}")
}

func (e *emitter) typeClause(cc *ast.CaseClause, v, typed string, from types.Type) {
	if cc.List == nil {
		e.raw("default:")
	} else {
		var conds []string
		for _, t := range cc.List {
			if isNil(e.typeOf(t)) {
				conds = append(conds, "rt.IsNil("+v+")")
				continue
			}
			conds = append(conds, fmt.Sprintf("rt.Is(%s, %d)", v, e.w.number(e.typeOf(t))))
		}
		e.line("case %s:", strings.Join(conds, " || "))
	}
	if o := e.info.Implicits[cc]; o != nil {
		n := e.declareLocal(o, o.Name())
		if len(cc.List) == 1 && !isNil(e.typeOf(cc.List[0])) {
			t := e.typeOf(cc.List[0])
			e.line("var %s %s", n, e.typ(t))
			e.line("%s = %s(%s, 0)", n, e.assertion(t, false), v)
		} else {
			e.line("var %s %s", n, e.typ(from))
			e.line("%s = %s", n, typed)
		}
	}
	e.nest(1, func() { e.block(cc.Body) })
}
