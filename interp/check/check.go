package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// checking is the state of one check.
type checking struct {
	cell    *Cell
	scope   *Scope
	objects map[string]types.Object // of the session, those that the cell mentions
	imports map[string]*types.Package
	dots    map[string]*types.Package
	file    *ast.File
	body    *ast.BlockStmt
	extra   []ast.Stmt // statements of the checked body
	decls   []ast.Decl // declarations of the checked file
	own     map[string]bool
	diags   []Diagnostic
	stand   map[string]types.Object // stand-in name to old object
	serial  int
	last    *ast.ExprStmt
	late    []*ast.FuncDecl
	program bool // a package clause: variables are initialised as in a program

	forward  bool // a name was used before the cell declares it
	hideRest bool // the second halves of an error that was left out follow
}

// Check takes a cell apart and checks it against what scope holds. The scope
// does not change but for methods added to a type of an earlier cell. If there
// are diagnostics the cell is nil, and the other way round.
func Check(scope *Scope, fset *token.FileSet, name, src string) (*Cell, []Diagnostic) {
	chunks, names, diags := splitNames([]byte(src))
	if len(diags) > 0 {
		return nil, advised(tidy(diags), src)
	}
	c := &checking{scope: scope, own: map[string]bool{}, stand: map[string]types.Object{}}
	c.cell = &Cell{Name: name, Source: src, Fset: fset, Old: map[types.Object]types.Object{}, Docs: map[types.Object]string{}}
	c.objects, c.imports, c.dots = scope.snapshot(names)
	if n := len(chunks); n > 0 {
		c.cell.Hidden = chunks[n-1].hidden
	}
	if !c.parse(chunks) || !c.collect(chunks) {
		return nil, advised(tidy(c.diags), src)
	}
	c.recall()
	if len(c.diags) > 0 {
		return nil, advised(tidy(c.diags), src)
	}
	c.promote()
	if c.bulky() {
		return nil, advised(tidy(c.diags), src)
	}
	c.link()
	if len(c.diags) == 0 {
		c.lateMethods()
	}
	c.run()
	if len(c.diags) == 0 {
		c.oversized()
	}
	if len(c.diags) > 0 {
		scope.fail(name, c.own)
		return nil, advised(tidy(c.diags), src)
	}
	c.finish()
	return c.cell, nil
}

// collect sorts the declarations of the file.
func (c *checking) collect(chunks []chunk) bool {
	program := false
	for _, ch := range chunks {
		if ch.pkg {
			if got := strings.Fields(c.cell.Source[ch.start:ch.end]); len(got) != 2 || got[1] != mainPath {
				c.diags = append(c.diags, Diagnostic{Line: ch.line, Col: ch.col, Message: "a cell can only be of package main", Hint: "leave the package clause out, or write package main"})
				return false
			}
			program = true
		}
	}
	c.program = program
	types := map[string]bool{}
	for _, d := range c.file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.TYPE {
			for _, s := range g.Specs {
				types[s.(*ast.TypeSpec).Name.Name] = true
			}
		}
	}
	for _, d := range c.file.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			c.general(d)
		case *ast.FuncDecl:
			c.function(d, types, program)
		}
	}
	return len(c.diags) == 0
}

func (c *checking) general(d *ast.GenDecl) {
	c.decls = append(c.decls, d)
	for _, s := range d.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			c.own[s.Name.Name] = true
			c.cell.Types = append(c.cell.Types, s)
			// The type checker follows type A B to where its own files declare
			// B, and B may be of an earlier cell. Brackets stop it.
			if id, ok := s.Type.(*ast.Ident); ok && c.objects[id.Name] != nil {
				s.Type = &ast.ParenExpr{Lparen: id.Pos(), X: id, Rparen: id.End()}
			}
		case *ast.ValueSpec:
			for _, n := range s.Names {
				c.own[n.Name] = true
			}
		case *ast.ImportSpec:
			if s.Name != nil {
				c.own[s.Name.Name] = true
			} else {
				c.own[c.importedName(strings.Trim(s.Path.Value, "\"`"))] = true
			}
		}
	}
}

func (c *checking) function(d *ast.FuncDecl, types map[string]bool, program bool) {
	switch {
	case d.Name.Name == bodyName && d.Recv == nil:
		c.body = d.Body
		c.cell.Stmts = d.Body.List
		return
	case d.Body == nil:
		c.errorAt(d.Name.Pos(), "func "+d.Name.Name+" has no body")
		c.diags[len(c.diags)-1].Hint = "the { stands at the end of the line, behind the parameters and results"
	case d.Recv != nil:
		if base := receiverName(d); base != "" && !types[base] && c.objects[base] != nil {
			c.late = append(c.late, d)
			return
		}
		c.cell.Funcs = append(c.cell.Funcs, d)
		c.decls = append(c.decls, d)
		return
	case d.Name.Name == "main" && program:
		c.cell.Main = true
	}
	c.own[d.Name.Name] = true
	c.cell.Funcs = append(c.cell.Funcs, d)
	c.decls = append(c.decls, d)
}

// receiverName is the name of the type that a method belongs to.
func receiverName(d *ast.FuncDecl) string {
	if len(d.Recv.List) != 1 {
		return ""
	}
	t := ast.Unparen(d.Recv.List[0].Type)
	if s, ok := t.(*ast.StarExpr); ok {
		t = ast.Unparen(s.X)
	}
	switch x := t.(type) {
	case *ast.IndexExpr:
		t = x.X
	case *ast.IndexListExpr:
		t = x.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

func (c *checking) errorAt(pos token.Pos, msg string) {
	p := c.cell.Fset.Position(pos)
	c.diags = append(c.diags, Diagnostic{Line: p.Line, Col: p.Column, Message: msg})
}
