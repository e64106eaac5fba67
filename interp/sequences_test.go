package interp

import (
	"context"
	"strings"
	"testing"
)

// TestSequences: what cells define, later ones see, replace and shadow. Each
// cell prints; the output of all is compared.
func TestSequences(t *testing.T) {
	tests := []struct {
		name  string
		cells []string
		want  string
	}{
		{"variable of another type", []string{"x := 1\nfmt.Println(x)", "x := \"s\"\nfmt.Println(x + \"!\")", "var x []int\nx = append(x, 4)\nfmt.Println(x)"}, "1\ns!\n[4]\n"},
		{"function replaced under its callers", []string{"func f() int { return 1 }\nfunc g() int { return f() * 10 }", "fmt.Println(g())", "func f() int { return 2 }", "fmt.Println(g())"}, "10\n20\n"},
		{"method replaced and added", []string{"type T struct{ n int }\nfunc (t T) A() int { return t.n }\nt := T{3}", "func (t T) A() int { return t.n * 2 }\nfunc (t *T) B() { t.n++ }", "t.B()\nfmt.Println(t.A())"}, "8\n"},
		{"type with other fields", []string{"type T struct{ a int }\nv := T{1}", "type T struct{ b string }\nw := T{\"z\"}\nfmt.Printf(\"%+v %+v\\n\", v, w)"}, "{a:1} {b:z}\n"},
		{"type made of an earlier one", []string{"type T struct{ n int }\nfunc (t T) N() int { return t.n }", "type A = T\ntype B T\ntype C B\nfmt.Println(A{1}.N(), B{2}.n, C{3})"}, "1 2 {3}\n"},
		{"value recalled after its type got a method", []string{"type T struct{ n int }\nT{4}", "func (t T) Twice() int { return 2 * t.n }\nfmt.Println(_.Twice())"}, "8\n"},
		{"constant replaced", []string{"const k = 2\nfunc f() int { return k }", "const k = 3.5\nfmt.Println(k, f())"}, "3.5 2\n"},
		{"builtin shadowed", []string{"len := func(s string) int { return 42 }\nfmt.Println(len(\"a\"))", "fmt.Println(len(\"bc\"))"}, "42\n42\n"},
		{"mutual recursion across cells", []string{"func even(n int) bool { if n == 0 { return true }; return odd(n - 1) }\nfunc odd(n int) bool { if n == 0 { return false }; return even(n - 1) }", "fmt.Println(even(10), odd(7))"}, "true true\n"},
		{"closure keeps its variable", []string{"n := 0\ninc := func() int { n++; return n }", "inc()\ninc()", "m := inc()\nfmt.Println(m, n)"}, "3 3\n"},
		{"several init functions", []string{"var log []string\nfunc init() { log = append(log, \"a\") }\nfunc init() { log = append(log, \"b\") }", "fmt.Println(log)"}, "[a b]\n"},
		{"blank declarations", []string{"_ = 1\nvar _ = 2\nconst _ = 3\nfunc _() {}\ntype _ int\n_, y := 1, 2", "fmt.Println(y)"}, "2\n"},
		{"interface and implementation apart", []string{"type S interface{ Area() int }\nfunc total(ss ...S) (n int) { for _, s := range ss { n += s.Area() }; return }", "type Sq int\nfunc (s Sq) Area() int { return int(s * s) }", "fmt.Println(total(Sq(2), Sq(3)))"}, "13\n"},
		{"generic function of an earlier cell", []string{"func Map[T, U any](xs []T, f func(T) U) (r []U) { for _, x := range xs { r = append(r, f(x)) }; return }", "type P struct{ n int }\nfmt.Println(Map([]P{{1}, {2}}, func(p P) string { return fmt.Sprint(p.n * 2) }))"}, "[2 4]\n"},
		{"state after a panic", []string{"a := 1", "a = 2\nvar m map[string]int\nm[\"x\"] = 1\na = 3", "fmt.Println(a)"}, "2\n"},
		{"generic function over an earlier type", []string{"func Map[T, U any](xs []T, f func(T) U) (r []U) { for _, x := range xs { r = append(r, f(x)) }; return }\ntype P struct{ n int }", "type Q struct{ P }\nvar q Q", "fmt.Println(Map([]P{{1}}, func(p P) P { return P{p.n * 2} }), Map([]Q{q}, func(q Q) int { return q.n }))"}, "[{2}] [0]\n"},
		{"package imported again", []string{"import \"strings\"\nfmt.Println(strings.ToUpper(\"a\"))", "import str \"strings\"\nfmt.Println(str.ToUpper(\"b\"))", "fmt.Println(strings.ToUpper(\"c\"))"}, "A\nB\nC\n"},
		{"a lock held is not the end", []string{"var mu sync.Mutex\nmu.Lock()", "ok := mu.TryLock()\nfmt.Println(ok)\nmu.Unlock()\nmu.Lock()\nfmt.Println(\"locked\")"}, "false\nlocked\n"},
	}
	for _, tt := range tests {
		byEngine(t, tt.name, func(t *testing.T, e Engine) {
			s, err := New(Config{Engine: e, Capture: true})
			if err != nil {
				t.Fatal(err)
			}
			var out recorder
			var trouble []string
			for _, c := range tt.cells {
				if res := s.Execute(context.Background(), Cell{Source: c}, &out); res.Err != nil {
					trouble = append(trouble, res.Err.Error())
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if got := out.stdout.String(); got != tt.want {
				t.Errorf("got %q, want %q\n%s", got, tt.want, strings.Join(trouble, "\n"))
			}
		})
	}
}
