package main

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

func Map[A, B any](s iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for a := range s {
			if !yield(f(a)) {
				return
			}
		}
	}
}

func Filter[A any](s iter.Seq[A], keep func(A) bool) iter.Seq[A] {
	return func(yield func(A) bool) {
		for a := range s {
			if keep(a) && !yield(a) {
				return
			}
		}
	}
}

func Take[A any](s iter.Seq[A], n int) iter.Seq[A] {
	return func(yield func(A) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for a := range s {
			if !yield(a) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}

func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := next()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

func naturals(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

func main() {
	squares := Map(naturals, func(i int) int { return i * i })
	odd := Filter(squares, func(i int) bool { return i%2 == 1 })
	for v := range Take(odd, 5) {
		fmt.Print(v, " ")
	}
	fmt.Println()
	for a, b := range Zip(Take(naturals, 3), Map(naturals, func(i int) string { return strings.Repeat("*", i) })) {
		fmt.Println(a, b)
	}
	fmt.Println(slices.Collect(Take(Map(odd, func(i int) float64 { return float64(i) / 2 }), 3)))
}

// Output:
// 1 9 25 49 81
// 0
// 1 *
// 2 **
// [0.5 4.5 12.5]
