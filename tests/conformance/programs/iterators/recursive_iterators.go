package main

import (
	"fmt"
	"iter"
	"slices"
)

func perms(xs []int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		if len(xs) == 0 {
			yield(nil)
			return
		}
		for i, x := range xs {
			rest := slices.Concat(xs[:i], xs[i+1:])
			for p := range perms(rest) {
				if !yield(append([]int{x}, p...)) {
					return
				}
			}
		}
	}
}

func hanoi(n int, a, b, c string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) { move(n, a, b, c, yield) }
}

func move(n int, a, b, c string, yield func(string, string) bool) bool {
	return n == 0 || move(n-1, a, c, b, yield) && yield(a, c) && move(n-1, b, a, c, yield)
}

func main() {
	n := 0
	for p := range perms([]int{1, 2, 3, 4}) {
		n++
		if n%8 == 0 {
			fmt.Println(n, p)
		}
	}
	for p := range perms([]int{1, 2, 3}) {
		fmt.Println(p)
		if p[0] == 2 {
			break
		}
	}
	for from, to := range hanoi(3, "A", "B", "C") {
		fmt.Print(from, to, " ")
	}
	fmt.Println()
}

// Output:
// 8 [2 1 4 3]
// 16 [3 2 4 1]
// 24 [4 3 2 1]
// [1 2 3]
// [1 3 2]
// [2 1 3]
// AC AB CB AC BA BC AC
