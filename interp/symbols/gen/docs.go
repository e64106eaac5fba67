package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// docs returns the doc comments of a package's exported names: "" for the package
// itself, "Name" for what it declares, "Type.Name" for methods and fields. cut
// shortens each.
func (p *pkg) docs(cut func(string) string) (map[string]string, error) {
	c := &comments{texts: map[string]string{}, cut: cut, all: p.ImportPath == "builtin"}
	fset := token.NewFileSet()
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.ImportPath, err)
		}
		c.add("", f.Doc)
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				c.function(d)
			case *ast.GenDecl:
				c.group(d)
			}
		}
	}
	return c.texts, nil
}

// wholeDoc keeps a comment as it is.
func wholeDoc(s string) string { return s }

// firstParagraph keeps what stands before the first blank line.
func firstParagraph(s string) string {
	first, _, _ := strings.Cut(s, "\n\n")
	return first
}

// comments collects the docs of one package.
type comments struct {
	texts map[string]string
	cut   func(string) string
	all   bool // names that are not exported too: what is predeclared is written small
}

// wants reports whether a name's docs are kept.
func (c *comments) wants(name string) bool { return c.all || token.IsExported(name) }

// add notes the first of the groups that says something.
func (c *comments) add(name string, groups ...*ast.CommentGroup) {
	for _, g := range groups {
		text := strings.TrimSpace(g.Text())
		if text == "" || strings.HasPrefix(text, "http") { // a bare link explains nothing
			continue
		}
		if _, have := c.texts[name]; !have {
			c.texts[name] = c.cut(text)
		}
		return
	}
}

// function notes the doc of a function, or of a method under its type.
func (c *comments) function(d *ast.FuncDecl) {
	if !c.wants(d.Name.Name) {
		return
	}
	name := d.Name.Name
	if d.Recv != nil && len(d.Recv.List) == 1 {
		of := baseName(d.Recv.List[0].Type)
		if !c.wants(of) {
			return
		}
		name = of + "." + name
	}
	c.add(name, d.Doc)
}

// group notes the docs of a declaration of types, constants or variables. A name
// without a comment of its own has the one over its group.
func (c *comments) group(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if c.wants(s.Name.Name) {
				c.add(s.Name.Name, s.Doc, s.Comment, d.Doc)
				c.fields(s.Name.Name, s.Type)
			}
		case *ast.ValueSpec:
			for _, name := range s.Names {
				if c.wants(name.Name) {
					c.add(name.Name, s.Doc, s.Comment, d.Doc)
				}
			}
		}
	}
}

// fields notes the docs of a struct's fields or an interface's methods.
func (c *comments) fields(of string, t ast.Expr) {
	var list *ast.FieldList
	switch t := t.(type) {
	case *ast.StructType:
		list = t.Fields
	case *ast.InterfaceType:
		list = t.Methods
	default:
		return
	}
	for _, f := range list.List {
		for _, name := range f.Names {
			if c.wants(name.Name) {
				c.add(of+"."+name.Name, f.Doc, f.Comment)
			}
		}
	}
}

// baseName returns the name of a receiver's type, without pointer and parameters.
func baseName(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return baseName(t.X)
	case *ast.IndexExpr:
		return baseName(t.X)
	case *ast.IndexListExpr:
		return baseName(t.X)
	case *ast.Ident:
		return t.Name
	}
	return ""
}
