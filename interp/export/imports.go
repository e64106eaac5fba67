package export

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"strconv"
	"strings"
)

// imports are the packages of the program. A package has one name in it; only
// those that are used are written.
type imports struct {
	w      *writer
	byPath map[string]*imported
	blank  map[string]bool // imported for their side effects
}

type imported struct {
	pkg   *types.Package
	names []string // that cells call it by
	name  string   // in the program; "" until it is used
}

// collect takes the names that a cell has for packages.
func (m *imports) collect(c *cell) {
	for _, r := range c.refs {
		p, ok := r.obj.(*types.PkgName)
		if !ok {
			continue
		}
		i := m.of(p.Imported())
		if n := c.Source[r.start:r.end]; len(i.names) == 0 || i.names[0] != n {
			i.names = append(i.names, n)
		}
	}
	for _, p := range c.pieces {
		if p.Tok != token.IMPORT || !c.runs() {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+c.Source[p.Start:p.End], parser.ImportsOnly)
		if err != nil {
			continue // the cell was checked: it parses
		}
		for _, s := range f.Imports {
			if s.Name != nil && s.Name.Name == "_" {
				m.blank[importPath(s)] = true
			}
		}
	}
}

func importPath(s *ast.ImportSpec) string { return strings.Trim(s.Path.Value, "\"`") }

func (m *imports) of(p *types.Package) *imported {
	i := m.byPath[p.Path()]
	if i == nil {
		i = &imported{pkg: p}
		m.byPath[p.Path()] = i
	}
	return i
}

// use returns the name of a package and has it imported.
func (m *imports) use(p *types.Package) string {
	i := m.of(p)
	if i.name == "" {
		i.name = m.choose(i)
	}
	return i.name
}

// choose picks the first name that is free: what cells call the package, its
// own name, then one made of its path.
func (m *imports) choose(i *imported) string {
	own := i.pkg.Name()
	names := append([]string{}, i.names...)
	if len(names) == 0 || !contains(names, own) {
		names = append(names, own)
	}
	for _, n := range names {
		if !m.taken(n, contains(i.names, n)) {
			return n
		}
	}
	return m.w.name(path.Base(path.Dir("go/"+i.pkg.Path())) + own)
}

// taken says that a name cannot be a package's in the whole program. One that
// cells use for it may stand for something else inside of functions that do
// not mention the package.
func (m *imports) taken(name string, spelledForIt bool) bool {
	if m.w.current[name] != nil || m.w.used[name] || !spelledForIt && m.w.declared(name) {
		return true
	}
	for _, other := range m.byPath {
		if other.name == name {
			return true
		}
	}
	return false
}

// declared says that a cell declares a name somewhere, or uses it for another
// package.
func (w *writer) declared(name string) bool {
	for _, c := range w.cells {
		for _, r := range c.refs {
			if c.Source[r.start:r.end] != name {
				continue
			}
			if v, ok := r.obj.(*types.Var); ok && v.IsField() {
				continue
			}
			if r.def {
				return true
			}
		}
	}
	return false
}

// text is the import declaration: the standard library first.
func (m *imports) text() string {
	var std, others []string
	lines := map[string]string{}
	for p := range m.blank {
		lines[p] = "_ " + strconv.Quote(p)
	}
	for p, i := range m.byPath {
		switch i.name {
		case "":
		case i.pkg.Name():
			lines[p] = strconv.Quote(p)
		default:
			lines[p] = i.name + " " + strconv.Quote(p)
		}
	}
	for _, p := range sorted(lines) {
		if isStandard(p) {
			std = append(std, lines[p])
		} else {
			others = append(others, lines[p])
		}
	}
	if len(lines) == 0 {
		return ""
	}
	groups := strings.Join(std, "\n")
	if len(others) > 0 {
		groups += "\n\n" + strings.Join(others, "\n")
	}
	return "import (\n" + strings.TrimSpace(groups) + "\n)\n"
}

// paths are the packages that the program imports.
func (m *imports) paths() []string {
	all := map[string]bool{}
	for p := range m.blank {
		all[p] = true
	}
	for p, i := range m.byPath {
		if i.name != "" {
			all[p] = true
		}
	}
	return sorted(all)
}

// isStandard tells packages of the standard library: the first part of the
// path of any other has a dot, but for this module's own.
func isStandard(p string) bool {
	first, _, _ := strings.Cut(p, "/")
	return !strings.Contains(first, ".") && first != ownModule
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// standard is use for a package that the program needs by itself.
func (m *imports) standard(path, name string) string {
	if i := m.byPath[path]; i != nil {
		return m.use(i.pkg)
	}
	return m.use(types.NewPackage(path, name))
}
