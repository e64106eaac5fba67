package interp

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"fluxrepl/interp/display"
)

// text of a value, "" if there is none.
func shown(r Result) string {
	if r.Value == nil {
		return ""
	}
	return r.Value.Text()
}

func newSession(t *testing.T) *Session { return sessionOf(t, Interpreted) }

func sessionOf(t *testing.T, e Engine) *Session {
	t.Helper()
	s, err := New(Config{Engine: e})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// TestCells runs cells one after another. A step is a cell and the text of its
// value, or "kind: message" of its error.
func TestCells(t *testing.T) {
	type step struct{ src, want string }
	tests := []struct {
		name  string
		steps []step
	}{
		{"values", []step{{"x := 1 + 2", ""}, {"x * 2", "6"}, {"x * 2;", ""}, {"x * 2\n;", ""}, {"x * 2\n// six\n ; // hidden", ""}, {`"a" + "b"`, "ab"}, {"x, y := 1, \"s\"", ""}, {"y", "s"}, {"nil", "compile error: use of untyped nil in assignment to _ identifier"}}},
		{"several results", []step{{"func two() (int, string) { return 1, \"b\" }\ntwo()", "1 b"}, {"func void() {}\nvoid()", ""}, {"if true { }", ""}}},
		{"errors as results", []step{{"func f(n int) (int, error) { if n > 0 { return n, nil }; return 0, fmt.Errorf(\"no %d\", n) }", ""}, {"f(1)", "1"}, {"f(0)", "error: no 0"}}},
		{"mixed declarations", []step{{"z := double(4)\nfunc double(n int) int { return n * factor }\nconst factor = 2\nz", "8"}}},
		{"statement first, func literal first", []step{{"func() { counter++ }()\nvar counter int", "compile error: undefined: counter (it is declared further down in this cell)"}, {"n := 0", ""}, {"func() { n++ }()", ""}, {"n", "1"}, {"1 + 1", "2"}, {"n", "1"}}},
		{"redefined variable", []step{{"x := 1", ""}, {"func get() int { return x }", ""}, {"x := 7", ""}, {"get()", "7"}, {"x := \"s\"", ""}, {"get()", "7"}, {"x := x + \"t\"", ""}, {"x", "st"}}},
		{"redefined function", []step{{"func f() int { return 1 }\nfunc g() int { return f() }", ""}, {"func f() int { return 2 }", ""}, {"g()", "2"}, {"func f() string { return \"s\" }", ""}, {"g()", "2"}, {"f()", "s"}}},
		{"redefined type", []step{{"type P struct{ A int }\np := P{1}", ""}, {"type P struct{ B string }\nfunc (p P) String() string { return \"P:\" + p.B }", ""}, {"P{\"x\"}", "P:x"}, {"p.A", "1"}, {"p", "{A:1}"}}},
		{"method in a later cell", []step{{"type T struct{ n int }\nt := T{2}", ""}, {"func (t *T) Inc() { t.n++ }", ""}, {"t.Inc()\nt.n", "3"}, {"func (t *T) Inc() { t.n += 10 }\nt.Inc()\nt.n", "13"}, {"func (t *T) Inc(n int) {}", "compile error: method T.Inc has another signature already: declare the type again, with all its methods"}}},
		{"recursion across cells", []step{{"func even(n int) bool { if n == 0 { return true }; return odd(n-1) }\nfunc odd(n int) bool { if n == 0 { return false }; return even(n-1) }", ""}, {"even(11)", "false"}}},
		{"imports", []step{{"import \"strings\"\nimport \"strings\"", "compile error: strings redeclared in this block (first in line 1)"}, {"import \"strings\"", ""}, {"import \"strings\"\nstrings.ToUpper(\"a\")", "A"}, {"import str \"strings\"\nstr.ToLower(\"B\")", "b"}, {"import . \"math\"\nSqrt(4)", "2"}, {"import _ \"embed\"", ""}, {"import \"no/such\"", "compile error: package no/such is not available in a session: it is neither in the standard library nor part of fluxrepl"}}},
		{"failed cell leaves nothing", []step{{"bad := undefinedName\ngood := 1", "compile error: undefined: undefinedName"}, {"good", "compile error: undefined: good"}, {"import \"weak\"\nok, w := 1, weak.Make(new(int))", "unsupported: weak.Pointer is generic; the interpreter has no generic types of compiled packages"}, {"gone := undefinedName", "compile error: undefined: undefinedName"}, {"gone", "compile error: undefined: gone"}}},
		{"state after a panic", []step{{"a := 1", ""}, {"a = 2\nvar m map[string]int\nm[\"x\"] = 1\na = 3", "panic: assignment to entry in nil map"}, {"a", "2"}}},
		{"named results and defer", []step{{"func f() (a int, err error) { defer func() { a *= 10 }(); return a + 1, nil }\nf()", "10"}, {"func g() (a, b int) { defer func() { a, b = b, a }(); a = 1; return a, a + 1 }\ng()", "2 1"}}},
		{"types that contain themselves", []step{{"type N struct { Kids []N; m map[string]*N; V int }\nfunc (n N) Sum() int { s := n.V; for _, k := range n.Kids { s += k.Sum() }; return s }\nN{Kids: []N{{V: 2}, {V: 3}}, V: 1}.Sum()", "6"}, {"type T []T", ""}, {"var t T", "unsupported: the type T contains itself without a struct in between, which interpreted cells cannot express; put it into a struct field"}}},
		{"goroutine panic", []step{{"done := make(chan bool)\ngo func() { defer close(done); panic(\"boom\") }()\n<-done", "false"}, {"1", "1"}}},
		{"exit", []step{{"os.Exit(3)", "exit: exit status 3"}, {"log.Fatal(\"x\")", "exit: exit status 1"}, {"2", "2"}}},
		{"unsupported is said", []step{{"os.Args = nil", "unsupported: os.Args is a variable of a compiled package: an interpreted cell cannot assign to it or take its address"}, {"type T struct{ x int }\nreflect.TypeOf(T{})", "unsupported: reflect.TypeOf cannot see T as a compiled program would: it is declared in a cell"}, {"import \"unsafe\"\nunsafe.Sizeof(1)", "8"}}},
		{"own layer", []step{{"type Scale struct{ W *flux.Tensor }\nfunc (s *Scale) Forward(x *flux.Tensor) *flux.Tensor { return x.Mul(s.W) }\nm := nn.Chain(nn.Dense(4, 3), &Scale{flux.Ones(3)})\nnn.Count(m)", "18"}, {"m.Forward(flux.Ones(2, 4)).Shape()", "[2 3]"}, {"l := m.At(1)\ns, ok := l.(*Scale)\nok && s.W.Size() == 3", "true"}, {"strings.Contains(m.String(), \"Scale\")", "true"}}},
		{"display methods", []step{{"type B struct{ n int }\nfunc (b B) HTML() string { return fmt.Sprintf(\"<b>%d</b>\", b.n) }\nB{3}", "{n:3}"}}},
		{"top level control", []step{{"return 3", "compile error: return outside of a function"}, {"x := 1 << 70", "compile error: cannot use 1 << 70 (untyped int constant 1180591620717411303424) as int value in variable declaration (overflows)"}, {"package foo", "compile error: a cell can only be of package main"}, {"", ""}, {"// only a comment", ""}, {"x := 1\nx := 2", "compile error: no new variables on left side of :="}, {"a, err := 1, error(nil)\nb, err := 2, error(nil)\na + b", "3"}}},
		{"misspelt", []step{{"lenght := 3", ""}, {"length", "compile error: undefined: length (did you mean lenght?)"}, {"strings.ToUper(\"a\")", "compile error: undefined: strings.ToUper (did you mean strings.ToUpper?)"}}},
		{"inside functions Go is strict", []step{{"func f() { x := 1 }", "compile error: declared and not used: x"}, {"func f() int { }", "compile error: missing return"}}},
		{"select and channels", []step{{"c := make(chan int, 1)\nc <- 4\nv, ok := <-c\nv", "4"}, {"close(c)\n_, ok = <-c\nok", "false"}, {"<-c", "0"}}},
	}
	for _, tt := range tests {
		byEngine(t, tt.name, func(t *testing.T, e Engine) {
			s := sessionOf(t, e)
			for i, st := range tt.steps {
				var out recorder
				r := s.Execute(context.Background(), Cell{Source: st.src}, &out)
				got := shown(r)
				if r.Err != nil {
					got = r.Err.Error()
				}
				if e != Interpreted && strings.HasPrefix(st.want, "unsupported:") {
					if r.Err != nil {
						t.Fatalf("cell %d is refused: %s", i+1, got)
					}
					continue
				}
				if got != st.want {
					t.Fatalf("cell %d\n%s\ngot  %q\nwant %q\n%s", i+1, st.src, got, st.want, out.stderr.String())
				}
			}
		})
	}
}

func TestErrorReports(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"all errors with carets", "a := 1\nb := a + \"x\"\nc := undefinedd", "cell 1, line 2, column 6: invalid operation: a + \"x\" (mismatched types int and untyped string)\n    b := a + \"x\"\n         ^^^^^^^\ncell 1, line 3, column 6: undefined: undefinedd\n    c := undefinedd\n         ^^^^^^^^^^"},
		{"syntax", "x := (1 +\n\t2", "cell 1, line 2, column 3: expected ')' to close the '(' of line 1, found the end of the cell\n    \t2\n    \t ^"},
		{"tab before the caret", "if true {\n\tundefinedd()\n}", "cell 1, line 2, column 2: undefined: undefinedd\n    \tundefinedd()\n    \t^^^^^^^^^^"},
		{"panic in a function", "func inner(a []int, i int) int {\n\treturn a[i]\n}\nfunc outer() int {\n\treturn inner([]int{1, 2, 3}, 5)\n}\nouter()", "panic: runtime error: index out of range [5] with length 3\ncell 1, line 2, in inner\n    \treturn a[i]\n    \t       ^^^^\ncalled from outer (cell 1, line 5)\ncalled from cell 1, line 7"},
		{"panic of the library", "x := flux.Ones(2, 3)\ny := flux.Ones(4)\nx.Add(y)", "panic: Add: want [2 3], got [4]: the shapes cannot be broadcast\ncell 1, line 3\n    x.Add(y)\n    ^^^^^^^^"},
		{"refusal", "x := 1\nx++\nos.Args = nil", "cell 1, line 3, column 1: os.Args is a variable of a compiled package: an interpreted cell cannot assign to it or take its address\n    os.Args = nil\n    ^^"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSession(t)
			r := s.Execute(context.Background(), Cell{Source: tt.src}, &recorder{})
			if r.Err == nil {
				t.Fatalf("no error, value %q", shown(r))
			}
			got := strings.Join(r.Err.Traceback, "\n")
			if got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// started is an Output that tells when a cell has shown something.
type started struct {
	recorder
	once sync.Once
	c    chan struct{}
}

func (s *started) Display(display.Data) { s.once.Do(func() { close(s.c) }) }

// TestInterrupt interrupts cells once they run, and then uses what they and
// earlier cells made.
func TestInterrupt(t *testing.T) {
	tests := []struct{ name, src string }{
		{"empty loop", "for {\n}"},
		{"counting loop", "for { n++ }"},
		{"function", "func spin() { for { n++ } }\nspin()"},
		{"sleep", "time.Sleep(time.Hour)"},
		{"receive", "<-make(chan int)"},
		{"send", "make(chan int) <- 1"},
		{"range over channel", "for range make(chan int) { }"},
		{"select", "select {}"},
		{"lock", "var m sync.Mutex\nm.Lock()\nm.Lock()"},
		{"lock to read", "var m sync.RWMutex\nm.Lock()\nm.RLock()"},
		{"wait group", "var g sync.WaitGroup\ng.Add(1)\ng.Wait()"},
		{"condition", "c := sync.NewCond(&sync.Mutex{})\nc.L.Lock()\nfor { c.Wait() }"},
		{"embedded lock", "type guarded struct { sync.Mutex; n int }\nvar g guarded\ng.Lock()\ng.Lock()"},
		{"lock through its interface", "var l sync.Locker = &sync.Mutex{}\nl.Lock()\nl.Lock()"},
		{"select with cases", "select { case <-make(chan int): case <-make(chan string): }"},
		{"recover does not swallow it", "for { func() { defer func() { recover() }(); time.Sleep(time.Hour) }() }"},
		{"recover loop", "for { func() { defer func() { recover() }(); panic(1) }() }"},
		{"goroutines", "for range 3 { go func() { k := 0; for { k++ } }() }\nselect {}"},
		{"recursion", "func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }\nfib(60)"},
		{"callback", "sort.Slice(make([]int, 1000), func(i, j int) bool { for { n++ } })"},
	}
	byEngine(t, "cells", func(t *testing.T, e Engine) {
		s := sessionOf(t, e)
		interruptEach(t, s, tests)
	})
}

// interruptEach interrupts one cell after another in a session whose state
// must outlive that.
func interruptEach(t *testing.T, s *Session, tests []struct{ name, src string }) {
	prepare := s.Execute(context.Background(), Cell{Source: "n := 0\nadder := func(x int) func() int { return func() int { x++; return x } }\nadd := adder(5)\nfunc seven() int { return 7 }"}, &recorder{})
	if prepare.Err != nil {
		t.Fatal(prepare.Err)
	}
	for i, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			out := &started{c: make(chan struct{})}
			done := make(chan Result, 1)
			go func() { done <- s.Execute(ctx, Cell{Source: "display.Show(1)\n" + tt.src}, out) }()
			select {
			case <-out.c:
			case r := <-done:
				t.Fatalf("ended before the interrupt: %v", r.Err)
			}
			cancel()
			r := <-done
			if r.Err == nil || r.Err.Kind != "interrupted" {
				t.Fatalf("got %v, want interrupted", r.Err)
			}
			after := s.Execute(context.Background(), Cell{Source: "fmt.Sprint(add(), seven())"}, &recorder{})
			if want := fmt.Sprint(6+i, 7); after.Err != nil || shown(after) != want {
				t.Errorf("afterwards: got %q %v, want %q", shown(after), after.Err, want)
			}
		})
	}
}

