package rewrite

import (
	"fmt"
	"go/ast"
	"go/types"
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
	if label != "" {
		e.raw(label + ":")
	}
	e.raw("switch {")
	for _, c := range sw.Body.List {
		cc := c.(*ast.CaseClause)
		if cc.List == nil {
			e.raw("default:")
		} else {
			var conds []string
			for _, x := range cc.List {
				conds = append(conds, e.caseCond(tag, tagType, x))
			}
			e.line("case %s:", strings.Join(conds, " || "))
		}
		e.nest(1, func() { e.block(cc.Body) })
	}
	e.raw("}")
	e.raw("}")
}

func (e *emitter) caseCond(tag string, t types.Type, x ast.Expr) string {
	if t == nil {
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
	for _, c := range sw.Body.List {
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
