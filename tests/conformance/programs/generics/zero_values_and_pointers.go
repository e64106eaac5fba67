package main

import "fmt"

func zero[T any]() T { return *new(T) }

func isZero[T comparable](v T) bool { var z T; return v == z }

func orElse[T comparable](v T, rest ...T) T {
	for _, r := range rest {
		if !isZero(v) {
			break
		}
		v = r
	}
	return v
}

type opt[T any] struct {
	v  T
	ok bool
}

func some[T any](v T) opt[T] { return opt[T]{v, true} }

func (o opt[T]) get() (T, error) {
	if !o.ok {
		return zero[T](), fmt.Errorf("no %T", o.v)
	}
	return o.v, nil
}

type point struct{ x, y int }

func main() {
	fmt.Println(zero[int](), zero[string]() == "", zero[*int]() == nil, zero[error]() == nil, zero[point](), zero[[2]bool](), zero[map[int]int]() == nil)
	fmt.Println(isZero(0), isZero(point{}), isZero(point{0, 1}), isZero[any](nil), isZero[any](0), isZero([2]string{}))
	fmt.Println(orElse(0, 0, 5, 6), orElse("", "x"), orElse(point{}, point{1, 1}), orElse[error](nil))
	fmt.Println(some(3).get())
	fmt.Println(opt[point]{}.get())
	fmt.Println(opt[[]string]{}.get())
	fmt.Println(some[error](nil).get())
	p := new(opt[opt[int]])
	p.v = some(2)
	fmt.Printf("%v %+v\n", *p, p)
}

// Output:
// 0 true true true {0 0} [false false] true
// true true false true false true
// 5 x {1 1} <nil>
// 3 <nil>
// {0 0} no main.point
// [] no []string
// <nil> <nil>
// {{2 true} false} &{v:{v:2 ok:true} ok:false}
