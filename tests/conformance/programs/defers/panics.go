package main

import (
	"errors"
	"fmt"
	"runtime"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(runtime.Error); ok {
			fmt.Println(name, "runtime:", e)
			return
		}
		fmt.Printf("%s %v %T\n", name, r, r)
	}()
	f()
}

type own struct{ a int }

func (o own) Error() string { return fmt.Sprint("own ", o.a) }

func nested() (s string) {
	defer func() {
		s = fmt.Sprint(recover())
	}()
	defer func() {
		panic("second")
	}()
	panic("first")
}

func rethrow() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("got %v", r)
		}
	}()
	func() {
		defer func() {
			r := recover()
			panic(fmt.Sprint("again ", r))
		}()
		panic("a")
	}()
	return nil
}

func helper() any { return recover() }

func indirect() (s string) {
	defer func() {
		s = fmt.Sprint(recover())
	}()
	defer func() {
		fmt.Println("helper", helper())
	}()
	panic("direct")
}

func direct() {
	defer helper()
	panic("swallowed")
}

func main() {
	var a []int
	var m map[string]int
	var p *own
	zero := 0
	i := 5
	arr := [3]int{}
	try("index", func() { fmt.Println(a[i]) })
	try("array", func() { fmt.Println(arr[i]) })
	try("string", func() { fmt.Println("abc"[i]) })
	try("divide", func() { fmt.Println(1 / zero) })
	try("mod", func() { fmt.Println(1 % zero) })
	try("map", func() { m["a"] = 1 })
	try("nil", func() { fmt.Println(p.a) })
	try("assert", func() { var x any = "s"; fmt.Println(x.(int)) })
	try("assert nil", func() { var x any; fmt.Println(x.(int)) })
	try("assert iface", func() { var x any = 3; fmt.Println(x.(fmt.Stringer)) })
	try("own", func() { panic(own{3}) })
	try("error", func() { panic(errors.New("e")) })
	try("string value", func() { panic("text") })
	try("int", func() { panic(42) })
	try("close", func() { var c chan int; close(c) })
	try("close twice", func() { c := make(chan int); close(c); close(c) })
	try("shift", func() { s := -1; fmt.Println(1 << s) })
	try("nothing", func() {})
	fmt.Println(nested(), rethrow(), indirect())
	direct()
}

// Output:
// index runtime: runtime error: index out of range [5] with length 0
// array runtime: runtime error: index out of range [5] with length 3
// string runtime: runtime error: index out of range [5] with length 3
// divide runtime: runtime error: integer divide by zero
// mod runtime: runtime error: integer divide by zero
// map runtime: assignment to entry in nil map
// nil runtime: runtime error: invalid memory address or nil pointer dereference
// assert runtime: interface conversion: interface {} is string, not int
// assert nil runtime: interface conversion: interface {} is nil, not int
// assert iface runtime: interface conversion: int is not fmt.Stringer: missing method String
// own own 3 main.own
// error e *errors.errorString
// string value text string
// int 42 int
// close runtime: close of nil channel
// close twice runtime: close of closed channel
// shift runtime: runtime error: negative shift amount
// nothing <nil> <nil>
// helper <nil>
// second got again a direct
