package main

import (
	"fmt"
	"slices"
)

type Lesser[T any] interface{ Less(T) bool }

type Age int

func (a Age) Less(b Age) bool { return a < b }

type Name struct{ s string }

func (n Name) Less(m Name) bool { return n.s < m.s }

func Min[T Lesser[T]](first T, rest ...T) T {
	for _, v := range rest {
		if v.Less(first) {
			first = v
		}
	}
	return first
}

func Sort[S ~[]T, T Lesser[T]](s S) S {
	s = slices.Clone(s)
	slices.SortFunc(s, func(a, b T) int {
		if a.Less(b) {
			return -1
		} else if b.Less(a) {
			return 1
		}
		return 0
	})
	return s
}

type Setter[T any] interface {
	*T
	Set(string)
}

type Flag struct{ v string }

func (f *Flag) Set(s string) { f.v = "<" + s + ">" }

func Parse[T any, P Setter[T]](ss []string) []T {
	out := make([]T, len(ss))
	for i, s := range ss {
		P(&out[i]).Set(s)
	}
	return out
}

func main() {
	fmt.Println(Min(Age(4), 2, 9), Min(Name{"z"}, Name{"b"}))
	fmt.Println(Sort([]Age{3, 1, 2}), Sort([]Name{{"q"}, {"p"}}))
	fmt.Println(Parse[Flag]([]string{"a", "b"}))
}

// Output:
// 2 {b}
// [1 2 3] [{p} {q}]
// [{<a>} {<b>}]
