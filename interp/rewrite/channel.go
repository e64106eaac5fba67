package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// sendStmt writes c <- v as a call that an interrupt ends.
func (e *emitter) sendStmt(s ast.Stmt) {
	d := s.(*ast.SendStmt)
	ch := e.typeOf(d.Chan).Underlying().(*types.Chan)
	h := e.helperFor("send", "func %s(c any, v "+e.typ(ch.Elem())+") { rt.Send(c, &v) }", ch.Elem())
	e.line("%s(%s, %s)", h, e.expr(d.Chan), e.value(d.Value, ch.Elem()))
}

func (e *emitter) selectStmt(s ast.Stmt) { e.selectLabelled(s, "") }

// early writes a channel of a select statement: one that takes a call to find
// is found before what stands behind it.
func (e *emitter) early(x ast.Expr) string {
	if contains(x, isCall) {
		return e.hold(e.expr(x))
	}
	return e.expr(x)
}

// selectLabelled writes a select statement: the runtime picks a case, a
// switch runs it.
func (e *emitter) selectLabelled(s ast.Stmt, label string) {
	sel := s.(*ast.SelectStmt)
	e.raw("{")
	var cases []string
	receivers := make([]string, len(sel.Body.List))
	oks := make([]string, len(sel.Body.List))
	wait := true
	for i, c := range sel.Body.List {
		cc := c.(*ast.CommClause)
		if cc.Comm == nil {
			wait = false
			continue
		}
		if send, ok := cc.Comm.(*ast.SendStmt); ok {
			ch := e.typeOf(send.Chan).Underlying().(*types.Chan)
			c, v := e.early(send.Chan), e.temp()
			e.defineLocal(v, e.sub(ch.Elem()), e.value(send.Value, ch.Elem()))
			cases = append(cases, fmt.Sprintf("rt.SendCase(%d, %s, &%s)", i, c, v))
			continue
		}
		u := receiveOf(cc.Comm)
		ch := e.typeOf(u.X).Underlying().(*types.Chan)
		receivers[i], oks[i] = e.temp(), e.temp()
		e.line("var %s %s", receivers[i], e.typ(ch.Elem()))
		e.line("var %s bool", oks[i])
		cases = append(cases, fmt.Sprintf("rt.RecvCase(%d, %s, &%s, &%s)", i, e.early(u.X), receivers[i], oks[i]))
	}
	pick := e.temp()
	e.line("%s := rt.Select(%v, []rt.Case{%s})", pick, wait, strings.Join(cases, ", "))
	if label != "" {
		e.raw(label + ":")
	}
	e.line("switch {")
	for i, c := range sel.Body.List {
		e.commClause(c.(*ast.CommClause), i, pick, receivers[i], oks[i])
	}
	e.raw("}")
	e.raw("}")
}

func (e *emitter) commClause(cc *ast.CommClause, i int, pick, value, ok string) {
	if cc.Comm == nil {
		e.raw("default:")
	} else {
		e.line("case %s == %d:", pick, i)
	}
	if a, isAssign := cc.Comm.(*ast.AssignStmt); isAssign {
		ch := e.typeOf(receiveOf(a).X).Underlying().(*types.Chan)
		from := []types.Type{ch.Elem(), types.Typ[types.Bool]}
		for j, l := range a.Lhs {
			text := []string{value, ok}[j]
			id, isIdent := l.(*ast.Ident)
			switch {
			case isIdent && id.Name == "_":
			case a.Tok == token.DEFINE:
				o := e.info.Defs[id]
				e.defineLocal(e.declareLocal(o, id.Name), e.sub(o.Type()), text)
			default:
				e.line("%s = %s", e.place(l), e.convert(text, e.sub(from[j]), e.typeOf(l), l.Pos()))
			}
		}
	}
	e.nest(1, func() { e.block(cc.Body) })
}

// receiveOf finds the receive expression of a communication.
func receiveOf(s ast.Stmt) *ast.UnaryExpr {
	var x ast.Expr
	switch s := s.(type) {
	case *ast.ExprStmt:
		x = s.X
	case *ast.AssignStmt:
		x = s.Rhs[0]
	}
	u, _ := ast.Unparen(x).(*ast.UnaryExpr)
	return u
}
