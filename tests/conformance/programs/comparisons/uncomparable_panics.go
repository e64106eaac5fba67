package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
)

type F struct{ fn func() }
type S struct{ xs []int }
type M map[string]int
type W struct {
	n int
	v any
}
type A [1]any

func eq(a, b any) bool { return a == b }

func main() {
	try(func() { fmt.Println(eq([]int{1}, []int{1})) })
	try(func() { fmt.Println(eq([]int{1}, []string{"a"})) })
	try(func() { fmt.Println(eq(map[int]int{}, map[int]int{})) })
	try(func() { fmt.Println(eq(func() {}, func() {})) })
	try(func() { fmt.Println(eq(F{}, F{})) })
	try(func() { fmt.Println(eq(S{}, S{})) })
	try(func() { fmt.Println(eq(M{}, M{})) })
	try(func() { fmt.Println(eq(W{1, S{}}, W{1, S{}})) })
	try(func() { fmt.Println(eq(W{1, S{}}, W{2, S{}})) })
	try(func() { fmt.Println(eq(W{1, S{}}, W{1, M{}})) })
	try(func() { fmt.Println(eq(A{[]int{}}, A{[]int{}})) })
	try(func() { fmt.Println(W{1, []int{}} == W{1, []int{}}) })
	try(func() { fmt.Println(eq(&S{}, &S{}), eq(S{}, F{}), eq(S{}, nil)) })
	try(func() {
		switch any([]int{1}) {
		case 1, "a":
			fmt.Println("no")
		case any([]int{1}):
			fmt.Println("no")
		}
	})
	m := map[any]int{}
	try(func() { m[[]int{1}] = 1 })
	try(func() { m[W{1, 2}] = 1; fmt.Println(m[W{1, 2}]) })
	try(func() { _, ok := m[func() {}]; fmt.Println(ok) })
	try(func() { delete(m, map[string]int{}) })
	type E struct{ err error }
	fmt.Println(eq(E{io.EOF}, E{io.EOF}), eq(E{errors.New("a")}, E{errors.New("a")}))
	defer func() {
		e := recover()
		_, ok := e.(runtime.Error)
		fmt.Println(ok, e)
	}()
	_ = eq(struct{ f []int }{}, struct{ f []int }{})
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// panic: runtime error: comparing uncomparable type []int
// false
// panic: runtime error: comparing uncomparable type map[int]int
// panic: runtime error: comparing uncomparable type func()
// panic: runtime error: comparing uncomparable type main.F
// panic: runtime error: comparing uncomparable type main.S
// panic: runtime error: comparing uncomparable type main.M
// panic: runtime error: comparing uncomparable type main.S
// false
// false
// panic: runtime error: comparing uncomparable type []int
// panic: runtime error: comparing uncomparable type []int
// false false false
// panic: runtime error: comparing uncomparable type []int
// panic: runtime error: hash of unhashable type []int
// 1
// panic: runtime error: hash of unhashable type func()
// panic: runtime error: hash of unhashable type map[string]int
// true false
// true runtime error: comparing uncomparable type struct { f []int }
