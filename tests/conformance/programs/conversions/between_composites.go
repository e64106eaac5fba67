package main

import "fmt"

type A struct {
	X int
	Y string
}
type B A
type C struct {
	X int    `json:"x"`
	Y string `json:"y"`
}
type Sl []A
type Fn func(A) B
type Mp map[string]A
type Rd <-chan int
type Arr [2]int
type PA *A

func main() {
	a := A{1, "y"}
	b := B(a)
	c := C(a)
	d := A(c)
	fmt.Printf("%T %T %T %v %v\n", b, c, d, d == a, b == B(c))
	s := Sl([]A{a})
	s2 := []A(s)
	s2[0].X = 9
	fmt.Println(s[0].X, a.X)
	var fn Fn = func(a A) B { return B(a) }
	g := (func(A) B)(fn)
	fmt.Printf("%v %T %T\n", g(a), g, fn)
	m := Mp(map[string]A{"k": a})
	(map[string]A)(m)["z"] = A{}
	fmt.Println(len(m))
	ch := make(chan int, 1)
	r := Rd(ch)
	ch <- 3
	fmt.Println(<-r, Arr([2]int{1, 2}) == [2]int{1, 2})
	p := PA(&a)
	(*p).X = 50
	q := (*A)(p)
	fmt.Println(a.X, q == &a, p.X)
	i := any(b)
	_, isA := i.(A)
	_, isB := i.(B)
	fmt.Println(isA, isB, any(A(b)) == any(A{1, "y"}))
	e := error(nil)
	st := fmt.Stringer(nil)
	fmt.Println(e == nil, st == nil, (*int)(nil) == nil, []int(nil) == nil, (func())(nil) == nil, map[int]int(nil) == nil, (chan int)(nil) == nil)
	anon := struct {
		X int
		Y string
	}(b)
	b.X = 7
	fmt.Println(anon.X, B(anon).X, (B)(anon) == b)
	x := [](int)([]int{1})
	y := (<-chan int)(ch)
	z := (*[1]int)(x)
	fmt.Println(x, y == nil, z[0], len((*[0]int)(x)))
}

// Output:
// main.B main.C main.A true true
// 9 1
// {1 y} func(main.A) main.B main.Fn
// 2
// 3 true
// 50 true 50
// false true true
// true true true true true true true
// 1 1 false
// [1] false 1 0
