package export

import (
	"cmp"
	"fmt"
	"go/format"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"fluxrepl/interp/check"
)

// Cell is a cell to write.
type Cell struct {
	Number int    // as the session counted it; its function is named after it
	Source string // Go, without magics
	// Text is what stands before the cell, such as the Markdown of a
	// notebook, and Left what was taken out of it, such as magics. Both become
	// comments.
	Text string
	Left []string
	// Silent says that the value of the last expression is not shown.
	Silent bool
	// Failed says how the cell ended if it did not succeed.
	Failed *Failure
}

// Failure is how a cell failed: the kind and message of a session's error.
type Failure struct{ Kind, Message string }

// Options say how a program is written. The zero value will do.
type Options struct {
	// Scope holds what the cells find imported; nil is nothing.
	Scope *check.Scope
	// Split takes a cell apart where magics stand in it; nil leaves cells
	// whole. It is called when the cells before are in Scope.
	Split func(Cell) ([]Cell, error)
	// Origin tells the reader where the cells come from: "first.ipynb".
	Origin string
	// Module is the name of the program's module; empty means "program".
	Module string
	// Source is the folder of this module's source, which go.mod points to if
	// the program needs it.
	Source string
	// Modules tells which modules of others the cells can import from; nil is
	// none. It is called if the program imports a package of one.
	Modules func() (Modules, error)
}

// Modules are modules of others, with the text of a go.sum for them.
type Modules struct {
	List []Module
	Sum  []byte
}

// Module is a module that a program needs: a version, or a folder that
// replaces it.
type Module struct {
	Path, Version, Folder string
	Indirect              bool // only needed by others
}

// CellError says that a cell cannot be written.
type CellError struct {
	Cell int
	Why  string
}

func (e *CellError) Error() string { return fmt.Sprintf("export: cell %d: %s", e.Cell, e.Why) }

// Program writes cells as a program. The error is a *CellError for a cell that
// does not compile although it is not said to have failed, or that cannot be
// written; a *SourceError if the folder of this module is needed and not
// there.
func Program(cells []Cell, o Options) (f *Files, err error) {
	if o.Scope == nil {
		o.Scope = check.NewScope()
	}
	w := &writer{fset: token.NewFileSet(), tops: map[types.Object]*group{}, current: map[string]*group{}, values: map[types.Object]*cell{}, methods: map[*types.Func][]*method{}, spelled: map[string]bool{}, helpers: map[string]string{}}
	w.imports = &imports{w: w, byPath: map[string]*imported{}, blank: map[string]bool{}}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *CellError:
			f, err = nil, r
		default:
			panic(r)
		}
	}()
	for _, c := range cells {
		w.split(o, c)
	}
	w.verbatim = w.isProgram()
	w.findLocals()
	w.nameGroups()
	text := w.program(o)
	src, err := format.Source([]byte(text))
	if err != nil {
		return nil, fmt.Errorf("export: the program that was written does not parse: %w", err)
	}
	return w.files(src, o)
}

// writer writes one program.
type writer struct {
	fset     *token.FileSet
	cells    []*cell
	groups   []*group
	tops     map[types.Object]*group
	current  map[string]*group // the latest of each name
	spelled  map[string]bool   // every name that stands in any cell
	imports  *imports
	values   map[types.Object]*cell // whose value a name such as _3 stands for
	helpers  map[string]string      // functions that the program brings along: key to name
	verbatim bool                   // all there is is one program
	used     map[string]bool        // names of the package that are taken
	methods  map[*types.Func][]*method
}

// fail ends the writing.
func (w *writer) fail(c *cell, format string, args ...any) {
	panic(&CellError{c.Number, fmt.Sprintf(format, args...)})
}

// split adds the parts of a cell.
func (w *writer) split(o Options, c Cell) {
	parts := []Cell{c}
	if o.Split != nil {
		var err error
		if parts, err = o.Split(c); err != nil && c.Failed == nil {
			w.fail(&cell{Cell: c}, "%v", err)
		} else if err != nil {
			w.cells = append(w.cells, &cell{Cell: c})
		}
	}
	for _, p := range parts {
		w.add(o.Scope, p)
	}
}

// add checks a cell and declares its names, as a session does.
func (w *writer) add(scope *check.Scope, c Cell) {
	out := &cell{Cell: c}
	if n := len(w.cells); n > 0 && w.cells[n-1].Number == c.Number {
		out.part = w.cells[n-1].part + 1
	}
	w.cells = append(w.cells, out)
	checked, diags := check.Check(scope, w.fset, fmt.Sprintf("cell %d", c.Number), c.Source)
	if len(diags) > 0 {
		if c.Failed == nil {
			d := diags[0]
			w.fail(out, "line %d, column %d: %s", d.Line, d.Col, d.Message)
		}
		return
	}
	for _, i := range checked.Imports {
		scope.Import(i.Name, i.Pkg)
	}
	scope.Declare(checked.Objects, checked.Docs)
	out.checked = checked
	w.recall(out)
	w.take(out)
	w.declare(out)
	w.imports.collect(out)
	if t := out.remembers(); t != nil {
		o := scope.Remember(c.Number, t)
		w.values[o] = out
	}
}

