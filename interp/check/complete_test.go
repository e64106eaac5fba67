package check

import (
	"fmt"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fluxrepl/interp/symbols"
)

// session returns a scope in which the cells were run.
func session(t testing.TB, cells ...string) *Scope {
	t.Helper()
	s := NewScope()
	for _, path := range []string{"fmt", "strings", "net/http", "fluxrepl/interp/display"} {
		p, err := symbols.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		s.Import(p.Name(), p)
	}
	fset := token.NewFileSet()
	for i, src := range cells {
		c, diags := Check(s, fset, fmt.Sprint("cell ", i+1), src)
		if len(diags) > 0 {
			t.Fatalf("cell %q: %v", src, diags)
		}
		for _, im := range c.Imports {
			s.Import(im.Name, im.Pkg)
		}
		docs := map[types.Object]string{}
		for _, o := range c.Objects {
			docs[o] = sessionDocs[o.Name()]
		}
		s.Declare(c.Objects, docs)
	}
	return s
}

// sessionDocs are the docs of names that test cells declare.
var sessionDocs = map[string]string{
	"Point":  "Point is a place in the plane.",
	"answer": "answer is the answer.",
	"scale":  "scale multiplies.",
	"Twice":  "Twice doubles.\n\n\tTwice(2) // 4",
}

const sessionCell = `type Point struct { X, Y int; label string }
func (p Point) Norm() float64 { return 0 }
func (p *Point) Move(dx, dy int) {}
type Line struct { Point; From, To *Point }
var answer = 42
points := []Point{{1, 2, "a"}}
byName := map[string]*Point{}
func scale(p Point, by float64) Point { return p }
func pair() (Point, error) { return Point{}, nil }
const limit = 10
`

// cut takes the cursor, a bar, out of a cell.
func cut(t testing.TB, src string) (string, int) {
	t.Helper()
	before, after, ok := strings.Cut(src, "|")
	if !ok {
		t.Fatalf("no cursor in %q", src)
	}
	return before + after, len(before)
}

