package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 6; i++ {
		if i%2 == 0 {
			fs = append(fs, func() int { return i })
			continue
		}
		fs = append(fs, func() int { i *= 100; return i })
	}
	for _, f := range fs {
		fmt.Println(f())
	}
	for i := 0; i < 3; i++ {
		inc := func() { i++ }
		inc()
		fmt.Println("i", i)
	}
}

// Output:
// 0
// 100
// 2
// 300
// 4
// 500
// i 1
// i 3
