package main

import "fmt"

func main() {
	var fact func(int) int
	fact = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * fact(n-1)
	}
	g := fact
	fact = func(int) int { return -1 }
	fmt.Println(g(5))
	f := func() string { return "outer" }
	{
		f := func() string { return "inner calls " + f() }
		fmt.Println(f())
	}
}

// Output:
// -5
// inner calls outer
