package main

import "fmt"

var table = func() (t [5]int) {
	for i := range t {
		t[i] = i * i
	}
	return
}()

var lookup = func(names ...string) map[string]int {
	m := map[string]int{}
	for i, n := range names {
		m[n] = i
	}
	return m
}("a", "b")

func main() {
	fmt.Println(table, lookup)
	x := 3
	fmt.Println(func(y int) int { x++; return x * y }(2), x)
	if v := func() bool { return x > 3 }(); v {
		fmt.Println("if")
	}
	switch func() int { return 2 }() {
	case func(a, b int) int { return a + b }(1, 1):
		fmt.Println("switch")
	}
	for i := func() int { return 3 }(); i < func() int { return 5 }(); i++ {
		fmt.Print(i, " ")
	}
	fmt.Println()
	a, b := func() (int, string) { return 1, "s" }()
	fmt.Println(a, b)
	fmt.Println(func(f func(int) int) int { return f(f(2)) }(func(n int) int { return n * n }))
	fmt.Println(func() func() func() string {
		return func() func() string { return func() string { return "deep" } }
	}()()())
	fmt.Println([]func(int) int{func(n int) int { return -n }}[0](4), map[string]func() int{"k": func() int { return 8 }}["k"]())
}

// Output:
// [0 1 4 9 16] map[a:0 b:1]
// 8 4
// if
// switch
// 3 4
// 1 s
// 16
// deep
// -4 8
