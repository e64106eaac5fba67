package main

import (
	"fmt"
	"iter"
)

func numbers(yield func(int) bool) {
	defer fmt.Println("numbers ends")
	for i := 1; ; i++ {
		if !yield(i) {
			return
		}
	}
}

func where[T any](s iter.Seq[T], ok func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		defer fmt.Println("where ends")
		for v := range s {
			if ok(v) && !yield(v) {
				return
			}
		}
	}
}

func take[T any](s iter.Seq[T], n int) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range s {
			if i == n || !yield(i, v) {
				return
			}
			i++
		}
	}
}

func first(s iter.Seq2[int, int], want int) (int, bool) {
	for i, v := range s {
		if v == want {
			return i, true
		}
	}
	return -1, false
}

func main() {
	even := where(numbers, func(n int) bool { return n%2 == 0 })
	fmt.Println(first(take(even, 5), 6))
	fmt.Println(first(take(even, 2), 7))
}

// Output:
// numbers ends
// where ends
// 2 true
// numbers ends
// where ends
// -1 false
