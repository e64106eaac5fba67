package main

import "fmt"

func main() {
	a := make([]int, 3, 10)
	b := append(a, 1)
	c := append(a, 2)
	fmt.Println(b[3], c[3], len(a), cap(b) == cap(a))
	b[0] = 7
	fmt.Println(a[0], c[0])
	d := append(a[:1], a[2:]...)
	fmt.Println(d, a)
	x := []int{1, 2, 3, 4, 5}
	y := append(x[:1], x[3:]...)
	fmt.Println(x, y)
	x = append(x, x...)
	fmt.Println(x, len(x))
	x = append(x[:3], append([]int{9}, x[3:]...)...)
	fmt.Println(x)
	var n []int
	n = append(n)
	fmt.Println(n == nil, append(n, n...) == nil, append([]int{}, n...) == nil)
	s := []int{1, 2}
	t := s[:1]
	s = append(s[:1], 5)
	fmt.Println(s, t[:2])
	grow := func(s []int) { s = append(s, 1); s[0] = 100 }
	g := make([]int, 1, 5)
	grow(g)
	h := make([]int, 1)
	grow(h)
	fmt.Println(g, g[:2], h)
	bs := append([]byte("ab"), "cd"...)
	bs = append(bs, bs[1:3]...)
	fmt.Println(string(bs))
	var is []any
	is = append(is, 1, "a", nil, []int{1}, append(is, 2))
	fmt.Println(is, len(is))
}

// Output:
// 2 2 3 true
// 7 7
// [7 0] [7 0 0]
// [1 4 5 4 5] [1 4 5]
// [1 4 5 4 5 1 4 5 4 5] 10
// [1 4 5 9 4 5 1 4 5 4 5]
// true true false
// [1 5] [1 5]
// [100] [100 1] [0]
// abcdbc
// [1 a <nil> [1] [2]] 5
