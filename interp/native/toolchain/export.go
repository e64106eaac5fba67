package toolchain

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"go/types"
	"io"
	"os"
	"slices"
	"strings"

	"fluxrepl/interp/symbols"

	"golang.org/x/tools/go/gcexportdata"
)

// mostExport bounds the export data of one package. The largest known are a few
// megabytes.
const mostExport = 256 << 20

// Export returns the compiler's export data of a package, as gcexportdata.Read
// wants it. The package is compiled if need be.
func (m *Modules) Export(ctx context.Context, path string) ([]byte, error) {
	ctx, done, err := m.t.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	if err := m.t.ensure(ctx, []string{path}, false, nil); err != nil {
		return nil, err
	}
	file := m.t.archives.file(path)
	if file == "" {
		return nil, &PackageError{Path: path, Reason: "it has no export data"}
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, &GoneError{Path: file}
	}
	defer f.Close() //nolint:errcheck // only read
	// What is in the build cache are archives, written by the version of Go that
	// this program is built with, and so by one that the reader knows.
	r, err := gcexportdata.NewReader(bufio.NewReader(f)) //nolint:staticcheck // see above
	if err != nil {
		return nil, fmt.Errorf("export data of package %s: %w", path, err)
	}
	data, err := io.ReadAll(io.LimitReader(r, mostExport))
	if err != nil {
		return nil, fmt.Errorf("export data of package %s: %w", path, err)
	}
	return data, nil
}

// Import returns the types of a package. It shares all packages with
// symbols.Import, which finds it from then on.
func (m *Modules) Import(ctx context.Context, path string) (*types.Package, error) {
	if !m.Provides(path) {
		return symbols.Import(path)
	}
	export, docs, err := m.load(ctx, path)
	if err != nil {
		return nil, err
	}
	return symbols.Add(path, export, docs)
}

// Importer is Import in the form that types.Config wants. The context ends what
// it starts.
func (m *Modules) Importer(ctx context.Context) types.Importer { return importer{ctx, m} }

type importer struct {
	ctx context.Context
	m   *Modules
}

func (i importer) Import(path string) (*types.Package, error) { return i.m.Import(i.ctx, path) }

// load brings a package as symbols wants it. Without its docs it is as good.
func (m *Modules) load(ctx context.Context, path string) ([]byte, map[string]string, error) {
	export, err := m.Export(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	docs, _ := m.Docs(ctx, path)
	return export, docs, nil
}

// listed is a package as `go list` describes it.
type listed struct {
	Dir, ImportPath, Name string
	GoFiles, CgoFiles     []string
}

// find lists packages by pattern, without what they import.
func (m *Modules) find(ctx context.Context, pattern string) ([]listed, error) {
	ctx, done, err := m.t.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	args := append([]string{"list", "-find", "-json=Dir,ImportPath,Name,GoFiles,CgoFiles"}, m.t.goFlags()...)
	out, err := m.t.goOutput(ctx, nil, append(args, "--", pattern)...)
	if err != nil {
		return nil, m.t.listError([]string{pattern}, err)
	}
	var list []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		list = append(list, p)
	}
	return list, nil
}

// Packages returns the import paths of a module's packages that a cell can
// import, sorted.
func (m *Modules) Packages(ctx context.Context, module string) ([]string, error) {
	list, err := m.find(ctx, module+"/...")
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, p := range list {
		if p.Name != "main" && !internal(p.ImportPath) {
			paths = append(paths, p.ImportPath)
		}
	}
	slices.Sort(paths)
	return paths, nil
}

// internal reports whether other modules may not import a package.
func internal(path string) bool {
	return slices.Contains(strings.Split(path, "/"), "internal")
}

// got adds the packages to a module.
func (m *Modules) got(ctx context.Context, added Module) (Got, error) {
	paths, err := m.Packages(ctx, added.Path)
	return Got{Module: added, Packages: paths}, err
}
