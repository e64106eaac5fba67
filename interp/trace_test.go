package interp

import (
	"context"
	"strings"
	"testing"

	"fluxrepl/interp/rewrite"
)

// panics holds statements and what a compiled program prints of their panics,
// or the value as Go source where that is an address.
var panics = []struct{ name, src, want string }{
	{"string", `panic("boom")`, "boom"},
	{"lines", `panic("a\nb")`, "a\n\tb"},
	{"integer", "panic(42)", "42 (int)"},
	{"error", `panic(fmt.Errorf("wrapped: %w", os.ErrNotExist))`, "wrapped: file does not exist"},
	{"own error", "panic(E{3})", "E!"},
	{"Stringer", "panic(S{3})", "S!"},
	{"struct", `panic(T{1, "a"})`, `main.T{X:1, s:"a"}`},
	{"pointer", `panic(&T{1, "a"})`, `&main.T{X:1, s:"a"}`},
	{"own string", `panic(Name("x"))`, `main.Name("x")`},
	{"own integer", "panic(Code(3))", "main.Code(3)"},
	{"slice", "panic([]int{3})", "[]int{3}"},
	{"nil", "panic(error(nil))", "panic called with nil argument"},
	{"assertion", "var a any = 3; _ = a.(string)", "interface conversion: interface {} is int, not string"},
	{"assertion of nil", "var a any; _ = a.(string)", "interface conversion: interface {} is nil, not string"},
	{"assertion to an interface", "var a any = E{1}; _ = a.(fmt.Stringer)", "interface conversion: main.E is not fmt.Stringer: missing method String"},
	{"assertion of a nil interface", "var a error; _ = a.(fmt.Stringer)", "interface conversion: interface is nil, not fmt.Stringer"},
	{"assertion to a pointer", "var a any = E{1}; _ = a.(*E)", "interface conversion: interface {} is main.E, not *main.E"},
	{"unhashable key", "m := map[any]int{}; m[[]int{1}] = 2", "runtime error: hash of unhashable type []int"},
	{"uncomparable", "var a, b any = []int{1}, []int{1}; fmt.Println(a == b)", "runtime error: comparing uncomparable type []int"},
	{"close twice", "c := make(chan int); close(c); close(c)", "close of closed channel"},
	{"close nil", "var c chan int; close(c)", "close of nil channel"},
	{"send on closed", "c := make(chan int); close(c); c <- 1", "send on closed channel"},
	{"length", "n := -1; _ = make([]int, n)", "runtime error: makeslice: len out of range"},
	{"capacity", "n := -1; _ = make([]int, 2, n)", "runtime error: makeslice: cap out of range"},
	{"channel size", "n := -1; _ = make(chan int, n)", "makechan: size out of range"},
	{"shift", "n := -1; _ = 1 << n", "runtime error: negative shift amount"},
	{"divide", "n := 0; _ = 1 / n", "runtime error: integer divide by zero"},
	{"remainder", "n := 0; _ = 1 % n", "runtime error: integer divide by zero"},
	{"slice from", "n := 5; a := make([]int, 3, 4); _ = a[n:]", "runtime error: slice bounds out of range [5:3]"},
	{"slice to", "n := 5; a := make([]int, 3, 4); _ = a[1:n]", "runtime error: slice bounds out of range [:5] with capacity 4"},
	{"slice of a string", "n := 5; a := `abc`; _ = a[:n]", "runtime error: slice bounds out of range [:5] with length 3"},
	{"slice between", "n, m := 3, 2; a := make([]int, 3, 4); _ = a[n:m]", "runtime error: slice bounds out of range [3:2]"},
	{"slice up to", "n := 5; a := make([]int, 3, 4); _ = a[1:2:n]", "runtime error: slice bounds out of range [::5] with capacity 4"},
	{"slice beyond its capacity", "n, m := 5, 3; a := make([]int, 3, 8); _ = a[1:n:m]", "runtime error: slice bounds out of range [:5:3]"},
	{"index", "n := 5; a := make([]int, 3); _ = a[n]", "runtime error: index out of range [5] with length 3"},
	{"index of an array", "n := 5; a := [3]int{}; _ = a[n]", "runtime error: index out of range [5] with length 3"},
	{"index of a string", "n := 5; a := `abc`; _ = a[n]", "runtime error: index out of range [5] with length 3"},
	{"negative index", "n := -1; a := `abc`; _ = a[n]", "runtime error: index out of range [-1]"},
	{"slice to array", "a := []int{1}; _ = [2]int(a)", "runtime error: cannot convert slice with length 1 to array or pointer to array with length 2"},
	{"nil map", "var m map[string]int; m[`a`] = 1", "assignment to entry in nil map"},
	{"nil function", "var f func(); f()", "runtime error: invalid memory address or nil pointer dereference"},
	{"nil interface", "var e error; _ = e.Error()", "runtime error: invalid memory address or nil pointer dereference"},
	{"nil pointer", "var p *T; _ = p.X", "runtime error: invalid memory address or nil pointer dereference"},
	{"recovered", "defer func() { r := recover(); panic(fmt.Sprint(`again `, r)) }(); panic(`first`)", "first [recovered]\n\tpanic: again first"},
	{"not recovered", "defer func() { panic(`second`) }(); panic(`first`)", "first\n\tpanic: second"},
	{"the same again", "defer func() { r := recover(); panic(r) }(); panic(`first`)", "first [recovered, repanicked]"},
	{"recovered for good", "func() { defer func() { recover() }(); panic(`first`) }(); panic(`second`)", "second"},
}

