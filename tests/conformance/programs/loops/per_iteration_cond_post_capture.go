package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; func() bool { fs = append(fs, func() int { return i }); return i < 3 }(); func() { i++ }() {
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var last *int
	for i := 0; i < 3; i++ {
		if last != nil {
			*last = 99
		}
		fmt.Print(i, " ")
		last = &i
	}
	fmt.Println(*last)
	for i, p := 0, (*int)(nil); i < 3; i++ {
		if p != nil {
			fmt.Print(p == &i, *p, " ")
		}
		p = &i
	}
	fmt.Println()
}

// Output:
// 0 1 2 3
// 0 1 2 2
// false 0 false 1
