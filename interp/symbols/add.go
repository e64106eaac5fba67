package symbols

import (
	"bytes"
	"errors"
	"fmt"
	"go/types"
	"maps"
	"strings"
	"sync"

	"golang.org/x/tools/go/gcexportdata"
)

// Loader finds a package of a module that is not built in: the compiler's export
// data, as gcexportdata.NewReader leaves it, and docs in the form of [Doc].
type Loader func(path string) (export []byte, docs map[string]string, err error)

// offers are the modules whose packages can be loaded, by path.
var offers = struct {
	sync.Mutex
	loaders map[string]*Loader
	loading map[string]bool // packages that are loaded in the background
}{loaders: map[string]*Loader{}, loading: map[string]bool{}}

// Offer makes the packages of a module importable: Import asks load for one when
// it is wanted. A later offer of the same module takes the place of an earlier
// one. withdraw ends the offer; what was loaded stays, as it does in the process.
func Offer(module string, load Loader) (withdraw func()) {
	offers.Lock()
	defer offers.Unlock()
	mine := &load
	offers.loaders[module] = mine
	return func() {
		offers.Lock()
		defer offers.Unlock()
		if offers.loaders[module] == mine {
			delete(offers.loaders, module)
		}
	}
}

// offered returns the loader of the module that a package belongs to: the one
// with the longest path that begins the package's. It returns nil if there is none.
func offered(path string) Loader {
	offers.Lock()
	defer offers.Unlock()
	for module := path; ; {
		if l := offers.loaders[module]; l != nil {
			return *l
		}
		i := strings.LastIndexByte(module, '/')
		if i < 0 {
			return nil
		}
		module = module[:i]
	}
}

// load imports a package that a module offers.
func load(path string, from Loader) (*types.Package, error) {
	export, doc, err := from(path)
	if err != nil {
		return nil, err
	}
	return Add(path, export, doc)
}

// Ready is [Import] for those who cannot wait, such as a completion. Loading a
// package that a module offers may mean compiling it: Ready has that done in the
// background and returns an *ImportError until it is.
func Ready(path string) (*types.Package, error) {
	p, err := importBuiltIn(path)
	if _, unknown := errors.AsType[*ImportError](err); unknown {
		if from := offered(path); from != nil {
			loadLater(path, from)
		}
	}
	return p, err
}

// ReadyImporter is [Ready] in the form that types.Config wants.
func ReadyImporter() types.Importer { return readyImporter{} }

type readyImporter struct{}

func (readyImporter) Import(path string) (*types.Package, error) { return Ready(path) }

// loadLater loads a package in the background, unless that is going on. Whoever
// wants the package for more than a look asks again and hears what is wrong.
func loadLater(path string, from Loader) {
	offers.Lock()
	defer offers.Unlock()
	if offers.loading[path] {
		return
	}
	offers.loading[path] = true
	go func() {
		_, _ = load(path, from)
		offers.Lock()
		defer offers.Unlock()
		delete(offers.loading, path)
	}()
}

// Add makes one package importable that is not built in, from export data as
// gcexportdata.NewReader leaves it and docs in the form of [Doc]. What the package
// mentions of others is shared with them: its fmt.Stringer is everybody's. A
// package that was read before stays as it is, since types in use must not change.
func Add(path string, export []byte, doc map[string]string) (*types.Package, error) {
	universe.Lock()
	defer universe.Unlock()
	if universe.read[path] {
		return universe.packages[path], nil
	}
	p, err := gcexportdata.Read(bytes.NewReader(export), universe.fset, universe.packages, path)
	if err != nil {
		return nil, fmt.Errorf("export data of package %s: %w", path, err)
	}
	universe.read[path] = true
	docs.Store(path, maps.Clone(doc))
	return p, nil
}
