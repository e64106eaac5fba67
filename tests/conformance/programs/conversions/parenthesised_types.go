package main

import "fmt"

type T int

func (t T) M() string { return fmt.Sprint("T", int(t)) }

type point struct{ x, y int }

func main() {
	x := 5
	p := &x
	fmt.Println((*int)(p) == p, *(*int)(p), (int)(3.0), (func() int)(func() int { return 1 })())
	c := make(chan int, 1)
	var d (<-chan int) = (<-chan int)(c)
	_ = d
	fmt.Println((T)(4).M(), (T(5)).M(), interface{ M() string }(T(6)).M())
	fmt.Println(([]byte)("ab"), (map[string]int)(nil) == nil, (struct{})(struct{}{}) == struct{}{})
	if (point{1, 2}) == (point{1, 2}) {
		fmt.Println("composite in parentheses")
	}
	for _, q := range []point{{1, 2}} {
		fmt.Println(q)
	}
	switch (point{3, 4}) {
	case point{3, 4}:
		fmt.Println("case")
	}
	f := (func(int) T)(func(i int) T { return T(i) })
	fmt.Println(f(7).M(), (x), -(-(x)), !(!(x == 5)))
	var i interface{} = (T)(1)
	fmt.Println(i.(interface{ M() string }).M(), (i).(T), (&point{1, 2}).x, (*(&point{3, 4})).y)
	fmt.Println([](func() int){func() int { return 8 }}[0](), (<-func() chan int { c <- 9; return c }()))
}

// Output:
// true 5 3 1
// T4 T5 T6
// [97 98] true true
// composite in parentheses
// {1 2}
// case
// T7 5 5 true
// T1 1 1 4
// 8 9
