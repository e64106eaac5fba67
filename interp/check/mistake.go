package check

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// mistake is an error of the type checker on its way to a diagnostic.
type mistake struct {
	c        *checking
	info     *types.Info
	msg      string
	pos      token.Pos
	from, to token.Pos // the offending node; the same if that is not known
	advice   string
}

// extent is what an error is about. The fields have no exported form yet; they
// are read as the language server does.
func extent(e types.Error) (from, to token.Pos) {
	v := reflect.ValueOf(e)
	start, end := v.FieldByName("go116start"), v.FieldByName("go116end")
	if !start.IsValid() || !end.IsValid() || !start.CanInt() || !end.CanInt() {
		return e.Pos, e.Pos
	}
	return token.Pos(start.Int()), token.Pos(end.Int())
}

// words of the checker that a reader of cells need not know, and better ones.
var rewording = strings.NewReplacer("(package-level variable)", "(variable)")

// declaredAt matches a place as the checker writes it.
var declaredAt = regexp.MustCompile(`\(declared at ([^()]*?):(\d+):\d+\)`)

// reworded says a message in the words of the other reports.
func (c *checking) reworded(msg string) string {
	return declaredAt.ReplaceAllString(rewording.Replace(msg), "(declared in $1, line $2)")
}

// suggest adds the name that was probably meant to the message.
func (m *mistake) suggest() {
	if strings.HasPrefix(m.msg, "undefined: ") && m.packageMember() != "" {
		return // the hint says where it is
	}
	if m.selected() {
		if near := nearest(m.undefinedName(), append(packageNames(), m.c.variables()...)); near != "" {
			m.msg = suggesting(m.msg, near)
		}
		return
	}
	if s := m.c.suggest(m.msg, m.pos, m.info); s != "" {
		m.msg = suggesting(m.msg, s)
	}
}

// variables lists the variables of the outermost level and of the session.
func (c *checking) variables() []string {
	var out []string
	for n := range c.own {
		out = append(out, n)
	}
	for _, n := range c.scope.Names() {
		if _, ok := c.scope.Lookup(n).(*types.Var); ok {
			out = append(out, n)
		}
	}
	return out
}

// diagnostic places the mistake and finds a hint for it.
func (m *mistake) diagnostic() Diagnostic {
	if len(m.c.diags) < maxAdvised {
		m.versions()
	}
	if m.advice == "" && len(m.c.diags) < maxAdvised {
		m.advice = m.hint()
	}
	d := Diagnostic{Message: m.msg, Hint: m.advice}
	m.place(&d)
	return d
}

// place sets the position, and the end of the node if the error is at its
// beginning or it holds the error's place.
func (m *mistake) place(d *Diagnostic) {
	p := m.c.cell.Fset.Position(m.pos)
	d.Line, d.Col = max(p.Line, 1), max(p.Column, 1)
	if !m.from.IsValid() || m.to <= m.from || m.pos < m.from || m.pos > m.to {
		return
	}
	from, to := m.c.cell.Fset.Position(m.from), m.c.cell.Fset.Position(m.to)
	to.Column -= m.c.standInExcess(from, int(m.to-m.from))
	if from.Line != d.Line {
		return
	}
	if m.pos == m.from || to.Line == from.Line {
		d.Col = from.Column
	}
	if to.Line == from.Line {
		d.End = to.Column
		return
	}
	if lines := strings.Split(m.c.cell.Source, "\n"); d.Line <= len(lines) {
		d.End = len(strings.TrimRight(lines[d.Line-1], " \t\r")) + 1
	}
}

// standInExcess is by how much a node of so many bytes is longer than its
// source, since it is the name of a stand-in.
func (c *checking) standInExcess(at token.Position, length int) int {
	if len(c.stand) == 0 {
		return 0
	}
	lines := strings.Split(c.cell.Source, "\n")
	if at.Line > len(lines) || at.Column > len(lines[at.Line-1]) {
		return 0
	}
	for n := range c.stand {
		if len(n) == length && strings.HasPrefix(lines[at.Line-1][at.Column-1:], strings.TrimSuffix(n, oldMark)) {
			return len(oldMark)
		}
	}
	return 0
}

// hint looks for advice.
func (m *mistake) hint() string {
	if strings.Contains(m.msg, "did you mean") {
		return ""
	}
	for _, h := range hints {
		if strings.Contains(m.msg, h.words) {
			if s := h.advice(m); s != "" {
				return s
			}
		}
	}
	return ""
}

