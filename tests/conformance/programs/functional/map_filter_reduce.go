package main

import (
	"fmt"
	"strconv"
	"strings"
)

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Filter[S ~[]E, E any](xs S, keep func(E) bool) (out S) {
	for _, x := range xs {
		if keep(x) {
			out = append(out, x)
		}
	}
	return
}

func Reduce[T, A any](xs []T, acc A, f func(A, T) A) A {
	for _, x := range xs {
		acc = f(acc, x)
	}
	return acc
}

func FlatMap[T, U any](xs []T, f func(T) []U) []U {
	return Reduce(xs, nil, func(acc []U, x T) []U { return append(acc, f(x)...) })
}

func Zip[A, B any](as []A, bs []B) []struct {
	First  A
	Second B
} {
	out := make([]struct {
		First  A
		Second B
	}, min(len(as), len(bs)))
	for i := range out {
		out[i].First, out[i].Second = as[i], bs[i]
	}
	return out
}

func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

func Any[T any](xs []T, p func(T) bool) bool {
	for _, x := range xs {
		if p(x) {
			return true
		}
	}
	return false
}

func Not[T any](p func(T) bool) func(T) bool { return func(x T) bool { return !p(x) } }

type ids []int

func (i ids) Even() ids { return Filter(i, func(n int) bool { return n%2 == 0 }) }

func main() {
	nums := ids{1, 2, 3, 4, 5, 6}
	fmt.Println(Map(nums, strconv.Itoa), nums.Even(), nums.Even().Even())
	fmt.Println(Reduce(nums, "", func(s string, n int) string { return s + strings.Repeat("x", n) + "." }))
	fmt.Println(FlatMap(nums[:3], func(n int) []string { return Map(make([]struct{}, n), func(struct{}) string { return fmt.Sprint(n) }) }))
	fmt.Printf("%+v\n", Zip([]string{"a", "b", "c"}, []float64{1.5, 2}))
	length := Compose(strings.TrimSpace, func(s string) int { return len(s) })
	double := Compose(length, func(n int) string { return fmt.Sprint(n * 2) })
	fmt.Println(length("  abc "), double(" abcd"))
	add := Curry(func(a int, b float64) string { return fmt.Sprintf("%d+%g", a, b) })
	fmt.Println(add(1)(2.5), Map([]float64{1, 2}, add(7)))
	long := func(s string) bool { return len(s) > 2 }
	words := strings.Fields("a bcd ef ghij")
	fmt.Println(Filter(words, long), Filter(words, Not(long)), Any(words, long), Any(nil, long))
	fmt.Printf("%T %T\n", Map(nums, func(n int) float64 { return float64(n) }), nums.Even())
}

// Output:
// [1 2 3 4 5 6] [2 4 6] [2 4 6]
// x.xx.xxx.xxxx.xxxxx.xxxxxx.
// [1 2 2 3 3 3]
// [{First:a Second:1.5} {First:b Second:2}]
// 3 8
// 1+2.5 [7+1 7+2]
// [bcd ghij] [a ef] true false
// []float64 main.ids