func TestCompleteAt(t *testing.T) {
	env := session(t, sessionCell)
	tests := []struct {
		name, src string
		first     string   // the first item, if given
		want      []string // among the items
		not       []string
	}{
		{"package member", "fmt.Printl|", "Println", nil, []string{"Printf2"}},
		{"all members", "strings.|", "", []string{"Builder", "Contains", "ToUpper"}, []string{"answer", "func"}},
		{"case ignored", "fmt.println|", "Println", nil, nil},
		{"initials", "strings.tu|", "", []string{"ToUpper"}, nil},
		{"letters in order", "strings.cnts|", "", []string{"Contains"}, nil},
		{"package nobody imported", "sort.Sli|", "", []string{"Slice", "SliceStable"}, nil},
		{"package of this module", "display.Ma|", "", []string{"Markdown", "Math", "MakeData"}, nil},
		{"session name", "ans|", "answer", nil, nil},
		{"session function", "sca|", "scale", nil, nil},
		{"package name", "stri|", "strings", nil, nil},
		{"keyword", "swit|", "switch", nil, nil},
		{"predeclared", "appe|", "append", nil, nil},
		{"fields and methods", "var p Point\np.|", "", []string{"X", "Y", "label", "Norm", "Move"}, []string{"answer"}},
		{"of an element", "points[0].|", "", []string{"X", "Norm", "Move"}, nil},
		{"of a map's element", `byName["a"].M|`, "Move", nil, nil},
		{"of a call", "scale(points[0], 2).N|", "Norm", nil, nil},
		{"of a literal", "Point{1, 2, `x`}.|", "", []string{"X", "Norm"}, nil},
		{"of an address", "(&Point{}).|", "", []string{"X", "Norm", "Move"}, nil},
		{"of embedded", "var l Line\nl.|", "", []string{"From", "X", "Norm", "Point"}, nil},
		{"through two selectors", "var l Line\nl.From.|", "", []string{"X", "Move"}, nil},
		{"new variable", "q := points[0]\nq.N|", "Norm", nil, nil},
		{"later meaning wins", "q := 1\nq := points\nq[0].N|", "Norm", nil, nil},
		{"x := f(x)", "answer := fmt.Sprint(answer)\nanswer|", "answer", nil, nil},
		{"multiple results", "q, err := pair()\nq.N|", "Norm", nil, nil},
		{"error's method", "q, err := pair()\nerr.|", "Error", nil, nil},
		{"parameter", "func f(first int) { fir| }", "first", nil, nil},
		{"parameter's members", "func f(p *Point) int { return p.| }", "", []string{"X", "Move"}, nil},
		{"receiver", "type T struct{ inner int }\nfunc (t T) M() { t.in| }", "inner", nil, nil},
		{"closure's variables", "func outer() { width := 1; func() { wi|", "width", nil, nil},
		{"loop variable", "for index, pt := range points { pt.|", "", []string{"X", "Norm"}, nil},
		{"loop variable's name", "for index := range 10 { ind|", "index", nil, nil},
		{"if with a short statement", "if v, ok := byName[`a`]; ok { v.M|", "Move", nil, nil},
		{"type switch", "var a any\nswitch v := a.(type) { case *Point: v.M|", "Move", nil, nil},
		{"not declared yet", "func f() { la|; later := 1; _ = later }", "", nil, []string{"later"}},
		{"not out of its block", "{ hidden := 1 }\nhid|", "", nil, []string{"hidden"}},
		{"function further down", "hel|\nfunc helper() {}", "helper", nil, nil},
		{"variable of the cell in its function", "count := 1\nfunc f() { cou| }", "count", nil, nil},
		{"literal's keys", "Point{|", "X: ", []string{"Y: ", "label: "}, nil},
		{"keys that are left", "Point{X: 1, |}", "Y: ", nil, []string{"X: ", "answer"}},
		{"a key's value", "Point{X: ans|}", "answer", nil, nil},
		{"keys in a nested literal", "[]Point{{X: 1}, {Y|}}", "Y: ", nil, nil},
		{"keys of a library's struct", "http.Server{Ad|}", "Addr: ", nil, nil},
		{"argument", "scale(poi|", "points", nil, nil},
		{"argument's member", "scale(points[0].|", "", []string{"X", "Norm"}, nil},
		{"in the middle of a call", "scale(points[0].|, 2)", "", []string{"X", "Norm"}, nil},
		{"before more lines", "points[0].|\nx := 1", "", []string{"X", "Norm"}, nil},
		{"broken elsewhere", "x := := 3\npoints[0].N|", "Norm", nil, nil},
		{"brackets that do not match", "foo(]\npoints[0].N|", "Norm", nil, nil},
		{"over a line end", "points[0].\n\tN|", "Norm", nil, nil},
		{"method of a library's type", "var b strings.Builder\nb.WriteS|", "WriteString", nil, nil},
		{"field of a library's type", "var r *http.Request\nr.URL.Ho|", "Host", nil, nil},
		{"accents", "größe := 1\ngrö|", "größe", nil, nil},
		{"after accents", `s := "äöü"; points[0].N|`, "Norm", nil, nil},
		{"generic", "func id[T any](x T) T { return x }\nid(points[0]).N|", "Norm", nil, nil},
		{"constraint's method", "func f[T fmt.Stringer](x T) { x.|", "String", nil, nil},
		{"import path", `import "net/ht|"`, "net/http", []string{"net/http/httptest"}, nil},
		{"import path open", `import "strc|`, "strconv", nil, nil},
		{"import in a group", "import (\n\t\"fmt\"\n\t\"math/r|\"\n)", "math/rand", nil, nil},
		{"import of this module", `import "interp/dis|"`, "fluxrepl/interp/display", nil, nil},
		{"label of break", "outer:\nfor {\nfor {\nbreak |\n}\n}", "outer", nil, []string{"answer"}},
		{"label of continue", "func f() {\nother:\nfor { break other }\nouter:\nfor {\nfor {\ncontinue o|\n}\n}\n}", "outer", nil, []string{"other"}},
		{"label of goto", "func f() {\nouter:\nfor {\n}\ngoto |\n}", "outer", nil, []string{"answer"}},
		{"line behind break", "for {\nbreak\nans|\n}", "answer", nil, nil},
		{"wanted as argument", "nothing := 1.5\nnone := \"\"\nnumber := 3\nscale(points[0], n|", "nothing", []string{"none"}, nil},
		{"wanted as value", "va := 1\nvb := Point{}\nvar p Point = v|", "vb", []string{"va"}, nil},
		{"wanted in an assignment", "va := 1\nvb := Point{}\np := Point{}\np = v|", "vb", []string{"va"}, nil},
		{"wanted in a comparison", "va := \"\"\nvb := 1\nanswer == v|", "vb", []string{"va"}, nil},
		{"wanted as condition", "va := 1\nvb := true\nif v| {\n}", "vb", []string{"va"}, nil},
		{"wanted in a literal", "va := 1\nvb := \"\"\nPoint{label: v|", "vb", []string{"va"}, nil},
		{"wanted as result", "func f(va int, vb string) (int, string) { return 1, v| }", "vb", []string{"va"}, nil},
		{"wanted as index", "va := \"\"\nvb := 1\npoints[v|]", "vb", []string{"va"}, nil},
		{"wanted as key", "va := 1\nvb := \"\"\nbyName[v|]", "vb", []string{"va"}, nil},
		{"wanted among members", "var s string = points[0].|", "label", []string{"X", "Norm"}, nil},
		{"a call that gives it", "va := \"\"\nfunc vf() Point { return Point{} }\nscale(v|", "vf", []string{"va"}, nil},
		{"conversion", "float64(limit).|", "", nil, []string{"X", "answer"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, cursor := cut(t, tt.src)
			got := CompleteAt(env, src, cursor)
			texts := make([]string, len(got.Items))
			for i, it := range got.Items {
				texts[i] = it.Text
			}
			if tt.first != "" && (len(texts) == 0 || texts[0] != tt.first) {
				t.Errorf("first: got %.8q, want %q", texts, tt.first)
			}
			for _, w := range tt.want {
				if !slices.Contains(texts, w) {
					t.Errorf("got %.20q, want %q among them", texts, w)
				}
			}
			for _, n := range tt.not {
				if slices.Contains(texts, n) {
					t.Errorf("%q is among the items", n)
				}
			}
			if got.Start > cursor || got.End < cursor {
				t.Errorf("range %d:%d does not hold the cursor %d", got.Start, got.End, cursor)
			}
		})
	}
}