// hints holds what is known about mistakes, by words of their messages.
var hints = []struct {
	words  string
	advice func(*mistake) string
}{
	{"undefined: ", (*mistake).otherLanguage},
	{"undefined: ", (*mistake).failedCell},
	{"undefined: ", (*mistake).packageMember},
	{"undefined: ", (*mistake).knownPackage},
	{"undefined: ", (*mistake).notDeclared},
	{"is not available in a session", (*mistake).nearestPackage},
	{"mismatched types ", (*mistake).convertOperand},
	{"cannot use ", (*mistake).convertValue},
	{" is not used", func(m *mistake) string {
		if m.inFunction() {
			return ""
		}
		return "only the last line of a cell shows a value; fmt.Println or display.Show show others"
	}},
	{"declared and not used", func(*mistake) string { return "inside functions Go wants every variable used; use it, or name it _" }},
	{"no new variables on left side of :=", func(*mistake) string { return "= assigns to a variable that is there already" }},
	{"assignment mismatch: 1 variable but", func(m *mistake) string {
		if strings.HasSuffix(m.msg, "returns 2 values") {
			return "take both, as in v, err := …, or drop one with _"
		}
		return ""
	}},
	{"missing return", func(*mistake) string { return "every way through the function must end in a return or a panic" }},
	{"too many return values", func(*mistake) string {
		return "the results of a function stand behind its parameters, as in func f(x int) (int, error)"
	}},
	{"has pointer receiver", func(*mistake) string { return "take the address of the value, as in &v" }},
	{"invalid recursive type", func(*mistake) string { return "put a pointer, slice or map in between" }},
	{"truncated)", func(*mistake) string {
		return "an integer cannot hold a fraction; convert what it is used with to float64"
	}},
	{"cannot infer ", func(*mistake) string { return "write the types, as in f[int](…)" }},
	{"in single-value context", func(*mistake) string { return "take every result, as in v, err := …" }},
	{"use of untyped nil in", func(*mistake) string { return "say of which type, as in var x *T = nil" }},
	{"cannot assign to struct field", func(*mistake) string { return "assign the whole value: v := m[k]; v.f = …; m[k] = v" }},
	{"cannot assign to ", (*mistake).assignTo},
	{"is not an interface", func(*mistake) string { return "only what an interface holds has a type to be asked for; T(x) converts" }},
	{"cannot use nil as", func(*mistake) string {
		return "nil is only for pointers, slices, maps, channels, functions and interfaces"
	}},
}

// inFunction says that the mistake is not on the outermost level of the cell.
func (m *mistake) inFunction() bool {
	in := false
	for _, d := range m.c.decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Pos() <= m.pos && m.pos < f.End() {
			in = true
		}
	}
	for node := range m.info.Scopes {
		if t, ok := node.(*ast.FuncType); ok && t.Pos() <= m.pos && m.pos < t.End() {
			in = true
		}
	}
	return in
}

// undefinedName is the name in "undefined: name".
func (m *mistake) undefinedName() string {
	name, _, _ := strings.Cut(strings.TrimPrefix(m.msg, "undefined: "), " ")
	return name
}

// words of other languages, and what Go has for them.
var otherWords = map[string]string{
	"null": "Go's word is nil", "None": "Go's word is nil", "NULL": "Go's word is nil", "undefined": "Go's word is nil",
	"True": "Go's word is true", "False": "Go's word is false",
	"self": "the receiver has the name that its method gives it", "this": "the receiver has the name that its method gives it",
	"printf": "use fmt.Printf", "str": "use fmt.Sprint, or string for a conversion", "char": "the type is byte or rune",
	"double": "the type is float64", "float": "the type is float64 or float32", "boolean": "the type is bool",
	"long": "the type is int64", "short": "the type is int16", "list": "the type is a slice, as in []int", "dict": "the type is a map, as in map[string]int",
	"object": "the type is any", "String": "the type is string", "void": "a function without results has no type there",
}

func (m *mistake) otherLanguage() string { return otherWords[m.undefinedName()] }

// failedCell tells of a name that a cell declared which did not compile.
func (m *mistake) failedCell() string {
	name := m.undefinedName()
	if cell := m.c.scope.failedIn(name); cell != "" {
		return cell + " declares " + name + ", but it did not compile"
	}
	return ""
}

