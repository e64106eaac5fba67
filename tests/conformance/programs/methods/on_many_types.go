package main

import "fmt"

type Ints []int
type Dict map[string]int
type Fn func(int) int
type Ch chan int
type Arr [2]int
type Str string
type Flag bool
type Cplx complex128
type Ptr struct{ p *int }

func (s Ints) Sum() (t int) {
	for _, x := range s {
		t += x
	}
	return
}
func (s *Ints) Push(x int) { *s = append(*s, x) }
func (d Dict) Keys() int   { return len(d) }
func (f Fn) Then(g Fn) Fn  { return func(x int) int { return g(f(x)) } }
func (c Ch) Drain() (n int) {
	for len(c) > 0 {
		n += <-c
	}
	return
}
func (a Arr) Swap() Arr    { a[0], a[1] = a[1], a[0]; return a }
func (a *Arr) SwapIn()     { a[0], a[1] = a[1], a[0] }
func (s Str) Len() int     { return len(s) }
func (f Flag) Not() Flag   { return !f }
func (c Cplx) Re() float64 { return real(c) }
func (p Ptr) Incr()        { *p.p++ }

func main() {
	var s Ints
	s.Push(1)
	s.Push(2)
	(&s).Push(3)
	fmt.Println(s, s.Sum(), Ints{4, 5}.Sum(), len(s))
	fmt.Println(Dict{"a": 1}.Keys(), Fn(func(x int) int { return x + 1 }).Then(func(x int) int { return x * 2 })(3))
	c := make(Ch, 3)
	c <- 1
	c <- 2
	fmt.Println(c.Drain(), len(c))
	a := Arr{1, 2}
	fmt.Println(a.Swap(), a)
	a.SwapIn()
	fmt.Println(a, Str("héy").Len(), Flag(false).Not(), Cplx(3+4i).Re())
	n := 1
	Ptr{&n}.Incr()
	fmt.Println(n)
	fmt.Printf("%T %T %T %v %T\n", s, a.Swap(), Flag(true).Not(), Flag(true), Fn(nil))
	var empty Ints
	fmt.Println(empty.Sum(), empty == nil, Dict(nil).Keys())
	for i := range s {
		s[i] *= 10
	}
	fmt.Println(s.Sum(), s[1:].Sum(), append(s, 1).Sum())
}

// Output:
// [1 2 3] 6 9 3
// 1 8
// 3 0
// [2 1] [1 2]
// [2 1] 4 true 3
// 2
// main.Ints main.Arr main.Flag true main.Fn
// 0 true 0
// 60 50 61
