package main

import "fmt"

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
		fmt.Println("ran out")
	}
}

func none(yield func() bool) {
	for range 3 {
		if !yield() {
			return
		}
	}
}

func pairs(yield func(string, int) bool) { _ = yield("a", 1) && yield("b", 2) && yield("c", 3) }

func main() {
	for i := range count(3) {
		fmt.Println(i)
	}
	for i := range count(5) {
		if i == 1 {
			continue
		}
		if i == 3 {
			break
		}
		fmt.Println(i)
	}
	for range none {
		fmt.Print("x")
	}
	for k, v := range pairs {
		fmt.Print(k, v)
	}
	for k := range pairs {
		fmt.Print(k)
	}
	for _, v := range pairs {
		fmt.Print(v)
	}
	for range pairs {
		fmt.Print(".")
	}
	fmt.Println()
	var k string
	var v int
	for k, v = range pairs {
		if v == 2 {
			break
		}
	}
	fmt.Println(k, v)
}

// Output:
// 0
// 1
// 2
// ran out
// 0
// 2
// stopped at 3
// xxxa1b2c3abc123...
// b 2