// offered lists the packages whose members are offered for a bare name, or for
// a name in another package, the likeliest first.
var offered = []string{
	"fmt", "math", "strings", "strconv", "os", "time", "sort", "errors", "slices", "maps", "bytes", "math/rand", "unicode", "bufio", "io", "sync", "path/filepath", "regexp",
	"encoding/json", "fluxrepl/flux", "fluxrepl/flux/nn", "fluxrepl/flux/loss", "fluxrepl/flux/optim", "fluxrepl/flux/data", "fluxrepl/flux/train", "fluxrepl/viz", "fluxrepl/interp/display",
}

// packageMember finds the package that has an undefined name.
func (m *mistake) packageMember() string {
	name := m.undefinedName()
	pkg, member, dotted := strings.Cut(name, ".")
	if !dotted {
		pkg, member = "", name
	}
	if !token.IsExported(member) || strings.Contains(member, ".") {
		return ""
	}
	var where []string
	for _, path := range offered {
		if p := imported(path); p != nil && p.Name() != pkg && p.Scope().Lookup(member) != nil {
			where = append(where, p.Name()+"."+member)
		}
	}
	switch {
	case len(where) == 0:
		return ""
	case len(where) > 3:
		where = where[:3]
	}
	return "there is " + alternatives(where)
}

// alternatives writes a, b or c.
func alternatives(list []string) string {
	n := len(list)
	if n < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:n-1], ", ") + " or " + list[n-1]
}

// knownPackage offers an import for a package that is not imported by itself.
func (m *mistake) knownPackage() string {
	if !m.selected() {
		return ""
	}
	name := m.undefinedName()
	if path := knownPath(name); path != "" {
		return fmt.Sprintf("import %q is needed; it is not imported by itself", path)
	}
	return "no package of that name is known: a package that is not in the standard library must be imported"
}

// selected says that the undefined name stands before a dot.
func (m *mistake) selected() bool {
	found := false
	if !strings.HasPrefix(m.msg, "undefined: ") || strings.Contains(m.undefinedName(), ".") {
		return false
	}
	ast.Inspect(m.c.file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && s.X.Pos() == m.pos {
			_, isName := s.X.(*ast.Ident)
			found = found || isName
		}
		return !found
	})
	return found
}

// notDeclared tells of an assignment to a name that is not there.
func (m *mistake) notDeclared() string {
	advice := ""
	for _, s := range m.c.extra {
		ast.Inspect(s, func(n ast.Node) bool {
			a, ok := n.(*ast.AssignStmt)
			if ok && a.Tok == token.ASSIGN && slices.ContainsFunc(a.Lhs, m.names) {
				advice = m.undefinedName() + " := … declares it"
			}
			return advice == ""
		})
	}
	return advice
}

// names says that an expression is the name that the mistake is about.
func (m *mistake) names(x ast.Expr) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == m.undefinedName() && id.Pos() == m.pos
}

// nearestPackage is for an import of a package that is not there.
func (m *mistake) nearestPackage() string {
	path, _, _ := strings.Cut(strings.TrimPrefix(m.msg, "package "), " ")
	if path == mainPath {
		return "the names of other cells need no import"
	}
	base := path[strings.LastIndexByte(path, '/')+1:]
	if p := WellKnown(base); p != "" && p != path {
		return fmt.Sprintf("there is %q", p)
	}
	if near := nearest(base, packageNames()); near != "" && !strings.Contains(path, ".") {
		return fmt.Sprintf("there is %q", WellKnown(near))
	}
	return ""
}

// binary finds the innermost operation around the mistake.
func (m *mistake) binary() *ast.BinaryExpr {
	var found *ast.BinaryExpr
	for _, f := range [][]ast.Stmt{m.c.extra} {
		for _, s := range f {
			found = innermost(s, m.from, m.to, found)
		}
	}
	for _, d := range m.c.decls {
		found = innermost(d, m.from, m.to, found)
	}
	return found
}

func innermost(root ast.Node, from, to token.Pos, found *ast.BinaryExpr) *ast.BinaryExpr {
	ast.Inspect(root, func(n ast.Node) bool {
		if b, ok := n.(*ast.BinaryExpr); ok && b.Pos() <= from && to <= b.End() {
			found = b
		}
		return true
	})
	return found
}

