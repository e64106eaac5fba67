package main

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
)

type E struct{ c int }

func (e *E) Error() string { return fmt.Sprint("E", e.c) }
func a() (n int, err error) {
	defer func() {
		n *= 2
		if r := recover(); r != nil {
			err = fmt.Errorf("rec: %v", r)
		}
	}()
	n = 4
	panic("boom")
}
func b() (n int) { defer func() { n++ }(); return 10 }
func c() int     { n := 1; defer func() { n++ }(); return n }
func d() {
	for i := 0; i < 3; i++ {
		defer fmt.Print("d", i, " ")
	}
}
func e() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	panic(&E{5})
}
func f() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() { panic("second") }()
	panic("first")
}
func g() { defer fmt.Println("g1"); defer func() { recover() }(); defer fmt.Println("g2"); panic(1) }
func h() {
	defer func() { func() { fmt.Println("nested", recover()) }(); fmt.Println("direct", recover()) }()
	panic("h")
}
func helper() { fmt.Println("helper", recover()) }
func i()      { defer helper(); panic("i") }
func j() (s string) {
	defer func() { s += "-" + fmt.Sprint(recover()) }()
	s = "x"
	var p *E
	_ = p.c
	return "y"
}
func k() {
	defer func() { r := recover(); defer func() { fmt.Println("re", recover()) }(); panic(fmt.Sprint(r, "!")) }()
	panic("k")
}

type T struct{ n int }

func (t T) Show()   { fmt.Println("T", t.n) }
func (t *T) PShow() { fmt.Println("PT", t.n) }
func main() {
	fmt.Println(a())
	fmt.Println(b(), c())
	d()
	fmt.Println()
	fmt.Println(e())
	var x *E
	fmt.Println(errors.As(e(), &x), x.c)
	f()
	g()
	h()
	i()
	fmt.Println(j())
	k()
	func() { t := T{1}; defer t.Show(); defer t.PShow(); t.n = 2 }()
	func() { fn := func() { fmt.Println("old") }; defer fn(); fn = func() { fmt.Println("new") } }()
	func() {
		defer func() { fmt.Println("r:", recover()) }()
		var fn func()
		defer fn()
		fmt.Println("before")
	}()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("goexit deferred")
		func() { runtime.Goexit() }()
		fmt.Println("no")
	}()
	wg.Wait()
	func() { defer func() { fmt.Println(recover()) }(); var arr []int; idx := 5; fmt.Println(arr[idx]) }()
	func() { defer func() { fmt.Println(recover()) }(); z := 0; fmt.Println(1 / z) }()
	func() { defer func() { fmt.Println(recover()) }(); z := 0; fmt.Println(1 % z) }()
	func() { defer func() { fmt.Println(recover()) }(); s := -1; fmt.Println(1 << s) }()
	func() { defer func() { fmt.Println(recover()) }(); var i any = "s"; fmt.Println(i.(int)) }()
	func() { defer func() { fmt.Println(recover()) }(); var i any; fmt.Println(i.(int)) }()
	func() { defer func() { fmt.Println(recover()) }(); var e error; fmt.Println(e.Error()) }()
	func() { defer func() { fmt.Println(recover()) }(); n := -1; _ = make([]int, n) }()
	func() { defer func() { fmt.Println(recover()) }(); s := []int{1, 2, 3}; n := 5; fmt.Println(s[1:n]) }()
	func() {
		defer func() { fmt.Println(recover()) }()
		s := []int{1, 2, 3}
		n := 2
		m := 1
		fmt.Println(s[n:m])
	}()
	func() { defer func() { fmt.Println(recover()) }(); s := "abc"; n := 7; fmt.Println(s[n]) }()
	func() { defer func() { fmt.Println(recover()) }(); s := "abc"; n := 7; fmt.Println(s[n:]) }()
	func() { defer func() { fmt.Println(recover()) }(); var a [3]int; n := 3; a[n] = 1 }()
	func() { defer func() { fmt.Println(recover()) }(); c := make(chan int); close(c); close(c) }()
	func() { defer func() { fmt.Println(recover()) }(); c := make(chan int); close(c); c <- 1 }()
	func() { defer func() { fmt.Println(recover()) }(); var c chan int; close(c) }()
	func() { defer func() { fmt.Println(recover()) }(); s := []int{1}; _ = [2]int(s) }()
	func() { defer func() { fmt.Println(recover()) }(); var i any = E{}; fmt.Println(i.(error)) }()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a, b any = []int{}, []int{}
		fmt.Println(a == b)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *[3]int
		fmt.Println(len(p))
		fmt.Println(p[1])
	}()
	func() { defer func() { r := recover(); fmt.Printf("%T %v\n", r, r) }(); panic(nil) }()
	func() {
		defer func() { r := recover(); _, ok := r.(runtime.Error); fmt.Println(ok) }()
		var m map[string]int
		m["a"] = 1
	}()
	func() { defer func() { r := recover(); e, ok := r.(error); fmt.Println(ok, e) }(); z := 0; _ = 1 / z }()
	defer fmt.Println("last")
	defer func() { defer func() { fmt.Println("inner", recover()) }(); panic("in defer") }()
}

// Output:
// 8 rec: boom
// 11 1
// d2 d1 d0
// E5
// true 5
// outer second
// g2
// g1
// nested <nil>
// direct h
// helper i
// x-runtime error: invalid memory address or nil pointer dereference
// re k!
// PT 2
// T 1
// old
// before
// r: runtime error: invalid memory address or nil pointer dereference
// goexit deferred
// runtime error: index out of range [5] with length 0
// runtime error: integer divide by zero
// runtime error: integer divide by zero
// runtime error: negative shift amount
// interface conversion: interface {} is string, not int
// interface conversion: interface {} is nil, not int
// runtime error: invalid memory address or nil pointer dereference
// runtime error: makeslice: len out of range
// runtime error: slice bounds out of range [:5] with capacity 3
// runtime error: slice bounds out of range [2:1]
// runtime error: index out of range [7] with length 3
// runtime error: slice bounds out of range [7:3]
// runtime error: index out of range [3] with length 3
// close of closed channel
// send on closed channel
// close of nil channel
// runtime error: cannot convert slice with length 1 to array or pointer to array with length 2
// interface conversion: main.E is not error: missing method Error
// runtime error: comparing uncomparable type []int
// 3
// runtime error: invalid memory address or nil pointer dereference
// *runtime.PanicNilError panic called with nil argument
// true
// true runtime error: integer divide by zero
// inner in defer
// last
