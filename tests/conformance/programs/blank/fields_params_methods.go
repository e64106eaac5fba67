package main

import "fmt"

type T struct {
	_ int
	a int
	_ string
	b string
}

func (_ T) M(_ int, _, c string) string { return c }
func (T) N(int, string) int             { return 2 }
func _()                                { panic("never called") }
func _()                                {}

type _ struct{ x int }

const _ = 1 << 10

var _, _ = 1, 2
var _ fmt.Stringer = S(1)

type S int

func (S) String() string { return "S!" }

func named() (_ int, x string, _ error) {
	x = "named"
	return
}

func main() {
	t := T{a: 1, b: "x"}
	u := T{a: 1, b: "x"}
	fmt.Println(t == u, t.M(1, "a", "b"), t.N(1, ""), t)
	fmt.Println(named())
	fmt.Println(S(3))
}

// Output:
// true b 2 {0 1  x}
// 0 named <nil>
// S!