// program writes the text of main.go, before gofmt.
func (w *writer) program(o Options) string {
	var body, calls strings.Builder
	for _, c := range w.cells {
		text, function := w.cell(c)
		body.WriteString(text)
		switch {
		case function == "":
		case c.Failed != nil:
			fmt.Fprintf(&calls, "%s(%s) // %s\n", w.helper("attempt"), function, oneLine(c.Failed.Kind+": "+c.Failed.Message))
		default:
			calls.WriteString(function + "()\n")
		}
	}
	helpers := w.helperText()
	var b strings.Builder
	b.WriteString(Mark)
	if o.Origin != "" {
		b.WriteString(" from " + oneLine(o.Origin))
	}
	b.WriteString(".\n")
	if !w.verbatim {
		b.WriteString("//\n// Each cell is a function, called in order by main.\n")
	}
	b.WriteString("package main\n\n" + w.imports.text())
	if !w.verbatim {
		fmt.Fprintf(&b, "\nfunc main() {\n%s}\n", calls.String())
	}
	b.WriteString(body.String() + helpers)
	return b.String()
}

// isProgram says that the only cell is a program that declares everything
// itself: it is written as it is.
func (w *writer) isProgram() bool {
	if len(w.cells) != 1 || w.cells[0].checked == nil || !w.cells[0].checked.Main {
		return false
	}
	for _, p := range w.cells[0].pieces {
		if isStatement(p.Piece) && p.Tok != token.VAR {
			return false
		}
	}
	return w.cells[0].runs()
}

// Mark is how a program that was written here begins. Files that begin
// otherwise are never overwritten.
const Mark = "// This program was written by fluxrepl export"

// cell writes a cell: the comment before it, its declarations, and a function
// of its statements, whose name it returns; "" if there is none.
func (w *writer) cell(c *cell) (text, function string) {
	var b strings.Builder
	b.WriteString("\n" + comment(c.Text))
	e := &body{w: w, c: c}
	if w.verbatim {
		return b.String() + e.declarations(), ""
	}
	fmt.Fprintf(&b, "\n// Cell %d", c.Number)
	out := ""
	switch {
	case c.part > 0 && c.runs():
		out = ", continued"
	case c.checked == nil:
		out = " is left out: it does not compile"
	case !c.runs():
		out = " is left out but for its declarations"
	}
	if out != "" && c.Failed != nil {
		out += " (" + oneLine(c.Failed.Kind+": "+c.Failed.Message) + ")"
	}
	b.WriteString(out + ".\n")
	for _, l := range c.Left {
		b.WriteString("// Left out: " + oneLine(l) + "\n")
	}
	if c.checked == nil {
		return b.String() + "\n", ""
	}
	b.WriteString("\n" + w.variables(c))
	b.WriteString(e.declarations())
	stmts := strings.TrimSpace(e.statements())
	if stmts == "" {
		return b.String(), ""
	}
	function = fmt.Sprintf("cell%d", c.Number)
	if c.part > 0 {
		function += partName(c.part)
	}
	function = w.name(function)
	fmt.Fprintf(&b, "\nfunc %s() {\n%s\n}\n", function, stmts)
	return b.String(), function
}

// partName is what the function of a later part of a cell is called behind the
// number: b, c and so on.
func partName(part int) string {
	if part < 26 {
		return string(rune('a' + part))
	}
	return "_" + strconv.Itoa(part+1)
}

// variables declares the variables of the package that a cell brings.
func (w *writer) variables(c *cell) string {
	var lines []string
	for _, g := range w.groups {
		if g.local || g.cell != c {
			continue
		}
		switch {
		case g.isVar():
			lines = append(lines, g.name+" "+w.typeText(c, g.members[0].Type()))
		case g.variable:
			lines = append(lines, fmt.Sprintf("// %s is a variable because a later cell declares the function again.\n%s %s", g.name, g.name, w.typeText(c, g.members[0].Type())))
		}
	}
	switch len(lines) {
	case 0:
		return ""
	case 1:
		if l := lines[0]; !strings.HasPrefix(l, "//") {
			return "var " + l + "\n\n"
		}
	}
	return "var (\n" + strings.Join(lines, "\n") + "\n)\n\n"
}

// oneLine makes a text fit behind the slashes of a comment.
func oneLine(s string) string {
	return strings.Join(strings.Fields(s), " ")
}

// sorted returns the keys of a map in order.
func sorted[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
