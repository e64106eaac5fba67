package main

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

type Seq[T any] func(yield func(T) bool)

func From[T any](vs ...T) Seq[T] { return Seq[T](slices.Values(vs)) }

func Count(from int) Seq[int] {
	return func(yield func(int) bool) {
		for i := from; yield(i); i++ {
		}
	}
}

func (s Seq[T]) Filter(p func(T) bool) Seq[T] {
	return func(yield func(T) bool) {
		for v := range s {
			if p(v) && !yield(v) {
				return
			}
		}
	}
}

func (s Seq[T]) Take(n int) Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		left := n
		for v := range s {
			if left--; !yield(v) || left == 0 {
				return
			}
		}
	}
}

func (s Seq[T]) While(p func(T) bool) Seq[T] {
	return func(yield func(T) bool) {
		s(func(v T) bool { return p(v) && yield(v) })
	}
}

func (s Seq[T]) Slice() []T { return slices.Collect(iter.Seq[T](s)) }

func MapSeq[T, U any](s Seq[T], f func(T) U) Seq[U] {
	return func(yield func(U) bool) {
		for v := range s {
			if !yield(f(v)) {
				break
			}
		}
	}
}

func Chunk[T any](s Seq[T], n int) iter.Seq2[int, []T] {
	return func(yield func(int, []T) bool) {
		var buf []T
		i := 0
		for v := range s {
			if buf = append(buf, v); len(buf) == n {
				if !yield(i, buf) {
					return
				}
				i, buf = i+1, nil
			}
		}
		if len(buf) > 0 {
			yield(i, buf)
		}
	}
}

func Merge[T any](a, b Seq[T], less func(T, T) bool) Seq[T] {
	return func(yield func(T) bool) {
		next, stop := iter.Pull(iter.Seq[T](b))
		defer stop()
		w, ok := next()
		for v := range a {
			for ok && less(w, v) {
				if !yield(w) {
					return
				}
				w, ok = next()
			}
			if !yield(v) {
				return
			}
		}
		for ; ok; w, ok = next() {
			if !yield(w) {
				return
			}
		}
	}
}

func main() {
	even := func(n int) bool { return n%2 == 0 }
	fmt.Println(Count(1).Filter(even).Take(5).Slice())
	fmt.Println(Count(10).While(func(n int) bool { return n < 14 }).Slice(), len(Count(0).Take(0).Slice()))
	fmt.Println(strings.Join(MapSeq(Count(3).Take(3), func(n int) string { return strings.Repeat("*", n) }).Slice(), " "))
	for i, c := range Chunk(Count(0), 3) {
		if i == 3 {
			break
		}
		fmt.Print(i, c, " ")
	}
	fmt.Println()
	less := func(a, b int) bool { return a < b }
	fmt.Println(Merge(From(1, 4, 9), Count(2).Filter(even).Take(4), less).Take(6).Slice())
	fmt.Println(Merge(From[int](), From(3), less).Slice())
}

// Output:
// [2 4 6 8 10]
// [10 11 12 13] 0
// *** **** *****
// 0 [0 1 2] 1 [3 4 5] 2 [6 7 8]
// [1 2 4 4 6 8]
// [3]
