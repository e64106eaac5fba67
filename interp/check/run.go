package check

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"fluxrepl/interp/symbols"
)

// run gives the assembled file to the type checker.
func (c *checking) run() {
	pkg := c.scope.emptied()
	c.fill(pkg)
	info := NewInfo()
	body := &ast.FuncDecl{
		Name: &ast.Ident{NamePos: c.body.Pos(), Name: bodyName},
		Type: &ast.FuncType{Func: c.body.Pos(), Params: &ast.FieldList{}},
		Body: &ast.BlockStmt{Lbrace: c.body.Lbrace, List: c.extra, Rbrace: c.body.Rbrace},
	}
	file := &ast.File{Package: c.file.Package, Name: c.file.Name, Decls: append(c.sorted(), body), FileStart: c.file.FileStart, FileEnd: c.file.FileEnd}
	c.cell.Pkg, c.cell.Info = pkg, info
	conf := types.Config{
		GoVersion: goVersion,
		Importer:  symbols.Importer(),
		Error:     func(err error) { c.typeError(err, info) },
		Sizes:     types.SizesFor("gc", "amd64"),
	}
	// The errors arrive through the handler; the result repeats the first.
	_ = types.NewChecker(&conf, c.cell.Fset, pkg, info).Files([]*ast.File{file})
}

// sorted returns the declarations with the imports first.
func (c *checking) sorted() []ast.Decl {
	var imports, rest []ast.Decl
	for _, d := range c.decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			imports = append(imports, d)
		} else {
			rest = append(rest, d)
		}
	}
	return append(imports, rest...)
}

// fill puts the names of earlier cells into the package's scope, but those
// that this cell declares itself.
func (c *checking) fill(pkg *types.Package) {
	for n, o := range c.objects {
		if !c.own[n] {
			pkg.Scope().Insert(o)
		}
	}
	for n, old := range c.stand {
		s := standFor(pkg, n, old)
		c.cell.Old[s] = old
		pkg.Scope().Insert(s)
	}
}

// standFor makes an object like old under another name.
func standFor(pkg *types.Package, name string, old types.Object) types.Object {
	switch o := old.(type) {
	case *types.Const:
		return types.NewConst(o.Pos(), pkg, name, o.Type(), o.Val())
	case *types.TypeName:
		return types.NewTypeName(o.Pos(), pkg, name, o.Type())
	case *types.Func:
		return types.NewFunc(o.Pos(), pkg, name, o.Type().(*types.Signature))
	}
	return types.NewVar(old.Pos(), pkg, name, old.Type())
}

// typeError takes one error of the type checker, unless it is about something
// that a cell may do.
func (c *checking) typeError(err error, info *types.Info) {
	var e types.Error
	if !errors.As(err, &e) {
		c.diags = append(c.diags, Diagnostic{Line: 1, Col: 1, Message: err.Error()})
		return
	}
	msg := oneLine(strings.ReplaceAll(e.Msg, oldMark, ""))
	switch {
	case strings.HasSuffix(msg, "imported and not used"), strings.Contains(msg, "imported as") && strings.HasSuffix(msg, "and not used"):
		return
	case c.last != nil && strings.HasSuffix(msg, "is not used") && c.last.Pos() <= e.Pos && e.Pos < c.last.End():
		return
	case strings.HasPrefix(msg, "\t"): // the second half of the error before
		c.continued(strings.TrimPrefix(msg, "\t"), e.Pos)
		return
	case strings.HasPrefix(msg, "initialization cycle") && c.forward:
		c.hideRest = true // a consequence: the name was to be another cell's
		return
	case strings.HasPrefix(msg, "could not import"):
		if i := strings.Index(msg, "("); i > 0 {
			msg = strings.TrimSuffix(msg[i+1:], ")")
		}
	}
	c.hideRest = false
	m := &mistake{c: c, info: info, msg: c.reworded(msg), pos: e.Pos}
	m.from, m.to = extent(e)
	if len(c.diags) < maxAdvised {
		m.suggest()
	}
	c.diags = append(c.diags, m.diagnostic())
}

// maxAdvised bounds the mistakes of a cell for which suggestions and hints are
// looked for; a report shows fewer.
const maxAdvised = 2 * maxShown

// continued adds the second half of an error to the first: what refers to
// what, or where a name was declared before.
func (c *checking) continued(more string, pos token.Pos) {
	n := len(c.diags)
	if n == 0 || c.hideRest {
		return
	}
	d := &c.diags[n-1]
	if strings.HasPrefix(more, "other declaration of") || more == "previous case" {
		d.Message += fmt.Sprintf(" (first in line %d)", c.cell.Fset.Position(pos).Line)
		return
	}
	sep := ", "
	if !strings.Contains(d.Message, " refers to ") && !strings.Contains(d.Message, " instantiated as ") {
		sep = ": "
	}
	d.Message = strings.TrimSuffix(d.Message, ":") + sep + more
}

// suggesting adds a name to an error, inside the brackets that end it if there
// are some.
func suggesting(msg, name string) string {
	if inner, ok := strings.CutSuffix(msg, ")"); ok {
		return inner + "; did you mean " + name + "?)"
	}
	return msg + " (did you mean " + name + "?)"
}

