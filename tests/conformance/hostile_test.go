package conformance

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// doubling writes n lines, each of which names the one before twice.
func doubling(first, line string, n int) string {
	var b strings.Builder
	b.WriteString(first)
	for i := 1; i < n; i++ {
		b.WriteString(strings.NewReplacer("NEW", fmt.Sprint(i), "OLD", fmt.Sprint(i-1)).Replace(line))
	}
	return b.String()
}

// hostile holds cells that nobody would write by hand. Each is refused with a
// sentence or runs; none takes the session with it.
var hostile = []badInput{
	// Characters.
	{name: "NUL byte", src: "y := \"a\x00b\"", kind: "syntax error", want: []string{"illegal character NUL"}},
	{name: "NUL byte alone", src: "\x00", kind: "syntax error", want: []string{"illegal character NUL"}},
	{name: "escape sequence in the source", src: "y := 1 \x1b[31m", kind: "syntax error", want: []string{"illegal character U+001B"}},
	{name: "byte order mark", src: "\ufefffmt.Println(\"marked\")", want: []string{"marked"}},
	{name: "byte order mark in the middle", src: "y := 1\n\ufeffz := 2", kind: "syntax error", want: []string{"line 2, column 1: illegal byte order mark"}},
	{name: "carriage returns", src: "y := 1\r\nz := 2\r\nfmt.Println(y + z)\r\n", want: []string{"3"}},
	{name: "error behind carriage returns", src: "y := 1\r\nz := noSuch\r\n", kind: "compile error", want: []string{"line 2, column 6: undefined: noSuch\n    z := noSuch\n         ^^^^^^"}},
	{name: "panic behind carriage returns", src: "y := 0\r\nz := 1 / y\r\n", kind: "panic", want: []string{"line 2\n    z := 1 / y\n         ^^^^^"}},
	{name: "half a character", src: "y := \"\xe2\x82\"", kind: "syntax error", want: []string{"invalid UTF-8 encoding (byte 0xe2)"}},
	{name: "invisible character in a name", src: "a\u200bb := 1", kind: "syntax error", want: []string{"illegal character U+200B"}},
	{name: "look-alike of a semicolon", src: "y := 1\u037e z := 2", kind: "syntax error", want: []string{"illegal character U+037E"}},
	{name: "a name of a megabyte", src: strings.Repeat("a", 1<<20) + " := 1"},

	// Long.
	{name: "blank lines", src: strings.Repeat("\n", 200000) + "fmt.Println(\"below\")", want: []string{"below"}},
	{name: "semicolons", src: strings.Repeat(";", 200000) + "fmt.Println(\"behind\")", want: []string{"behind"}},
	{name: "a comment of 10 MB", src: "/*" + strings.Repeat("a", 10<<20) + "*/ fmt.Println(\"after\")", want: []string{"after"}},
	{name: "10,000 lines", src: "n := 0\n" + strings.Repeat("n++\n", 10000) + "fmt.Println(n)", want: []string{"10000"}},
	{name: "2,000 functions", src: doubling("func f0() int { return 0 }\n", "func fNEW() int { return fOLD() + 1 }\n", 2000) + "fmt.Println(f5())", want: []string{"5"}},
	{name: "2,000 cases", src: "switch k := 1; k {\n" + doubling("case 0:\n", "case NEW:\n\tfmt.Println(\"one\")\n", 2000) + "}", want: []string{"one"}},
	{name: "a literal of 50,000 elements", src: "ys := []int{" + strings.Repeat("1, ", 50000) + "}\nfmt.Println(len(ys))", want: []string{"50000"}},
	{name: "5,000 terms", src: "y := 1\nz := y" + strings.Repeat(" + y", 5000) + "\nfmt.Println(z)", want: []string{"5001"}},
	{name: "the same import 5,000 times", src: strings.Repeat("import \"os\"\n", 5000), kind: "compile error", want: []string{"os redeclared in this block (first in line 1)", "more"}},

	// Deep.
	{name: "100,000 terms", src: "y := 1\nz := y" + strings.Repeat(" + y", 100000), kind: "syntax error", want: []string{"exceeded max nesting depth"}},
	{name: "100,000 signs", src: "y := " + strings.Repeat("!", 100000) + "true", kind: "syntax error", want: []string{"exceeded max nesting depth"}},
	{name: "100,000 calls", src: "y := f" + strings.Repeat("()", 100000), kind: "syntax error", want: []string{"exceeded max nesting depth"}},
	{name: "100,000 selections", src: "y := f" + strings.Repeat(".a", 100000), kind: "syntax error", want: []string{"exceeded max nesting depth"}},
	{name: "slices of slices", src: "var y " + strings.Repeat("[]", 100000) + "int", kind: "syntax error", want: []string{"exceeded max nesting depth"}},
	{name: "pointers to pointers", src: "var y " + strings.Repeat("*", 100000) + "int", kind: "syntax error", want: []string{"exceeded max nesting depth"}},
	{name: "functions that return functions", src: "var y " + strings.Repeat("func() ", 50000), kind: "syntax error", want: []string{"exceeded max scope depth"}},
	{name: "20,000 times else if", src: "y := 1\nif y > 2 {\n}" + strings.Repeat(" else if y > 3 {\n}", 20000), kind: "syntax error", want: []string{"exceeded max scope depth"}},
	{name: "400 function literals", src: strings.Repeat("func() {\n", 400) + strings.Repeat("}()\n", 400)},
	{name: "450 blocks", src: strings.Repeat("{\n", 450) + strings.Repeat("}\n", 450)},
	{name: "300 loops", src: strings.Repeat("for range 1 {\n", 300) + "fmt.Println(\"innermost\")" + strings.Repeat("\n}", 300), want: []string{"innermost"}},
	{name: "400 literals", src: "y := " + strings.Repeat("[]any{", 400) + strings.Repeat("}", 400) + "\nfmt.Println(len(y))", want: []string{"1"}},

	// Beyond measure.
	{name: "text that doubles", src: doubling("const s0 = \"abcdefgh\"\n", "const sNEW = sOLD + sOLD\n", 60) + "len(s59)", kind: "compile error", want: []string{"constant string of 83886080 bytes: the limit is 67108864"}},
	{name: "numbers that double", src: doubling("const c0 = 3\n", "const cNEW = cOLD * cOLD\n", 60) + "c59 > 0", kind: "compile error", want: []string{"constant multiplication overflow"}},
	{name: "a shift without end", src: "const y = 1 << 1 << 2 << 3 << 4 << 1000000000", kind: "compile error", want: []string{"invalid shift count"}},
	{name: "an exponent without end", src: "const y = 1e1000000000\ny > 0", kind: "compile error", want: []string{"malformed constant"}},
	{name: "structs that double", src: doubling("type t0 struct{ a, b int }\n", "type tNEW struct{ a, b tOLD }\n", 60) + "var y t59", kind: "compile error", want: []string{"type t16 has 1.31e+05 fields, counting those of its fields: the limit is 65536"}},
	{name: "an array of a terabyte", src: "var y [1 << 40]byte", kind: "compile error", want: []string{"a value of type [1099511627776]byte takes 1099511627776 bytes: the limit is 1073741824", "hint: make"}},
	{name: "an array of arrays", src: "var y [1 << 20][1 << 20]int", kind: "compile error", want: []string{"takes 8796093022208 bytes"}},
	{name: "a slice of eight terabytes", src: "make([]int, 1<<40)", kind: "panic", want: []string{"makeslice: len out of range"}},
	{name: "a slice of so many bytes", src: "n := 1 << 40\ny := make([]int, n)", kind: "panic", want: []string{"makeslice: len out of range", "make([]int, n)\n         ^^^^^^"}},
	{name: "a capacity of so many bytes", src: "n := 1 << 40\ny := make([]int, 0, n)", kind: "panic", want: []string{"makeslice: cap out of range"}},
	{name: "a channel of so many bytes", src: "n := 1 << 40\ny := make(chan int, n)", kind: "panic", want: []string{"makechan: size out of range"}},
	{name: "a map of so many keys", src: "n := 1 << 40\ny := make(map[int]int, n)\nfmt.Println(len(y))", want: []string{"0"}},
	{name: "a generic function of its own slices", src: "func f[T any](n int) { if n > 0 { f[[]T](n-1) } }\nf[int](3)", kind: "compile error", want: []string{"instantiation cycle: T instantiated as []T"}},
	{name: "generic functions in a circle", src: "func f[T any](y T, n int) { g(y, n-1) }\nfunc g[T any](y T, n int) { f([]T{y}, n) }\nf(1, 3)", kind: "compile error", want: []string{"instantiation cycle"}},
	{name: "a generic type of its own slices", src: "type tower[P any] struct{ next *tower[[]P] }\nvar y tower[int]", kind: "compile error", want: []string{"instantiation cycle: P instantiated as []P"}},
	{name: "10,000 goroutines", src: "for range 10000 {\n\tgo func() { select {} }()\n}\nfmt.Println(\"started\")", want: []string{"started"}},
	{name: "recursion through a closure", src: "var dive func(n int) int\ndive = func(n int) int { return dive(n+1) + 1 }\ndive(0)", kind: "panic", want: []string{"stack overflow", "in func literal"}},
	{name: "recursion of two methods", src: "type ping struct{}\nfunc (p ping) A(n int) int { return p.B(n) + 1 }\nfunc (p ping) B(n int) int { return p.A(n) + 1 }\nping{}.A(0)", kind: "panic", want: []string{"stack overflow"}},
	{name: "cgo", src: "import \"C\"\nC.puts(nil)", kind: "compile error", want: []string{"package C is not available in a session"}},
	{name: "os.Exit in a goroutine", src: "go os.Exit(3)\nselect {}", kind: "exit", want: []string{"exit status 3"}},
	{name: "os.Exit while panicking", src: "defer os.Exit(2)\npanic(1)", kind: "exit", want: []string{"exit status 2"}},
	{name: "a condition that nobody signals", src: "display.Show(0)\nc := sync.NewCond(new(sync.Mutex))\nc.L.Lock()\nc.Wait()", kind: "interrupted", stop: "0"},
	{name: "panics in many goroutines", src: "var g sync.WaitGroup\nfor i := range 20 {\n\tg.Add(1)\n\tgo func() {\n\t\tdefer g.Done()\n\t\tvar none []int\n\t\tfmt.Sprint(none[i])\n\t}()\n}\ng.Wait()"},
}

func TestHostile(t *testing.T) { runBadInputs(t, hostile) }

// TestFullDisk writes to a disk that is full.
func TestFullDisk(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("this system has no /dev/full")
	}
	runBadInputs(t, []badInput{
		{name: "a file", src: "os.WriteFile(\"/dev/full\", []byte(\"abc\"), 0o644)", kind: "error", want: []string{"error: write /dev/full: no space left on device"}},
		{name: "a writer", src: "f, err := os.OpenFile(\"/dev/full\", os.O_WRONLY, 0)\nw := bufio.NewWriter(f)\nw.WriteString(\"abc\")\nw.Flush()", kind: "error", want: []string{"no space left on device"}},
	})
}
