package toolchain

import (
	"fmt"
	"slices"
)

// VersionError says that a module needs another version of one that this program
// contains. A process can hold one version of a package.
type VersionError struct {
	Wanted     string // what was to be added
	Module     string // the module that would change
	Have, Need string // its versions
	Loaded     bool   // a cell loaded it; otherwise the program was built with it
}

func (e *VersionError) Error() string {
	if e.Loaded {
		return fmt.Sprintf("%s needs %s %s, but cells have loaded %s, and a process can hold only one version; restart the session to use another",
			e.Wanted, e.Module, e.Need, e.Have)
	}
	return fmt.Sprintf("%s needs %s %s, but this program contains %s, and a process can hold only one version; try an older version of it",
		e.Wanted, e.Module, e.Need, e.Have)
}

// compare refuses a go.mod in which something changed that the host contains or
// that cells have loaded.
func (m *Modules) compare(what string, now modFile, wanted Module) error {
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
	for _, old := range m.List() {
		next := Module{Path: old.Path, Version: versions[old.Path], Dir: old.Dir}
		if old.Path == wanted.Path {
			next.Dir = wanted.Dir
		}
		if next.Version != "" && old.place() != next.place() && m.t.archives.knows(old.Path) {
			return &VersionError{Wanted: what, Module: old.Path, Have: old.place(), Need: next.place(), Loaded: true}
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
