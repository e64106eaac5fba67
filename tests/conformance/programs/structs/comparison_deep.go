package main

import "fmt"

type inner struct {
	f float64
	s string
	a [2]int8
}

type outer struct {
	inner
	p  *int
	i  any
	c  chan int
	_  int
	in inner
}

func main() {
	n, m := 1, 1
	c := make(chan int)
	a := outer{inner: inner{1, "s", [2]int8{1, 2}}, p: &n, i: 3, c: c}
	b := a
	fmt.Println(a == b)
	b.in.a[1]++
	fmt.Println(a == b, a.inner == b.inner, a.in == b.in)
	b = a
	b.p = &m
	fmt.Println(a == b, *a.p == *b.p)
	b = a
	b.i = int8(3)
	fmt.Println(a == b)
	b.i = 3
	fmt.Println(a == b)
	nan := inner{f: zeroDiv(0)}
	fmt.Println(nan == nan, inner{} == inner{f: -zeroDiv(1) * 0})
	fmt.Println([2]inner{{s: "x"}} == [2]inner{{s: "x"}, {}}, any(a.inner) == any(inner{1, "s", [2]int8{1, 2}}))
	anon := struct {
		f float64
		s string
		a [2]int8
	}{1, "s", [2]int8{1, 2}}
	fmt.Println(anon == a.inner, any(anon) == any(a.inner))
	set := map[inner]int{a.inner: 1, {s: "t"}: 2}
	set[anon]++
	fmt.Println(set[a.inner], len(set))
	defer func() { fmt.Println(recover()) }()
	a.i, b.i = []int{1}, []int{1}
	fmt.Println(a == b)
}

func zeroDiv(x float64) float64 { var z float64; return x / z }

// Output:
// true
// false true false
// false true
// false
// true
// false false
// true true
// true false
// 2 2
// runtime error: comparing uncomparable type []int
