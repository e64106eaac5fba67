package main

import (
	"fmt"
	"io"
)

type MyInt = int
type Str = string
type Pair = struct{ A, B int }
type Fn = func(MyInt) Str
type List = []Pair
type Ptr = *Pair
type Err = error
type T struct{ n int }
type TA = T
type PT = *T

func (t TA) Get() int  { return t.n }
func (t PT) Set(n int) { t.n = n }

type Em struct{ TA }
type EmP struct{ *TA }

func f(x int) Str { return fmt.Sprint(x) }

func main() {
	var i MyInt = 5
	var j int = i
	var p Pair = struct{ A, B int }{1, 2}
	var fn Fn = f
	l := List{{1, 2}, p}
	var pp Ptr = &l[0]
	pp.A = 9
	fmt.Printf("%T %T %T %T %T %v\n", i, p, fn, l, pp, l)
	fmt.Println(fn(i+j), any(i) == any(5))
	var e Err = io.EOF
	_, isE := any(e).(error)
	t := TA{1}
	t.Set(4)
	var pt PT = &t
	pt.Set(pt.Get() + 1)
	fmt.Println(isE, t.Get(), any(t) == any(T{5}))
	em := Em{T{7}}
	em.TA.n++
	em.Set(em.Get() + 10)
	ep := EmP{&t}
	ep.Set(1)
	fmt.Println(em.n, em.Get(), em, ep.TA.n, t.n)
	fmt.Printf("%T %T %+v\n", t, em, em)
	type loc = map[Str]MyInt
	m := loc{"a": 1}
	fmt.Printf("%T %v\n", m, m)
	switch any(m).(type) {
	case map[string]int:
		fmt.Println("same")
	}
	type Vec[E any] = []E
	var v Vec[int] = []int{1}
	fmt.Printf("%T %v\n", v, v)
}

// Output:
// int struct { A int; B int } func(int) string []struct { A int; B int } *struct { A int; B int } [{9 2} {1 2}]
// 10 true
// true 5 true
// 18 18 {{18}} 1 1
// main.T main.Em {TA:{n:18}}
// map[string]int map[a:1]
// same
// []int [1]
