package main

import (
	"fmt"
	"strings"
	"time"
)

type T struct{ n int }

func (t T) Mv(a int) int          { return t.n + a }
func (t *T) Mp(f float32) float32 { t.n++; return f * float32(t.n) }
func (t T) Var(xs ...int) int     { return t.n * len(xs) }

type I interface{ Mv(int) int }
type E struct{ *T }
type N int

func (n N) Double() N { return n * 2 }
func (n *N) Incr()    { *n++ }

func main() {
	t := T{3}
	fmt.Println(T.Mv(t, 7), (T).Mv(t, 1), (*T).Mv(&t, 2), (*T).Mp(&t, 2))
	f1 := T.Mv
	f2 := (*T).Mp
	f3 := (*T).Mv
	f4 := I.Mv
	f5 := T.Var
	fmt.Printf("%T %T %T %T %T\n", f1, f2, f3, f4, f5)
	fmt.Println(f1(t, 1), f2(&t, 1), f3(&t, 1), f4(t, 5), f4(&t, 6), f5(t, 1, 2), f5(t), t.n)
	e := E{&t}
	fmt.Println(E.Mv(e, 1), (*E).Mp(&e, 1), E.Mp(e, 1), t.n)
	n := N(4)
	(*N).Incr(&n)
	fmt.Println(N.Double(n), N.Double(3), n)
	try(func() { (*T).Mv(nil, 1) })
	var i I
	try(func() { I.Mv(i, 1) })
	table := map[string]func(T, int) int{"mv": T.Mv, "lit": func(t T, i int) int { return t.n * i }}
	fmt.Println(table["mv"](T{1}, 1), table["lit"](T{5}, 5))
	fmt.Println(strings.ToUpper("x"), (*strings.Builder).Len(new(strings.Builder)), time.Duration.Seconds(1500*time.Millisecond))
	g := fmt.Stringer.String
	fmt.Println(g(time.Second), interface{ Mv(int) int }.Mv(t, 0))
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
// 10 4 5 8
// func(main.T, int) int func(*main.T, float32) float32 func(*main.T, int) int func(main.I, int) int func(main.T, ...int) int
// 5 5 6 10 11 10 0 5
// 6 6 7 7
// 10 6 5
// panic: value method main.T.Mv called using nil *T pointer
// panic: runtime error: invalid memory address or nil pointer dereference
// 2 25
// X 0 1.5
// 1s 7