func TestPanicWords(t *testing.T) {
	s := newSession(t)
	types := "type T struct{ X int; s string }\ntype Name string\ntype Code int\ntype E struct{ c int }\nfunc (E) Error() string { return `E!` }\ntype S struct{ c int }\nfunc (S) String() string { return `S!` }"
	if r := s.Execute(context.Background(), Cell{Source: types}, nil); r.Err != nil {
		t.Fatal(r.Err)
	}
	for _, tt := range panics {
		t.Run(tt.name, func(t *testing.T) {
			r := s.Execute(context.Background(), Cell{Name: "it", Source: "func() {\n" + tt.src + "\n}()"}, nil)
			if r.Err == nil {
				t.Fatal("no error")
			}
			got, _, _ := strings.Cut(strings.Join(r.Err.Traceback, "\n"), "\nit, line 2")
			if got != "panic: "+tt.want {
				t.Errorf("got  %q\nwant %q", got, "panic: "+tt.want)
			}
		})
	}
}

// TestTraces runs cells one after another and looks at the report of the last.
func TestTraces(t *testing.T) {
	tests := []struct {
		name  string
		cells []string
		want  []string
	}{
		{"every frame has its line", []string{
			"type P struct{ n *int }\nfunc (p P) Get() int {\n\treturn *p.n\n}\nfunc each(xs []int, f func(int) int) int {\n\ts := 0\n\tfor _, x := range xs {\n\t\ts += f(x)\n\t}\n\treturn s\n}",
			"func run() int {\n\tdefer func() {}()\n\treturn each([]int{1, 2}, func(i int) int {\n\t\tvar p P\n\t\treturn p.Get() + i\n\t})\n}",
			"y := 1\n\ny += run()",
		}, []string{"panic: runtime error: invalid memory address or nil pointer dereference",
			"cell 1, line 3, in P.Get", "    \treturn *p.n", "    \t       ^^^^",
			"called from func literal in run (cell 2, line 5)", "called from each (cell 1, line 8)", "called from run (cell 2, line 3)", "called from cell 3, line 3"}},
		{"generic", []string{"type G[T any] struct{ xs []T }\nfunc (g *G[T]) At(i int) T { return g.xs[i] }\nfunc first[T any](g *G[T]) T {\n\treturn g.At(3)\n}", "first(&G[int]{})"},
			[]string{"panic: runtime error: index out of range [3] with length 0", "cell 1, line 2, in (*G).At", "    func (g *G[T]) At(i int) T { return g.xs[i] }", "                                        ^^^^^^^", "called from first (cell 1, line 4)", "called from cell 2, line 1"}},
		{"called by compiled code", []string{"xs := []int{3, 1, 2}\nsort.Slice(xs, func(i, j int) bool {\n\tvar m map[int]bool\n\tm[i] = true\n\treturn i < j\n})"},
			[]string{"panic: assignment to entry in nil map", "cell 1, line 4, in func literal", "    \tm[i] = true", "    \t^^^^", "called from cell 1, line 2"}},
		{"method of a later cell", []string{"type P struct{}", "func (p *P) Late(a []int) int {\n\treturn a[4]\n}", "(&P{}).Late(nil)"},
			[]string{"panic: runtime error: index out of range [4] with length 0", "cell 2, line 2, in (*P).Late", "    \treturn a[4]", "    \t       ^^^^", "called from cell 3, line 1"}},
		{"recursion", []string{"func down(n int) int {\n\tif n < 1 {\n\t\tpanic(fmt.Errorf(\"no more\"))\n\t}\n\treturn down(n - 1)\n}\ndown(40)"},
			[]string{"panic: no more", "cell 1, line 3, in down", "    \t\tpanic(fmt.Errorf(\"no more\"))", "    \t\t^^^^^^^^^^^^^^^^^^^^^^^^^^^^", "called from down (cell 1, line 5), 40 times", "called from cell 1, line 7"}},
		{"which of several", []string{"x := flux.Ones(2, 3)\nfunc add(x *flux.Tensor) *flux.Tensor {\n\treturn x.Add(flux.Ones(5)).Mul(x)\n}\nadd(x)"},
			[]string{"panic: Add: want [2 3], got [5]: the shapes cannot be broadcast", "cell 1, line 3, in add", "    \treturn x.Add(flux.Ones(5)).Mul(x)", "    \t       ^^^^^^^^^^^^^^^^^^^", "called from cell 1, line 5"}},
		{"not known which", []string{"func bad(n int) int { return 1 / n }\ngo func() {}()\nfunc two(n int) int {\n\ta := 1\n\tif n > a {\n\t\ta += bad(n)\n\t}\n\treturn a + bad(0)\n}\ntwo(2)"},
			[]string{"panic: runtime error: integer divide by zero", "cell 1, line 1, in bad", "    func bad(n int) int { return 1 / n }", "                                 ^^^^^", "called from two (cell 1, line 6 or 8)", "called from cell 1, line 10"}},
		{"in source of the standard library", []string{"i := 5\nx := slices.Insert([]int{1}, i, 2)"},
			[]string{"panic: runtime error: slice bounds out of range [5:1]", "cell 1, line 2", "    x := slices.Insert([]int{1}, i, 2)", "         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"}},
		{"deferred functions move on", []string{"func f() {\n\tdefer func() {\n\t\tfmt.Sprint(1)\n\t}()\n\tvar m map[int]int\n\tm[1] = 1\n}\nf()"},
			[]string{"panic: assignment to entry in nil map", "cell 1, line 6, in f", "    \tm[1] = 1", "    \t^^^^", "called from cell 1, line 8"}},
		{"a program", []string{"package main\n\nfunc main() {\n\tpanic(\"done\")\n}"},
			[]string{"panic: done", "cell 1, line 4, in main", "    \tpanic(\"done\")", "    \t^^^^^^^^^^^^^"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSession(t)
			var r Result
			for _, src := range tt.cells {
				r = s.Execute(context.Background(), Cell{Source: src}, nil)
			}
			if r.Err == nil {
				t.Fatal("no error")
			}
			if got, want := strings.Join(r.Err.Traceback, "\n"), strings.Join(tt.want, "\n"); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// awaiting is an Output that tells when text arrived on standard error.
type awaiting struct {
	recorder
	text chan string
}

func (a *awaiting) Stream(name, text string) {
	a.recorder.Stream(name, text)
	if name == "stderr" && strings.HasPrefix(text, "panic") {
		a.text <- text
	}
}

// TestGoroutinePanics: the panic of a goroutine is reported to the cell that
// started it, also when another one runs, and the session goes on.
func TestGoroutinePanics(t *testing.T) {
	s := newSession(t)
	out := &awaiting{text: make(chan string, 1)}
	start := "begin := make(chan bool)\nfunc work(m map[string]int) {\n\tif len(m) > 1 {\n\t\tpanic(\"never\")\n\t}\n\tm[\"a\"] = 1\n}\ngo func() {\n\tfunc() {\n\t\tgo func() {\n\t\t\t<-begin\n\t\t\twork(nil)\n\t\t}()\n\t}()\n}()"
	if r := s.Execute(context.Background(), Cell{Source: start}, out); r.Err != nil {
		t.Fatal(r.Err)
	}
	later := &recorder{}
	if r := s.Execute(context.Background(), Cell{Source: "close(begin)\n7"}, later); shown(r) != "7" {
		t.Error(r.Err)
	}
	want := "panic in a goroutine of cell 1: assignment to entry in nil map\ncell 1, line 6, in work\n    \tm[\"a\"] = 1\n    \t^^^^^^\ncalled from func literal (cell 1, line 12)\n"
	if got := <-out.text; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if later.stderr.Len() > 0 {
		t.Errorf("the later cell got %q", later.stderr.String())
	}
}

// TestExitInGoroutine: os.Exit in a goroutine ends the cell that waits.
func TestExitInGoroutine(t *testing.T) {
	s := newSession(t)
	for _, src := range []string{"go os.Exit(3)\nselect {}", "go func() { defer fmt.Println(`not run`); log.Fatal(`sorry`) }()\nfor {}"} {
		r := s.Execute(context.Background(), Cell{Source: src}, nil)
		if r.Err == nil || r.Err.Kind != "exit" || !strings.HasPrefix(r.Err.Message, "exit status ") {
			t.Errorf("%s: got %v", src, r.Err)
		}
	}
	if r := s.Execute(context.Background(), Cell{Source: "1 + 1"}, nil); shown(r) != "2" {
		t.Errorf("afterwards: %v", r.Err)
	}
}

// TestInterruptWhileLoading leaves the interpreter to its work; the next cell
// waits for it and finds nothing of the interrupted one.
func TestInterruptWhileLoading(t *testing.T) {
	s := newSession(t)
	var b strings.Builder
	b.WriteString("func __big() {\n")
	for b.Len() < large {
		b.WriteString("_ = 1\n")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := s.ready(ctx, &rewrite.Unit{Source: b.String() + "}", Entry: "__big"})
	if err == nil && s.left != nil || err != nil && s.left == nil {
		t.Fatalf("got %v with something left: %v", err, s.left != nil)
	}
	if r := s.Execute(context.Background(), Cell{Source: "1 + 1"}, nil); shown(r) != "2" || s.left != nil {
		t.Errorf("afterwards: %v", r.Err)
	}
}
