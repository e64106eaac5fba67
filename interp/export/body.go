package export

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"
)

// body writes the declarations and statements of a cell.
type body struct {
	w     *writer
	c     *cell
	inits []string // the functions that were called init
	done  bool     // the variables of a program are written
}

// statements writes what the cell does: the functions that it declares again,
// its statements, and main if it is a program.
func (e *body) statements() string {
	var b strings.Builder
	last := -1
	for i, p := range e.c.pieces {
		if isStatement(p.Piece) {
			last = i
		}
		if p.Tok == token.FUNC {
			b.WriteString(e.assigned(p))
		}
	}
	if !e.c.runs() {
		return b.String()
	}
	for i, p := range e.c.pieces {
		switch {
		case p.Tok == token.EOF:
			b.WriteString(p.before)
		case isStatement(p.Piece):
			b.WriteString(p.before + e.statement(p, i == last) + " " + p.after + "\n")
		}
	}
	for _, n := range e.inits {
		b.WriteString("\n" + n + "()")
	}
	if e.c.checked.Main {
		for _, o := range e.c.checked.Objects {
			if o.Name() == "main" {
				b.WriteString("\n" + e.w.tops[o].name + "()")
			}
		}
	}
	return b.String()
}

// statement writes one statement of the outermost level.
func (e *body) statement(p piece, last bool) string {
	s := p.syntax
	switch n := s.stmt.(type) {
	case nil:
		return ""
	case *ast.DeclStmt:
		if e.c.disordered() {
			return e.initialised()
		}
		return e.variables(p, s, n.Decl.(*ast.GenDecl))
	case *ast.AssignStmt:
		if n.Tok == token.DEFINE {
			return e.define(p, s, n)
		}
	case *ast.ExprStmt:
		if last && e.c.checked.Last != nil {
			return e.value(p)
		}
	}
	return e.w.render(e.c, p.Start, p.End)
}

// define writes x, y := …, as an assignment if one of them is the package's.
func (e *body) define(p piece, s *syntax, n *ast.AssignStmt) string {
	var fresh []string
	pkg := false
	for _, l := range n.Lhs {
		id := l.(*ast.Ident)
		g := e.w.tops[e.c.at(s.offset(id.Pos()))]
		switch {
		case g == nil:
		case !g.local:
			pkg = true
		case e.isNew(s.offset(id.Pos())):
			fresh = append(fresh, fmt.Sprintf("var %s %s\n", g.name, e.w.typeText(e.c, e.c.at(s.offset(id.Pos())).Type())))
		}
	}
	if !pkg {
		return e.w.render(e.c, p.Start, p.End)
	}
	at := s.offset(n.TokPos)
	text := e.w.render(e.c, p.Start, p.End, edit{at, at + 2, "="})
	if l, r, ok := strings.Cut(text, "="); ok && strings.TrimSpace(l) == strings.TrimSpace(r) {
		return "" // x := x of the same type is one variable
	}
	return strings.Join(fresh, "") + text
}

// isNew says that the name at an offset is declared there.
func (e *body) isNew(offset int) bool {
	rs := e.c.within(offset, offset+1)
	return len(rs) == 1 && rs[0].def
}

// variables writes a var declaration, as assignments if the variables are the
// package's.
func (e *body) variables(p piece, s *syntax, d *ast.GenDecl) string {
	pkg := false
	for _, sp := range d.Specs {
		for _, id := range sp.(*ast.ValueSpec).Names {
			g := e.w.tops[e.c.at(s.offset(id.Pos()))]
			pkg = pkg || g != nil && !g.local
		}
	}
	if !pkg {
		return e.w.render(e.c, p.Start, p.End)
	}
	start := s.offset(d.TokPos)
	edits := []edit{{start, start + len("var"), ""}}
	if d.Lparen.IsValid() {
		edits = append(edits, edit{s.offset(d.Lparen), s.offset(d.Lparen) + 1, ""}, edit{s.offset(d.Rparen), s.offset(d.Rparen) + 1, ""})
	}
	for _, sp := range d.Specs {
		edits = append(edits, e.spec(s, sp.(*ast.ValueSpec)))
	}
	return strings.TrimLeft(e.w.render(e.c, p.Start, p.End, edits...), " \t")
}

// spec is the edit that makes assignments of a line of a var declaration.
func (e *body) spec(s *syntax, v *ast.ValueSpec) edit {
	if len(v.Values) > 0 {
		if v.Type == nil {
			at := s.offset(v.Names[0].Pos())
			return edit{at, at, ""}
		}
		end := s.offset(v.Values[0].Pos())
		from := s.offset(v.Names[len(v.Names)-1].End())
		return edit{from, end, " = "}
	}
	var zeros []string
	for _, id := range v.Names {
		o := e.c.at(s.offset(id.Pos()))
		if g := e.w.tops[o]; g != nil && g.members[0] != o {
			zeros = append(zeros, g.name+" = "+e.w.zero(e.c, o.Type()))
		}
	}
	return edit{s.offset(v.Pos()), s.offset(v.End()), strings.Join(zeros, "\n")}
}

// initialised writes the variables of a program in the order in which the
// language initialises them.
func (e *body) initialised() string {
	if e.done {
		return ""
	}
	e.done = true
	var b strings.Builder
	for _, st := range e.c.checked.Stmts {
		d, ok := st.(*ast.DeclStmt)
		if !ok {
			continue
		}
		for _, sp := range d.Decl.(*ast.GenDecl).Specs {
			v := sp.(*ast.ValueSpec)
			if len(v.Values) == 0 {
				continue
			}
			names := make([]string, len(v.Names))
			for i, id := range v.Names {
				names[i] = id.Name
				if g := e.w.tops[e.c.checked.Info.Defs[id]]; g != nil {
					names[i] = g.name
				}
			}
			x := v.Values[0]
			fmt.Fprintf(&b, "%s = %s\n", strings.Join(names, ", "), e.w.render(e.c, e.c.offset(x.Pos()), e.c.offset(x.End())))
		}
	}
	return b.String()
}