// oneLine joins the signatures that the checker writes under its words:
// what it has and what it wants. The second half of an error, which begins with
// a tab, stays as it is.
func oneLine(msg string) string {
	first, rest, ok := strings.Cut(msg, "\n\t")
	if !ok || first == "" {
		return msg
	}
	parts := strings.Split(rest, "\n")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return first + ": " + strings.Join(parts, ", ")
}

// finish fills in what later stages want to know of an accepted cell.
func (c *checking) finish() {
	cell := c.cell
	seen := map[string]bool{}
	for _, d := range c.decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			continue
		}
		for _, s := range g.Specs {
			c.finishImport(s.(*ast.ImportSpec), seen)
		}
	}
	scope := cell.Pkg.Scope()
	for _, n := range scope.Names() {
		o := scope.Lookup(n)
		if o.Pkg() == cell.Pkg && n != bodyName && !strings.Contains(n, "·") && c.own[n] {
			cell.Objects = append(cell.Objects, o)
		}
	}
	c.comments()
	if c.program {
		c.initOrder()
	}
	if c.last != nil {
		cell.Last = c.last.X
		if c.prints(c.last.X) {
			cell.Hidden = true
		}
	}
}

// initOrder puts the variables of a program in the order in which the language
// initialises them.
func (c *checking) initOrder() {
	names := map[types.Object]*ast.Ident{}
	var inits, rest []ast.Stmt
	for _, s := range c.cell.Stmts {
		d, ok := s.(*ast.DeclStmt)
		if !ok {
			rest = append(rest, s)
			continue
		}
		for _, sp := range d.Decl.(*ast.GenDecl).Specs {
			v := sp.(*ast.ValueSpec)
			for _, n := range v.Names {
				names[c.cell.Info.Defs[n]] = n
			}
			if len(v.Values) == 0 {
				inits = append(inits, &ast.DeclStmt{Decl: &ast.GenDecl{TokPos: v.Pos(), Tok: token.VAR, Specs: []ast.Spec{v}}})
			}
		}
	}
	for _, in := range c.cell.Info.InitOrder {
		spec := &ast.ValueSpec{Values: []ast.Expr{in.Rhs}}
		for _, v := range in.Lhs {
			n := names[v]
			if n == nil {
				n = &ast.Ident{NamePos: in.Rhs.Pos(), Name: "_"}
			}
			spec.Names = append(spec.Names, n)
		}
		inits = append(inits, &ast.DeclStmt{Decl: &ast.GenDecl{TokPos: in.Rhs.Pos(), Tok: token.VAR, Specs: []ast.Spec{spec}}})
	}
	c.cell.Stmts = slices.Concat(inits, rest)
}

// prints says that an expression is a call of one of fmt's printing functions:
// nobody wants to see how many bytes it wrote.
func (c *checking) prints(x ast.Expr) bool {
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok {
		return false
	}
	s, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	fn, ok := c.cell.Info.Uses[s.Sel].(*types.Func)
	return ok && fn.Pkg() != nil && fn.Pkg().Path() == "fmt" && (strings.HasPrefix(fn.Name(), "Print") || strings.HasPrefix(fn.Name(), "Fprint"))
}

func (c *checking) finishImport(s *ast.ImportSpec, seen map[string]bool) {
	var name *types.PkgName
	if s.Name != nil {
		if s.Name.Name == "_" {
			return
		}
		name, _ = c.cell.Info.Defs[s.Name].(*types.PkgName)
	} else {
		name, _ = c.cell.Info.Implicits[s].(*types.PkgName)
	}
	local := "."
	if s.Name == nil || s.Name.Name != "." {
		if name == nil {
			return
		}
		local = name.Name()
	}
	p, err := symbols.Import(strings.Trim(s.Path.Value, "\"`"))
	if err != nil || seen[local+" "+p.Path()] {
		return
	}
	seen[local+" "+p.Path()] = true
	c.cell.Imports = append(c.cell.Imports, Import{Name: local, Pkg: p})
}

// comments keeps what the reader wrote above declarations.
func (c *checking) comments() {
	put := func(id *ast.Ident, doc *ast.CommentGroup) {
		if o := c.cell.Info.Defs[id]; o != nil && doc != nil {
			c.cell.Docs[o] = commentText(doc)
		}
	}
	for _, m := range c.cell.Methods {
		if m.Decl.Doc != nil {
			c.cell.Docs[m.Func] = commentText(m.Decl.Doc)
		}
	}
	for _, d := range c.decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			put(d.Name, d.Doc)
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					put(s.Name, first(s.Doc, d.Doc))
				case *ast.ValueSpec:
					for _, n := range s.Names {
						put(n, first(s.Doc, d.Doc))
					}
				}
			}
		}
	}
}

// commentText is the text of a comment without the line directive that parse
// put before it.
func commentText(doc *ast.CommentGroup) string {
	own := &ast.CommentGroup{}
	for _, l := range doc.List {
		if !strings.HasPrefix(l.Text, "/*line ") {
			own.List = append(own.List, l)
		}
	}
	return strings.TrimSpace(own.Text())
}

func first(a, b *ast.CommentGroup) *ast.CommentGroup {
	if a != nil {
		return a
	}
	return b
}

// NewInfo returns an empty record of all that the rewriter asks the type
// checker about.
func NewInfo() *types.Info {
	return &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
	}
}
