package source

import (
	"fmt"
	"go/token"
	"go/types"
	"sort"
	"strconv"
	"strings"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
)

// unitPackage is the package being written.
type unitPackage struct {
	w        *World
	cell     *check.Cell
	unit     *Unit
	path     string
	decls    []string
	pend     []func()
	imports  map[string]string // path to name
	taken    map[string]bool   // names of imports
	vars     map[*heap.Var]string
	funcs    map[types.Object]string // functions written here
	store    []string                // rows of Funcs
	inits    []string
	shadows  map[any]string           // see shadow
	embeds   map[string]types.Type    // aliases that give embedded fields their names
	searched map[*check.Cell]bool     // whose types are in hidden
	hidden   map[string]bool          // names of types that are declared inside of functions
	own      map[types.Object]string  // functions of the cell, called directly by its statements
	set      map[*types.TypeName]bool // types that are written again
}

func newPackage(w *World, cell *check.Cell, path string) *unitPackage {
	return &unitPackage{
		w: w, cell: cell, path: path, unit: &Unit{Path: path},
		imports: map[string]string{}, taken: map[string]bool{}, vars: map[*heap.Var]string{},
		funcs: map[types.Object]string{}, shadows: map[any]string{}, embeds: map[string]types.Type{},
		hidden: map[string]bool{}, searched: map[*check.Cell]bool{}, own: map[types.Object]string{},
	}
}

// program writes the whole package.
func (p *unitPackage) program() {
	p.localTypes(p.cell)
	p.declared()
	p.remember()
	Learn(p.w.heap, p.cell)
	p.types()
	p.functions()
	body := p.entry()
	for len(p.pend) > 0 {
		f := p.pend[0]
		p.pend = p.pend[1:]
		f()
	}
	p.assemble(body)
	p.composites()
}

func (p *unitPackage) later(f func()) { p.pend = append(p.pend, f) }

func (p *unitPackage) declare(text string) { p.decls = append(p.decls, text) }

// writer returns a writer of code of a cell.
func (p *unitPackage) writer(cell *check.Cell) *writer {
	p.localTypes(cell)
	return &writer{p: p, cell: cell, info: cell.Info, out: &strings.Builder{}}
}

// declared gives the names that the cell declares their homes.
func (p *unitPackage) declared() {
	for _, o := range p.cell.Objects {
		set(p.w, p.w.current, o.Name(), o)
		p.w.heap.Declare(o)
	}
}

// remember keeps the cell's functions.
func (p *unitPackage) remember() {
	for _, d := range p.cell.Funcs {
		if o, ok := p.cell.Info.Defs[d.Name].(*types.Func); ok {
			set(p.w, p.w.funcs, types.Object(o), &function{decl: d, cell: p.cell})
		}
	}
	for _, m := range p.cell.Methods {
		set(p.w, p.w.funcs, types.Object(m.Func), &function{decl: m.Decl, cell: p.cell})
	}
}

// ours says that cells declare an object.
func ours(o types.Object) bool { return o.Pkg() != nil && o.Pkg().Path() == mainPath }

// assemble puts the file together.
func (p *unitPackage) assemble(body string) {
	rt := p.imported(runtimePath)
	var vars strings.Builder
	list := make([]*heap.Var, 0, len(p.vars))
	for v := range p.vars {
		list = append(list, v)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID })
	p.unit.Vars = list
	var rows []string
	for _, v := range list {
		name, text := p.vars[v], p.homeType(v)
		fmt.Fprintf(&vars, "var %s *%s\n", name, text)
		unsafe := p.imported("unsafe")
		row := fmt.Sprintf("{ID: %d, At: (*%s.Pointer)(%s.Pointer(&%s)), Type: %s.TypeFor[%s]()", v.ID, unsafe, unsafe, name, rt, text)
		rows = append(rows, row+"}")
	}
	var b strings.Builder
	b.WriteString("//line _fluxrepl.go:1\npackage main\n\nimport (\n")
	paths := make([]string, 0, len(p.imports))
	for path := range p.imports {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	for _, path := range paths {
		fmt.Fprintf(&b, "%s %q\n", p.imports[path], path)
	}
	p.unit.Imports = paths
	b.WriteString(")\n\n")
	b.WriteString(vars.String())
	for _, d := range p.decls {
		b.WriteString(d)
		b.WriteString("\n")
	}
	b.WriteString(generated)
	fmt.Fprintf(&b, "func init() {\n%s.Register(&%s.Unit{Path: %q, Entry: _entry", rt, rt, p.path)
	fmt.Fprintf(&b, ",\nVars: []%s.Var{%s}", rt, strings.Join(rows, ",\n"))
	fmt.Fprintf(&b, ",\nFuncs: []%s.Func{%s}})\n}\n", rt, strings.Join(p.store, ",\n"))
	b.WriteString(body)
	p.unit.Files = []File{{"cell.go", b.String()}}
}

// generated is the line directive of code that is not the reader's.
const generated = "//line _fluxrepl.go:1\n"

// homeType is the text of a variable's type. That of a method's body has the
// receiver as its first parameter.
func (p *unitPackage) homeType(v *heap.Var) string {
	t := v.Type
	if s, ok := t.(*types.Signature); ok && s.Recv() != nil {
		return p.typ(flat(s))
	}
	return p.typ(t)
}

// flat is the signature of a method as a function.
func flat(s *types.Signature) *types.Signature {
	params := []*types.Var{s.Recv()}
	for v := range s.Params().Variables() {
		params = append(params, v)
	}
	return types.NewSignatureType(nil, nil, nil, types.NewTuple(params...), s.Results(), s.Variadic())
}

// imported returns the name of an imported package.
func (p *unitPackage) imported(path string) string {
	if n, ok := p.imports[path]; ok {
		return n
	}
	n := "_i_" + ascii(path[strings.LastIndexByte(path, '/')+1:])
	for i := 2; p.taken[n]; i++ {
		n = strings.TrimRight(n, "0123456789") + "_" + strconv.Itoa(i)
	}
	p.imports[path] = n
	p.taken[n] = true
	return n
}

// rt is the name of something in the cells' runtime.
func (p *unitPackage) rt(name string) string { return p.imported(runtimePath) + "." + name }

// variable is the name of the pointer to a session variable.
func (p *unitPackage) variable(v *heap.Var) string {
	if n, ok := p.vars[v]; ok {
		return n
	}
	n := fmt.Sprintf("_p%d_%s", v.ID, ascii(v.Name))
	p.vars[v] = n
	return n
}

// ascii makes a part of a name out of any name.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return 'u'
	}, s)
}

// refuse ends the writing of the cell.
func (p *unitPackage) refuse(cell *check.Cell, pos token.Pos, format string, args ...any) {
	r := &Refusal{Message: fmt.Sprintf(format, args...)}
	if pos.IsValid() {
		r.Line, r.Col = cell.Position(pos)
	}
	panic(r)
}
