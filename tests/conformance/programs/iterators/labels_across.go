package main

import (
	"fmt"
	"iter"
)

func seq(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
outer:
	for i := range seq(4) {
	mid:
		for j := range 4 {
			for k := range seq(4) {
				switch {
				case k == 2:
					continue mid
				case j == 2:
					continue outer
				case i == 2:
					break outer
				case i == 1 && j == 1:
					break mid
				}
				fmt.Print(i, j, k, " ")
			}
			fmt.Print("| ")
		}
		fmt.Println("end", i)
	}
sw:
	switch {
	default:
		for i := range seq(3) {
			if i == 1 {
				break sw
			}
			fmt.Println("sw", i)
		}
		fmt.Println("not reached")
	}
	fmt.Println("done")
}

// Output:
// 0 0 0 0 0 1 0 1 0 0 1 1 1 0 0 1 0 1 end 1
// sw 0
// done
