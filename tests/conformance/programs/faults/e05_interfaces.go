package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"sort"
)

type Shape interface {
	Area() float64
	Name() string
}

type Square struct{ s float64 }
type Circle struct{ r float64 }

func (s Square) Area() float64   { return s.s * s.s }
func (s Square) Name() string    { return "square" }
func (c *Circle) Area() float64  { return 3 * c.r * c.r }
func (c *Circle) Name() string   { return "circle" }
func (c *Circle) Grow(k float64) { c.r *= k }

type Grower interface{ Grow(float64) }

func total(shapes ...Shape) (t float64) {
	for _, s := range shapes {
		t += s.Area()
	}
	return
}

type Named struct {
	Shape
	label string
}

type rev struct{ sort.Interface }

func (r rev) Less(i, j int) bool { return r.Interface.Less(j, i) }

type reader struct{ n int }

func (r *reader) Read(b []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	r.n--
	b[0] = 'a'
	return 1, nil
}

func main() {
	c := &Circle{1}
	fmt.Println(total(Square{2}, c), total())
	shapes := []Shape{Square{1}, c}
	for _, s := range shapes {
		fmt.Println(s.Name(), s.Area())
		if g, ok := s.(Grower); ok {
			g.Grow(2)
		}
	}
	fmt.Println(c.r, total(shapes...))
	n := Named{Square{3}, "n"}
	fmt.Println(n.Area(), n.Name(), n.label)
	x := []int{3, 1, 2}
	sort.Sort(rev{sort.IntSlice(x)})
	fmt.Println(x)
	b, err := io.ReadAll(&reader{3})
	fmt.Println(string(b), err)
	var s Shape
	fmt.Println(s == nil, shapes[0] == Square{1}, shapes[1] == Shape(c))
	m := map[Shape]int{Square{1}: 5}
	fmt.Println(m[Square{1}], m[Square{2}])
	var e1, e2 error = io.EOF, errors.New("x")
	fmt.Println(e1 == io.EOF, e2 == io.EOF)
	w := bufio.NewWriter(writer{})
	fmt.Fprintf(w, "hello %d", 3)
	w.Flush()
}

type writer struct{}

func (writer) Write(b []byte) (int, error) { fmt.Println("write", string(b)); return len(b), nil }

// Output:
// 7 0
// square 1
// circle 3
// 2 13
// 9 square n
// [3 2 1]
// aaa <nil>
// true true true
// 5 0
// true false
// write hello 3
