package main

import "fmt"

type Named []int

func main() {
	a := [...]int{0, 1, 2, 3, 4, 5, 6, 7}
	s := make([]int, 6)
	n1 := copy(s, a[0:])
	n2 := copy(s, s[2:])
	fmt.Println(n1, n2, s)
	n3 := copy(s[2:], s)
	fmt.Println(n3, s)
	b := make([]byte, 5)
	n4 := copy(b, "Hello, World!")
	fmt.Println(n4, string(b), copy(b, ""))
	fmt.Println(copy(b[4:], "xyz"))
	fmt.Println(string(b))
	var nilS []int
	fmt.Println(copy(nilS, s), copy(s, nilS))
	fmt.Println(copy(a[4:], Named{9, 9}), a)
	type B byte
	bb := make([]B, 2)
	copy(bb, []B{1, 2})
	fmt.Println(bb)
	ss := []string{"a", "b", "c"}
	copy(ss[1:], ss)
	fmt.Println(ss)
	m := [][]int{{1}, {2}, {3}}
	copy(m, m[1:])
	m[0][0] = 20
	fmt.Println(m)
}

// Output:
// 6 4 [2 3 4 5 4 5]
// 4 [2 3 2 3 4 5]
// 5 Hello 0
// 1
// Hellx
// 0 0
// 2 [0 1 2 3 9 9 6 7]
// [1 2]
// [a a b]
// [[20] [3] [3]]
