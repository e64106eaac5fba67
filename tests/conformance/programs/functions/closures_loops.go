package main

import "fmt"

func counter() (func() int, func()) { n := 0; return func() int { n++; return n }, func() { n = 100 } }
func fibg() func() int              { a, b := 0, 1; return func() int { r := a; a, b = b, a+b; return r } }
func main() {
	inc, reset := counter()
	inc()
	inc()
	fmt.Println(inc())
	reset()
	fmt.Println(inc())
	f := fibg()
	for range 10 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	fs = nil
	for i := 0; i < 6; i++ {
		fs = append(fs, func() int { return i })
		i++
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fs = nil
	for _, v := range []int{1, 2, 3} {
		fs = append(fs, func() int { v *= 2; return v })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	fs = nil
	for i := range 3 {
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	x := 1
	g := func() { x++ }
	g()
	g()
	fmt.Println(x)
	{
		x := 50
		g()
		_ = x
	}
	fmt.Println(x)
	var fact func(int) int
	fact = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * fact(n-1)
	}
	fmt.Println(fact(10))
	add := func(a int) func(int) func(int) int {
		return func(b int) func(int) int { return func(c int) int { return a*100 + b*10 + c } }
	}
	fmt.Println(add(1)(2)(3))
	m := map[string]func(...int) int{"sum": func(xs ...int) (t int) {
		for _, x := range xs {
			t += x
		}
		return
	}}
	fmt.Println(m["sum"](1, 2, 3), m["sum"]())
	func(a, b int) { fmt.Println(a + b) }(3, 4)
	var out []string
	each := func(xs []string, f func(int, string)) {
		for i, x := range xs {
			f(i, x)
		}
	}
	each([]string{"a", "b"}, func(i int, s string) { out = append(out, fmt.Sprint(i, s)) })
	fmt.Println(out)
	var i int
	var hs []func()
	for i = 0; i < 3; i++ {
		hs = append(hs, func() { fmt.Print(i) })
	}
	for _, h := range hs {
		h()
	}
	fmt.Println()
	y := 10
	h := func(y int) int { y++; return y }
	fmt.Println(h(y), y)
	s := []int{1}
	ap := func() { s = append(s, len(s)) }
	ap()
	ap()
	fmt.Println(s)
	for i := 0; i < 3; i++ {
		j := i
		defer func() { fmt.Print(j, i, " ") }()
	}
	var st struct {
		f func() int
		n int
	}
	st.f = func() int { st.n++; return st.n }
	st.f()
	fmt.Println(st.f(), st.n)
	arr := [3]int{}
	set := func(k, v int) { arr[k] = v }
	set(1, 5)
	fmt.Println(arr)
	k := 0
	for k < 3 {
		k := k
		fs[k] = func() int { return k * k }
		_ = k
		break
	}
	fmt.Println(fs[0]())
	c := func() (a, b int) { a, b = 1, 2; return b, a }
	p, q := c()
	fmt.Println(p, q)
}

// Output:
// 3
// 101
// 0 1 1 2 3 5 8 13 21 34
// 10 20 11 21 12 22
// 1 3 5
// 2 4 4 8 6 12
// 0 1 2
// 0 1 2
// 3
// 4
// 3628800
// 123
// 6 0
// 7
// [0a 1b]
// 333
// 11 10
// [1 1 2]
// 2 2
// [0 5 0]
// 0
// 2 1
// 2 2 1 1 0 0
