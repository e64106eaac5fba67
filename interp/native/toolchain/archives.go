package toolchain

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
)

// archives knows the compiled packages in the build cache that plugins are
// linked from.
type archives struct {
	listing turn // taken while the Go command lists
	mu      sync.Mutex
	files   map[string]string // archive by import path
	config  string            // all of files, as importcfg wants them
	first   map[string]string // as files, and never emptied
}

// turn is a lock that can be waited for no longer than a context lasts: a first
// list may take a minute, and a cell that waits for it must be interruptible.
type turn chan struct{}

func newTurn() turn { return make(turn, 1) }

func (t turn) take(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (t turn) leave() { <-t }

// linkAlways are packages that the linker wants though nobody imports them.
func (t *Toolchain) linkAlways() []string {
	if t.host.race {
		return []string{"runtime", "runtime/cgo", "runtime/race"}
	}
	return []string{"runtime", "runtime/cgo"}
}

// missing returns those of paths of which no archive is known.
func (a *archives) missing(paths []string) []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	var out []string
	for _, p := range paths {
		if _, ok := a.files[p]; !ok && p != "unsafe" && p != "C" {
			out = append(out, p)
		}
	}
	return out
}

// importConfig returns the lines of importcfg for all known archives.
func (a *archives) importConfig() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.config == "" {
		paths := make([]string, 0, len(a.files))
		for p := range a.files {
			paths = append(paths, p)
		}
		slices.Sort(paths)
		var b strings.Builder
		for _, p := range paths {
			fmt.Fprintf(&b, "packagefile %s=%s\n", p, a.files[p])
		}
		a.config = b.String()
	}
	return a.config
}

// file returns the archive of a package, "" if none is known.
func (a *archives) file(path string) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.files[path]
}

// knows reports whether a package of a module was ever compiled for a session.
func (a *archives) knows(module string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	for path := range a.first {
		if path == module || strings.HasPrefix(path, module+"/") {
			return true
		}
	}
	return false
}

// changed returns a package whose archive is another than before: its source was
// changed, and the old form of it may be loaded. It returns "" if there is none.
func (a *archives) changed(files map[string]string) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	for path, file := range files {
		if old := a.first[path]; old != "" && old != file {
			return path
		}
	}
	return ""
}

// vanished returns an archive that is not there any more: the build cache was
// cleaned. It returns "" if all are.
func (a *archives) vanished() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, file := range a.files {
		if !isFile(file) {
			return file
		}
	}
	return ""
}

// forget drops all that is known, so that the next build lists again.
func (a *archives) forget() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.files, a.config = nil, ""
}

func (a *archives) add(files map[string]string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.files == nil {
		a.files = map[string]string{}
	}
	if a.first == nil {
		a.first = map[string]string{}
	}
	for p, f := range files {
		a.files[p], a.first[p] = f, f
	}
	a.config = ""
}

// ensure makes the archives of packages, and of all that they import, known. What
// is not in the build cache is compiled. Callers wait for each other: two Go
// commands would compile the same packages twice.
func (t *Toolchain) ensure(ctx context.Context, paths []string, quiet bool, line func(string)) error {
	need := t.archives.missing(append(t.linkAlways(), paths...))
	if len(need) == 0 {
		return nil
	}
	for _, path := range need {
		if err := checkPath(path); err != nil {
			return err
		}
	}
	if err := t.archives.listing.take(ctx); err != nil {
		return err
	}
	defer t.archives.listing.leave()
	if need = t.archives.missing(need); len(need) == 0 {
		return nil
	}
	out, err := t.list(ctx, need, quiet, line)
	if err != nil {
		return t.listError(need, err)
	}
	files := map[string]string{}
	for row := range strings.Lines(string(out)) {
		fields := strings.Split(strings.TrimRight(row, "\n"), "\t")
		if len(fields) != 3 || fields[1] == "" {
			continue
		}
		files[fields[0]] = fields[1]
		if fields[2] != "" {
			t.linker.useCxx()
		}
	}
	if path := t.archives.changed(files); path != "" {
		return &ChangedError{Path: path}
	}
	t.archives.add(files)
	if left := t.archives.missing(need); len(left) > 0 {
		return &PackageError{Path: left[0], Reason: "the Go command made no export data for it"}
	}
	return nil
}

// listFormat is what is asked of each package: its path, its archive, and whether
// it has C++ in it.
const listFormat = "{{.ImportPath}}\t{{.Export}}\t{{if .CXXFiles}}c++{{end}}{{if .SwigCXXFiles}}c++{{end}}"

// list runs `go list` over packages and all that they import, which compiles what
// is not in the build cache. A module may need sums, or versions, of modules that
// the packages got so far did not: with the session's own go.mod, the Go command
// may add them.
func (t *Toolchain) list(ctx context.Context, paths []string, quiet bool, line func(string)) ([]byte, error) {
	args := append([]string{"list", "-export", "-deps", "-f", listFormat}, t.goFlags()...)
	if line != nil {
		args = append(args, "-v")
	}
	run := func(more ...string) ([]byte, error) {
		c := command{
			name: "go list", path: t.goTool.path, dir: t.source, env: t.goEnv(), quiet: quiet, line: line,
			args: slices.Concat(args, more, []string{"--"}, paths),
		}
		return c.output(ctx)
	}
	out, err := run()
	if e, ok := asToolError(err); ok && t.ownModFile() &&
		(strings.Contains(e.Output, "missing go.sum entry") || strings.Contains(e.Output, "updates to go.mod needed")) {
		return run("-mod=mod")
	}
	return out, err
}

// listError gives an error of `go list` its type.
func (t *Toolchain) listError(need []string, err error) error {
	e, ok := asToolError(err)
	if !ok {
		return err
	}
	if saysFull(e.Output) {
		return &FullError{Dir: t.goTool.cache, Err: err}
	}
	if !isFolder(t.source) {
		return &GoneError{Path: t.source}
	}
	for _, path := range need {
		for row := range strings.Lines(e.Output) {
			row = strings.TrimSpace(row)
			if _, reason, ok := strings.Cut(row, path+": "); ok {
				return &PackageError{Path: path, Reason: reason}
			}
			if strings.Contains(row, "package "+path+" is not in std") {
				return &PackageError{Path: path, Reason: "it is not in the standard library"}
			}
			if strings.Contains(row, "no required module provides package "+path) {
				return &PackageError{Path: path, Reason: "no module of this session has it; %get adds one"}
			}
		}
	}
	return e
}

// checkTools says which part of the toolchain is not there any more, nil if all
// are.
func (t *Toolchain) checkTools() error {
	for _, path := range []string{t.goTool.path, t.goTool.tool("compile"), t.goTool.tool("link"), t.cc[0]} {
		if _, err := os.Stat(path); err != nil {
			return &GoneError{Path: path}
		}
	}
	for _, dir := range []string{t.dir, t.source} {
		if !isFolder(dir) {
			return &GoneError{Path: dir}
		}
	}
	return nil
}
