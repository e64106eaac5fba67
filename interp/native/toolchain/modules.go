package toolchain

import (
	"context"
	"encoding/json"
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

// Got says what Get added.
type Got struct {
	Module
	Packages []string // import paths that can be imported, sorted
}

// VersionError says that a module needs another version of one that this program
// contains. A process can hold one version of a package.
type VersionError struct {
	Wanted     string // what was to be added
	Module     string // the module that would change
	Have, Need string // its versions
}

func (e *VersionError) Error() string {
	return fmt.Sprintf("%s needs %s %s, but this program contains %s, and a process can hold only one version; try an older version of it",
		e.Wanted, e.Module, e.Need, e.Have)
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
	m = &Modules{t: t, getting: newTurn(), base: map[string]string{module: ""}, replaced: map[string]string{}, withdraw: map[string]func(){}}
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
// (a version may be anything that go get takes: v1.2.3, latest, a branch);
// "./folder" or an absolute folder with a go.mod; or "module=>folder". The user's
// GOPROXY, GOPRIVATE, GOFLAGS and module cache are used. say, if not nil, gets
// what the Go command says meanwhile. Get returns a *VersionError for a module
// that would change what this program contains, and leaves everything as it was
// if it fails.
func (m *Modules) Get(ctx context.Context, what string, say func(string)) (Got, error) {
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
	if err := m.compare(what, now); err != nil {
		return Got{}, err
	}
	m.accept(file, now, path, dir)
	for _, added := range m.List() {
		if added.Path == path {
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

// parseGet reads what Get is asked for.
func parseGet(what string) (path, version, dir string, err error) {
	what = strings.TrimSpace(what)
	if before, after, ok := strings.Cut(what, "=>"); ok {
		path, dir = strings.TrimSpace(before), strings.TrimSpace(after)
		return path, "", absolute(dir), checkFolder(path, absolute(dir))
	}
	if strings.HasPrefix(what, ".") || filepath.IsAbs(what) {
		dir = absolute(what)
		if path, err = moduleName(dir); err != nil {
			return "", "", "", err
		}
		return path, "", dir, nil
	}
	path, version, _ = strings.Cut(what, "@")
	if path == "" || strings.HasPrefix(path, "-") || strings.ContainsAny(path+version, " \t\n\"'`\\") {
		return "", "", "", &PackageError{Path: what, Reason: "want module@version, a folder, or module=>folder"}
	}
	return path, version, "", nil
}

// checkFolder reports what is wrong with "module=>folder".
func checkFolder(path, dir string) error {
	name, err := moduleName(dir)
	if err == nil && name != path {
		err = &PackageError{Path: path, Reason: fmt.Sprintf("the module in %s is called %s", dir, name)}
	}
	return err
}

// newModFile copies go.mod and go.sum, to be changed.
func (m *Modules) newModFile() (string, error) {
	t := m.t
	dir, err := t.newFolder()
	if err != nil {
		return "", err
	}
	from := t.currentModFile()
	for _, ext := range []string{".mod", ".sum"} {
		text, err := os.ReadFile(strings.TrimSuffix(from, ".mod") + ext)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "go"+ext), text, 0o644) //nolint:gosec // the work folder
		}
		if err != nil && (ext == ".mod" || !os.IsNotExist(err)) {
			return "", t.fileError(err)
		}
	}
	return filepath.Join(dir, "go.mod"), nil
}

// change lets the Go command add a module to a go.mod.
func (m *Modules) change(ctx context.Context, file, path, version, dir string, say func(string)) error {
	target := path
	if version != "" {
		target += "@" + version
	}
	if dir != "" {
		none := zeroVersion(path)
		target = path + "@" + none
		if _, err := m.t.goOutput(ctx, nil, "mod", "edit", "-replace="+path+"="+dir, "-require="+target, file); err != nil {
			return err
		}
	}
	// No list may see the file half changed, or add to it.
	if err := m.t.archives.listing.take(ctx); err != nil {
		return err
	}
	defer m.t.archives.listing.leave()
	_, err := m.t.goOutput(ctx, say, "get", "-modfile="+file, target)
	if e, ok := asToolError(err); ok {
		return &PackageError{Path: path, Reason: lastWords(e.Output)}
	}
	return err
}

// lastWords returns what the Go command said at the end: before that it tells of
// downloads.
func lastWords(output string) string {
	var kept []string
	for line := range strings.Lines(output) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "go: ")
		if line != "" && !strings.HasPrefix(line, "downloading ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// zeroVersion is the version that a module in a folder is required at.
func zeroVersion(path string) string {
	i := strings.LastIndexAny(path, "/.")
	if i < 0 {
		return "v0.0.0"
	}
	major := path[i+1:]
	if len(major) < 2 || major[0] != 'v' || strings.Trim(major[1:], "0123456789") != "" {
		return "v0.0.0"
	}
	if path[i] == '.' && !strings.HasPrefix(path, "gopkg.in/") {
		return "v0.0.0"
	}
	return major + ".0.0"
}

// compare refuses a go.mod in which something changed that the host contains.
func (m *Modules) compare(what string, now modFile) error {
	versions := map[string]string{}
	for _, r := range now.Require {
		versions[r.Path] = r.Version
	}
	for path, have := range m.base {
		need, ok := versions[path]
		if ok && need != have && m.t.host.contains(path) {
			return &VersionError{Wanted: what, Module: path, Have: have, Need: need}
		}
	}
	return nil
}

// contains reports whether a module is linked into this program. Without build
// information every module of the build list counts.
func (h *hostBuild) contains(path string) bool {
	if len(h.deps) == 0 {
		return true
	}
	return slices.ContainsFunc(h.deps, func(m *debugModule) bool { return m.Path == path })
}

// accept makes a changed go.mod the session's.
func (m *Modules) accept(file string, now modFile, path, dir string) {
	m.t.mu.Lock()
	m.t.modFile = file
	m.t.mu.Unlock()
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.replaced, path)
	if dir != "" {
		m.replaced[path] = dir
	}
	m.list = nil
	for _, r := range now.Require {
		if m.base[r.Path] == r.Version {
			continue
		}
		added := Module{Path: r.Path, Version: r.Version, Dir: m.replaced[r.Path], Indirect: r.Indirect && r.Path != path}
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

// modFile is what `go mod edit -json` prints, as far as it is read.
type modFile struct {
	Module  struct{ Path string }
	Require []struct {
		Path, Version string
		Indirect      bool
	}
}

// readModFile reads a go.mod.
func (t *Toolchain) readModFile(ctx context.Context, file string) (modFile, error) {
	out, err := t.goOutput(ctx, nil, "mod", "edit", "-json", file)
	if err != nil {
		return modFile{}, err
	}
	var f modFile
	if err := json.Unmarshal(out, &f); err != nil {
		return modFile{}, fmt.Errorf("%s: %w", file, err)
	}
	return f, nil
}

// currentModFile is the go.mod in use.
func (t *Toolchain) currentModFile() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.modFile != "" {
		return t.modFile
	}
	return filepath.Join(t.source, "go.mod")
}

// goOutput runs the Go command in the source folder.
func (t *Toolchain) goOutput(ctx context.Context, say func(string), args ...string) ([]byte, error) {
	name := "go " + args[0]
	c := command{name: name, path: t.goTool.path, args: args, dir: t.source, env: t.goEnv(), line: say}
	out, err := c.output(ctx)
	if err != nil && ctx.Err() == nil {
		if e, ok := asToolError(err); ok && saysFull(e.Output) {
			return nil, &FullError{Dir: t.dir, Err: err}
		}
		if !isFolder(t.source) {
			return nil, &GoneError{Path: t.source}
		}
	}
	return out, err
}
