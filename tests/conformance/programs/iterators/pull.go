package main

import (
	"fmt"
	"iter"
	"maps"
)

func fib(yield func(int) bool) {
	defer fmt.Println("fib ends")
	for a, b := 0, 1; ; a, b = b, a+b {
		if !yield(a) {
			return
		}
	}
}

func main() {
	next, stop := iter.Pull(iter.Seq[int](fib))
	for range 5 {
		v, ok := next()
		fmt.Println(v, ok)
	}
	stop()
	fmt.Println(next())
	next2, stop2 := iter.Pull2(maps.All(map[string]int{"a": 1}))
	fmt.Println(next2())
	fmt.Println(next2())
	stop2()
}

// Output:
// 0 true
// 1 true
// 1 true
// 2 true
// 3 true
// fib ends
// 0 false
// a 1 true
//  0 false
