package export_test

// sequence is a session whose cells are exported. A cell that fails is
// expected to be one whose failure the program passes over.
type sequence struct {
	name  string
	cells []string
	// contains are pieces of text that the program has to have, without that
	// of them which begins with "no ".
	contains []string
	// want is the output of the program where it is not that of the session.
	want string
}

var sequences = []sequence{
	{
		"values of every kind", []string{
			"1 + 2", "\"text\"", "\"50%\\n\"", "x := 7.5\nx", "[]int{1, 2}", "map[string]int{\"b\": 2, \"a\": 1}",
			"struct{ A int; B string }{1, \"z\"}", "p := &struct{ N int }{3}\np",
		}, []string{"fmt.Println(1 + 2)", `fmt.Printf("%s\n", "50%\n")`}, "",
	},
	{
		"more values", []string{
			"x := 2", "x;", "any(x)", "func() (int, string) { return 1, \"two\" }()", "func() (a, b *int) { return }()",
			"1500 * time.Millisecond", "[]*int{nil}", "complex(1, 2)", "'a'", "math.Pi", "[]byte(\"ab\")", "[2]bool{true}",
			"[]struct{ A int }{{1}, {2}}", "fmt.Sprint(x)", "errors.New(\"e\").Error()", "fmt.Println(\"printed\")",
		}, []string{"_ = x", "display.Show"}, "",
	},
	{
		"final errors", []string{
			"import \"strconv\"\nstrconv.Atoi(\"12\")", "var err error\nerr", "func() (int, string, error) { return 1, \"b\", nil }()",
			"fmt.Println(\"before\")\nstrconv.Atoi(\"no\")", "fmt.Println(\"after\")",
		}, []string{"must(strconv.Atoi(\"12\"))", "attempt(cell4)"}, "",
	},
	{
		"variables of another type", []string{
			"x := 1\nfunc get() int { return x }", "x := \"s\"\nfmt.Println(x, get())", "x = \"t\"\nfmt.Println(x, get())",
			"var x []int\nx = append(x, 4)\nx",
		}, []string{"x2 ", "var x []int"}, "",
	},
	{
		"variables of the same type", []string{
			"n := 1\np := &n\ninc := func() { n++ }", "inc()\nfmt.Println(*p, n)", "n := 10\ninc()", "fmt.Println(*p, n)",
			"var n int\nfmt.Println(*p)", "n := n\nn",
		}, []string{"no n2", "n = 10", "n = 0"}, "",
	},
	{
		"locals", []string{
			"a, err := 1, error(nil)\nfmt.Println(a, err)", "b, err := 2, error(nil)\nfmt.Println(b, err)\nc, b := 3, 4\nfmt.Println(b, c)",
			"var (\n\td = 4 // the fourth\n\te = d + 1\n)\nfmt.Println(d, e)", "f, g := 6, 7\nfmt.Println(f)", "g",
			"unused := 1", "if err := error(nil); err != nil {\n\tpanic(err)\n}",
		}, []string{"a, err := 1", "c, b := 3, 4", "var f int", "// the fourth", "unused"}, "",
	},
	{
		"functions declared again", []string{
			"func f() int { return 1 }\nfunc g() int { return f() * 10 }\nfunc h(n int) int { if n == 0 { return 0 }; return 1 + h(n-1) }",
			"fmt.Println(f(), g(), h(3))", "// f is better now.\nfunc f() int { return 2 }\nfmt.Println(f(), g())",
			"func g() string { return fmt.Sprint(\"g\", f()) }\ng()", "func h(n int) int { return -n }\nh(3)",
		}, []string{"// f is better now.", "g2()", "f = func() int"}, "",
	},
	{
		"types and constants declared again", []string{
			"type T struct{ a int }\nfunc (t T) Get() int { return t.a }\nv := T{1}\nconst k = 2\nfunc twice() int { return k * v.a }",
			"type T struct{ T2 string }\ntype U struct{ T }\nu := U{T{\"z\"}}\nfmt.Println(u.T.T2, v.Get(), v)",
			"const k = 3.5\nfmt.Println(k, twice())\nw := U{T: T{T2: \"q\"}}\nw.T.T2",
			"type (\n\tA = T\n\tB []A\n)\nconst (\n\tzero = iota\n\tone\n)\nB{{\"x\"}}[zero].T2",
		}, []string{"type T struct", "k2"}, "",
	},
	{
		"methods", []string{
			"type C struct{ n int }\n\n// Add counts.\nfunc (c *C) Add(by ...int) { for _, b := range by { c.n += b } }\nfunc (C) Name(string) string { return \"C\" }",
			"c := &C{}\nc.Add(1, 2)\nfmt.Println(c.n, c.Name(\"\"))", "func (c C) String() string { return fmt.Sprint(\"C#\", c.n) }\nc",
			"func (c *C) Add(by ...int) { c.n -= len(by) }\nfunc (C) Name(string) string { return \"D\" }\nc.Add(5, 6)\nfmt.Println(c, c.Name(\"\"))",
		}, []string{"c_Add = func", "func (c C) String"}, "",
	},
	{
		"generics", []string{
			"// Map maps.\nfunc Map[T, U any](xs []T, f func(T) U) (r []U) {\n\tfor _, x := range xs {\n\t\tr = append(r, f(x))\n\t}\n\treturn\n}\ntype Stack[T any] struct{ items []T }\nfunc (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }",
			"s := Stack[string]{}\ns.Push(\"a\")\ns.items", "type P struct{ n int }\nps := Map([]int{1, 2}, func(n int) P { return P{n} })\nfmt.Println(ps)",
			"func Map[K comparable, V any](m map[K]V) int { return len(m) }\nMap(map[int]P{})",
		}, []string{"Map2", "s := Stack[string]{}"}, "",
	},
	{
		"closures and goroutines", []string{
			"import \"sync\"\nvar mu sync.Mutex\nvar wg sync.WaitGroup\ntotal := 0\nfor i := range 10 {\n\twg.Add(1)\n\tgo func() {\n\t\tdefer wg.Done()\n\t\tmu.Lock()\n\t\tdefer mu.Unlock()\n\t\ttotal += i\n\t}()\n}\nwg.Wait()\ntotal",
			"ch := make(chan int)\ngo func() { defer close(ch); for i := range 3 { ch <- i } }()\nfor v := range ch {\n\tfmt.Println(v)\n}",
			"defer fmt.Println(\"deferred 1\")\ndefer func() { fmt.Println(\"deferred 2\") }()\nfmt.Println(\"body\")", "fmt.Println(\"next\")",
		}, nil, "",
	},
	{
		"a program in a cell", []string{
			"before := 1", "package main\n\nimport \"fmt\"\n\nvar a = b + before()\nvar b = f()\n\nfunc before() int { return 5 }\nfunc f() int { fmt.Println(\"f\"); return 2 }\n\nfunc init() { fmt.Println(\"init 1\") }\nfunc init() { fmt.Println(\"init 2\") }\n\nfunc main() { fmt.Println(a, b) }",
			"fmt.Println(a, before())\nmain()",
		}, []string{"main2", "init2()"}, "",
	},
	{
		"a program alone", []string{
			"// Package main says so.\npackage main\n\nvar a = b + 1 // one more\n\nvar b = f()\n\nfunc f() int { fmt.Println(\"f\"); return 2 }\n\nfunc init() { fmt.Println(\"init\") }\n\nfunc main() { fmt.Println(a, b) }\n\n// The end.",
		}, []string{"func main() { fmt.Println(a, b) }", "var a = b + 1 // one more", "func init() {", "// The end.", "// Package main says so."}, "",
	},
	{
		"imports", []string{
			"import . \"strings\"\nvar b Builder\nb.WriteString(ToUpper(\"x\"))\nfunc builders(...*Builder) {}\nb.String()",
			"import str \"strings\"\nstr.Repeat(\"ab\", 2)", "import (\n\t\"math/rand\"\n\tcrypto \"crypto/rand\"\n)\n_ = crypto.Reader\nr := rand.New(rand.NewSource(1))\nr.Intn(10) < 10",
			"data := []int{1}\ndata", "sort := func(xs []int) []int { return xs }\nsort(data)",
			"import \"os\" // only for this\nlen := func(s string) int { return 42 }\nlen(\"a\")", "func max(a, b int) int { return a * b }\nmax(3, 4)",
		}, []string{"no \"os\"", "str.ToUpper", "...*str.Builder"}, "",
	},
	{
		"labels and jumps", []string{
			"i := 0\nloop:\nif i < 3 {\n\tfmt.Println(i)\n\ti++\n\tgoto loop\n}\ndone := true\ndone",
			"outer:\nfor i := 0; i < 3; i++ {\n\tfor j := range 3 {\n\t\tif j == 1 { continue outer }\n\t\tif i == 2 { break outer }\n\t\tfmt.Println(i, j)\n\t}\n}\nswitch x := 3; {\ncase x > 2:\n\tfmt.Println(\"big\")\n}\nif y := 1; y > 0 { fmt.Println(y) } else if z := 2; z > 0 { fmt.Println(z) }",
		}, nil, "",
	},
	{
		"cells that fail", []string{
			"a := 1\nfmt.Println(\"a\")", "a = 2\nvar m map[string]int\nm[\"x\"] = 1\na = 3", "a",
			"var lost int = undefined", "func f(n int) int { return f(n+1) + 1 }\nf(0)",
			"import \"os\"\nos.Exit(3)", "fmt.Println(\"end\")",
		}, []string{"attempt(cell2)", "no lost", "Cell 5 is left out", "no os.Exit"}, "",
	},
	{
		"comments", []string{
			"// What follows is a sum.\na := 1 // one\n\n// b is two.\nb := 2\n/* both */ a + b // shown\n// The end.",
			"/* A type\n   of two lines. */\ntype T int // behind\n\n// K is a constant.\nconst K = 3\n// only a comment", "// nothing else", "a, b, T(K)",
		}, []string{"// What follows is a sum.", "// one", "// b is two.", "// shown", "// The end.", "// behind", "// K is a constant.", "// only a comment", "// nothing else"}, "",
	},
	{
		"magics", []string{
			"x := 2\n%time x *= 3\nx", "%who\nfmt.Println(x)\n%time x + 1;", "%%time\ntype T int\nT(x)", "%%html\n<b>bold</b>\n<i>text</i>",
			"ok := true\n!ok", "!ok", "%pwd", "x - 1\n%timeit x", "fmt.Println(T(2))",
		}, []string{"// Left out: %who", "cell1b()", "cell1c()", "// Left out: %%html …", "!ok"}, "6\n6\n6\nfalse\nfalse\n2\n",
	},
	{
		"values recalled", []string{
			"21", "_ * 2", "Out[1] + _2", "func() (string, int) { return \"a\", 1 }()", "_ + \"b\"", "strconv.Atoi(\"7\")", "_6 + 1", "struct{ X int }{3}", "_.X + len(__)"[:4],
		}, []string{"out1 = 21", "out2 = out1 * 2"}, "",
	},
}
