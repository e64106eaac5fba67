package main

import "fmt"

func main() {
	for i := range 2 {
		defer fmt.Println("main loop", i)
	}
	func() {
		defer fmt.Println("1")
		{
			defer fmt.Println("2 (block)")
		}
		if true {
			defer fmt.Println("3 (if)")
		}
		fmt.Println("end of func")
	}()
	stack := []string{}
	func() {
		for _, s := range []string{"a", "b", "c"} {
			defer func() { stack = append(stack, s) }()
		}
	}()
	fmt.Println(stack)
	fmt.Println(early(1), early(5))
}

func early(n int) (s string) {
	defer func() { s += " first" }()
	if n < 3 {
		return "small"
	}
	defer func() { s += " second" }()
	return "big"
}

// Output:
// end of func
// 3 (if)
// 2 (block)
// 1
// [c b a]
// small first big second first
// main loop 1
// main loop 0
