package main

import "fmt"

func main() {
	base := []int{0, 1, 2, 3, 4, 5}
	a, b := base[1:4], base[2:5]
	a[1] = 20
	b[2] = 40
	fmt.Println(base, a, b)
	a = append(a, 44)
	fmt.Println(base, b)
	p := &base[3]
	*p = 33
	base = append(base, 6)
	*p = 333
	fmt.Println(base[3], a[2], b[1])
	swap := func(s []int, i, j int) { s[i], s[j] = s[j], s[i] }
	swap(a, 0, 2)
	fmt.Println(a, b)
	rev := func(s []int) {
		for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
			s[i], s[j] = s[j], s[i]
		}
	}
	rev(b)
	fmt.Println(a, b)
	del := func(s []int, i int) []int { return append(s[:i], s[i+1:]...) }
	q := []int{1, 2, 3, 4}
	r := del(q, 1)
	fmt.Println(q, r)
	filtered := q[:0]
	for _, v := range q {
		if v != 4 {
			filtered = append(filtered, v)
		}
	}
	fmt.Println(filtered, q)
	stack := []int{}
	for i := range 4 {
		stack = append(stack, i)
	}
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		fmt.Print(top, " ")
	}
	fmt.Println()
}

// Output:
// [0 1 20 3 40 5] [1 20 3] [20 3 40]
// [0 1 20 3 44 5] [20 3 44]
// 33 333 333
// [333 20 1 44] [20 1 44]
// [333 44 1 20] [44 1 20]
// [1 3 4 4] [1 3 4]
// [1 3] [1 3 4 4]
// 3 2 1 0
