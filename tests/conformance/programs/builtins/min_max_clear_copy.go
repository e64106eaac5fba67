package main

import (
	"fmt"
	"math"
)

func main() {
	a, b := 3, 7
	fmt.Println(min(a, b), max(a, b, 9), min("b", "a"), max(2.5, float64(a)))
	fmt.Println(min(math.NaN(), 1), max(math.Inf(-1), -0.0))
	const c = min(1, 2.5)
	fmt.Printf("%T %v\n", c, c)
	m := map[string]int{"a": 1}
	clear(m)
	s := []int{1, 2, 3}
	clear(s[:2])
	fmt.Println(len(m), s)
	n := copy(s, []int{7, 8, 9, 10})
	fmt.Println(n, s, copy(s[1:], s), s)
	bs := make([]byte, 3)
	fmt.Println(copy(bs, "héllo"), bs)
	z := complex(1, -2)
	fmt.Println(real(z), imag(z), z*z, len([3]int{}), cap(make([]int, 1, 5)))
	delete(m, "none")
	p := new(int)
	*p += 4
	q := new(3 * 2)
	fmt.Println(*p, *q)
}

// Output:
// 3 9 a 3
// NaN 0
// float64 1
// 0 [0 0 3]
// 3 [7 7 8] 2 [7 7 8]
// 3 [104 195 169]
// 1 -2 (-3-4i) 3 5
// 4 6
