package main

import (
	"fmt"
	"math"
	"strings"
)

type Handler func(string) string

func (h Handler) Serve(s string) string { return "<" + h(s) + ">" }

type Server interface{ Serve(string) string }
type Ops struct {
	run  func(int) int
	list []func()
	m    map[string]func(...int) int
}

func apply(xs []int, f func(int) int) (r []int) {
	for _, x := range xs {
		r = append(r, f(x))
	}
	return
}
func choose(b bool) func(string) string {
	if b {
		return strings.ToUpper
	}
	return strings.ToLower
}

func main() {
	var s Server = Handler(strings.TrimSpace)
	fmt.Println(s.Serve("  x "), Handler(func(s string) string { return s + s }).Serve("y"))
	fmt.Println(choose(true)("Go"), choose(false)("Go"))
	o := Ops{run: func(x int) int { return x * x }, m: map[string]func(...int) int{"len": func(x ...int) int { return len(x) }}}
	o.list = append(o.list, func() { fmt.Print("a ") }, func() { fmt.Print("b ") })
	for _, f := range o.list {
		f()
	}
	fmt.Println(o.run(5), o.m["len"](1, 2), apply([]int{1, 2}, o.run))
	o.run = nil
	try(func() { o.run(1) })
	pr := fmt.Sprint
	fmt.Println(pr("a", 1, 2, "b"), apply([]int{-1}, func(i int) int { return -i }))
	var fs = [...]func(float64) float64{math.Sqrt, math.Abs, func(x float64) float64 { return x }}
	for _, f := range fs {
		fmt.Print(f(16), " ")
	}
	fmt.Println()
	ch := make(chan func() string, 1)
	ch <- func() string { return "from channel" }
	fmt.Println((<-ch)())
	var i any = o.m["len"]
	if f, ok := i.(func(...int) int); ok {
		fmt.Println(f(1, 2, 3))
	}
	_, ok := i.(func(int) int)
	fmt.Println(ok, func(f func()) bool { return f == nil }(nil))
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
// <x> <yy>
// GO go
// a b 25 2 [1 4]
// panic: runtime error: invalid memory address or nil pointer dereference
// a1 2b [1]
// 4 16 16
// from channel
// 3
// false true
