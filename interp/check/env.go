package check

import (
	"go/types"
	"maps"
	"reflect"
	"sort"
	"sync"
	"unsafe"

	"fluxrepl/interp/symbols"
)

// Env is what completion, inspection and the conversion of results see of a
// session: the names a cell may use now, each as the type checker's object.
// It is safe for concurrent use; what it returns is a snapshot.
type Env interface {
	// Names lists the names in scope in alphabetical order: variables,
	// constants, functions, types and imported packages, not the universe.
	Names() []string
	// Lookup returns the object that a name stands for now: a name of the
	// session, an imported package (*types.PkgName) or one of the universe;
	// nil if the name is not known.
	Lookup(name string) types.Object
	// Packages maps the local name of every imported package to the package.
	Packages() map[string]*types.Package
	// Doc returns the documentation of an object: the reader's own comment for
	// a name of the session, the package's for others, "" when there is none.
	Doc(obj types.Object) string
}

// Scope holds the names of a session across its cells. The zero value is not
// usable; call NewScope. All methods are safe for concurrent use.
type Scope struct {
	mu      sync.RWMutex
	objects map[string]types.Object
	imports map[string]*types.Package
	dots    map[string]*types.Package // dot imports by path
	docs    map[types.Object]string
	failed  map[string]string // names declared by cells that did not compile, to the cell
	pkg     *types.Package
	kept    kept
}

// NewScope returns a scope with no names but those of the universe.
func NewScope() *Scope {
	return &Scope{
		objects: map[string]types.Object{},
		imports: map[string]*types.Package{},
		dots:    map[string]*types.Package{},
		docs:    map[types.Object]string{},
		failed:  map[string]string{},
		pkg:     types.NewPackage(mainPath, mainPath),
	}
}

// emptied returns the package that all cells are checked in, without names.
// It must be one package for all, or a cell could not write a literal of an
// earlier cell's struct without naming its fields; and one scope for all, or
// the type checker would not find it above the types of earlier cells, where
// it looks for type parameters around them. It has no way to take names out of
// a scope. The scopes of earlier checks inside of it go too, or memory would
// grow with them.
func (s *Scope) emptied() *types.Package {
	scope := reflect.ValueOf(s.pkg.Scope()).Elem()
	elems, children := scope.FieldByName("elems"), scope.FieldByName("children")
	*(*map[string]types.Object)(unsafe.Pointer(elems.UnsafeAddr())) = nil
	*(*[]*types.Scope)(unsafe.Pointer(children.UnsafeAddr())) = nil
	return s.pkg
}

var _ Env = (*Scope)(nil)

// Names implements Env.
func (s *Scope) Names() []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	names := make([]string, 0, len(s.objects)+len(s.imports))
	for n := range s.objects {
		names = append(names, n)
	}
	for n := range s.imports {
		if s.objects[n] == nil {
			names = append(names, n)
		}
	}
	sort.Strings(names)
	return names
}

// Lookup implements Env.
func (s *Scope) Lookup(name string) types.Object {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if o := s.objects[name]; o != nil {
		return o
	}
	if p := s.imports[name]; p != nil {
		return types.NewPkgName(0, nil, name, p)
	}
	for _, p := range s.dots {
		if o := p.Scope().Lookup(name); o != nil && o.Exported() {
			return o
		}
	}
	if v := s.recalled(name); v != nil {
		return v
	}
	return types.Universe.Lookup(name)
}

// Packages implements Env.
func (s *Scope) Packages() map[string]*types.Package {
	s.mu.RLock()
	defer s.mu.RUnlock()
	m := make(map[string]*types.Package, len(s.imports))
	for n, p := range s.imports {
		m[n] = p
	}
	return m
}

// Doc implements Env.
func (s *Scope) Doc(obj types.Object) string {
	if obj == nil {
		return ""
	}
	s.mu.RLock()
	doc, ok := s.docs[obj]
	s.mu.RUnlock()
	if ok {
		return doc
	}
	if n, isName := obj.(*types.PkgName); isName {
		return symbols.Doc(n.Imported().Path(), "")
	}
	if p := obj.Pkg(); p != nil && p.Path() != mainPath {
		return symbols.Doc(p.Path(), docName(obj))
	}
	return ""
}

// docName is the name under which a package's documentation lists obj: plain
// for package members, Type.Method for methods.
func docName(obj types.Object) string {
	fn, ok := obj.(*types.Func)
	if !ok {
		return obj.Name()
	}
	sig, _ := fn.Type().(*types.Signature)
	if sig == nil || sig.Recv() == nil {
		return obj.Name()
	}
	t := sig.Recv().Type()
	if p, isPtr := t.(*types.Pointer); isPtr {
		t = p.Elem()
	}
	if n, isNamed := t.(*types.Named); isNamed {
		return n.Obj().Name() + "." + obj.Name()
	}
	return obj.Name()
}

// Import brings a package into scope under a name.
func (s *Scope) Import(name string, p *types.Package) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if name == "." {
		s.dots[p.Path()] = p
		return
	}
	s.imports[name] = p
}

// Declare puts the objects of a cell that compiled into scope, replacing what
// had their names. docs are the comments above them and above methods; nil is
// none.
func (s *Scope) Declare(objs []types.Object, docs map[types.Object]string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range objs {
		s.objects[o.Name()] = o
		delete(s.failed, o.Name())
	}
	for o, d := range docs {
		if d != "" {
			s.docs[o] = d
		}
	}
}

// maxFailed bounds the names remembered of cells that did not compile.
const maxFailed = 1000

// fail remembers the names of a cell that did not compile.
func (s *Scope) fail(cell string, names map[string]bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.failed)+len(names) > maxFailed {
		clear(s.failed)
	}
	for n := range names {
		if s.objects[n] == nil && len(s.failed) < maxFailed {
			s.failed[n] = cell
		}
	}
}

// failedIn is the cell that declared a name and did not compile.
func (s *Scope) failedIn(name string) string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.failed[name]
}

// snapshot returns copies of the name tables for one check, of the session's
// objects only those with names that occur: a cell costs the same in a long
// session as in a short one.
func (s *Scope) snapshot(names map[string]bool) (objects map[string]types.Object, imports, dots map[string]*types.Package) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	objects = map[string]types.Object{}
	for n := range names {
		if o := s.objects[n]; o != nil {
			objects[n] = o
		}
	}
	return objects, maps.Clone(s.imports), maps.Clone(s.dots)
}
