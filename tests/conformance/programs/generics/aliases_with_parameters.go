package main

import "fmt"

type Pair[A, B any] struct {
	First  A
	Second B
}

type Same[T any] = Pair[T, T]
type Named[V any] = Pair[string, V]
type Table[V any] = map[string][]V
type Fn[A, R any] = func(A) R

func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.Second, p.First} }

func apply[A, R any](f Fn[A, R], a A) R { return f(a) }

func sum(s Same[int]) int { return s.First + s.Second }

func main() {
	s := Same[int]{1, 2}
	fmt.Printf("%T %v %d\n", s, s.Swap(), sum(Pair[int, int]{3, 4}))
	n := Named[bool]{"k", true}
	fmt.Printf("%T %+v %T\n", n, n, n.Swap())
	t := Table[float64]{"a": {1, 2}}
	t["b"] = append(t["b"], 0.5)
	fmt.Printf("%T %v\n", t, t)
	fmt.Println(apply(func(i int) string { return fmt.Sprint(i, "!") }, 3))
	var x any = s
	_, same := x.(Pair[int, int])
	_, other := x.(Named[int])
	fmt.Println(same, other)
}

// Output:
// main.Pair[int,int] {2 1} 7
// main.Pair[string,bool] {First:k Second:true} main.Pair[bool,string]
// map[string][]float64 map[a:[1 2] b:[0.5]]
// 3!
// true false
