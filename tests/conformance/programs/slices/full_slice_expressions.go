package main

import "fmt"

func main() {
	a := [...]int{0, 1, 2, 3, 4, 5, 6}
	s := a[1:3:5]
	fmt.Println(s, len(s), cap(s), s[:cap(s)])
	t := append(s, 10)
	fmt.Println(a, t, cap(t))
	t = append(t, 20)
	t = append(t, 30)
	t[0] = -1
	fmt.Println(a, t, s)
	u := s[:1:1]
	u = append(u, 99)
	fmt.Println(a[1:3], u)
	v := s[:2:2]
	fmt.Println(len(v), cap(v), cap(s[1:]), cap(s[2:]), len(s[2:4]), s[2:4])
	p := &a
	w := p[:2:2]
	w = append(w, 7)
	fmt.Println(a[2], w)
	e := a[7:7:7]
	fmt.Println(len(e), cap(e), e == nil)
	i, j, k := 1, 2, 9
	try(func() { _ = a[i:j:k] })
	try(func() { _ = s[i:j:k] })
	try(func() { k = 1; _ = s[i:j:k] })
	try(func() { i = 3; k = 3; _ = s[i:j:k] })
	try(func() { var n []int; _ = n[:0:i] })
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// [1 2] 2 4 [1 2 3 4]
// [0 1 2 10 4 5 6] [1 2 10] 4
// [0 1 2 10 20 5 6] [-1 2 10 20 30] [1 2]
// [1 2] [1 99]
// 2 2 3 2 2 [10 20]
// 2 [0 1 7]
// 0 0 false
// panic: runtime error: slice bounds out of range [::9] with length 7
// panic: runtime error: slice bounds out of range [::9] with capacity 4
// panic: runtime error: slice bounds out of range [:2:1]
// panic: runtime error: slice bounds out of range [3:2:]
// panic: runtime error: slice bounds out of range [::3] with capacity 0
