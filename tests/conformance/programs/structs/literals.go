package main

import (
	"fmt"
	"unsafe"
)

type Point struct{ X, Y int }
type Line struct {
	From, To Point
	Label    string
	meta     map[string]any
}
type Empty struct{}
type Blank struct {
	a int
	_ int
	b string
	_ [2]int
}

func main() {
	fmt.Println(Point{}, Point{1, 2}, Point{Y: 5}, &Point{3, 4}, *&Point{X: 1})
	l := Line{Point{1, 2}, Point{3, 4}, "l", nil}
	l2 := Line{To: Point{X: 9}, Label: "m"}
	fmt.Println(l, l2, l2.From, l2.meta == nil)
	fmt.Printf("%+v %v %T\n", l, Blank{a: 1, b: "x"}, Empty{})
	p := &Line{Label: "p"}
	p.From.X = 7
	p.To = Point{8, 8}
	(*p).Label += "!"
	fmt.Println(p.From, p.To.Y, p.Label)
	anon := struct {
		Name string
		in   struct{ deep []int }
	}{Name: "n"}
	anon.in.deep = append(anon.in.deep, 1)
	fmt.Printf("%+v %T\n", anon, anon)
	var z Line
	z.To.Y++
	z.meta = map[string]any{"k": Point{1, 1}}
	fmt.Println(z, unsafe.Sizeof(Empty{}), unsafe.Sizeof(Point{}) == 2*unsafe.Sizeof(0))
	pts := []Point{{1, 2}, {X: 3}}
	pts[0].X, pts[1] = pts[1].X, pts[0]
	fmt.Println(pts, len([]Empty{{}, {}}))
	f := func() Point { return Point{5, 6} }
	fmt.Println(f().Y, Point{1, 2}.X, (&Point{3, 4}).Y, [2]Point{{}, {1, 1}}[1].X)
	if (Point{1, 2}) == pts[1] {
		fmt.Println("eq")
	}
}

// Output:
// {0 0} {1 2} {0 5} &{3 4} {1 0}
// {{1 2} {3 4} l map[]} {{0 0} {9 0} m map[]} {0 0} true
// {From:{X:1 Y:2} To:{X:3 Y:4} Label:l meta:map[]} {1 0 x [0 0]} main.Empty
// {7 0} 8 p!
// {Name:n in:{deep:[1]}} struct { Name string; in struct { deep []int } }
// {{0 0} {0 1}  map[k:{1 1}]} 0 true
// [{3 2} {1 2}] 2
// 6 1 4 1
// eq
