package symbols

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"io"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/gcexportdata"
)

//go:embed std.zip
var stdZip []byte

//go:embed house.zip
var houseZip []byte

// entries indexes both archives: types/PATH and docs/PATH.
var entries = sync.OnceValue(func() map[string]*zip.File {
	m := map[string]*zip.File{}
	for _, archive := range [][]byte{stdZip, houseZip} {
		r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
		if err != nil {
			panic(&ArchiveError{Err: err}) // a build with a damaged file; tests open it
		}
		for _, f := range r.File {
			m[f.Name] = f
		}
	}
	return m
})

// paths lists the packages in the archives.
var paths = sync.OnceValue(func() []string {
	list := []string{"unsafe"}
	for name := range entries() {
		if path, ok := strings.CutPrefix(name, "types/"); ok {
			list = append(list, path)
		}
	}
	slices.Sort(list)
	return list
})

// read returns the content of an entry, or nil if there is none.
func read(name string) []byte {
	f := entries()[name]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		panic(&ArchiveError{Name: name, Err: err})
	}
	b, err := io.ReadAll(r)
	if err == nil {
		err = r.Close()
	}
	if err != nil {
		panic(&ArchiveError{Name: name, Err: err})
	}
	return b
}

// ArchiveError says that the type information built into the program is damaged.
type ArchiveError struct {
	Name string // of the entry, or ""
	Err  error
}

func (e *ArchiveError) Error() string {
	return fmt.Sprintf("built-in type information %s: %v", e.Name, e.Err)
}

func (e *ArchiveError) Unwrap() error { return e.Err }

// ImportError says that a cell imports what a session does not have.
type ImportError struct{ Path string }

func (e *ImportError) Error() string {
	s := fmt.Sprintf("package %s is not available in a session: it is neither in the standard library nor part of fluxrepl", e.Path)
	if host, _, _ := strings.Cut(e.Path, "/"); strings.Contains(host, ".") {
		s += "; %get " + e.Path + " adds the module that has it"
	}
	return s
}

// universe holds the packages that were read. Reading one may add what it mentions
// to packages that were not asked for yet, never to one that was.
var universe = struct {
	sync.Mutex
	fset     *token.FileSet
	packages map[string]*types.Package // read or mentioned
	read     map[string]bool
}{
	fset:     token.NewFileSet(),
	packages: map[string]*types.Package{"unsafe": types.Unsafe},
	read:     map[string]bool{"unsafe": true},
}

// Import returns the types of the package with that path: every exported name with
// its real signature, generic ones included. Packages are read once, on demand, and
// shared; Import may be called from several goroutines. A package that is not
// built in is asked of the module that offers it, see [Offer]. It returns an
// *ImportError for a package that a session does not have.
func Import(path string) (*types.Package, error) {
	p, err := importBuiltIn(path)
	if _, unknown := errors.AsType[*ImportError](err); unknown {
		if from := offered(path); from != nil {
			return load(path, from)
		}
	}
	return p, err
}

// importBuiltIn imports what is built in or was read before.
func importBuiltIn(path string) (*types.Package, error) {
	universe.Lock()
	defer universe.Unlock()
	if universe.read[path] {
		return universe.packages[path], nil
	}
	data := read("types/" + path)
	if data == nil {
		return nil, &ImportError{Path: path}
	}
	p, err := gcexportdata.Read(bytes.NewReader(data), universe.fset, universe.packages, path)
	if err != nil {
		return nil, &ArchiveError{Name: path, Err: err}
	}
	universe.read[path] = true
	return p, nil
}

// Importer is [Import] in the form that types.Config wants.
func Importer() types.ImporterFrom { return importer{} }

type importer struct{}

func (importer) Import(path string) (*types.Package, error) { return Import(path) }

func (importer) ImportFrom(path, _ string, _ types.ImportMode) (*types.Package, error) {
	return Import(path)
}

// docs holds the docs that were read, by package.
var docs sync.Map // string → map[string]string

// Doc returns the documentation of an exported name of a package, without comment
// marks: "Name", "Type.Method" or "Type.Field", and "" for the package itself. Of
// the standard library it is the first paragraph. What is predeclared, such as
// append, is found under "builtin". A name without documentation, or unknown,
// gives "".
func Doc(path, name string) string {
	if m, ok := docs.Load(path); ok {
		return m.(map[string]string)[name]
	}
	m := map[string]string{}
	if data := read("docs/" + path); data != nil {
		if err := json.Unmarshal(data, &m); err != nil {
			panic(&ArchiveError{Name: path, Err: err})
		}
	}
	docs.Store(path, m)
	return m[name]
}