func TestInfiniteRecursion(t *testing.T) {
	byEngine(t, "function", func(t *testing.T, e Engine) {
		s := sessionOf(t, e)
		r := s.Execute(context.Background(), Cell{Source: "func f(n int) int { return f(n+1) + 1 }\nf(0)"}, &recorder{})
		if r.Err == nil || !strings.Contains(r.Err.Message, "stack overflow") {
			t.Fatalf("got %v, want a stack overflow", r.Err)
		}
		if r = s.Execute(context.Background(), Cell{Source: "1 + 1"}, &recorder{}); shown(r) != "2" {
			t.Errorf("afterwards: %q, %v", shown(r), r.Err)
		}
	})
}

func TestBadInput(t *testing.T) {
	tests := []struct{ name, src, kind string }{
		{"invalid UTF-8", "x := \"\xff\"", "syntax error"},
		{"nested brackets", strings.Repeat("(", 10000) + "1" + strings.Repeat(")", 10000), "syntax error"},
		{"nested blocks", strings.Repeat("{", 10000) + strings.Repeat("}", 10000), "syntax error"},
		{"unclosed", "func f() {", "syntax error"},
		{"unexpected", "x := 1 }", "syntax error"},
		{"NUL", "x := 1\x00", "syntax error"},
		{"unterminated string", "x := \"abc", "syntax error"},
		{"unterminated comment", "/* abc", "syntax error"},
		{"huge", strings.Repeat(" ", maxSource+1), "unsupported"},
		{"keyword soup", "func func if := else", "syntax error"},
		{"type that contains itself", "type T struct{ t T }", "compile error"},
		{"type of itself", "type T []T", ""},
		{"instances without end", "type B[T any] struct{ v T }\nfunc f[T any](n int, x T) { if n > 0 { f(n-1, B[T]{x}) } }\nf(3, 1)", "compile error"},
	}
	s := newSession(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := s.Execute(context.Background(), Cell{Source: tt.src}, &recorder{})
			switch {
			case r.Err == nil && tt.kind != "":
				t.Errorf("no error, want a %s", tt.kind)
			case r.Err != nil && tt.kind != "" && r.Err.Kind != tt.kind:
				t.Errorf("got %v, want a %s", r.Err, tt.kind)
			}
			if r = s.Execute(context.Background(), Cell{Source: "1 + 1"}, &recorder{}); shown(r) != "2" {
				t.Fatalf("afterwards: %q, %v", shown(r), r.Err)
			}
		})
	}
}

func TestConcurrentExecute(t *testing.T) {
	s := newSession(t)
	s.Execute(context.Background(), Cell{Source: "n := 0"}, &recorder{})
	var wg sync.WaitGroup
	for range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s.Execute(context.Background(), Cell{Source: "n++"}, &recorder{})
			s.Complete("n", 1)
		}()
	}
	wg.Wait()
	if r := s.Execute(context.Background(), Cell{Source: "n"}, &recorder{}); shown(r) != "20" {
		t.Errorf("n = %s, want 20", shown(r))
	}
}
