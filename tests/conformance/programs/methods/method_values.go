package main

import "fmt"

type T struct {
	n int
	a [2]int
}

func (t T) Val(k int) int  { return t.n*k + t.a[0] }
func (t *T) Ptr(k int) int { t.n += k; return t.n }

type I interface{ Val(int) int }

func main() {
	t := T{1, [2]int{5, 6}}
	v, p := t.Val, t.Ptr
	t.n, t.a[0] = 10, 50
	fmt.Println(v(2), p(1), t.n, v(2))
	var i I = t
	iv := i.Val
	t.n = 100
	i = T{7, [2]int{}}
	fmt.Println(iv(1), i.Val(1))
	e, pe := T.Val, (*T).Ptr
	fmt.Println(e(t, 1), pe(&t, 5), t.n, I.Val(t, 0))
	fs := map[string]func(int) int{"v": t.Val, "p": t.Ptr}
	t.n = 0
	fmt.Println(fs["v"](1), fs["p"](3), t.n)
	var fn func(*T, int) int = (*T).Val
	fmt.Println(fn(&t, 2))
	defer fmt.Println("deferred", t.Val(1))
	defer func(f func(int) int) { fmt.Println(f(1)) }(t.Val)
	t.n = 1000
	ts := []T{{1, [2]int{}}, {2, [2]int{}}}
	var vs []func(int) int
	for _, x := range ts {
		vs = append(vs, x.Val, x.Ptr)
	}
	for _, f := range vs {
		fmt.Print(f(3), " ")
	}
	fmt.Println(ts)
}

// Output:
// 7 11 11 7
// 61 7
// 150 105 105 50
// 155 3 3
// 56
// 3 4 6 5 [{1 [0 0]} {2 [0 0]}]
// 53
// deferred 53
