package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// top is the repository's root, seen from this package.
const top = "../.."

// source is one Go file of ours.
type source struct {
	pkg  string // folder, slash separated, relative to the top
	path string
	test bool
	file *ast.File
}

// sources parses every Go file below the top, but for test data and modules of
// other languages.
func sources(t *testing.T) []source {
	t.Helper()
	var files []source
	err := filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if name == "testdata" || name == "node_modules" || (strings.HasPrefix(name, ".") && name != ".." && name != ".") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		files = append(files, source{pkg: path.Dir(rel), path: rel, test: strings.HasSuffix(rel, "_test.go"), file: f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// allowed reports whether one of the patterns covers pkg.
func allowed(patterns []string, pkg string) bool {
	for _, p := range patterns {
		base, tree := strings.CutSuffix(p, "...")
		if p == pkg || (tree && (base == "" || pkg+"/" == base || strings.HasPrefix(pkg, base))) {
			return true
		}
	}
	return false
}

// standalone reports a file that go run executes by itself: a generator.
func standalone(f *ast.File) bool {
	for _, g := range f.Comments {
		if g.Pos() > f.Package {
			break
		}
		for _, c := range g.List {
			if strings.HasPrefix(c.Text, "//go:build ignore") {
				return true
			}
		}
	}
	return false
}

// program reports a main package below a listed one: its own tool, such as a
// generator, which may import what that one may.
func program(s source) bool { return s.file.Name.Name == "main" && s.pkg != "cmd/fluxrepl" }

func TestDoors(t *testing.T) {
	for _, s := range sources(t) {
		if standalone(s.file) {
			continue
		}
		room := s.pkg
		if program(s) {
			for _, listed := doors[room]; !listed && room != "."; _, listed = doors[room] {
				room = path.Dir(room)
			}
		}
		may, listed := doors[room]
		if !listed {
			t.Errorf("%s: package %q is not in the table of doors", s.path, s.pkg)
			continue
		}
		if program(s) || s.test {
			may = append(slices.Clone(may), append(extra[room], room)...)
		}
		for _, imp := range s.file.Imports {
			ours, ok := strings.CutPrefix(strings.Trim(imp.Path.Value, `"`), Module+"/")
			if ok && !allowed(may, ours) {
				t.Errorf("%s imports %s, which is not among the doors of %s: %v", s.path, ours, room, may)
			}
		}
	}
}

func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !topLevel[e.Name()] && !strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
}

// TestCellNames refuses exported generics and assignable package variables in
// what a cell can see: an interpreter's symbol table cannot hold the first, and
// loses an assignment to the second.
func TestCellNames(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || !slices.Contains(cellPackages, s.pkg) {
			continue
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Type.TypeParams != nil {
					t.Errorf("%s: %s is exported and generic", s.path, d.Name.Name)
				}
			case *ast.GenDecl:
				for _, name := range offending(d) {
					t.Errorf("%s: %s is exported and an assignable variable or a generic type", s.path, name)
				}
			}
		}
	}
}

// offending lists the exported variables and generic types of a declaration.
func offending(d *ast.GenDecl) []string {
	var names []string
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			for _, n := range spec.Names {
				if d.Tok == token.VAR && n.IsExported() {
					names = append(names, n.Name)
				}
			}
		case *ast.TypeSpec:
			if spec.TypeParams != nil && spec.Name.IsExported() {
				names = append(names, spec.Name.Name)
			}
		}
	}
	return names
}
