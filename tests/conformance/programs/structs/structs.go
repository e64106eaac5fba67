package main

import (
	"fmt"
)

type P struct{ X, Y int }
type Line struct {
	A, B P
	tags []string
}

func (p P) moved() P { p.X++; return p }
func change(p P)     { p.X = 100 }
func changeP(p *P)   { p.X = 100 }

func main() {
	p := P{1, 2}
	q := p
	q.X = 9
	change(p)
	fmt.Println(p, q, p == P{1, 2}, p != q)
	changeP(&p)
	fmt.Println(p, p.moved(), p)
	l := Line{A: p, tags: []string{"t"}}
	l2 := l
	l2.A.X = 1
	l2.tags[0] = "changed"
	fmt.Println(l, l2)
	ps := []P{{1, 2}, {3, 4}}
	for _, x := range ps {
		x.X = 50
	}
	for i := range ps {
		ps[i].Y *= 2
	}
	r := &ps[0]
	r.X = 77
	ps = append(ps, P{5, 6})
	fmt.Println(ps, r.X)
	m := map[string]P{"a": {1, 1}}
	v := m["a"]
	v.X = 3
	fmt.Println(m, v)
	mp := map[P]string{{1, 2}: "k"}
	fmt.Println(mp[P{1, 2}])
	pp := map[string]*P{"a": {4, 4}}
	pp["a"].X++
	fmt.Println(*pp["a"])
	arr := [2]P{{1, 1}}
	brr := arr
	brr[0].X = 2
	fmt.Println(arr, brr, arr == brr)
	an := struct {
		Name string
		age  int
	}{"n", 3}
	an.age++
	fmt.Println(an, an.age)
	type local struct{ a, b any }
	fmt.Println(local{1, "x"} == local{1, "x"}, local{p, nil})
	var e struct{}
	fmt.Println(e)
	nested := [][]int{{1}, {2, 3}}
	nested[1][0]++
	fmt.Println(nested, len(nested[1]))
	x := new(P)
	x.X, x.Y = x.Y+1, x.X+2
	fmt.Println(*x)
}

// Output:
// {1 2} {9 2} true true
// {100 2} {101 2} {100 2}
// {{100 2} {0 0} [changed]} {{1 2} {0 0} [changed]}
// [{77 4} {3 8} {5 6}] 77
// map[a:{1 1}] {3 1}
// k
// {5 4}
// [{1 1} {0 0}] [{2 1} {0 0}] false
// {n 4} 4
// true {{100 2} <nil>}
// {}
// [[1] [3 3]] 2
// {1 2}
