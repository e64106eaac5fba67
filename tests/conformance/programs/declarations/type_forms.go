package main

import "fmt"

type (
	Celsius float64
	Names   []string
	Grid    [2][3]int
	Op      func(a, b int) int
	Set     map[string]struct{}
	Ch      chan<- int
	Shape   interface{ Area() float64 }
	Rect    struct{ W, H float64 }
	Ptr     *Rect
)

func (r Rect) Area() float64    { return r.W * r.H }
func (n Names) Last() string    { return n[len(n)-1] }
func (s Set) Add(k string) Set  { s[k] = struct{}{}; return s }
func (o Op) Twice(a int) int    { return o(o(a, a), a) }
func (c Celsius) F() Celsius    { return c*9/5 + 32 }
func (g *Grid) Set(i, j, v int) { g[i][j] = v }

func main() {
	var g Grid
	g.Set(1, 2, 7)
	fmt.Println(Celsius(100).F(), Names{"a", "b"}.Last(), g, Op(func(a, b int) int { return a * b }).Twice(3))
	fmt.Println(len(Set{}.Add("x").Add("y").Add("x")))
	var s Shape = Rect{2, 3}
	var p Ptr = &Rect{1, 1}
	p.W = 9
	fmt.Println(s.Area(), (*Rect)(p).Area(), p.W)
	c := make(chan int, 1)
	Ch(c) <- 4
	fmt.Println(<-c)
}

// Output:
// 212 b [[0 0 0] [0 0 7]] 27
// 2
// 6 9 9
// 4
