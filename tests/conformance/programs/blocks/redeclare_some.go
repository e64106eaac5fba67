package main

import "fmt"

func two() (int, string)      { return 1, "one" }
func three() (int, int, bool) { return 4, 5, true }

func main() {
	a, s := two()
	p := &a
	a, b, ok := three()
	fmt.Println(a, b, ok, s, *p, p == &a)
	{
		a, c := 7, 8
		fmt.Println(a, c, *p)
	}
	b, t := 9, a+1
	fmt.Println(b, t)
	a, _, d := three()
	fmt.Println(a, d)
}

// Output:
// 4 5 true one 4 true
// 7 8 4
// 9 5
// 4 true
