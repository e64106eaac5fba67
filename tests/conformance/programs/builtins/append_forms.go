package main

import "fmt"

func main() {
	var a []int
	a = append(a)
	fmt.Println(a == nil, len(a))
	a = append(a, 1, 2)
	a = append(a, a...)
	a = append(a[:1], a[2:]...)
	fmt.Println(a)
	b := append([]byte("x"), "yz"...)
	fmt.Println(string(b))
	s := make([]int, 3, 6)
	t := append(s, 9)
	u := append(s, 8)
	fmt.Println(t[3], u[3], len(s))
	v := append(s[:2:2], 7)
	fmt.Println(s[2], v[2])
	w := []int{1, 2, 3}
	w = append(w[:1], w[0], w[2], w[1])
	fmt.Println(w)
	var x []any
	x = append(x, 1, "a", nil, []int{1})
	fmt.Println(x, len(x))
	y := append([][]int(nil), nil, []int{1})
	fmt.Println(y, y[0] == nil)
}

// Output:
// true 0
// [1 1 2]
// xyz
// 8 8 3
// 0 7
// [1 1 3 2]
// [1 a <nil> [1]] 4
// [[] [1]] true