// TestCompletePath completes the names of files between quotes.
func TestCompletePath(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"data.csv", "data/iris.csv", "data/with space.txt", ".hidden", `quo"te`} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil && name != `quo"te` { // no such names on Windows
			t.Fatal(err)
		}
	}
	tests := []struct {
		src  string
		want []string
		text string // what the first makes of the cell
	}{
		{`os.Open("da|`, []string{"data/", "data.csv"}, `os.Open("data/`},
		{`os.Open("data/i|")`, []string{"iris.csv"}, `os.Open("data/iris.csv")`},
		{`os.Open("data/i|ris.csv")`, []string{"iris.csv"}, `os.Open("data/iris.csv")`},
		{"os.Open(`data/w|`)", []string{"with space.txt"}, "os.Open(`data/with space.txt`)"},
		{`os.Open(".h|")`, []string{".hidden"}, `os.Open(".hidden")`},
		{`os.Open("DIR/data/|")`, []string{"iris.csv", "with space.txt"}, `os.Open("DIR/data/iris.csv")`},
		{`os.Open("nosuch/|")`, nil, ""},
		{`import "da|"`, nil, ""},
		{`da|`, nil, ""},
		{`x := 'd|'`, nil, ""},
	}
	for _, tt := range tests {
		src, cursor := cut(t, strings.ReplaceAll(tt.src, "DIR", filepath.ToSlash(dir)))
		got, ok := CompletePath(src, cursor, dir)
		var texts []string
		for _, it := range got.Items {
			texts = append(texts, it.Text)
		}
		if !slices.Equal(texts, tt.want) || ok != (len(tt.want) > 0) {
			t.Errorf("%s: got %q, want %q", tt.src, texts, tt.want)
			continue
		}
		if ok {
			if made := src[:got.Start] + texts[0] + src[got.End:]; made != strings.ReplaceAll(tt.text, "DIR", filepath.ToSlash(dir)) {
				t.Errorf("%s: got %s, want %s", tt.src, made, tt.text)
			}
		}
	}
}

func TestCompleteNothing(t *testing.T) {
	env := session(t, sessionCell)
	for _, src := range []string{
		"scale(|", `"answ|"`, `x := "answ|`, "// answ|", "/* answ| */", "12|", "'a|'", "`raw ans|", "1.5|", "nosuch.|", "limit.foo.|",
	} {
		text, cursor := cut(t, src)
		if got := CompleteAt(env, text, cursor); len(got.Items) > 0 {
			t.Errorf("%q: got %.80v, want nothing", src, got.Items)
		}
	}
}

