package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
)

// housePackages are the packages of this module that a cell can import.
var housePackages = []string{
	"fluxrepl/flux",
	"fluxrepl/flux/checkpoint",
	"fluxrepl/flux/data",
	"fluxrepl/flux/loss",
	"fluxrepl/flux/nn",
	"fluxrepl/flux/optim",
	"fluxrepl/flux/train",
	"fluxrepl/interp/display",
	"fluxrepl/viz",
}

// revision is raised when this program writes the standard library's part in
// another way, so that the part is rewritten.
const revision = "4"

// A pkg is one package as the go command describes it.
type pkg struct {
	ImportPath, Name, Dir, Export string
	GoFiles                       []string
	Standard                      bool
	Error                         *struct{ Err string }
	DepsErrors                    []struct{ ImportPath, Err string }
	types                         *types.Package
}

// A library is a set of packages with their types.
type library struct {
	fset     *token.FileSet
	packages []*pkg // sorted by path
}

// load compiles the packages (the build cache has most of it) and reads their
// types. A package that does not compile is an error that quotes the compiler, or
// is left out if partial.
func load(paths []string, partial bool) (*library, error) {
	list, err := list(paths, partial)
	if err != nil {
		return nil, err
	}
	lib := &library{fset: token.NewFileSet()}
	files := map[string]string{}
	for _, p := range list {
		files[p.ImportPath] = p.Export
	}
	compiled := importer.ForCompiler(lib.fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(files[path]) })
	for _, p := range list {
		if !slices.Contains(paths, p.ImportPath) {
			continue
		}
		if why := p.trouble(); why != "" {
			fmt.Fprintf(os.Stderr, "symbols: without %s: %s\n", p.ImportPath, why)
			continue
		}
		if !p.onlyDocs() {
			if p.types, err = compiled.Import(p.ImportPath); err != nil {
				return nil, fmt.Errorf("%s: %w", p.ImportPath, err)
			}
		}
		lib.packages = append(lib.packages, p)
	}
	slices.SortFunc(lib.packages, func(a, b *pkg) int { return strings.Compare(a.ImportPath, b.ImportPath) })
	return lib, nil
}

// onlyDocs reports whether the compiler has the package built in: there is nothing to
// compile, only documentation.
func (p *pkg) onlyDocs() bool { return p.ImportPath == "unsafe" || p.ImportPath == "builtin" }

// trouble says why a package cannot be used, or "".
func (p *pkg) trouble() string {
	if p.Error != nil {
		return p.Error.Err
	}
	if len(p.DepsErrors) > 0 {
		return p.DepsErrors[0].Err
	}
	if p.Export == "" && !p.onlyDocs() {
		return "it does not compile"
	}
	return ""
}

// list asks the go command for the packages and all that they import, in
// dependency order, compiled.
func list(paths []string, partial bool) ([]*pkg, error) {
	args := []string{"list", "-export", "-deps", "-trimpath",
		"-json=ImportPath,Name,Dir,Export,GoFiles,Standard,Error,DepsErrors"}
	if partial {
		args = append(args, "-e")
	}
	out, err := goCommand(append(args, paths...)...)
	if err != nil {
		return nil, err
	}
	var list []*pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		p := new(pkg)
		if err := d.Decode(p); errors.Is(err, io.EOF) {
			return list, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		list = append(list, p)
	}
}

// goCommand runs the go command for one fixed target, so that a Mac writes the
// same files as a Linux machine: the types of package syscall and the pure Go
// resolver of package net differ between systems.
func goCommand(args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0", "GOFLAGS=", "GOAMD64=v1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return out, nil
}

// stdPackages returns every package of the standard library that a program may
// import, whether the interpreter's tables have it or not: the type checker knows
// the real library, and the session says what the interpreter lacks.
func stdPackages() ([]string, error) {
	out, err := goCommand("list", "std")
	if err != nil {
		return nil, err
	}
	paths := []string{"builtin"} // which the list leaves out
	for path := range strings.FieldsSeq(string(out)) {
		if !private.MatchString(path) {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

// private matches packages that no program can import, or none that is a cell.
var private = regexp.MustCompile(`(^|/)(internal|vendor)(/|$)|^runtime/cgo$|^plugin$`)

// fingerprint returns what the standard library's part depends on, one thing a
// line, for std.txt.
func fingerprint(paths []string) ([]byte, error) {
	version, err := goCommand("env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	lines := []string{strings.TrimSpace(string(version)), "revision " + revision, "adapters " + strings.Join(stdInterfaces, " ")}
	return []byte(strings.Join(append(lines, paths...), "\n") + "\n"), nil
}
