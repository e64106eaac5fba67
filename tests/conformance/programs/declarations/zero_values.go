package main

import "fmt"

type T struct {
	i int
	f float64
	s string
	b bool
	p *T
	m map[string]int
	l []T
	c chan int
	e error
	a [2]struct{ x, y uint8 }
	g func()
	z complex64
	n any
}

func main() {
	var t T
	fmt.Printf("%v\n%+v\n", t, t)
	fmt.Println(t.p == nil, t.m == nil, t.l == nil, t.c == nil, t.e == nil, t.g == nil, t.n == nil, len(t.m), t.m["x"], cap(t.l))
	for range t.l {
		fmt.Println("never")
	}
	for range t.m {
		fmt.Println("never")
	}
	t.l = append(t.l, T{})
	fmt.Println(len(t.l), t.l[0].a)
}

// Output:
// {0 0  false <nil> map[] [] <nil> <nil> [{0 0} {0 0}] <nil> (0+0i) <nil>}
// {i:0 f:0 s: b:false p:<nil> m:map[] l:[] c:<nil> e:<nil> a:[{x:0 y:0} {x:0 y:0}] g:<nil> z:(0+0i) n:<nil>}
// true true true true true true true 0 0 0
// 1 [{0 0} {0 0}]