func TestCompleteItems(t *testing.T) {
	env := session(t, sessionCell)
	tests := []struct {
		src  string
		want Item
	}{
		{"fmt.Println|", Item{"Println", "function", "func(a ...any) (n int, err error)", "Println formats"}},
		{"answer|", Item{"answer", "variable", "int", "answer is the answer."}},
		{"points[0].Norm|", Item{"Norm", "method", "func() float64", ""}},
		{"points[0].X|", Item{"X", "field", "int", ""}},
		{"Point|", Item{"Point", "type", "struct", "Point is a place in the plane."}},
		{"limit|", Item{"limit", "constant", "untyped int", ""}},
		{"strings|", Item{"strings", "package", "strings", "Package strings implements"}},
		{"var s http.Server\ns.Addr|", Item{"Addr", "field", "string", "Addr optionally specifies"}},
		{"var b strings.Builder\nb.WriteString|", Item{"WriteString", "method", "func(s string) (int, error)", "WriteString appends"}},
		{"append|", Item{"append", "function", "", "The append built-in function"}},
		{"switch|", Item{"switch", "keyword", "", ""}},
		{"http.StatusOK|", Item{"StatusOK", "constant", "untyped int", "RFC"}},
	}
	for _, tt := range tests {
		src, cursor := cut(t, tt.src)
		got := CompleteAt(env, src, cursor)
		if len(got.Items) == 0 {
			t.Errorf("%q: nothing", tt.src)
			continue
		}
		it := got.Items[0]
		doc := it.Doc
		it.Doc = tt.want.Doc
		if it != tt.want || !strings.HasPrefix(doc, tt.want.Doc) || (tt.want.Doc == "") != (doc == "") {
			t.Errorf("%q:\n got %q %q\nwant %q", tt.src, it, doc, tt.want)
		}
	}
}

func TestCompleteRange(t *testing.T) {
	env := session(t, sessionCell)
	tests := []struct {
		src        string
		start, end int
	}{
		{"x := fmt.Pri|", 9, 12},
		{"x := fmt.Pri|nt(1)", 9, 14},
		{"é := ans|", 6, 9},
		{"|fmt", 0, 0},
		{`import "net/|http"`, 8, 16},
	}
	for _, tt := range tests {
		src, cursor := cut(t, tt.src)
		if got := CompleteAt(env, src, cursor); got.Start != tt.start || got.End != tt.end {
			t.Errorf("%q: got %d:%d, want %d:%d", tt.src, got.Start, got.End, tt.start, tt.end)
		}
	}
}

// hostile are cells that no one would write; every cursor in them is tried.
var hostile = []string{
	"", ".", "..", "...", "x.", ").", "]]].", "}}}}", "((((((", "func", "func (", "func f(", "func (t T", "type", "type T struct {",
	"import", "import (", "import \"", "package", "package x\n", "var", "var x", "switch", "switch x := y.(type) {", "case",
	"x[", "x[1:", "map[", "chan", "chan<-", "<-", "go", "defer func() {", "for i :=", "if x :=", "struct{", "interface{",
	"a.b.c.d.e.f.", "\xff\xfe", "x\x00y.", "\"", "`", "'", "/*", "//", "é.ü.", "😀", "x := `\n`.", "label:", "goto", "T[", "T[int].",
	"func f[T any](x T) { x.", "type A = A\nvar a A\na.", "type B struct { *B }\nvar b B\nb.", "type I interface { I }\nvar i I\ni.",
	"x := x.", "f := func() { f. }", "const c = c + 1\nc.", "var a, b = b, a\na.", "[...]int{1,2,3}[0].", "struct{ A int }{}.",
	"func() { return }().", "points[0].Norm().", "1.", "1e", "0x", "0b2.", "'\\x", "Point{Point{Point{", "return", "x...", "//go:build x\n.",
	"type T struct { unsafe.Pointer }\nvar t T\nt.", "import . \"fmt\"\nPri", "import _ \"fmt\"\nfmt.", "import m \"math\"\nm.",
}

func TestHostile(t *testing.T) {
	env := session(t, sessionCell)
	cells := append(slices.Clone(hostile), strings.Repeat("(", 5000), strings.Repeat("x.", 3000), strings.Repeat("{\n", 2000), strings.Repeat("a := 1\n", 1500))
	for _, src := range cells {
		cursors := []int{-1, len(src), len(src) + 5}
		if len(src) < 100 {
			for i := range src {
				cursors = append(cursors, i)
			}
		}
		for _, c := range cursors {
			CompleteAt(env, src, c)
			Inspect(env, src, c, 1)
		}
		IsComplete(src)
	}
}

func FuzzComplete(f *testing.F) {
	for _, src := range hostile {
		f.Add(src, len(src))
	}
	f.Add(sessionCell, 100)
	env := session(f, sessionCell)
	f.Fuzz(func(t *testing.T, src string, cursor int) {
		got := CompleteAt(env, src, cursor)
		if got.Start < 0 || got.Start > got.End || got.End > len(src) {
			t.Errorf("range %d:%d of %d bytes", got.Start, got.End, len(src))
		}
		if d, ok := Inspect(env, src, cursor, 1); ok && d.Text() == "" {
			t.Error("inspection without text")
		}
		switch status, _ := IsComplete(src); status {
		case StatusComplete, StatusIncomplete, StatusInvalid:
		default:
			t.Errorf("status %q", status)
		}
	})
}

