package main

import (
	"fmt"
	"iter"
)

func seq(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer func() {
			r := recover()
			fmt.Println("iterator saw", r)
			if r != nil {
				panic(fmt.Sprint("re-", r))
			}
		}()
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	defer func() { fmt.Println("main saw", recover()) }()
	for i := range seq(2) {
		fmt.Println(i)
	}
	for i := range seq(5) {
		if i == 2 {
			panic("body")
		}
	}
}

// Output:
// 0
// 1
// iterator saw <nil>
// iterator saw body
// main saw re-body
