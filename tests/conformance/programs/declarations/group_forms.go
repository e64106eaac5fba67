package main

import "fmt"

var (
	a, b    = 1, "two"
	c       float64
	d, e, f = g()
	h       = func() int { return a + 1 }()
)

func g() (int, int, error) { return 3, 4, nil }

const (
	A, B = iota, iota * 10
	C, D
	_, _
	E, F
)

type (
	P  struct{ X, Y int }
	PP = *P
	F2 func(P) PP
)

func main() {
	fmt.Println(a, b, c, d, e, f, h)
	fmt.Println(A, B, C, D, E, F)
	var q F2 = func(p P) PP { p.X++; return &p }
	fmt.Println(*q(P{1, 2}))
}

// Output:
// 1 two 0 3 4 <nil> 2
// 0 0 1 10 3 30
// {2 2}