func TestIsComplete(t *testing.T) {
	tests := []struct{ src, status, indent string }{
		{"", StatusComplete, ""},
		{"1 + 1", StatusComplete, ""},
		{"x := 1\nx", StatusComplete, ""},
		{"fmt.Println(1);", StatusComplete, ""},
		{"func f() {", StatusIncomplete, "\t"},
		{"func f() {\n\tfor {", StatusIncomplete, "\t\t"},
		{"f(1,", StatusIncomplete, "\t"},
		{"x := []int{\n\t1,", StatusIncomplete, "\t"},
		{"x +", StatusIncomplete, ""},
		{"x.", StatusIncomplete, ""},
		{"x,", StatusIncomplete, ""},
		{"x :=", StatusIncomplete, ""},
		{"x++", StatusComplete, ""},
		{"s := `raw", StatusIncomplete, ""},
		{"s := `raw`", StatusComplete, ""},
		{"/* comment", StatusIncomplete, ""},
		{"/* comment */ 1", StatusComplete, ""},
		{"x + // more", StatusIncomplete, ""},
		{"// only a comment", StatusComplete, ""},
		{"for i := 0; i < 3; i++ {\n}", StatusComplete, ""},
		{"for i := 0; i < 3; i++", StatusIncomplete, ""},
		{"s := \"open", StatusInvalid, ""},
		{"'a", StatusInvalid, ""},
		{"f(]", StatusInvalid, ""},
		{"}", StatusInvalid, ""},
		{"x := := 1", StatusInvalid, ""},
		{"if x", StatusIncomplete, ""},
		{"for i := range 10", StatusIncomplete, ""},
		{"if x {\n}", StatusComplete, ""},
		{"if x {\n} else", StatusIncomplete, ""},
		{"import", StatusIncomplete, ""},
		{"import \"fmt\"", StatusComplete, ""},
		{"type T struct {\n\tA int", StatusIncomplete, "\t"},
		{"type T struct { A int }\nfunc (t T) M() {}\nT{}.M()", StatusComplete, ""},
		{"return", StatusComplete, ""},
		{"for { break }", StatusComplete, ""},
		{"x := 1 2", StatusInvalid, ""},
		{"s := \"ünï\"", StatusComplete, ""},
		{"\xff", StatusInvalid, ""},
		{"#", StatusInvalid, ""},
		{"package main\nfunc main() {}", StatusComplete, ""},
		{"f(func() {\n\tg(", StatusIncomplete, "\t\t\t"},
	}
	for _, tt := range tests {
		if status, indent := IsComplete(tt.src); status != tt.status || indent != tt.indent {
			t.Errorf("IsComplete(%q): got %s %q, want %s %q", tt.src, status, indent, tt.status, tt.indent)
		}
	}
}

// TestConcurrent completes and inspects while cells are checked and declare names.
func TestConcurrent(t *testing.T) {
	env := session(t, sessionCell)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for range 20 {
				if i == 0 {
					c, diags := Check(env, token.NewFileSet(), "cell", "func again(r *http.Request) Point { return points[0] }\nvar other = again(nil)")
					if len(diags) > 0 {
						t.Error(diags)
						return
					}
					env.Declare(c.Objects, c.Docs)
				}
				for _, text := range []string{"points[0].N|", "var l Line\nl.|", "func f(r *http.Request) { r.|", "oth|", "slices.|"} {
					src, cursor := cut(t, text)
					CompleteAt(env, src, cursor)
					Inspect(env, src, cursor, 1)
				}
			}
		})
	}
	wg.Wait()
}

// TestCompletionTimes logs how long completions take, the first of a process included.
func TestCompletionTimes(t *testing.T) {
	env := session(t, sessionCell)
	var all []time.Duration
	for range 20 {
		for _, text := range []string{"fmt.|", "points[0].N|", "var r *http.Request\nr.URL.|", "func f(p Point) { for i := range 3 { p.|", "ans|"} {
			src, cursor := cut(t, text)
			start := time.Now()
			CompleteAt(env, src, cursor)
			all = append(all, time.Since(start))
		}
	}
	slices.Sort(all)
	t.Logf("p50 %v, p95 %v, slowest %v", all[len(all)/2], all[len(all)*95/100], all[len(all)-1])
}

func BenchmarkCompleteMember(b *testing.B) {
	env := session(b, sessionCell)
	src, cursor := cut(b, "func f(p Point) { for i := range 3 { p.N|")
	for b.Loop() {
		CompleteAt(env, src, cursor)
	}
}
