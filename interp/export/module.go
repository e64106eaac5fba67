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
	var require, replace []string
	for _, m := range o.Require {
		if !w.imports.anyOf(m.Path) {
			continue
		}
		v := m.Version
		if v == "" {
			v = "v0.0.0"
		}
		require = append(require, m.Path+" "+v)
		if m.Replace != "" {
			replace = append(replace, m.Path+" => "+quoted(m.Replace))
		}
	}
	if own := w.imports.own(); own != "" {
		if o.Source == "" {
			return nil, &SourceError{Package: own}
		}
		more, sum, err := requirements(o.Source, w.imports.paths())
		if err != nil {
			return nil, &SourceError{Folder: o.Source, Package: own, Err: err}
		}
		require = append(append(require, ownModule+" v0.0.0"), more...)
		replace = append(replace, ownModule+" => "+quoted(o.Source))
		out.Sum = sum
	}
	text := "module " + name + "\n\ngo " + goVersion() + "\n"
	text += block("require", require) + block("replace", replace)
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

// anyOf says that the program imports a package of a module.
func (m *imports) anyOf(module string) bool {
	for _, p := range m.paths() {
		if p == module || strings.HasPrefix(p, module+"/") {
			return true
		}
	}
	return false
}

// requirements returns what a program that imports packages of this module has
// to require besides, and the sums: all that this module requires if one of
// the packages reaches a package of another module, nothing if none does.
func requirements(source string, paths []string) (require []string, sum []byte, err error) {
	reaches, err := reachesOthers(source, paths)
	if err != nil || !reaches {
		return nil, nil, err
	}
	mod, err := os.ReadFile(filepath.Join(source, "go.mod"))
	if err != nil {
		return nil, nil, err
	}
	for _, m := range requireLine.FindAllStringSubmatch(string(mod), -1) {
		require = append(require, m[1]+" "+m[2]+" // indirect")
	}
	sum, err = os.ReadFile(filepath.Join(source, "go.sum"))
	return require, sum, err
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
