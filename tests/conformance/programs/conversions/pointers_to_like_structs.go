// Pointers to types with identical underlying types convert to each other.
package main

import "fmt"

type A struct{ X int }
type B struct {
	X int `json:"x"`
}
type M struct{ locked bool }
type N M

func (m *M) Lock() { m.locked = true }

func main() {
	a := &A{1}
	b := (*B)(a)
	b.X = 5
	fmt.Println(a.X, b.X)
	var n N
	(*M)(&n).Lock()
	fmt.Println(n.locked)
}

// Refused: the conversion of *A to *B is not supported in interpreted cells

// Output:
// 5 5
// true
