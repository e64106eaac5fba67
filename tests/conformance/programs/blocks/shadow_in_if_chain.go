package main

import "fmt"

func f() (int, error) { return 1, nil }

func main() {
	x := 10
	if x := x + 1; x > 100 {
		fmt.Println("big", x)
	} else if y := x * 2; y > 100 {
		fmt.Println("y", x, y)
	} else {
		x, y := y, x
		fmt.Println("else", x, y)
	}
	fmt.Println(x)
	if x, err := f(); err == nil {
		x++
		fmt.Println(x)
	}
	fmt.Println(x)
}

// Output:
// else 22 11
// 10
// 2
// 10
