package main

import (
	"fmt"
	"math"
)

type T struct {
	a int
	b string
}
type I interface{ M() }
type X int

func (X) M() {}

func main() {
	fmt.Println(1 == 1.0, 'a' == 97, "x" < "y", true != false, 2i == 2i, 1 < 2 == true)
	a, b := 1, 1
	pa, pb := &a, &b
	pc := pa
	fmt.Println(pa == pb, pa == pc, *pa == *pb, pa != nil)
	c1 := make(chan int)
	c2 := c1
	var c3 chan int
	var ro <-chan int = c1
	fmt.Println(c1 == c2, c1 == c3, c3 == nil, c1 == ro)
	var i, j any = 1, 1
	fmt.Println(i == j, i == 1, i == 1.0, i == int64(1), i != nil, any(nil) == nil)
	i, j = "a", 'a'
	fmt.Println(i == j, i == "a", j == 'a', j == 97)
	var x I = X(3)
	fmt.Println(x == X(3), x == I(X(3)), x != X(4), any(x) == any(X(3)), any(x) == any(3))
	fmt.Println(T{1, "a"} == T{1, "a"}, T{1, "a"} != T{2, "a"}, &T{} == &T{}, *(&T{}) == T{})
	var f func()
	var s []int
	var m map[int]int
	fmt.Println(f == nil, nil == s, m != nil)
	fmt.Println([2]T{} == [2]T{}, [1]any{T{}} == [1]any{T{}}, [1]any{1} == [1]any{"1"})
	var u8 uint8 = 255
	fmt.Println(u8 == 255, u8+1 == 0, int8(u8) == -1, u8 > 254, -1 < int(u8))
	fmt.Println(math.NaN() == math.NaN(), math.Inf(1) > math.MaxFloat64, 0.0 == math.Copysign(0, -1))
	type S1 struct{ X any }
	fmt.Println(S1{1} == S1{1}, S1{nil} == S1{}, S1{S1{2}} == S1{S1{2}}, S1{[1]int{1}} == S1{[1]int{1}})
	fmt.Println(struct{ a, b any }{1, "x"} == struct{ a, b any }{1, "x"}, x.(X) < 4)
}

// Output:
// true true true true true true
// false true true true
// true false true true
// true true false false true true
// false true true false
// true true true true false
// true true false true
// true true false
// true true false
// true true true true true
// false true true
// true true true true
// true true
