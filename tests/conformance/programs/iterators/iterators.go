package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
)

func Count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("[end]")
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("[stop]")
				return
			}
		}
	}
}
func Enum[T any](xs []T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i, x := range xs {
			if !yield(i, x) {
				return
			}
		}
	}
}
func Filter[T any](s iter.Seq[T], f func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range s {
			if f(x) {
				if !yield(x) {
					return
				}
			}
		}
	}
}
func find(n int) (r int) {
	for i := range Count(10) {
		if i == n {
			return i * 100
		}
	}
	return -1
}
func named() (a int, err error) {
	defer func() { a++ }()
	for i := range Count(5) {
		a = i
		if i == 3 {
			return a * 2, nil
		}
	}
	return
}
func deferIn() {
	for i := range Count(3) {
		defer fmt.Print("D", i, " ")
	}
	fmt.Print("body-end ")
}
func nested() string {
outer:
	for i := range Count(3) {
		for j := range Count(3) {
			if j == 1 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(i, j, ";")
		}
	}
	for i := range Count(4) {
		for j := range Count(4) {
			if i+j == 4 {
				return fmt.Sprint("found ", i, j)
			}
		}
	}
	return "none"
}
func main() {
	for i := range Count(3) {
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i := range Count(5) {
		if i == 1 {
			continue
		}
		if i == 3 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
	fmt.Println(find(4), find(40))
	fmt.Println(named())
	deferIn()
	fmt.Println()
	fmt.Println(nested())
	for i, s := range Enum(strings.Fields("a b c")) {
		fmt.Print(i, s)
	}
	fmt.Println()
	for x := range Filter(Count(6), func(i int) bool { return i%2 == 0 }) {
		fmt.Print(x, " ")
	}
	fmt.Println()
	for range Count(2) {
		fmt.Print("z")
	}
	fmt.Println()
	f := func(yield func() bool) {
		for yield() {
		}
	}
	n := 0
	for range f {
		n++
		if n == 3 {
			break
		}
	}
	fmt.Println(n)
	var fs []func() int
	for i := range Count(3) {
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f())
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println("rec", recover()) }()
		for i := range Count(3) {
			if i == 1 {
				panic("in body")
			}
		}
	}()
	var a int
	for a = range Count(3) {
	}
	fmt.Println(a)

	m := map[string]int{"a": 1, "b": 2}
	ks := slices.Collect(maps.Keys(m))
	sort.Strings(ks)
	fmt.Println(ks)
	for i, v := range slices.All([]string{"x", "y"}) {
		fmt.Print(i, v)
	}
	fmt.Println(slices.Sorted(maps.Values(m)))
}

// Output:
// 0 1 2 [end]
// 0 2 [stop][end]
// [stop][end][end]400 -1
// [stop][end]7 <nil>
// [end]body-end D2 D1 D0
// 0 0;[stop][end]1 0;[stop][end][stop][end][stop][end][end][stop][end][stop][end]found 1 3
// 0a1b2c
// 0 2 4 [end]
// zz[end]
// 3
// [end]1 22 33 4
// [end]rec in body
// [end]2
// [a b]
// 0x1y[1 2]
