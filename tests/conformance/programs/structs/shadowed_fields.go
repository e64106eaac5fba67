package main

import "fmt"

type A struct{ X, Y int }
type B struct {
	A
	X string
}
type C struct {
	*B
	Y float64
}

func (A) Who() string { return "A" }
func (B) Who() string { return "B" }
func (a *A) Inc()     { a.X++; a.Y++ }
func main() {
	c := C{&B{A{1, 2}, "x"}, 2.5}
	fmt.Println(c.X, c.Y, c.A.X, c.B.A.Y, c.Who(), c.A.Who(), c.B.X)
	c.Inc()
	c.A.Inc()
	fmt.Println(c.A, c.B.A.X)
	d := c
	d.X = "shared"
	fmt.Println(c.X)
	b := *c.B
	b.X = "own"
	fmt.Println(c.X, b.X)
	fmt.Printf("%+v\n", b)
	type D struct {
		C
		A int
	}
	e := D{c, 7}
	fmt.Println(e.A, e.C.A, e.Y)
}

// Output:
// x 2.5 1 2 B A x
// {3 4} 3
// shared
// shared own
// {A:{X:3 Y:4} X:own}
// 7 {3 4} 2.5
