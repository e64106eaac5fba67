package main

import (
	"fmt"
	"io"
)

type I interface{ M() int }
type J interface{ N() }
type A struct{ n int }
type B int

func (a A) M() int  { return a.n }
func (b *B) M() int { return int(*b) }

func get(x any) any { fmt.Print("get "); return x }

func main() {
	var x any = 7
	n := x.(int)
	s, ok := x.(string)
	_, ok2 := x.(int64)
	fmt.Printf("%v %q %v %v\n", n, s, ok, ok2)
	var i I = A{5}
	a := i.(A)
	b, okb := i.(*B)
	fmt.Println(a.n, b == nil, okb, i.(I).M(), get(i).(I).M())
	for _, f := range []func(){
		func() { _ = x.(string) },
		func() { _ = x.(I) },
		func() { _ = i.(*B) },
		func() { _ = i.(J) },
		func() { x = nil; _ = x.(int) },
		func() { _ = x.(I) },
		func() { var j I; _ = j.(A) },
		func() { x = i; _ = x.(B) },
		func() { x = "s"; _ = x.(fmt.Stringer) },
		func() { x = []int{1}; _ = x.(map[string]int) },
		func() { x = func() {}; _ = x.(chan int) },
		func() { x = &A{}; _ = x.(A) },
		func() { x = struct{ X int }{1}; _ = x.(error) },
	} {
		try(f)
	}
	if v, ok := get(3).(int); ok {
		fmt.Println(v + 1)
	}
	var e error = io.EOF
	_, isErr := any(e).(error)
	_, isS := e.(fmt.Stringer)
	fmt.Println(isErr, isS)
	m := map[string]any{"a": 1, "b": "two", "c": []any{1.5}}
	if l, ok := m["c"].([]any); ok {
		f, _ := l[0].(float64)
		fmt.Println(f, m["a"].(int)+1, m["b"].(string)+"!")
	}
	v, ok := m["zz"].(int)
	fmt.Println(v, ok)
	var u any = uint8(3)
	by, okk := u.(byte)
	_, r := any('x').(int32)
	fmt.Println(by, okk, r)
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
// 7 "" false false
// get 5 true false 5 5
// panic: interface conversion: interface {} is int, not string
// panic: interface conversion: int is not main.I: missing method M
// panic: interface conversion: main.I is main.A, not *main.B
// panic: interface conversion: main.A is not main.J: missing method N
// panic: interface conversion: interface {} is nil, not int
// panic: interface conversion: interface is nil, not main.I
// panic: interface conversion: main.I is nil, not main.A
// panic: interface conversion: interface {} is main.A, not main.B
// panic: interface conversion: string is not fmt.Stringer: missing method String
// panic: interface conversion: interface {} is []int, not map[string]int
// panic: interface conversion: interface {} is func(), not chan int
// panic: interface conversion: interface {} is *main.A, not main.A
// panic: interface conversion: struct { X int } is not error: missing method Error
// get 4
// true false
// 1.5 2 two!
// 0 false
// 3 true true