// convertOperand says how the two sides of an operation come together.
func (m *mistake) convertOperand() string {
	b := m.binary()
	if b == nil {
		return ""
	}
	x, y := m.info.TypeOf(b.X), m.info.TypeOf(b.Y)
	if number(x) && number(y) {
		from, to := b.X, y
		if wider(x, y) {
			from, to = b.Y, x
		}
		return fmt.Sprintf("convert one, as in %s(%s)", typeString(to), excerptOf(from))
	}
	if textual(x) && number(y) || number(x) && textual(y) {
		return "fmt.Sprint turns a number into text, strconv.Atoi and strconv.ParseFloat text into a number"
	}
	return ""
}

// convertValue says how a value gets the type that is wanted.
func (m *mistake) convertValue() string {
	x, want := m.used()
	if x == nil || want == "" {
		return ""
	}
	t := m.info.TypeOf(x)
	switch {
	case number(t) && isNumber(want) && m.info.Types[x].Value == nil:
		return fmt.Sprintf("convert it: %s(%s)", want, excerptOf(x))
	case number(t) && want == "string":
		return fmt.Sprintf("fmt.Sprint(%s) is its text", excerptOf(x))
	case textual(t) && isNumber(want) && quotedNumber(x):
		return "without quotes: " + strings.Trim(x.(*ast.BasicLit).Value, "\"`")
	case textual(t) && isNumber(want):
		return "strconv.Atoi and strconv.ParseFloat turn text into a number"
	case t != nil && types.TypeString(t, qualifier) == "*"+want:
		if u, ok := ast.Unparen(x).(*ast.UnaryExpr); ok {
			return fmt.Sprintf("without &: %s", excerptOf(u.X))
		}
		return fmt.Sprintf("*%s is what it points to", excerptOf(x))
	case t != nil && "*"+types.TypeString(t, qualifier) == want:
		return fmt.Sprintf("&%s is its address", excerptOf(x))
	}
	return ""
}

// assignTo says why a place cannot be assigned to.
func (m *mistake) assignTo() string {
	for x := range m.info.Types {
		if ix, ok := x.(*ast.IndexExpr); ok && x.Pos() == m.from && textual(m.info.TypeOf(ix.X)) {
			return "text does not change in place; change a []byte or []rune of it"
		}
	}
	for id, o := range m.info.Uses {
		if _, ok := o.(*types.Const); ok && id.Pos() == m.from {
			return id.Name + " is a constant"
		}
	}
	return ""
}

// used returns the value of "cannot use x (…) as T value in …" and T.
func (m *mistake) used() (ast.Expr, string) {
	_, rest, ok := strings.Cut(m.msg, ") as ")
	if !ok {
		return nil, ""
	}
	want, _, _ := strings.Cut(rest, " value in ")
	for x := range m.info.Types {
		if x.Pos() == m.from && x.End() == m.to {
			return x, want
		}
	}
	return nil, want
}

// quotedNumber says that an expression is a number between quotes.
func quotedNumber(x ast.Expr) bool {
	lit, ok := x.(*ast.BasicLit)
	if !ok {
		return false
	}
	_, err := strconv.ParseFloat(strings.Trim(lit.Value, "\"`"), 64)
	return err == nil
}

func number(t types.Type) bool {
	b, ok := basic(t)
	return ok && b.Info()&types.IsNumeric != 0
}

func textual(t types.Type) bool {
	b, ok := basic(t)
	return ok && b.Info()&types.IsString != 0
}

func basic(t types.Type) (*types.Basic, bool) {
	if t == nil {
		return nil, false
	}
	b, ok := t.Underlying().(*types.Basic)
	return b, ok
}

// isNumber says that a type's name is one of the predeclared numbers.
func isNumber(name string) bool {
	o, ok := types.Universe.Lookup(name).(*types.TypeName)
	return ok && number(o.Type())
}

// wider says that a value of y fits into x better than the other way round.
func wider(x, y types.Type) bool {
	b, _ := basic(x)
	o, _ := basic(y)
	return b != nil && o != nil && (b.Info()&types.IsUntyped == 0) && (o.Info()&types.IsFloat == 0) && b.Kind() > o.Kind()
}

// maxQuoted bounds the source quoted in a hint.
const maxQuoted = 30

func excerptOf(x ast.Expr) string {
	if s := strings.ReplaceAll(types.ExprString(x), oldMark, ""); len(s) <= maxQuoted {
		return s
	}
	return "…"
}
