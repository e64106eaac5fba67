package export

import (
	"fmt"
	"go/parser"
	"go/token"
	"go/version"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// ownModule is the name of this module, which the programs may import.
const ownModule = "fluxrepl"

// SourceError says that a program needs this module and its source is not
// there.
type SourceError struct {
	Folder  string // where it was looked for; "" if nowhere
	Package string // that the program needs
	Err     error  // nil if it was looked for nowhere
}

func (e *SourceError) Error() string {
	if e.Folder == "" {
		return fmt.Sprintf("export: the program imports %s: want the folder of %s's source, which is not known here", e.Package, ownModule)
	}
	return fmt.Sprintf("export: the program imports %s: the source of %s in %s: %v", e.Package, ownModule, e.Folder, e.Err)
}

// Unwrap returns what the system said.
func (e *SourceError) Unwrap() error { return e.Err }

// FindSource returns the folder of this module's source: where this program
// was built, or the module around the working directory; "" if neither is
// there.
func FindSource() string {
	_, here, _, _ := runtime.Caller(0)
	wd, err := os.Getwd()
	if err != nil {
		wd = ""
	}
	for _, from := range []string{filepath.Dir(here), wd} {
		for dir := from; filepath.IsAbs(dir); dir = filepath.Dir(dir) {
			text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
			if err == nil && strings.HasPrefix(string(text), "module "+ownModule+"\n") {
				return dir
			}
			if dir == filepath.Dir(dir) {
				break
			}
		}
	}
	return ""
}

// files puts go.mod beside the program, and go.sum where it needs one.
func (w *writer) files(src []byte, o Options) (*Files, error) {
	name := moduleName(o.Module)
	out := &Files{Main: src}
	var r requirements
	if err := r.others(w.imports.others(), o); err != nil {
		return nil, err
	}
	if err := r.own(w.imports, o); err != nil {
		return nil, err
	}
	out.Sum = r.sum
	text := "module " + name + "\n\ngo " + goVersion() + "\n"
	text += block("require", r.require) + block("replace", r.replace)
	out.Mod = []byte(text)
	return out, nil
}

// goVersion is the language of the cells as go.mod names it. Written without
// the zero it would be older than what this module asks for.
func goVersion() string {
	lang := strings.TrimPrefix(version.Lang(runtime.Version()), "go")
	if lang == "" { // built by a toolchain between releases
		lang = "1.26"
	}
	return lang + ".0"
}

func block(verb string, lines []string) string {
	switch len(lines) {
	case 0:
		return ""
	case 1:
		return "\n" + verb + " " + lines[0] + "\n"
	}
	return "\n" + verb + " (\n\t" + strings.Join(lines, "\n\t") + "\n)\n"
}

// quoted writes a path as go.mod wants it.
func quoted(path string) string {
	if strings.ContainsAny(path, " \t'\"`(),") {
		return fmt.Sprintf("%q", path)
	}
	return path
}

var notInModule = regexp.MustCompile(`[^a-z0-9]+`)

// moduleName makes the name of a module of the name of a file.
func moduleName(s string) string {
	s = strings.Trim(notInModule.ReplaceAllString(strings.ToLower(s), "-"), "-")
	if s == "" || s == ownModule || s == "go" || s == "std" || s == "cmd" {
		return "program"
	}
	return s
}

// own returns the first package of this module that the program imports.
func (m *imports) own() string {
	for _, p := range m.paths() {
		if isOwn(p) {
			return p
		}
	}
	return ""
}

func isOwn(path string) bool { return strings.HasPrefix(path, ownModule+"/") }

// others are the packages of other modules that the program imports.
func (m *imports) others() []string {
	var out []string
	for _, p := range m.paths() {
		if !isStandard(p) && !isOwn(p) {
			out = append(out, p)
		}
	}
	return out
}

// requirements are the lines of a go.mod and the text of its go.sum.
type requirements struct {
	require, replace []string
	sum              []byte
}

// others adds the modules of others: those that the session was given, and
// those that this module is built with.
func (r *requirements) others(paths []string, o Options) error {
	if len(paths) == 0 || o.Modules == nil {
		return nil
	}
	mods, err := o.Modules()
	if err != nil {
		return err
	}
	for _, m := range mods.List {
		line := m.Path + " " + m.Version
		if m.Folder != "" {
			line = m.Path + " v0.0.0"
			r.replace = append(r.replace, m.Path+" => "+quoted(m.Folder))
		}
		if m.Indirect {
			line += " // indirect"
		}
		r.require = append(r.require, line)
	}
	r.sum = mods.Sum
	return nil
}

// own adds this module if the program imports it, and what it requires itself
// if the program needs that: because a package that is imported reaches a
// package of another module, or is one. A module that the session was given may
// need more of it than can be seen here.
func (r *requirements) own(m *imports, o Options) error {
	own, others := m.own(), m.others()
	if own == "" && (len(others) == 0 || o.Source == "") {
		return nil
	}
	if o.Source == "" {
		return &SourceError{Package: own}
	}
	all := len(others) > 0
	if !all {
		var err error
		if all, err = reachesOthers(o.Source, m.paths()); err != nil {
			return &SourceError{Folder: o.Source, Package: own, Err: err}
		}
	}
	if own != "" {
		r.require = append(r.require, ownModule+" v0.0.0")
		r.replace = append(r.replace, ownModule+" => "+quoted(o.Source))
	}
	if !all {
		return nil
	}
	mod, err := os.ReadFile(filepath.Join(o.Source, "go.mod"))
	if err != nil {
		return &SourceError{Folder: o.Source, Package: own, Err: err}
	}
	for _, l := range requireLine.FindAllStringSubmatch(string(mod), -1) {
		if !r.has(l[1]) {
			r.require = append(r.require, l[1]+" "+l[2]+" // indirect")
		}
	}
	if r.sum == nil {
		if r.sum, err = os.ReadFile(filepath.Join(o.Source, "go.sum")); err != nil {
			return &SourceError{Folder: o.Source, Package: own, Err: err}
		}
	}
	return nil
}

func (r *requirements) has(module string) bool {
	return slices.ContainsFunc(r.require, func(line string) bool { return strings.HasPrefix(line, module+" ") })
}

var requireLine = regexp.MustCompile(`(?m)^(?:require)?\s+([^\s()]+) (v[^\s]+)(?: // indirect)?$`)

// reachesOthers follows the imports of packages of this module.
func reachesOthers(source string, paths []string) (bool, error) {
	seen := map[string]bool{}
	for len(paths) > 0 {
		p := paths[0]
		paths = paths[1:]
		if seen[p] || !isOwn(p) {
			continue
		}
		seen[p] = true
		dir := filepath.Join(source, filepath.FromSlash(strings.TrimPrefix(p, ownModule+"/")))
		entries, err := os.ReadDir(dir)
		if err != nil {
			return false, err
		}
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, e.Name()), nil, parser.ImportsOnly)
			if err != nil {
				return false, err
			}
			for _, s := range f.Imports {
				path := importPath(s)
				if !isStandard(path) && !isOwn(path) {
					return true, nil
				}
				paths = append(paths, path)
			}
		}
	}
	return false, nil
}
