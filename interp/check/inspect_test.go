package check

import (
	"strings"
	"testing"

	"fluxrepl/interp/display"
)

func TestInspect(t *testing.T) {
	env := session(t, sessionCell)
	tests := []struct {
		name, src string
		detail    int
		want      []string // in text/plain
	}{
		{"function", "fmt.Print|ln(1)", 0, []string{"func fmt.Println(a ...any) (n int, err error)", "formats using the default formats"}},
		{"before the dot", "fm|t.Println", 0, []string{`package fmt // import "fmt"`, "Package fmt implements"}},
		{"at its end", "fmt.Println|", 0, []string{"func fmt.Println"}},
		{"at its beginning", "fmt.|Println", 0, []string{"func fmt.Println"}},
		{"within a call", "strings.Repeat(\"a\", |", 0, []string{"func strings.Repeat(s string, count int) string"}},
		{"in a string argument", "strings.Repeat(\"a|", 0, []string{"func strings.Repeat"}},
		{"in a nested call", "fmt.Println(strings.ToUpper(|))", 0, []string{"func strings.ToUpper"}},
		{"after a nested call", "fmt.Println(strings.ToUpper(`a`), |)", 0, []string{"func fmt.Println"}},
		{"first argument", "strings.Repeat(|", 0, []string{"// argument 1: s string"}},
		{"second argument", "strings.Repeat(strings.ToUpper(`a, b`), |)", 0, []string{"func strings.Repeat", "// argument 2: count int"}},
		{"variadic argument", "fmt.Sprintf(`%d`, 1, 2, |", 0, []string{"// argument 4: a ...any"}},
		{"argument behind a literal", "scale(Point{1, 2, `a`}, |", 0, []string{"// argument 2: by float64"}},
		{"argument inside a literal", "scale(Point{1, |", 0, []string{"// argument 1: p Point"}},
		{"one argument too many", "scale(points[0], 1, |", 0, []string{"// argument 3 is one too many"}},
		{"argument of a method", "points[0].Move(1, |", 0, []string{"func (p *Point) Move(dx int, dy int)", "// argument 2: dy int"}},
		{"argument of a variable", "half := func(whole int) int { return whole / 2 }\nhalf(|", 0, []string{"// argument 1: whole int"}},
		{"session variable", "answ|er", 0, []string{"var answer int", "answer is the answer."}},
		{"session function", "scale(|", 0, []string{"func scale(p Point, by float64) Point", "scale multiplies."}},
		{"session type", "Poi|nt{}", 0, []string{"type Point struct {\n\tX int\n\tY int\n\tlabel string\n}", "Point is a place"}},
		{"type with methods", "Poi|nt{}", 1, []string{"func (Point) Norm() float64", "func (*Point) Move(dx int, dy int)"}},
		{"method", "points[0].No|rm()", 0, []string{"func (p Point) Norm() float64"}},
		{"field", "points[0].|X", 0, []string{"field Point.X int"}},
		{"field of a library", "var s http.Server\ns.Ad|dr", 0, []string{"field Server.Addr string", "Addr optionally specifies"}},
		{"key of a literal", "http.Server{Ad|dr: `x`}", 0, []string{"field Server.Addr string", "Addr optionally specifies"}},
		{"method of a library", "var b strings.Builder\nb.WriteStr|ing(`a`)", 0, []string{"func (b *strings.Builder) WriteString(s string) (int, error)", "WriteString appends"}},
		{"local variable", "func f(wide int) { wi|de++ }", 0, []string{"var wide int"}},
		{"local in a broken cell", "func f(wide int) { wi|de + (", 0, []string{"var wide int"}},
		{"constant", "http.Status|OK", 0, []string{"const http.StatusOK = 200"}},
		{"interface", "fmt.String|er", 0, []string{"type fmt.Stringer interface {\n\tString() string\n}"}},
		{"builtin", "app|end(nil)", 0, []string{"func append", "append built-in function appends"}},
		{"package at detail", "strin|gs", 1, []string{"func Repeat(s string, count int) string", "type Builder struct"}},
		{"import path", `import "net/ht|tp"`, 0, []string{`package http // import "net/http"`, "Package http provides"}},
		{"generic", "import \"slices\"\nslices.Con|tains([]int{1}, 1)", 0, []string{"func slices.Contains[S ~[]E, E comparable](s S, v E) bool", "// here: func(s []int, v int) bool"}},
		{"package nobody imported", "sort.Sli|ce", 0, []string{"func sort.Slice(x any, less func(i int, j int) bool)"}},
		{"variable of a library's type", "var b strings.Builder\nb|", 1, []string{"var b strings.Builder", "WriteString(s string)"}},
		{"alias", "display.MIME|Map{}", 0, []string{"type display.MIMEMap = map[string]any"}},
		{"in a cell that cannot be parsed", "foo(]\nansw|er", 0, []string{"var answer int"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, cursor := cut(t, tt.src)
			d, ok := Inspect(env, src, cursor, tt.detail)
			if !ok {
				t.Fatal("nothing found")
			}
			for _, w := range tt.want {
				if !strings.Contains(d.Text(), w) {
					t.Errorf("got\n%s\nwant %q in it", d.Text(), w)
				}
			}
			if md, _ := d.Data[display.MIMETypeMarkdown].(string); !strings.HasPrefix(md, "```go\n") {
				t.Errorf("markdown: got %q", md)
			}
		})
	}
}

func TestInspectNothing(t *testing.T) {
	env := session(t, sessionCell)
	for _, src := range []string{"|", "nosuch|", "fmt.Nosuch|", "// fmt.Pri|ntln", "retu|rn", "12|", "if (|", `"te|xt"`, `import "no/such|"`} {
		text, cursor := cut(t, src)
		if d, ok := Inspect(env, text, cursor, 0); ok {
			t.Errorf("%q: got %q, want nothing", src, d.Text())
		}
	}
}

func TestInspectMarkdown(t *testing.T) {
	env := session(t, "func Twice(x int) int { return 2 * x }")
	d, ok := Inspect(env, "Twice", 3, 0)
	want := "```go\nfunc Twice(x int) int\n```\n\nTwice doubles.\n\n\tTwice(2) // 4"
	if got := d.Data[display.MIMETypeMarkdown]; !ok || got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
