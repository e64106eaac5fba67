package export

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"strings"
	"unicode"
)

// method is a declaration of a method.
type method struct {
	cell  *cell
	start int // of its piece
	name  string
}

// takeMethods notes the methods that a cell declares. One that has two
// declarations is called through a variable.
func (w *writer) takeMethods(c *cell) {
	late := map[int]*types.Func{}
	for _, m := range c.checked.Methods {
		late[c.offset(m.Decl.Name.Pos())] = m.Func
	}
	for _, p := range c.pieces {
		if p.Tok != token.FUNC {
			continue
		}
		d, s := p.decl.(*ast.FuncDecl), p.syntax
		if d.Recv == nil {
			continue
		}
		at := s.offset(d.Name.Pos())
		fn := late[at]
		if fn == nil {
			fn, _ = c.at(at).(*types.Func)
		}
		if fn == nil { // named _
			continue
		}
		w.methods[fn] = append(w.methods[fn], &method{cell: c, start: p.Start})
		if c.methods == nil {
			c.methods = map[int]*types.Func{}
		}
		c.methods[p.Start] = fn
	}
}

// declarations writes what the cell declares for the package, with the
// comments that stand there.
func (e *body) declarations() string {
	var b strings.Builder
	for _, p := range e.c.pieces {
		text := ""
		switch {
		case p.Tok == token.TYPE, p.Tok == token.CONST, e.w.verbatim && isStatement(p.Piece):
			text = e.w.render(e.c, p.Start, p.End)
		case p.Tok == token.FUNC:
			if e.variable(p) {
				b.WriteString(e.delegate(p))
				continue
			}
			text = e.functionText(p)
		case p.Tok == token.IMPORT, p.Tok == token.PACKAGE, e.w.verbatim && p.Tok == token.EOF:
			if strings.TrimSpace(p.before+p.after) == "" {
				continue
			}
			text = "\n"
		default:
			continue
		}
		b.WriteString("\n" + buildTag.ReplaceAllString(p.before, "") + text + " " + p.after + "\n")
	}
	return b.String()
}

// buildTag is a line that means something to the go command, and stands at the
// wrong place in a program of several cells.
var buildTag = regexp.MustCompile(`(?m)^//(go:build| \+build).*$`)

// functionText writes a function. One that is called init runs in its cell,
// not before all.
func (e *body) functionText(p piece) string {
	d, s := p.decl.(*ast.FuncDecl), p.syntax
	if d.Recv != nil || d.Name.Name != "init" || e.w.verbatim {
		return e.w.render(e.c, p.Start, p.End)
	}
	n := e.w.name(fmt.Sprintf("init%d", e.c.Number))
	e.inits = append(e.inits, n)
	return e.w.render(e.c, p.Start, p.End, edit{s.offset(d.Name.Pos()), s.offset(d.Name.End()), n})
}

// variable says that a function or method is declared more than once, so that
// a variable holds its body.
func (e *body) variable(p piece) bool {
	if fn := e.c.methods[p.Start]; fn != nil {
		return len(e.w.methods[fn]) > 1
	}
	d, s := p.decl.(*ast.FuncDecl), p.syntax
	g := e.w.tops[e.c.at(s.offset(d.Name.Pos()))]
	return g != nil && g.variable
}

// assigned writes the assignment of a function or method that is declared more
// than once; "" for the others.
func (e *body) assigned(p piece) string {
	if !e.variable(p) {
		return ""
	}
	d, s := p.decl.(*ast.FuncDecl), p.syntax
	head := ""
	if fn := e.c.methods[p.Start]; fn != nil {
		head = e.w.methodVariable(fn) + " = func(" + e.parameters(s, d) + ")"
	} else {
		head = e.w.tops[e.c.at(s.offset(d.Name.Pos()))].name + " = func" + e.w.render(e.c, s.offset(d.Type.Params.Pos()), s.offset(d.Type.Params.End()))
	}
	return p.before + head + e.w.render(e.c, s.offset(d.Type.Params.End()), p.End) + " " + p.after + "\n"
}

// parameters are those of a method with its receiver as the first.
func (e *body) parameters(s *syntax, d *ast.FuncDecl) string {
	var list []string
	for _, f := range append([]*ast.Field{d.Recv.List[0]}, d.Type.Params.List...) {
		text := e.w.render(e.c, s.offset(f.Pos()), s.offset(f.End()))
		if len(f.Names) == 0 {
			text = "_ " + text
		}
		list = append(list, text)
	}
	return strings.Join(list, ", ")
}

// methodVariable is the name of the variable that holds a method's body.
func (w *writer) methodVariable(fn *types.Func) string {
	ms := w.methods[fn]
	if ms[0].name == "" {
		t := fn.Signature().Recv().Type()
		if p, ok := t.(*types.Pointer); ok {
			t = p.Elem()
		}
		name := []rune(t.(*types.Named).Obj().Name())
		name[0] = unicode.ToLower(name[0])
		ms[0].name = w.name(string(name) + "_" + fn.Name())
	}
	return ms[0].name
}

// delegate writes the method that calls the variable, where it is declared
// first.
func (e *body) delegate(p piece) string {
	fn := e.c.methods[p.Start]
	if fn == nil {
		return ""
	}
	first := e.w.methods[fn][0]
	if first.cell != e.c || first.start != p.Start {
		return ""
	}
	sig := fn.Signature()
	v := e.w.methodVariable(fn)
	names := make([]string, sig.Params().Len())
	for i := range names {
		names[i] = fmt.Sprintf("a%d", i+1)
	}
	recv := e.w.typeText(e.c, sig.Recv().Type())
	tw := &typeWriter{w: e.w, c: e.c, whole: sig}
	args := strings.Join(append([]string{"r"}, names...), ", ")
	if sig.Variadic() {
		args += "..."
	}
	ret := ""
	if sig.Results().Len() > 0 {
		ret = "return "
	}
	params := tw.signature(sig, nil)
	if len(names) > 0 {
		params = ", " + params[1:]
	} else {
		params = params[1:]
	}
	return fmt.Sprintf("\n// %s is a variable because a later cell declares the method again.\nvar %s func(%s%s\n\nfunc (r %s) %s%s { %s%s(%s) }\n",
		v, v, recv, params, recv, fn.Name(), tw.signature(sig, names), ret, v, args)
}
