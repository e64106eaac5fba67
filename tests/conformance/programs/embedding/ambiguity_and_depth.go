package main

import "fmt"

type A struct{ X, Y int }
type B struct{ X, Z int }
type C struct {
	A
	B
	W int
}
type D struct {
	C
	X string
}
type L1 struct{ L2 }
type L2 struct{ L3 }
type L3 struct{ Deep, Shadow int }
type S struct {
	L1
	Shadow string
}

func (A) M() string        { return "A.M" }
func (B) N() string        { return "B.N" }
func (L3) Deepest() string { return "L3" }
func (S) Own() string      { return "S" }

func main() {
	c := C{A{1, 2}, B{3, 4}, 5}
	fmt.Println(c.A.X, c.B.X, c.Y, c.Z, c.M(), c.N(), c.W)
	d := D{c, "x"}
	fmt.Println(d.X, d.A.X, d.C.B.X, d.Y, d.M(), d.C.N())
	s := S{L1{L2{L3{1, 2}}}, "sh"}
	fmt.Println(s.Deep, s.Shadow, s.L3.Shadow, s.L1.Shadow, s.L2.L3.Deep, s.Deepest(), s.Own())
	s.Deep++
	s.L1.L2.L3.Deep++
	p := &s.Deep
	*p *= 10
	fmt.Println(s.Deep, s)
	_, isM := any(c).(interface{ M() string })
	_, isBoth := any(d).(interface {
		M() string
		N() string
	})
	fmt.Println(isM, isBoth)
	fmt.Printf("%+v\n", d)
	g := func(a A, b B) int { return a.X*10 + b.X }
	fmt.Println(g(d.A, d.B))
}

// Output:
// 1 3 2 4 A.M B.N 5
// x 1 3 2 A.M B.N
// 1 sh 2 2 1 L3 S
// 30 {{{{30 2}}} sh}
// true true
// {C:{A:{X:1 Y:2} B:{X:3 Z:4} W:5} X:x}
// 13
