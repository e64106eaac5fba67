package main

import (
	"fmt"
)

func counter() (inc func() int, get func() int) {
	n := 0
	return func() int { n++; return n }, func() int { return n }
}

func adder(x int) func(int) func(int) int {
	return func(y int) func(int) int { return func(z int) int { x++; return x + y + z } }
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

type op func(int, int) int

func (o op) apply(a, b int) int { return o(a, b) }

func main() {
	inc, get := counter()
	inc()
	inc()
	inc2, _ := counter()
	fmt.Println(get(), inc2())
	a := adder(1)(2)
	fmt.Println(a(3), a(3))
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * 2 })(3))
	fmt.Println(op(func(a, b int) int { return a - b }).apply(5, 3))
	ops := map[string]op{"add": func(a, b int) int { return a + b }}
	fmt.Println(ops["add"](1, 2), ops["none"] == nil)
	x := 1
	func() { x = 2 }()
	p := &x
	*p++
	fmt.Println(x)
	fs := [2]func() string{func() string { return "a" }, func() string { return "b" }}
	fmt.Println(fs[0]() + fs[1]())
	s := struct{ f func(int) int }{func(i int) int { return i * i }}
	fmt.Println(s.f(4))
}

// Output:
// 2 1
// 7 8
// 8
// 2
// 3 true
// 3
// ab
// 16
