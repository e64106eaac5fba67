package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type A struct{}
type B struct{ n int }
type C int

func (C) String() string { return "C" }

type I interface{ M() }

func (A) M()  {}
func (*B) M() {}

type E struct{}

func (E) Error() string { return "E" }
func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int8:
		return fmt.Sprintf("int-ish %v", v)
	case string:
		return "string " + v
	case []int:
		return fmt.Sprint("ints ", len(v))
	case map[string]int:
		return "map"
	case func() int:
		return fmt.Sprint("func ", v())
	case func(int):
		return "func(int)"
	case *int:
		return fmt.Sprint("*int ", *v)
	case A:
		return "A"
	case *A:
		return "*A"
	case error:
		return "error " + v.Error()
	case fmt.Stringer:
		return "Stringer " + v.String()
	case I:
		return "I"
	case chan int:
		return "chan"
	case <-chan int:
		return "rchan"
	case struct{ X int }:
		return fmt.Sprint("anon ", v.X)
	case [2]int:
		return "arr"
	case io.Reader:
		return "reader"
	case bool:
		if v {
			return "T"
		}
		return "F"
	case []A:
		return "As"
	case map[C]B:
		return "map[C]B"
	case interface{ Foo() }:
		return "Foo"
	case func(A) B:
		return "func(A)B"
	default:
		return fmt.Sprintf("other %T", v)
	}
}
func main() {
	n := 5
	for _, x := range []any{nil, 1, int8(2), int16(3), "s", []int{1}, map[string]int{}, func() int { return 7 }, func(int) {}, &n, A{}, &A{}, errors.New("e"), E{}, &E{}, C(1), &B{}, B{}, make(chan int), (<-chan int)(nil), struct{ X int }{3}, [2]int{}, strings.NewReader(""), true, []A{}, map[C]B{}, func(A) B { return B{} }, 2.5, os.Stdout, [3]A{}, error(nil), (*int)(&n), fmt.Errorf("x: %w", E{}), uint(1), 'a', byte(1), complex(1, 2)} {
		fmt.Println(kind(x))
	}
	var i I = A{}
	switch i.(type) {
	case *B:
		fmt.Println("*B")
	case A:
		fmt.Println("A")
	}
	if s, ok := any(C(2)).(fmt.Stringer); ok {
		fmt.Println(s)
	}
	if _, ok := any(&B{}).(interface{ M() }); ok {
		fmt.Println("has M")
	}
	_, ok := any(B{}).(I)
	fmt.Println(ok)
	var e error = E{}
	var t E
	fmt.Println(errors.As(e, &t), errors.Is(e, E{}), e == E{}, e != nil)
	switch e := e.(type) {
	case interface{ Timeout() bool }:
		fmt.Println("timeout")
	case E:
		fmt.Println("E", e)
	}
	switch x := any(n).(type) {
	case int:
		x++
		fmt.Println(x, n)
	}
	var p *A
	var ip I = p
	fmt.Println(ip == nil, ip.(*A) == nil)
	fmt.Println(any(1) == any(1.0), any(A{}) == any(A{}), any(C(1)) == any(1), any(&n) == any(&n), any("a") != any("a"))
	f := func(xs ...any) {
		for _, x := range xs {
			switch x.(type) {
			case int, float64:
				fmt.Print("num ")
			case string:
				fmt.Print("str ")
			case nil:
				fmt.Print("nil ")
			}
		}
		fmt.Println()
	}
	f(1, "a", nil, 2.0)
	var r io.Reader = strings.NewReader("abc")
	if w, ok := r.(io.WriterTo); ok {
		w.WriteTo(os.Stdout)
		fmt.Println()
	}
	_, isC := r.(io.Closer)
	fmt.Println(isC)
}

// Output:
// nil
// int-ish 1
// int-ish 2
// other int16
// string s
// ints 1
// map
// func 7
// func(int)
// *int 5
// A
// *A
// error e
// error E
// error E
// Stringer C
// I
// other main.B
// chan
// rchan
// anon 3
// arr
// reader
// T
// As
// map[C]B
// func(A)B
// other float64
// reader
// other [3]main.A
// nil
// *int 5
// error x: E
// other uint
// other int32
// other uint8
// other complex128
// A
// C
// has M
// false
// true true true true
// E E
// 6 5
// false true
// false true false true false
// num str nil num
// abc
// false
