package main

import (
	"fmt"
	"strings"
)

func main() {
	s := strings.ToUpper("a")
	{
		strings := []string{"x", "y"}
		fmt.Println(s, strings[0])
	}
	math := struct{ Pi float64 }{3}
	fmt.Println(math.Pi)
	fmt.Println(strings.Repeat("z", 3))
	func(sort int) { fmt.Println(sort + 1) }(4)
	os := "operating"
	fmt.Println(os)
}

// Output:
// A x
// 3
// zzz
// 5
// operating
