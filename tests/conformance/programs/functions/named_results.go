package main

import "fmt"

func a() (x int) { x = 1; return }
func b() (x int) { x = 1; return 2 }
func c() (x int) {
	defer func() { x *= 10 }()
	x = 3
	return x + 1
}
func d() (x, y int, s string) {
	x, s = 1, "s"
	{
		x, y := 5, 6
		_, _ = x, y
	}
	return
}
func e() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	panic("boom")
}
func f(n int) (res []int) {
	if n == 0 {
		return
	}
	res = append(f(n-1), n)
	return res
}
func g() (f func() int) {
	x := 0
	f = func() int { x++; return x }
	f()
	return
}
func h() (a, b int) {
	a, b = 1, 2
	return b, a
}
func i() (x int, p *int) {
	p = &x
	defer func() { *p += 5 }()
	return 1, p
}
func j() (n int) {
	for n = 0; n < 10; n++ {
		if n == 4 {
			return
		}
	}
	return -1
}
func k() (x int) {
	defer func(v int) { x += v }(x + 100)
	x = 1
	return x
}

func main() {
	fmt.Println(a(), b(), c())
	fmt.Println(d())
	fmt.Println(e())
	fmt.Println(f(4), g()(), j(), k())
	fmt.Println(h())
	x, p := i()
	fmt.Println(x, *p)
}

// Output:
// 1 2 40
// 1 0 s
// recovered: boom
// [1 2 3 4] 2 4 101
// 2 1
// 6 6
