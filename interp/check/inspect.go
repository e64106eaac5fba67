package check

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"fluxrepl/interp/display"
	"fluxrepl/interp/symbols"
)

// Inspect tells what the name at cursor, a byte offset in src, is: its declaration, its
// type and its documentation, as text/plain and text/markdown. Between the parentheses
// of a call, where no name is, it tells about the function that is called. With detail 1
// or more it adds the methods of a type or of a variable's type, and the names of a
// package. src need not parse. It reports false where there is nothing to tell.
func Inspect(env Env, src string, cursor, detail int) (display.Data, bool) {
	cursor = min(max(cursor, 0), len(src))
	at, ok := nameAt(src, cursor)
	if !ok {
		return display.Data{}, false
	}
	s := subject{env: env, detail: detail, arg: at.arg}
	if at.importPath {
		s.packageAt(src[at.start:at.end])
	} else if !s.find(src, at) {
		return display.Data{}, false
	}
	if s.obj == nil {
		return display.Data{}, false
	}
	return s.describe(), true
}

// nameAt finds the name to tell about: the one that the cursor touches or, within the
// parentheses of a call, the function's.
func nameAt(src string, cursor int) (place, bool) {
	at := locate(src, cursor)
	if at.importPath {
		return at, at.end > at.start
	}
	if at.nowhere {
		// In an argument that is a string or number the function is still of interest.
		return callee(src, cursor)
	}
	if at.start == at.end { // nothing before the cursor: what is behind it?
		if after := locate(src, min(cursor+1, len(src))); after.start == cursor && after.end > cursor {
			at = after
		}
	}
	if at.start < at.end && !token.IsKeyword(src[at.start:at.end]) {
		return at, true
	}
	return callee(src, cursor)
}

// callee finds the name before the innermost parenthesis that is open at cursor.
func callee(src string, cursor int) (place, bool) {
	toks := scan(src)
	depth, arg, i := 0, 1, len(toks)-1
	for i >= 0 && toks[i].start >= cursor {
		i--
	}
	for ; i > 0; i-- {
		switch toks[i].tok {
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth++
		case token.LBRACK, token.LBRACE:
			if depth--; depth < 0 {
				depth, arg = 0, 1
			}
		case token.COMMA:
			if depth == 0 {
				arg++
			}
		case token.LPAREN:
			if depth--; depth >= 0 {
				continue
			}
			depth = 0
			if j := named(toks, i-1); j >= 0 {
				at := locate(src, toks[j].end)
				at.arg = arg
				return at, true
			}
			arg = 1
		}
	}
	return place{}, false
}

// named returns the index of the name that ends an operand at toks[i], with explicit
// type arguments passed over, or -1.
func named(toks []lexeme, i int) int {
	if i >= 0 && toks[i].tok == token.RBRACK {
		i = opener(toks, i) - 1
	}
	if i >= 0 && toks[i].tok == token.IDENT {
		return i
	}
	return -1
}

// subject is what is told about.
type subject struct {
	env    Env
	detail int
	obj    types.Object
	typ    types.Type // of the expression: an instance of a generic function's type
	owner  string     // the type of a field or method
	arg    int        // the argument of a call that the cursor is in, from 1; 0 for none
}

// find looks the name up where it stands.
func (s *subject) find(src string, at place) bool {
	for _, g := range looks(s.env, src, at, src[at.start:at.end]) {
		id, parents := g.at()
		if id == nil {
			continue
		}
		if s.use(g, id, parents) {
			return true
		}
	}
	// In a cell that cannot be parsed a name of the session is still one.
	if !at.afterDot {
		s.obj = s.env.Lookup(src[at.start:at.end])
	}
	return s.obj != nil
}

// use takes what the type checker says of a name.
func (s *subject) use(g *glimpse, id *ast.Ident, parents []ast.Node) bool {
	o := g.info.Uses[id]
	if o == nil {
		o = g.info.Defs[id]
	}
	if o == nil {
		return false
	}
	s.obj, s.typ = o, o.Type()
	if inst, ok := g.info.Instances[id]; ok {
		s.typ = inst.Type
	}
	if sel, ok := parent(parents, 0).(*ast.SelectorExpr); ok && sel.Sel == id {
		if v, isVar := o.(*types.Var); isVar && v.IsField() {
			s.owner = fieldOwner(g.info.Types[sel.X].Type, v)
		}
	}
	if lit, ok := parent(parents, 1).(*ast.CompositeLit); ok {
		if v, isVar := o.(*types.Var); isVar && v.IsField() {
			s.owner = ownerName(g.info.Types[lit].Type)
		}
	}
	if name := receiverType(o); name != "" {
		s.owner = name
	}
	return true
}

// fieldOwner returns the name of the type that declares a field of t, which may be
// embedded in it.
func fieldOwner(t types.Type, f *types.Var) string {
	for range maxEmbedding {
		if t == nil {
			return ""
		}
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return ""
		}
		_, path, _ := types.LookupFieldOrMethod(t, true, f.Pkg(), f.Name())
		if len(path) == 0 {
			return ""
		}
		if len(path) == 1 {
			return ownerName(t)
		}
		t = st.Field(path[0]).Type()
	}
	return ""
}

// packageAt is for an import path.
func (s *subject) packageAt(path string) {
	if p, err := symbols.Ready(path); err == nil {
		s.obj = types.NewPkgName(token.NoPos, nil, p.Name(), p)
	}
}

// describe writes both forms.
func (s *subject) describe() display.Data {
	declaration := join("\n", s.declaration(), s.argument())
	doc := docOf(s.env, s.obj, s.owner)
	more := s.more()
	text := join("\n\n", declaration, doc, strings.Join(more, "\n"))
	md := join("\n\n", "```go\n"+declaration+"\n```", markdown(doc), fenced(more))
	return display.MakeData3(display.MIMETypeMarkdown, text, md)
}

// argument tells about the parameter that the cursor is at.
func (s *subject) argument() string {
	sig, ok := under(s.typ).(*types.Signature)
	if s.arg == 0 || !ok {
		return ""
	}
	n := sig.Params().Len()
	if s.arg > n && !sig.Variadic() || n == 0 {
		return fmt.Sprintf("// argument %d is one too many", s.arg)
	}
	p := sig.Params().At(min(s.arg, n) - 1)
	t := typeString(p.Type())
	if sig.Variadic() && s.arg >= n {
		t = "..." + strings.TrimPrefix(t, "[]")
	}
	return fmt.Sprintf("// argument %d: %s", s.arg, join(" ", p.Name(), t))
}

// join joins what is not empty.
func join(between string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, between)
}

// fenced makes a code block of lines.
func fenced(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return "```go\n" + strings.Join(lines, "\n") + "\n```"
}
