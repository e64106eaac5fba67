package main

import "fmt"

type A struct {
	X int `a:"1"`
	Y string
}
type B struct {
	X int `b:"2"`
	Y string
}
type C A

func (c C) S() string { return fmt.Sprint(c.X, c.Y) }
func main() {
	a := A{1, "y"}
	b := B(a)
	c := C(b)
	fmt.Println(b, c.S(), A(c) == a, struct {
		X int
		Y string
	}(b))
	as := []A{{2, "z"}}
	for _, v := range as {
		fmt.Println(C(v).S())
	}
	f := func(b B) int { return b.X }
	fmt.Println(f(B(c)))
}

// Output:
// {1 y} 1y true {1 y}
// 2z
// 1
