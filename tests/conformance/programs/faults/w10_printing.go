package main

import (
	"fmt"
)

type Point struct {
	X, y int
}

type Celsius float64

func (c Celsius) String() string { return fmt.Sprintf("%.1f C", float64(c)) }

type Tree struct {
	Left, Right *Tree
	Value       int
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

type hidden struct{ c Celsius }

type E struct{ code int }

func (e E) Error() string { return fmt.Sprint("code ", e.code) }

func main() {
	p := Point{1, 2}
	fmt.Println(p, &p, []Point{p}, map[string]Point{"a": p})
	fmt.Printf("%v %+v %#v %T %T\n", p, p, p, p, &p)
	fmt.Printf("%T %T %T\n", []Point{}, map[string]*Point{}, func(Point) error { return nil })
	c := Celsius(1.25)
	fmt.Println(c, []Celsius{c, 2}, struct{ C Celsius }{c}, hidden{c})
	fmt.Printf("%v %s %.2f %T %5.1f|%q\n", c, c, c, c, float64(c), c)
	t := &Tree{Value: 1}
	fmt.Printf("%v %+v\n", t, *t)
	fmt.Println(Pair[string, int]{"a", 1})
	fmt.Printf("%T %+v\n", Pair[string, Point]{}, Pair[string, Point]{"k", p})
	var err error = E{3}
	fmt.Println(err, []error{err}, E{4})
	fmt.Printf("%v %T %d\n", err, err, E{5})
	fmt.Printf("%x %X %08.3f %-5d|%5d|%t %q %c %U\n", 255, "hi", 3.14159, 42, 42, true, "q", 'x', 0x1F600)
	var np *Point
	var ni fmt.Stringer
	fmt.Println(np, ni, np == nil, ni == nil)
	fmt.Printf("%v %+v %d %s\n", struct {
		A int
		b string
	}{1, "z"}, []any{1, "a", nil, p}, []int{1}, []string{"x", "y"})
	fmt.Printf("%[2]d %[1]d %d%%\n", 1, 2, 3)
}

// Output:
// {1 2} &{1 2} [{1 2}] map[a:{1 2}]
// {1 2} {X:1 y:2} main.Point{X:1, y:2} main.Point *main.Point
// []main.Point map[string]*main.Point func(main.Point) error
// 1.2 C [1.2 C 2.0 C] {1.2 C} {1.25}
// 1.2 C 1.2 C 1.25 main.Celsius   1.2|"1.2 C"
// &{<nil> <nil> 1} {Left:<nil> Right:<nil> Value:1}
// {a 1}
// main.Pair[string,main.Point] {Key:k Val:{X:1 y:2}}
// code 3 [code 3] code 4
// code 3 main.E {5}
// ff 6869 0003.142 42   |   42|true "q" x U+1F600
// <nil> <nil> true true
// {1 z} [1 a <nil> {X:1 y:2}] [1] [x y]
// 2 1 2%
