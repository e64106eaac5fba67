package main

import "fmt"

type A struct {
	n int
	s string
}
type B struct {
	a A
	i any
	p *A
	c chan int
}
type F struct{ f func() }
type W struct {
	x int
	_ int
}

func main() {
	a, b := A{1, "x"}, A{1, "x"}
	fmt.Println(a == b, a != A{2, "x"}, &a == &b, a == *&b)
	x, y := B{a: a, i: 1}, B{a: b, i: 1}
	fmt.Println(x == y, x == B{a: a, i: 1.0}, x.i == y.i)
	x.p = &a
	fmt.Println(x == y)
	y.p = &a
	x.c = make(chan int)
	y.c = x.c
	fmt.Println(x == y)
	x.i, y.i = []int{1}, []int{1}
	try(func() { fmt.Println(x == y) })
	x.a.n = 5
	try(func() { fmt.Println(x == y) })
	x.i, y.i = a, b
	x.a = y.a
	fmt.Println(x == y, any(x) == any(y), any(a) == any(x))
	var i any = F{}
	try(func() { fmt.Println(i == i) })
	try(func() { fmt.Println(any(F{}) == any(A{})) })
	fmt.Println(W{x: 1} == W{x: 1}, struct{}{} == struct{}{})
	an := struct {
		n int
		s string
	}{1, "x"}
	fmt.Println(a == an, an == b, any(a) == any(an))
	m := map[B]int{x: 1}
	fmt.Println(m[y])
	switch a {
	case A{2, "x"}:
		fmt.Println("two")
	case A{1, "x"}:
		fmt.Println("one")
	}
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
// true true false true
// true false true
// false
// true
// panic: runtime error: comparing uncomparable type []int
// false
// true true false
// panic: runtime error: comparing uncomparable type main.F
// false
// true true
// true true false
// 1
// one
