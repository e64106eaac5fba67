package main

import (
	"fmt"
	"math"
	"sort"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}

type Scaler interface {
	Shape
	Scale(float64) Scaler
}

type (
	Circle struct{ R float64 }
	Rect   struct{ W, H float64 }
	Square struct{ Rect }
	Poly   []struct{ X, Y float64 }
)

func (c Circle) Area() float64          { return math.Pi * c.R * c.R }
func (c Circle) Perimeter() float64     { return 2 * math.Pi * c.R }
func (c Circle) Scale(f float64) Scaler { return Circle{c.R * f} }
func (r Rect) Area() float64            { return r.W * r.H }
func (r Rect) Perimeter() float64       { return 2 * (r.W + r.H) }
func (r *Rect) Grow(d float64)          { r.W += d; r.H += d }
func (s Square) String() string         { return fmt.Sprintf("Square(%g)", s.W) }
func (p Poly) Area() (a float64) {
	for i, v := range p {
		w := p[(i+1)%len(p)]
		a += v.X*w.Y - w.X*v.Y
	}
	return math.Abs(a) / 2
}
func (p Poly) Perimeter() (s float64) {
	for i, v := range p {
		w := p[(i+1)%len(p)]
		s += math.Hypot(v.X-w.X, v.Y-w.Y)
	}
	return
}

var registry = map[string]func(args ...float64) (Shape, error){}

func register(name string, n int, f func([]float64) Shape) {
	registry[name] = func(args ...float64) (Shape, error) {
		if len(args) != n {
			return nil, fmt.Errorf("%s: want %d arguments, got %d", name, n, len(args))
		}
		return f(args), nil
	}
}

func init() {
	register("circle", 1, func(a []float64) Shape { return Circle{a[0]} })
	register("rect", 2, func(a []float64) Shape { return &Rect{a[0], a[1]} })
	register("square", 1, func(a []float64) Shape { return Square{Rect{a[0], a[0]}} })
}

func main() {
	shapes := []Shape{Poly{{0, 0}, {4, 0}, {4, 3}}}
	for _, c := range []struct {
		name string
		args []float64
	}{{"circle", []float64{1}}, {"rect", []float64{2, 3}}, {"square", []float64{2}}, {"rect", nil}} {
		s, err := registry[c.name](c.args...)
		if err != nil {
			fmt.Println(err)
			continue
		}
		shapes = append(shapes, s)
	}
	sort.Slice(shapes, func(i, j int) bool { return shapes[i].Area() < shapes[j].Area() })
	for _, s := range shapes {
		fmt.Printf("%-12T %.3f %.3f", s, s.Area(), s.Perimeter())
		if sc, ok := s.(Scaler); ok {
			fmt.Printf(" scaled %.3f", sc.Scale(2).Area())
		}
		if g, ok := s.(interface{ Grow(float64) }); ok {
			g.Grow(1)
			fmt.Printf(" grown %v", s)
		}
		fmt.Println()
	}
	sq := Square{Rect{1, 1}}
	sq.Grow(2)
	fmt.Println(sq, sq.Area(), Shape(sq) == Shape(Square{Rect{3, 3}}))
}

// Output:
// rect: want 2 arguments, got 0
// main.Circle  3.142 6.283 scaled 12.566
// main.Square  4.000 8.000
// main.Poly    6.000 12.000
// *main.Rect   6.000 10.000 grown &{3 4}
// Square(3) 9 true
