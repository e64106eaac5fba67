package toolchain

import (
	"context"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// Docs returns the doc comments of a package's exported names from its source:
// "" for the package itself, "Name" for what it declares, "Type.Name" for methods
// and fields.
func (m *Modules) Docs(ctx context.Context, path string) (map[string]string, error) {
	list, err := m.find(ctx, path)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, p := range list {
		fset := token.NewFileSet()
		var files []*ast.File
		for _, name := range append(p.GoFiles, p.CgoFiles...) {
			f, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return nil, err
			}
			files = append(files, f)
		}
		d, err := doc.NewFromFiles(fset, files, p.ImportPath)
		if err != nil {
			return nil, err
		}
		(&comments{texts}).pkg(d)
	}
	return texts, nil
}

// comments collects the docs of one package.
type comments struct{ texts map[string]string }

func (c *comments) add(name, text string) {
	if text = strings.TrimSpace(text); text != "" {
		c.texts[name] = text
	}
}

func (c *comments) pkg(d *doc.Package) {
	c.add("", d.Doc)
	c.values(d.Consts)
	c.values(d.Vars)
	c.funcs("", d.Funcs)
	for _, t := range d.Types {
		c.add(t.Name, t.Doc)
		c.values(t.Consts)
		c.values(t.Vars)
		c.funcs("", t.Funcs)
		c.funcs(t.Name+".", t.Methods)
		for _, s := range t.Decl.Specs {
			if s, ok := s.(*ast.TypeSpec); ok {
				c.members(t.Name, s.Type)
			}
		}
	}
}

// values notes constants or variables. One without a comment of its own has the
// one over its group.
func (c *comments) values(list []*doc.Value) {
	for _, v := range list {
		for _, name := range v.Names {
			c.add(name, v.Doc)
		}
		for _, s := range v.Decl.Specs {
			if s, ok := s.(*ast.ValueSpec); ok {
				for _, name := range s.Names {
					c.add(name.Name, s.Comment.Text())
					c.add(name.Name, s.Doc.Text())
				}
			}
		}
	}
}

func (c *comments) funcs(before string, list []*doc.Func) {
	for _, f := range list {
		c.add(before+f.Name, f.Doc)
	}
}

// members notes the fields of a struct or the methods of an interface.
func (c *comments) members(of string, t ast.Expr) {
	var fields *ast.FieldList
	switch t := t.(type) {
	case *ast.StructType:
		fields = t.Fields
	case *ast.InterfaceType:
		fields = t.Methods
	default:
		return
	}
	for _, f := range fields.List {
		for _, name := range f.Names {
			c.add(of+"."+name.Name, f.Comment.Text())
			c.add(of+"."+name.Name, f.Doc.Text())
		}
	}
}
