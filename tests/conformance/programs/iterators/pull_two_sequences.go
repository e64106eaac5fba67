package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		for v := range a {
			w, ok := next()
			if !ok || !yield(v, w) {
				return
			}
		}
	}
}

func main() {
	for a, b := range zip(slices.Values([]string{"a", "b", "c"}), slices.Values([]int{1, 2})) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	next, stop := iter.Pull2(slices.All([]string{"x", "y"}))
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	stop()
	stop()
	n, s := iter.Pull(func(yield func(int) bool) {
		defer fmt.Println("cleaned")
		_ = yield(1) && yield(2)
	})
	fmt.Println(n())
	s()
	fmt.Println(n())
	m := maps.Collect(zip(slices.Values([]string{"k", "l"}), slices.Values([]int{7, 8})))
	fmt.Println(m)
}

// Output:
// a1 b2
// 0 x true
// 1 y true
// 0  false
// 1 true
// cleaned
// 0 false
// map[k:7 l:8]
