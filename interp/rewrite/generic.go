package rewrite

import (
	"embed"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"path"
	"strings"
	"sync"

	"fluxrepl/interp/check"
	"fluxrepl/interp/symbols"
)

// Generic functions of compiled packages have no value that the interpreter
// could call. Those of the standard library that cells use daily are kept here
// as source, and written out for their type arguments like a cell's own.

//go:embed generic
var genericSource embed.FS

// genericPackage is one package of generic functions, checked once for all
// sessions and never changed.
type genericPackage struct {
	funcs map[string]genericFunc
}

type genericFunc struct {
	obj *types.Func
	*function
}

// generics are the packages by import path.
var generics = sync.OnceValues(func() (map[string]*genericPackage, error) {
	all := map[string]*genericPackage{}
	err := fs.WalkDir(genericSource, "generic", func(p string, d fs.DirEntry, err error) error {
		name := strings.TrimPrefix(path.Dir(p), "generic/")
		if err != nil || d.IsDir() || all[name] != nil {
			return err
		}
		all[name], err = loadGeneric(name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
})

// loadGeneric checks one package under the path of the one it stands for.
func loadGeneric(name string) (*genericPackage, error) {
	fset := token.NewFileSet()
	sources, err := fs.Glob(genericSource, path.Join("generic", name, "*.go"))
	if err != nil {
		return nil, err
	}
	var files []*ast.File
	for _, p := range sources {
		if strings.HasSuffix(p, "_test.go") {
			continue
		}
		text, err := fs.ReadFile(genericSource, p)
		if err != nil {
			return nil, err
		}
		f, err := parser.ParseFile(fset, path.Base(p), text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	info := check.NewInfo()
	pkg, err := (&types.Config{Importer: symbols.Importer()}).Check(name, fset, files, info)
	if err != nil {
		return nil, err
	}
	cell := &check.Cell{Name: name, Fset: fset, Pkg: pkg, Info: info}
	g := &genericPackage{funcs: map[string]genericFunc{}}
	for _, f := range files {
		for _, decl := range f.Decls {
			if d, ok := decl.(*ast.FuncDecl); ok {
				o := info.Defs[d.Name].(*types.Func)
				g.funcs[o.Name()] = genericFunc{o, &function{decl: d, cell: cell}}
			}
		}
	}
	return g, nil
}

// sourced finds the source of a generic function of the standard library; ok
// is false for all other objects.
func sourced(o types.Object) (g genericFunc, ok bool) {
	f, isFunc := o.(*types.Func)
	if !isFunc || f.Pkg() == nil || f.Pkg().Path() == mainPath || f.Signature().TypeParams().Len() == 0 {
		return g, false
	}
	all, err := generics()
	if err != nil || all[f.Pkg().Path()] == nil {
		return g, false // a test loads all of them, so err is nil in a build that passed
	}
	g, ok = all[f.Pkg().Path()].funcs[f.Name()]
	return g, ok
}

// sourcedRef writes the use of such a function, which names its instance.
func (e *emitter) sourcedRef(id *ast.Ident, g genericFunc) string {
	inst, ok := e.info.Instances[id]
	if !ok {
		e.refuse(id.Pos(), "the type arguments of %s are not known here", id.Name)
	}
	e.w.funcs[g.obj] = g.function
	e.unit.quiet[g.decl] = true // a trace shows the reader's lines, not these
	return e.instance(id, g.obj, inst)
}
