package main

import (
	"fmt"
)

type S struct {
	p *int
	s *S
	f func() *S
}

func swap(a, b *int) { *a, *b = *b, *a }

func main() {
	x, y := 1, 2
	swap(&x, &y)
	fmt.Println(x, y)
	pp := &x
	ppp := &pp
	**ppp = 50
	fmt.Println(x, *pp == **ppp, pp == *ppp)
	q := new(int)
	*q += 3
	n := new(5)
	*n++
	fmt.Println(*q, *n)
	s := S{p: &x}
	s.s = &s
	s.f = func() *S { return &s }
	*s.s.s.p = 7
	fmt.Println(x, s.f().s.p == &x)
	arr := [3]int{1, 2, 3}
	pa := &arr[1]
	*pa = 20
	sl := arr[:]
	sl[0] = 10
	fmt.Println(arr, *pa)
	m := map[string]*[2]int{"a": {1, 2}}
	m["a"][1]++
	fmt.Println(*m["a"])
	type T struct{ a [2]struct{ b int } }
	var t T
	pt := &t.a[1].b
	*pt = 9
	fmt.Println(t)
	var np *S
	fmt.Println(np == nil, np != &s)
	list := []*int{&x, &y, nil}
	for i, p := range list {
		if p != nil {
			*p = i * 10
		}
	}
	fmt.Println(x, y)
}

// Output:
// 2 1
// 50 true true
// 3 6
// 7 true
// [10 20 3] 20
// [1 3]
// {[{0} {9}]}
// true true
// 0 10
