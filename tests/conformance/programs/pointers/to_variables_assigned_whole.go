// A pointer to a variable sees what is assigned to all of it, whatever the
// right side is.
package main

import "fmt"

type T struct{ n int }

var g = T{1}

func mk(n int) T      { return T{n} }
func two() (T, int)   { return T{11}, 12 }
func (t *T) Ptr() int { return t.n }

func main() {
	t := T{1}
	p, f := &t, t.Ptr
	t = T{9}
	fmt.Println(p.n, t.n, f())
	t = mk(10)
	fmt.Println(p.n, t.n, f())
	t, _ = two()
	fmt.Println(p.n, t.n, f())
	u := T{7}
	t = u
	fmt.Println(p.n, t.n, p == &t)
	q := &g
	g = T{8}
	fmt.Println(q.n, g.n)
	g = mk(3)
	g, u = u, g
	fmt.Println(q.n, g.n, u.n)
	a := [2]int{1}
	pa := &a
	a = [2]int{5}
	s := []int{1}
	ps := &s
	s = []int{2, 3}
	m := map[string]int{}
	pm := &m
	m = map[string]int{"a": 1}
	fmt.Println(pa[0], *ps, *pm)
	func() { t = T{21} }()
	fmt.Println(p.n, t.n)
	var i any = t
	t = i.(T)
	t.n++
	fmt.Println(p.n, t.n, i.(T).n)
	c := make(chan T, 1)
	c <- T{30}
	t = <-c
	fmt.Println(p.n, t.n)
	mt := map[int]T{1: {40}}
	t = mt[1]
	xs := []T{{50}}
	fmt.Println(p.n)
	t = xs[0]
	fmt.Println(p.n)
	t = *q
	fmt.Println(p.n)
	t = struct{ n int }{60}
	fmt.Println(p.n)
}

// Output:
// 9 9 9
// 10 10 10
// 11 11 11
// 7 7 true
// 8 8
// 7 7 3
// 5 [2 3] map[a:1]
// 21 21
// 22 22 21
// 30 30
// 40
// 50
// 7
// 60
