package toolchain

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"fluxrepl/interp/symbols"
)

// Modules are the modules that a session can import from: those that this program
// is built from, and those that it got. They have a go.mod of their own in the
// work folder, which begins as the one that the program was built with, so that
// what host and plugins share is the same.
//
// From the first call of [Toolchain.Modules] on, symbols.Import finds the
// packages of all of them, from real export data.
type Modules struct {
	t *Toolchain

	getting  turn // taken while a module is added
	mu       sync.Mutex
	base     map[string]string // versions of the modules that the host was built with, by path
	list     []Module          // what was added, the ones only needed by others too
	direct   map[string]bool   // modules that were asked for
	replaced map[string]string // folders by module path
	withdraw map[string]func()
}

// Module is a module that was added to a session.
type Module struct {
	Path     string
	Version  string // "" for one in a folder
	Dir      string // of one in a folder, or ""
	Indirect bool   // only needed by others
}

// place tells one form of a module from another.
func (m Module) place() string {
	if m.Dir != "" {
		return "from " + m.Dir
	}
	return m.Version
}

// Got says what Get added.
type Got struct {
	Module
	Packages []string // import paths that can be imported, sorted
}

// Modules returns the modules of the session.
func (t *Toolchain) Modules(ctx context.Context) (*Modules, error) {
	t.mu.Lock()
	m := t.modules
	t.mu.Unlock()
	if m != nil {
		return m, nil
	}
	requires, err := t.readModFile(ctx, filepath.Join(t.source, "go.mod"))
	if err != nil {
		return nil, err
	}
	m = &Modules{t: t, getting: newTurn(), base: map[string]string{module: ""}, direct: map[string]bool{}, replaced: map[string]string{}, withdraw: map[string]func(){}}
	for _, r := range requires.Require {
		m.base[r.Path] = r.Version
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.modules != nil {
		return t.modules, nil
	}
	for path := range m.base {
		if path != module {
			m.offer(path)
		}
	}
	t.modules = m
	return m, nil
}

// offer makes a module's packages known to the type checker.
func (m *Modules) offer(path string) {
	if m.withdraw[path] == nil {
		m.withdraw[path] = symbols.Offer(path, func(path string) ([]byte, map[string]string, error) {
			return m.load(m.t.ctx, path)
		})
	}
}

// close ends the offers.
func (m *Modules) close() {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, withdraw := range m.withdraw {
		withdraw()
	}
}

// Get adds a module. what is "module@version" or "module" for its latest version
// (a version may be anything that go get takes: v1.2.3, latest, a branch), where
// the path of a package stands for the module that has it;
// "./folder" or an absolute folder with a go.mod; or "module=>folder". The user's
// GOPROXY, GOPRIVATE, GOFLAGS and module cache are used. say, if not nil, gets
// what the Go command says meanwhile. Get returns a *VersionError for a module
// that would change what this program contains, and leaves everything as it was
// if it fails.
func (m *Modules) Get(ctx context.Context, what string, say func(string)) (Got, error) {
	ctx, done, err := m.t.begin(ctx)
	if err != nil {
		return Got{}, err
	}
	defer done()
	if err := m.getting.take(ctx); err != nil {
		return Got{}, err
	}
	defer m.getting.leave()
	path, version, dir, err := parseGet(what)
	if err != nil {
		return Got{}, err
	}
	if have, ok := m.base[path]; ok && (dir != "" || version == "" || version == have) {
		if dir != "" {
			return Got{}, &VersionError{Wanted: what, Module: path, Have: contained(have), Need: "from " + dir}
		}
		return m.got(ctx, Module{Path: path, Version: have})
	}
	file, err := m.newModFile()
	if err != nil {
		return Got{}, err
	}
	if err := m.change(ctx, file, path, version, dir, say); err != nil {
		return Got{}, err
	}
	now, err := m.t.readModFile(ctx, file)
	if err != nil {
		return Got{}, err
	}
	if err := m.compare(what, now, Module{Path: path, Dir: dir}); err != nil {
		return Got{}, err
	}
	owner, version := now.owner(path)
	if have, ok := m.base[owner]; ok && have == version {
		return m.got(ctx, Module{Path: owner, Version: have})
	}
	m.accept(file, now, owner, dir)
	for _, added := range m.List() {
		if added.Path == owner {
			return m.got(ctx, added)
		}
	}
	return Got{}, &PackageError{Path: path, Reason: "the Go command did not add it"}
}

// contained words the version of a module that the program contains.
func contained(version string) string {
	if version == "" {
		return "it"
	}
	return version
}

// accept makes a changed go.mod the session's.
func (m *Modules) accept(file string, now modFile, path, dir string) {
	m.t.mu.Lock()
	m.t.modFile = file
	m.t.mu.Unlock()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.direct[path] = true
	delete(m.replaced, path)
	if dir != "" {
		m.replaced[path] = dir
	}
	m.list = nil
	for _, r := range now.Require {
		if m.base[r.Path] == r.Version {
			continue
		}
		added := Module{Path: r.Path, Version: r.Version, Dir: m.replaced[r.Path], Indirect: !m.direct[r.Path]}
		if added.Dir != "" {
			added.Version = ""
		}
		m.list = append(m.list, added)
		m.offer(r.Path)
	}
}

// List returns the modules that were added, those that they need included.
func (m *Modules) List() []Module {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.list)
}

// Provides reports whether a package belongs to a module that the session can
// import from, this program's own dependencies included.
func (m *Modules) Provides(path string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	for {
		if m.withdraw[path] != nil {
			return true
		}
		i := strings.LastIndexByte(path, '/')
		if i < 0 {
			return false
		}
		path = path[:i]
	}
}

// Text returns the session's go.mod with what was added. What it shares with this
// program's is left out.
func (m *Modules) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "module session\n\ngo %s\n", strings.TrimPrefix(m.t.host.version, "go"))
	var replaces []Module
	for i, added := range m.List() {
		if i == 0 {
			b.WriteString("\n")
		}
		version := added.Version
		if added.Dir != "" {
			version = zeroVersion(added.Path)
			replaces = append(replaces, added)
		}
		fmt.Fprintf(&b, "require %s %s", added.Path, version)
		if added.Indirect {
			b.WriteString(" // indirect")
		}
		b.WriteString("\n")
	}
	for i, r := range replaces {
		if i == 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "replace %s => %s\n", r.Path, r.Dir)
	}
	return b.String()
}

// Sum returns the session's go.sum: the hashes of what this program was built
// with and of what was added.
func (m *Modules) Sum() ([]byte, error) {
	text, err := os.ReadFile(strings.TrimSuffix(m.t.currentModFile(), ".mod") + ".sum")
	if err != nil && !os.IsNotExist(err) {
		return nil, m.t.fileError(err)
	}
	return text, nil
}
