package main

import "fmt"

func counter() (inc func() int, reset func(), get func() int) {
	n := 0
	inc = func() int { n++; return n }
	reset = func() { n = 0 }
	get = func() int { return n }
	return
}

func named() (x int, f func()) {
	f = func() { x += 10; fmt.Print("in ", x, " ") }
	f()
	return x + 1, f
}

func params(a int, b []int, c *int) func() string {
	return func() string {
		a++
		b[0]++
		*c++
		return fmt.Sprint(a, b, *c)
	}
}

func main() {
	inc, reset, get := counter()
	inc()
	inc()
	fmt.Print(get(), " ")
	reset()
	fmt.Println(inc(), get())
	x, f := named()
	fmt.Println(x)
	f()
	fmt.Println(x)
	b, c := []int{1}, 5
	g := params(1, b, &c)
	g()
	fmt.Println(g(), b, c)
	var fib func(int) int
	memo := map[int]int{}
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}
	fmt.Println(fib(80), len(memo))
	compose := func(fs ...func(int) int) func(int) int {
		return func(v int) int {
			for _, f := range fs {
				v = f(v)
			}
			return v
		}
	}
	fmt.Println(compose(func(v int) int { return v + 1 }, func(v int) int { return v * v })(4))
}

// Output:
// 2 1 1
// in 10 11
// in 21 11
// 3 [3] 7 [3] 7
// 23416728348467685 79
// 25
