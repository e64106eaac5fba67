package main

import "fmt"

type Shape interface {
	Area() float64
	Name() string
}
type Sq struct{ s float64 }
type Ci struct{ r float64 }

func (s Sq) Area() float64  { return s.s * s.s }
func (Sq) Name() string     { return "square" }
func (c *Ci) Area() float64 { return 3 * c.r * c.r }
func (*Ci) Name() string    { return "circle" }

func main() {
	sq := Sq{2}
	ci := &Ci{1}
	var s Shape = sq
	sq.s = 10
	fmt.Println(s.Area(), sq.Area(), s.Name())
	s = ci
	ci.r = 2
	fmt.Println(s.Area(), s.Name())
	shapes := map[string]Shape{"a": Sq{1}, "b": &Ci{2}}
	fmt.Println(shapes["a"].Area(), shapes["b"].Name(), shapes["z"] == nil)
	var x any = Sq{3}
	y := x
	fmt.Println(x == y, x == any(Sq{3}), x.(Sq).s, x.(Shape).Area())
	ch := make(chan Shape, 2)
	ch <- Sq{4}
	ch <- ci
	fmt.Println((<-ch).Area(), (<-ch).Area())
	arr := [2]Shape{Sq{5}}
	fmt.Println(arr[0].Area(), arr[1] == nil, arr == [2]Shape{Sq{5}, nil})
	f := func(s Shape) Shape { return s }
	fmt.Println(f(sq).(Sq).s, f(nil) == nil)
	st := struct{ Shape }{ci}
	fmt.Println(st.Area(), st.Shape.Name())
	p := &s
	*p = Sq{6}
	fmt.Println(s.Area(), (*p).Name())
	s, x = x.(Shape), s
	fmt.Println(s.Area(), x.(Shape).Area())
	cmp := func(a, b Shape) bool { return a == b }
	fmt.Println(cmp(Sq{1}, Sq{1}), cmp(&Ci{1}, &Ci{1}), cmp(ci, ci), cmp(Sq{1}, ci))
}

// Output:
// 4 100 square
// 12 circle
// 1 circle true
// true true 3 9
// 16 12
// 25 true true
// 10 true
// 12 circle
// 36 square
// 9 36
// true false true false
