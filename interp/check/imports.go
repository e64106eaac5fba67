package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"sort"
	"strconv"
	"strings"
	"sync"

	"fluxrepl/interp/symbols"
)

// link adds an import declaration for every package of the session that the
// cell mentions, and for known packages that nobody imported yet.
func (c *checking) link() {
	used := c.mentioned()
	names := make([]string, 0, len(used))
	for n := range used {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		if c.own[n] || c.objects[n] != nil {
			continue
		}
		if p := c.imports[n]; p != nil {
			c.addImport(n, p.Path(), used[n], false)
			continue
		}
		if p := WellKnown(n); p != "" && !c.dotted(n) {
			c.addImport(n, p, used[n], true)
		}
	}
	for p := range c.dots {
		c.addImport(".", p, token.NoPos, false)
	}
}

// mentioned lists the names before a dot that the parser could not resolve.
func (c *checking) mentioned() map[string]token.Pos {
	used := map[string]token.Pos{}
	for _, id := range c.file.Unresolved {
		used[id.Name] = id.NamePos
	}
	dotted := map[string]token.Pos{}
	ast.Inspect(c.file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if id, isIdent := s.X.(*ast.Ident); isIdent && id.Obj == nil {
				if _, open := used[id.Name]; open {
					dotted[id.Name] = id.NamePos
				}
			}
		}
		return true
	})
	return dotted
}

// dotted says that a dot import declares the name.
func (c *checking) dotted(name string) bool {
	for _, p := range c.dots {
		if o := p.Scope().Lookup(name); o != nil && o.Exported() {
			return true
		}
	}
	return false
}

func (c *checking) addImport(name, importPath string, pos token.Pos, auto bool) {
	spec := &ast.ImportSpec{Path: &ast.BasicLit{ValuePos: pos, Kind: token.STRING, Value: strconv.Quote(importPath)}}
	if path.Base(importPath) != name {
		spec.Name = &ast.Ident{NamePos: pos, Name: name}
	}
	c.decls = append([]ast.Decl{&ast.GenDecl{TokPos: pos, Tok: token.IMPORT, Specs: []ast.Spec{spec}}}, c.decls...)
	if auto && !quiet[importPath] {
		c.cell.Notes = append(c.cell.Notes, "imported "+strconv.Quote(importPath))
	}
}

// quiet lists the packages that are imported by themselves without a word.
var quiet = map[string]bool{"fmt": true, "math": true, "strings": true, "time": true, "testing": true}

// preferred settles names that several packages have.
var preferred = map[string]string{
	"rand": "math/rand", "template": "text/template", "scanner": "text/scanner",
	"iter": "iter", "pprof": "runtime/pprof", "list": "container/list", "heap": "container/heap", "ring": "container/ring",
}

// WellKnown returns the path of the package that a name means when nobody
// imported one, "" if there is none.
func WellKnown(name string) string { return wellKnown()[name] }

var wellKnown = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, p := range symbols.Packages() {
		if strings.Contains(p, "internal") || strings.HasPrefix(p, "vendor/") || !symbols.Has(p, "") {
			continue
		}
		base := path.Base(p)
		if old := m[base]; old == "" || len(p) < len(old) {
			m[base] = p
		}
	}
	for n, p := range preferred {
		m[n] = p
	}
	return m
})

// packageNames lists the names under which packages are imported by themselves.
func packageNames() []string {
	names := make([]string, 0, len(wellKnown()))
	for n := range wellKnown() {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// knownPath is the path of a package of that name whose types are known, also
// of one that is not imported by itself; "" if there is none.
func knownPath(name string) string {
	for _, p := range symbols.Packages() {
		if path.Base(p) == name && !strings.Contains(p, "internal") && !strings.HasPrefix(p, "vendor/") {
			return p
		}
	}
	return ""
}

// imported is the package at a path, nil if there is none.
func imported(path string) *types.Package {
	p, err := symbols.Import(path)
	if err != nil {
		return nil
	}
	return p
}

// importedName is the name that an import without one declares.
func (c *checking) importedName(importPath string) string {
	if p, err := symbols.Import(importPath); err == nil {
		return p.Name()
	}
	return path.Base(importPath)
}
