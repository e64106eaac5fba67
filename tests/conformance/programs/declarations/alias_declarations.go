package main

import "fmt"

type A = []int
type M = map[string]A
type F = func(A) M
type S = struct{ X, Y int }
type E = error
type Any = interface{}
type List[T any] = []T
type Pair[K comparable, V any] = struct {
	Key K
	Val V
}

func main() {
	var f F = func(a A) M { return M{"k": a} }
	fmt.Println(f([]int{1, 2}))
	var s struct{ X, Y int } = S{1, 2}
	fmt.Println(s, s == S{1, 2})
	var e E
	fmt.Println(e == nil)
	var x Any = List[string]{"a"}
	_, ok := x.([]string)
	fmt.Println(ok)
	p := Pair[string, int]{"a", 1}
	fmt.Printf("%v %T\n", p, p)
}

// Output:
// map[k:[1 2]]
// {1 2} true
// true
// true
// {a 1} struct { Key string; Val int }
