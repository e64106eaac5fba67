package main

import (
	"errors"
	"fmt"
	"iter"
)

func seq(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("cleanup", n)
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func find(want int) (at string, ok bool) {
	for i := range seq(4) {
		for j := range seq(5) {
			if i*j == want {
				return fmt.Sprint(i, "*", j), true
			}
		}
	}
	return "none", false
}

func named() (n int, err error) {
	defer func() { n *= 2 }()
	for i := range seq(10) {
		n += i
		if i == 3 {
			err = errors.New("three")
			return
		}
	}
	return
}

func main() {
	fmt.Println(find(6))
	fmt.Println(find(100))
	fmt.Println(named())
}

// Output:
// cleanup 5
// cleanup 5
// cleanup 5
// cleanup 4
// 2*3 true
// cleanup 5
// cleanup 5
// cleanup 5
// cleanup 5
// cleanup 4
// none false
// cleanup 10
// 12 three
