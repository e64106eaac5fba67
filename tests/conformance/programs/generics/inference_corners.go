package main

import (
	"fmt"
	"strconv"
)

func Map[S ~[]A, A, B any](s S, f func(A) B) (out []B) {
	for _, v := range s {
		out = append(out, f(v))
	}
	return
}

func Fold[A, B any](s []A, b B, f func(B, A) B) B {
	for _, v := range s {
		b = f(b, v)
	}
	return b
}

func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func Id[T any](v T) T { return v }

func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

func Max[T int | float64](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func New[T any, P *T](init func(P)) T { var v T; init(&v); return v }

type IDs []int
type Dict map[string]IDs

func main() {
	fmt.Println(Map(IDs{1, 2}, strconv.Itoa), Map([]string{"1", "x"}, func(s string) error { _, err := strconv.Atoi(s); return err }))
	fmt.Println(Fold([]int{1, 2, 3}, "", func(s string, i int) string { return s + strconv.Itoa(i) }))
	f := Compose(strconv.Itoa, func(s string) int { return len(s) })
	g := Compose(f, Id[int])
	fmt.Println(g(12345), Compose(Id[string], strconv.Quote)("q"))
	fmt.Println(Keys(Dict{"a": nil}), Max(1, 2.5), Max(3, 2), Max(2.0, 1))
	fmt.Printf("%T %T\n", Max(1, 2), Max(1, 2.0))
	var h func(string) string = Id
	fmt.Println(h("assigned"), Map([]int{1}, Id))
	fmt.Println(New(func(p *[2]int) { p[1] = 4 }))
	var apply func([]int, func(int) bool) []bool = Map
	fmt.Println(apply([]int{1, 2}, func(i int) bool { return i > 1 }))
}

// Output:
// [1 2] [<nil> strconv.Atoi: parsing "x": invalid syntax]
// 123
// 5 "q"
// 1 2.5 3 2
// int float64
// assigned [1]
// [0 4]
// [false true]
