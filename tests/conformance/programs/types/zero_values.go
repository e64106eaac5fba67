package main

import "fmt"

type S struct {
	i   int
	f   float64
	s   string
	b   bool
	p   *S
	sl  []int
	m   map[string]int
	fn  func()
	ch  chan int
	e   error
	a   any
	arr [2]struct{ x, y int }
	c   complex64
	r   rune
	by  byte
}

func zero[T any]() T { var z T; return z }

func main() {
	var s S
	fmt.Printf("%+v\n", s)
	fmt.Println(s.p == nil, s.sl == nil, s.m == nil, s.fn == nil, s.ch == nil, s.e == nil, s.a == nil, s.s == "")
	var (
		a [3]string
		b [2]*int
		c struct{ m map[int]int }
		d func() (int, error)
	)
	fmt.Printf("%q %v %v %v\n", a, b, c, d == nil)
	p := new(S)
	p.arr[1].y++
	fmt.Println(p.arr, len(p.m), p.m["x"], len(p.sl), cap(p.ch))
	fmt.Printf("%v %q %v %v %v\n", zero[int](), zero[string](), zero[[]int]() == nil, zero[*S]() == nil, zero[[2]bool]())
	m := map[string]S{}
	fmt.Println(m["none"].arr, m["none"].p == nil)
	ch := make(chan S, 1)
	close(ch)
	v, ok := <-ch
	fmt.Println(v.i, v.e, ok)
	x := make([]S, 2)
	x[1].sl = append(x[1].sl, 5)
	fmt.Println(x[0].sl, x[1].sl, *new(any) == nil)
}

// Output:
// {i:0 f:0 s: b:false p:<nil> sl:[] m:map[] fn:<nil> ch:<nil> e:<nil> a:<nil> arr:[{x:0 y:0} {x:0 y:0}] c:(0+0i) r:0 by:0}
// true true true true true true true true
// ["" "" ""] [<nil> <nil>] {map[]} true
// [{0 0} {0 1}] 0 0 0 0
// 0 "" true true [false false]
// [{0 0} {0 0}] true
// 0 <nil> false
// [] [5] true
