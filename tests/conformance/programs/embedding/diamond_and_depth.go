package main

import "fmt"

type A struct{ X, Y int }

func (A) Who() string { return "A" }

type B struct {
	A
	Z int
}
type C struct {
	A
	Y string
}

func (C) Who() string { return "C" }

type D struct {
	B
	C
	Z float64
}

type E struct {
	*D
	Who string
}

func main() {
	d := D{B{A{1, 2}, 3}, C{A{4, 5}, "y"}, 2.5}
	fmt.Println(d.B.X, d.C.X, d.Y, d.Z, d.B.Z, d.Who(), d.B.Who(), d.C.A.Who(), d.C.A.Y)
	d.B.A.X++
	d.C.Y += "!"
	fmt.Printf("%v %+v\n", d, d)
	e := E{&d, "field"}
	fmt.Println(e.Who, e.D.Who(), e.Y, e.Z, e.B.A)
	e.Z *= 2
	fmt.Println(d.Z)
	type anon struct {
		A
		*B
		error
	}
	x := anon{A: A{X: 7}, B: &d.B}
	fmt.Println(x.X, x.B.X, x.Z, x.error == nil, x.Who())
}

// Output:
// 1 4 y 2.5 3 C A A 5
// {{{2 2} 3} {{4 5} y!} 2.5} {B:{A:{X:2 Y:2} Z:3} C:{A:{X:4 Y:5} Y:y!} Z:2.5}
// field C y! 2.5 {2 2}
// 5
// 7 2 3 true A
