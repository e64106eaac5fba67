package main

import (
	"errors"
	"fmt"
	"io"
)

type E struct{}
type T struct{ x int }

func main() {
	a, b := &T{1}, &T{1}
	c := a
	fmt.Println(a == b, a == c, *a == *b, a != nil, (*T)(nil) == nil)
	var i, j any = a, c
	fmt.Println(i == j, i == any(b), i == any(*a), i.(*T) == c)
	ch1, ch2 := make(chan int), make(chan int)
	ch3 := ch1
	var ro <-chan int = ch1
	var wo chan<- int = ch1
	fmt.Println(ch1 == ch2, ch1 == ch3, ro == ch1, wo == ch3, any(ro) == any(ch1), any(ch1) == any(ch3))
	arr := [3]int{}
	p, q := &arr[0], &arr[0]
	s := arr[:]
	fmt.Println(p == q, p == &s[0], &arr[1] == &s[1], &s[1:][0] == &s[1], &s[0] != &s[1])
	m := map[*T]string{a: "a", b: "b"}
	fmt.Println(m[c], m[&T{1}] == "", len(m))
	st := struct {
		p *T
		c chan int
	}{a, ch1}
	st2 := st
	fmt.Println(st == st2, &st == &st2)
	st2.p = b
	fmt.Println(st == st2)
	x, y := 1, 1
	px, py := &x, &y
	ppx := &px
	*ppx = py
	fmt.Println(px == py, *ppx == py, **ppx == y)
	f := func(t *T) *T { return t }
	fmt.Println(f(a) == a, f(nil) == nil, &a.x == &c.x, &a.x == &b.x)
	var e1, e2 error
	fmt.Println(e1 == e2, e1 == nil, io.EOF == io.EOF, errors.New("a") == errors.New("a"))
	var np1, np2 *T
	fmt.Println(np1 == np2, any(np1) == any(np2), any(np1) == nil, any(np1) == any((*E)(nil)))
}

// Output:
// false true true true true
// true false false true
// false true true true false true
// true true true true true
// a true 2
// true false
// false
// true true true
// true true true false
// true true true false
// true true false false
