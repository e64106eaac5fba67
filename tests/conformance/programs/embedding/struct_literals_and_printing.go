package main

import "fmt"

type Inner struct{ A, B int }
type Mid struct {
	Inner
	C string
}
type Outer struct {
	*Mid
	Inner2 Inner
	D      []Inner
}

func (i Inner) Sum() int { return i.A + i.B }

func main() {
	m := Mid{Inner{1, 2}, "c"}
	m2 := Mid{Inner: Inner{B: 5}, C: "d"}
	o := Outer{&m, Inner{3, 4}, []Inner{{5, 6}}}
	fmt.Println(m, m2, o.Inner2, o.D, o.A, o.Mid.Inner.B, o.C)
	fmt.Printf("%+v|%+v|%v\n", m, m2, o.D)
	fmt.Println(o.Sum(), o.Inner2.Sum(), m2.Sum(), o.Mid == &m, *o.Mid == m)
	o.A = 100
	fmt.Println(m.A, m.Sum(), o.Inner.A)
	in := o.Inner
	in.A = 0
	fmt.Println(m.A, in)
	o.Mid = &m2
	fmt.Println(o.C, o.B)
	fmt.Println(Mid{Inner: in} == Mid{Inner{0, 2}, ""}, m == Mid{m.Inner, m.C})
	o.Mid = nil
	fmt.Println(o.Mid == nil, o.Inner2.A)
	try(func() { fmt.Println(o.A) })
	try(func() { o.C = "x" })
	try(func() { fmt.Println(o.Sum()) })
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
// {{1 2} c} {{0 5} d} {3 4} [{5 6}] 1 2 c
// {Inner:{A:1 B:2} C:c}|{Inner:{A:0 B:5} C:d}|[{5 6}]
// 3 7 5 true true
// 100 102 100
// 100 {0 2}
// d 5
// true true
// true 3
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
