package main

import (
	"errors"
	"fmt"
)

type T struct{ n int }

func (t *T) Get() int {
	if t == nil {
		return -1
	}
	return t.n
}
func (t *T) Err() error {
	if t == nil {
		return nil
	}
	return errors.New("t")
}

type I interface{ Get() int }
type L []int

func (l L) Get() int { return len(l) }

type M map[string]int

func (m M) Get() int { return m["x"] }

type F func() int

func (f F) Get() int {
	if f == nil {
		return -2
	}
	return f()
}
func mayNil(b bool) *T {
	if b {
		return nil
	}
	return &T{3}
}
func asI(t *T) I      { return t }
func typedNil() error { var e *E; return e }

type E struct{}

func (e *E) Error() string { return "E" }
func main() {
	var t *T
	var i I = t
	fmt.Println(t.Get(), i.Get(), i == nil, i != nil, asI(nil) == nil, asI(mayNil(true)).Get(), asI(mayNil(false)).Get())
	var l L
	var m M
	var f F
	for _, x := range []I{l, m, f, t, nil} {
		if x == nil {
			fmt.Println("nil")
			continue
		}
		fmt.Printf("%T %d\n", x, x.Get())
	}
	fmt.Println(typedNil() == nil, typedNil() != nil, t.Err() == nil)
	var s []int
	for range s {
	}
	s = append(s, s...)
	fmt.Println(s == nil, len(s[0:]), fmt.Sprint(s))
	var mm map[string][]int
	fmt.Println(mm["a"] == nil, len(mm["a"]), mm == nil)
	for range mm {
	}
	v, ok := mm["q"]
	fmt.Println(v, ok)
	var c chan int
	select {
	case <-c:
	default:
		fmt.Println("def")
	}
	var e error
	fmt.Println(e == nil, errors.Is(nil, e), errors.Unwrap(e))
	var a any
	_, ok = a.(int)
	_, ok2 := a.(error)
	fmt.Println(ok, ok2, a == nil)
	switch a.(type) {
	case nil:
		fmt.Println("nil case")
	}
	var p **T
	fmt.Println(p == nil)
	p = &t
	fmt.Println(*p == nil)
	*p = &T{5}
	fmt.Println(t.n)
	fs := map[string]func(){"a": nil}
	if g := fs["a"]; g == nil {
		fmt.Println("nil func")
	}
	var arr [2]*T
	fmt.Println(arr[0] == nil, arr == [2]*T{})
	st := struct {
		p *T
		i I
		m map[int]int
	}{}
	fmt.Println(st.p == nil, st.i == nil, st.m[3], st)
	func() { defer func() { fmt.Println("r:", recover()) }(); st.i.Get() }()
	func() { defer func() { fmt.Println("r:", recover()) }(); fmt.Println(st.p.n) }()
	func() { defer func() { fmt.Println("r:", recover()) }(); st.m[1] = 2 }()
	func() { defer func() { fmt.Println("r:", recover()) }(); var g func(int) int; g(1) }()
	func() { defer func() { fmt.Println("r:", recover()) }(); var tt **T; _ = *tt }()
	func() { defer func() { fmt.Println("r:", recover()) }(); *t = T{9}; t = nil; *t = T{8} }()
	func() {
		defer func() { fmt.Println("r:", recover()) }()
		var ap *[3]int
		for i := range ap {
			fmt.Print(i)
		}
		for _, v := range ap {
			fmt.Print(v)
		}
	}()
	func() { defer func() { fmt.Println("r:", recover()) }(); var ap *[3]int; ap[0] = 1 }()
	func() {
		defer func() { fmt.Println("r:", recover()) }()
		var pe *E
		var x error = pe
		fmt.Println(x.Error())
	}()
	func() { defer func() { fmt.Println("r:", recover()) }(); a = "s"; fmt.Println(a.(fmt.Stringer)) }()
	func() { defer func() { fmt.Println("r:", recover()) }(); i = L{1}; fmt.Println(i.(*T)) }()
	func() { defer func() { fmt.Println("r:", recover()) }(); fmt.Println(any(T{}).(I)) }()
}

// Output:
// -1 -1 false true false -1 3
// main.L 0
// main.M 0
// main.F -2
// *main.T -1
// nil
// false true true
// true 0 []
// true 0 true
// [] false
// def
// true true <nil>
// false false true
// nil case
// true
// true
// 5
// nil func
// true true
// true true 0 {<nil> <nil> map[]}
// r: runtime error: invalid memory address or nil pointer dereference
// r: runtime error: invalid memory address or nil pointer dereference
// r: assignment to entry in nil map
// r: runtime error: invalid memory address or nil pointer dereference
// r: runtime error: invalid memory address or nil pointer dereference
// r: runtime error: invalid memory address or nil pointer dereference
// 012r: runtime error: invalid memory address or nil pointer dereference
// r: runtime error: invalid memory address or nil pointer dereference
// E
// r: <nil>
// r: interface conversion: string is not fmt.Stringer: missing method String
// r: interface conversion: main.I is main.L, not *main.T
// r: interface conversion: main.T is not main.I: missing method Get
