package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// entry writes the function that runs the cell's statements.
func (p *unitPackage) entry() string {
	w := p.writer(p.cell)
	w.outer = true
	body := w.capture(func() {
		for i, s := range p.cell.Stmts {
			w.top(s, i == len(p.cell.Stmts)-1)
		}
		for _, f := range p.inits {
			w.line("%s()", f)
		}
		if p.cell.Main {
			w.main()
		}
	})
	return generated + "func _entry() {\n" + body + "}\n"
}

func (w *writer) main() {
	for _, d := range w.cell.Funcs {
		if d.Name.Name == "main" && d.Recv == nil {
			w.line("%s()", w.p.funcs[w.info.Defs[d.Name]])
		}
	}
}

// top writes a statement of the outermost level: the variables that it
// declares are the session's.
func (w *writer) top(s ast.Stmt, last bool) {
	w.out.WriteString(w.mark(s.Pos()))
	switch s := s.(type) {
	case *ast.AssignStmt:
		if s.Tok == token.DEFINE {
			w.line("%s = %s", w.topTargets(s.Lhs), w.values(s.Rhs, len(s.Lhs)))
			return
		}
	case *ast.DeclStmt:
		for _, sp := range s.Decl.(*ast.GenDecl).Specs {
			w.topVars(sp.(*ast.ValueSpec))
		}
		return
	case *ast.ExprStmt:
		if last {
			w.lastValue(s)
			return
		}
	}
	w.unmarked(s)
}

func (w *writer) topTargets(lhs []ast.Expr) string {
	names := make([]string, len(lhs))
	for i, l := range lhs {
		names[i] = w.expr(l)
	}
	return strings.Join(names, ", ")
}

func (w *writer) topVars(v *ast.ValueSpec) {
	lhs := make([]ast.Expr, len(v.Names))
	for i, n := range v.Names {
		lhs[i] = n
	}
	if len(v.Values) > 0 {
		w.line("%s = %s", w.topTargets(lhs), w.values(v.Values, len(lhs)))
		return
	}
	for _, n := range v.Names {
		if n.Name == "_" {
			continue
		}
		w.line("%s = *new(%s)", w.expr(n), w.p.typ(w.object(n).Type()))
	}
}

// lastValue hands the value or values of the last expression to the session.
func (w *writer) lastValue(s *ast.ExprStmt) {
	x := ast.Unparen(s.X)
	tv := w.info.Types[s.X]
	if tup, ok := tv.Type.(*types.Tuple); ok && tup.Len() == 0 || tv.IsVoid() || tv.IsBuiltin() || tv.Type == nil {
		w.line("%s", w.expr(x))
		return
	}
	if b, ok := tv.Type.(*types.Basic); ok && b.Kind() == types.UntypedNil {
		w.line(";")
		return
	}
	if tv.IsType() {
		w.refuse(s.Pos(), "%s is a type, not a value", types.ExprString(s.X))
	}
	text := w.expr(x)
	if b, ok := tv.Type.(*types.Basic); ok && b.Info()&types.IsUntyped != 0 && tv.Value != nil {
		text = w.p.constantText(types.Default(b), tv.Value)
	}
	w.line("%s(%s)", w.p.rt("Result"), text)
}
