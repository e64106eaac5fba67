package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
)

// captured says whether a function literal in the loop, or an address
// operator, may keep one of the variables beyond its iteration.
func (e *emitter) captured(body ast.Node, vars map[types.Object]bool) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			ast.Inspect(n, func(m ast.Node) bool {
				if id, ok := m.(*ast.Ident); ok && vars[e.info.Uses[id]] {
					found = true
				}
				return !found
			})
		case *ast.UnaryExpr:
			if n.Op == token.AND && mentions(e, n.X, vars) {
				found = true
			}
		case *ast.SelectorExpr, *ast.SliceExpr, *ast.GoStmt, *ast.DeferStmt:
			if s, ok := n.(*ast.SelectorExpr); ok && e.info.Selections[s] != nil && e.info.Selections[s].Kind() == types.FieldVal {
				return !found
			}
			if mentions(e, n, vars) {
				found = true
			}
		case *ast.RangeStmt:
			if e.isRangeFunc(n) && mentions(e, n, vars) {
				found = true
			}
		}
		return !found
	})
	return found
}

func mentions(e *emitter, root ast.Node, vars map[types.Object]bool) bool {
	return containsAll(root, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		return ok && vars[e.info.Uses[id]]
	})
}

func containsAll(root ast.Node, found func(ast.Node) bool) bool {
	yes := false
	ast.Inspect(root, func(n ast.Node) bool {
		if n != nil && found(n) {
			yes = true
		}
		return !yes
	})
	return yes
}

func (e *emitter) forStmt(s ast.Stmt) { e.forLoop(s, "") }

// forLoop writes a three-clause loop. If its variables are captured, each
// iteration has its own: the body works on copies that are written back
// before the next one.
func (e *emitter) forLoop(s ast.Stmt, label string) {
	f := s.(*ast.ForStmt)
	own := e.loopVars(f)
	e.raw("{")
	defer e.raw("}")
	if f.Init != nil {
		e.stmt(f.Init)
	}
	perIteration := len(own) > 0 && (e.captured(f.Body, own) || f.Post != nil && e.captured(f.Post, own) || f.Cond != nil && e.captured(f.Cond, own))
	if perIteration {
		e.freshLoop(f, own, label)
		return
	}
	first := e.temp()
	if f.Post != nil {
		e.line("%s := true", first)
	}
	simple, cond := e.simplePost(f)
	if label != "" {
		e.raw(label + ":")
	}
	if simple != "" {
		e.line("for ; %s; %s {", cond, simple)
		e.nest(innerLoopUnit, func() { e.block(f.Body.List) })
		e.raw("}")
		return
	}
	e.raw("for {")
	if f.Post != nil {
		e.line("if %s { %s = false } else {", first, first)
		e.stmt(f.Post)
		e.raw("}")
	}
	e.condition(f.Cond)
	e.nest(innerLoopUnit, func() { e.block(f.Body.List) })
	e.raw("}")
}

// simplePost returns the clauses of a loop that can be written as they are.
func (e *emitter) simplePost(f *ast.ForStmt) (post, cond string) {
	if f.Post == nil {
		post = " "
	} else {
		text := e.capture(func() { e.stmt(f.Post) })
		if n := len(text); n > 0 && !containsNewline(text[:n-1]) {
			post = text[:n-1]
		}
	}
	if f.Cond == nil {
		return post, ""
	}
	pre := e.capture(func() { cond = e.expr(f.Cond) })
	if pre != "" || e.hasBounds(f.Cond) {
		return "", ""
	}
	return post, cond
}

func containsNewline(s string) bool {
	for _, r := range s {
		if r == '\n' {
			return true
		}
	}
	return false
}

func (e *emitter) condition(cond ast.Expr) {
	if cond == nil {
		return
	}
	if contains(cond, e.risky) {
		e.mark(cond)
	}
	e.bounds(cond)
	e.line("if !(%s) { break }", e.expr(cond))
}

func (e *emitter) loopVars(f *ast.ForStmt) map[types.Object]bool {
	vars := map[types.Object]bool{}
	if a, ok := f.Init.(*ast.AssignStmt); ok && a.Tok == token.DEFINE {
		for _, l := range a.Lhs {
			if o := e.info.Defs[l.(*ast.Ident)]; o != nil {
				vars[o] = true
			}
		}
	}
	return vars
}

// freshLoop writes a loop whose variables are new in each iteration, as the
// language says: the copy for the next iteration is made before the post
// statement, which works on the new one.
func (e *emitter) freshLoop(f *ast.ForStmt, own map[types.Object]bool, label string) {
	type pair struct {
		o           types.Object
		outer, body string
	}
	var pairs []pair
	for o := range own {
		pairs = append(pairs, pair{o, e.locals[o], ""})
	}
	first := e.temp()
	e.line("%s := true", first)
	if label != "" {
		e.raw(label + ":")
	}
	// The outer variables hold pointers to the current iteration's, so that
	// continue needs no write-back.
	e.raw("for {")
	for i := range pairs {
		p := &pairs[i]
		p.body = e.w.fresh("x", p.o.Name())
		e.line("%s := %s", p.body, p.outer)
		e.locals[p.o] = p.body
	}
	e.line("if %s { %s = false } else {", first, first)
	for _, p := range pairs {
		e.line("%s = *%s_p", p.body, p.outer)
	}
	if f.Post != nil {
		e.stmt(f.Post)
	}
	e.raw("}")
	for _, p := range pairs {
		e.line("%s_p = &%s", p.outer, p.body)
	}
	e.condition(f.Cond)
	e.nest(innerLoopUnit, func() { e.block(f.Body.List) })
	e.raw("}")
	text := e.out.String()
	// The pointers are declared before the loop.
	at := lastIndex(text, first+" := true\n")
	decl := ""
	for _, p := range pairs {
		decl += fmt.Sprintf("var %s_p *%s\n", p.outer, e.typ(p.o.Type()))
	}
	e.out.Reset()
	e.out.WriteString(text[:at] + decl + text[at:])
}

// lastIndex is strings.LastIndex for a text that is there.
func lastIndex(s, sub string) int {
	for i := len(s) - len(sub); i >= 0; i-- {
		if s[i:i+len(sub)] == sub {
			return i
		}
	}
	return 0
}
