package main

import (
	"fmt"
	"strings"
)

type Op func(a, b int) int
type Pred func(int) bool

func (o Op) Apply(a, b int) int { return o(a, b) }
func (p Pred) Not() Pred        { return func(i int) bool { return !p(i) } }

func add(a, b int) int                              { return a + b }
func divmod(a, b int) (q, r int)                    { q = a / b; r = a % b; return }
func unnamed(int, string, ...bool) (_ int, _ error) { return 3, nil }
func blank(_ int, _ string) string                  { return "blank" }
func noop()                                         {}
func higher(f func(int) func(string) string) string { return f(3)("x") }

func main() {
	var op Op = add
	fmt.Println(op(1, 2), op.Apply(3, 4), Op(func(a, b int) int { return a * b }).Apply(5, 6))
	q, r := divmod(17, 5)
	_, r2 := divmod(9, 4)
	fmt.Println(q, r, r2)
	n, err := unnamed(1, "a", true, false)
	fmt.Println(n, err, blank(1, "a"))
	even := Pred(func(i int) bool { return i%2 == 0 })
	fmt.Println(even(2), even.Not()(2), even.Not().Not()(2))
	fmt.Println(higher(func(n int) func(string) string {
		return func(s string) string { return strings.Repeat(s, n) }
	}))
	fmt.Printf("%T %T %T %T %T\n", add, divmod, op, noop, unnamed)
	var f func(int, int) int
	fmt.Println(f == nil, op != nil)
	try(func() { f(1, 2) })
	f = add
	f = op
	fmt.Println(f(2, 2))
	fmt.Println(add(divmod(17, 5)))
	ops := map[string]Op{"+": add, "-": func(a, b int) int { return a - b }}
	fmt.Println(ops["-"](5, 3), func() int { return 1 }(), func(xs ...int) int { return len(xs) }(1, 2, 3))
	var rec func(int) int
	rec = func(n int) int {
		if n <= 1 {
			return 1
		}
		return n * rec(n-1)
	}
	fmt.Println(rec(10))
	noop()
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// 3 7 30
// 3 2 1
// 3 <nil> blank
// true false true
// xxx
// func(int, int) int func(int, int) (int, int) main.Op func() func(int, string, ...bool) (int, error)
// true true
// panic: runtime error: invalid memory address or nil pointer dereference
// 4
// 5
// 2 1 3
// 3628800
