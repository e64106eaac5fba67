package main

import (
	"errors"
	"fmt"
	"io"
	"sort"
)

type Shape interface{ Area() float64 }
type Sq float64
type Rect struct{ W, H float64 }

func (s Sq) Area() float64    { return float64(s * s) }
func (r *Rect) Area() float64 { return r.W * r.H }

func total(shapes ...Shape) (t float64) {
	for _, s := range shapes {
		t += s.Area()
	}
	return
}

func main() {
	r := &Rect{2, 3}
	shapes := []Shape{Sq(2), r, &Rect{1, 1}}
	fmt.Println(total(shapes...), total(), total(Sq(1), r))
	r.W = 10
	fmt.Println(shapes[1].Area(), shapes[0] == Shape(Sq(2)), shapes[1] == Shape(r))
	sort.Slice(shapes, func(i, j int) bool { return shapes[i].Area() < shapes[j].Area() })
	for _, s := range shapes {
		fmt.Printf("%T %v\n", s, s)
	}
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 2; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	es := []error{nil, fmt.Errorf("e%d", 1), io.EOF}
	for _, e := range es {
		fmt.Print(e == nil, e, " ")
	}
	fmt.Println(errors.Join(es...) != nil, es[2] == io.EOF)
	anys := []any{Sq(1), 1.0, r, (*Rect)(nil), Shape(nil)}
	for _, a := range anys {
		_, ok := a.(Shape)
		fmt.Print(ok, " ")
	}
	fmt.Println()
}

// Output:
// 11 0 7
// 30 true true
// *main.Rect &{1 1}
// main.Sq 2
// *main.Rect &{10 3}
// 0 0 2 4 4 8
// true <nil> false e1 false EOF true true
// true false true true false
