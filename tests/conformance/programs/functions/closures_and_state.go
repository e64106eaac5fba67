package main

import "fmt"

func adder() func(int) int {
	sum := 0
	return func(x int) int { sum += x; return sum }
}
func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}
func memo(f func(int) int) func(int) int {
	m := map[int]int{}
	return func(n int) int {
		if v, ok := m[n]; ok {
			return v
		}
		v := f(n)
		m[n] = v
		return v
	}
}

func main() {
	pos, neg := adder(), adder()
	for i := range 5 {
		pos(i)
		neg(-2 * i)
	}
	fmt.Println(pos(0), neg(0))
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * 10 })(4), compose()(3))
	calls := 0
	var fib func(int) int
	fib = memo(func(n int) int {
		calls++
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	})
	fmt.Println(fib(30), calls)
	x := 1
	f := func() int { return x }
	x = 2
	g := func(x int) int { x++; return x + f() }
	fmt.Println(f(), g(x), x)
	func() { x := 10; x++; _ = x }()
	func() { x = 20 }()
	fmt.Println(x)
	var fns [3]func() int
	for i := range fns {
		j := i * i
		fns[i] = func() int { j++; return i*100 + j }
	}
	fmt.Println(fns[0](), fns[2](), fns[2](), fns[1]())
	curry := func(a int) func(int) func(int) int {
		return func(b int) func(int) int { return func(c int) int { return a*100 + b*10 + c } }
	}
	fmt.Println(curry(1)(2)(3))
}

// Output:
// 10 -20
// 50 3
// 832040 31
// 2 5 2
// 20
// 1 205 206 102
// 123
