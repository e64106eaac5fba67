package source

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
	"fluxrepl/interp/symbols"
)

// session checks and writes cells, and has the type checker look at what was
// written.
type session struct {
	scope *check.Scope
	fset  *token.FileSet
	world *World
	units map[string]*types.Package
	count int
}

func newSession(t *testing.T) *session {
	t.Helper()
	s := &session{scope: check.NewScope(), fset: token.NewFileSet(), world: NewWorld(heap.New()), units: map[string]*types.Package{}}
	for _, path := range []string{"fluxrepl/flux", "fluxrepl/interp/display"} {
		p, err := symbols.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		s.scope.Import(p.Name(), p)
	}
	s.units[runtimePath] = s.runtime(t)
	return s
}

// runtime checks package cellrt from its source.
func (s *session) runtime(t *testing.T) *types.Package {
	t.Helper()
	names, err := filepath.Glob("../cellrt/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, n := range names {
		if strings.HasSuffix(n, "_test.go") || strings.HasSuffix(n, "_other.go") {
			continue
		}
		f, err := parser.ParseFile(s.fset, n, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	conf := types.Config{Importer: s, FakeImportC: true}
	p, err := conf.Check(runtimePath, s.fset, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Import implements types.Importer.
func (s *session) Import(path string) (*types.Package, error) {
	if p := s.units[path]; p != nil {
		return p, nil
	}
	return symbols.Importer().Import(path)
}

// write writes a cell and checks what came.
func (s *session) write(src string) (*Unit, error) {
	s.count++
	cell, diags := check.Check(s.scope, s.fset, fmt.Sprintf("cell %d", s.count), src)
	if len(diags) > 0 {
		return nil, fmt.Errorf("the cell is wrong: %d:%d: %s", diags[0].Line, diags[0].Col, diags[0].Message)
	}
	u, err := s.world.Write(cell, fmt.Sprintf("s/r%d", s.count))
	if err != nil {
		return nil, err
	}
	for _, i := range cell.Imports {
		s.scope.Import(i.Name, i.Pkg)
	}
	s.scope.Declare(cell.Objects, cell.Docs)
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, u.Files[0].Name, u.Files[0].Source, parser.SkipObjectResolution)
	if err != nil {
		return u, fmt.Errorf("%w\n%s", err, u.Files[0].Source)
	}
	var first error
	conf := types.Config{Importer: s, Error: func(err error) { first = errors.Join(first, err) }, Sizes: types.SizesFor("gc", "amd64")}
	p, _ := conf.Check(u.Path, fset, []*ast.File{f}, nil)
	if first != nil {
		return u, fmt.Errorf("%w\n%s", first, u.Files[0].Source)
	}
	s.units[u.Path] = p
	return u, nil
}

// TestProgramsAreWritten: what is written for every program of the
// conformance suite is valid Go.
func TestProgramsAreWritten(t *testing.T) {
	names, err := filepath.Glob("../../../tests/conformance/programs/*/*.go")
	if err != nil || len(names) == 0 {
		t.Fatal("no programs", err)
	}
	for _, n := range names {
		t.Run(filepath.Base(n), func(t *testing.T) {
			src, err := os.ReadFile(n)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := newSession(t).write(string(src)); err != nil {
				t.Error(err)
			}
		})
	}
}
