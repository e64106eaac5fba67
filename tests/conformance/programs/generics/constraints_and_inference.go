package main

import (
	"fmt"
	"strings"
)

type Number interface {
	~int | ~int32 | ~float64
}

type Celsius float64

func Sum[S ~[]E, E Number](s S) (t E) {
	for _, v := range s {
		t += v
	}
	return
}

func Map[T, U any](s []T, f func(T) U) []U {
	out := make([]U, 0, len(s))
	for _, v := range s {
		out = append(out, f(v))
	}
	return out
}

func Reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, v := range s {
		a = f(a, v)
	}
	return a
}

type Stringish interface {
	comparable
	String() string
}

type ID int

func (i ID) String() string { return fmt.Sprintf("#%d", int(i)) }

func Find[T Stringish](s []T, want T) string {
	for _, v := range s {
		if v == want {
			return v.String()
		}
	}
	return "none"
}

func Ptr[T any](v T) *T { return &v }

func Zero[T any]() (z T) { return }

type Temps []Celsius

func main() {
	fmt.Println(Sum([]int{1, 2, 3}), Sum(Temps{1.5, 2}), Sum[[]int32](nil))
	fmt.Println(Map([]int{1, 2}, func(i int) string { return strings.Repeat("x", i) }), Map([]string{"a"}, strings.ToUpper))
	fmt.Println(Reduce([]string{"a", "bb"}, 0, func(n int, s string) int { return n + len(s) }))
	fmt.Println(Find([]ID{1, 2}, 2), Find([]ID{}, 2))
	p := Ptr("s")
	*p += "!"
	fmt.Println(*p, Zero[int](), Zero[[]int]() == nil, Zero[struct{ a int }]())
	f := Map[int, ID]
	fmt.Println(f([]int{5}, func(i int) ID { return ID(i) }))
	fmt.Printf("%T %T\n", Sum(Temps{1}), Ptr(ID(1)))
}

// Output:
// 6 3.5 0
// [x xx] [A]
// 3
// #2 none
// s! 0 true {0}
// [#5]
// main.Celsius *main.ID
