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
			fmt.Println(name, "runtime:", e.Error())
			return
		}
		if e, ok := r.(error); ok {
			fmt.Println(name, "error:", e)
			return
		}
		fmt.Printf("%s %T %v\n", name, r, r)
	}()
	f()
}

type T struct{ x int }

func (t T) M() {}

type I interface{ M() }

func main() {
	var (
		s    = []int{1, 2, 3}
		a    [3]int
		m    map[string]int
		p    *T
		i    any = "str"
		n        = -1
		k        = 5
		z        = 0
		f    func()
		e    error
		c    chan int
		str      = "abc"
		self any = []int{}
	)
	try("index", func() { _ = s[k] })
	try("negative", func() { _ = s[n] })
	try("array", func() { a[k] = 1 })
	try("string", func() { _ = str[k] })
	try("slice", func() { _ = s[k:] })
	try("slice2", func() { _ = s[2 : 1+z] })
	try("slice3", func() { _ = s[:2:k] })
	try("slicestr", func() { _ = str[k:] })
	try("nilmap", func() { m["a"] = 1 })
	try("nilptr", func() { p.x = 1 })
	try("nilptr method", func() { p.M() })
	try("nilfunc", func() { f() })
	try("niliface", func() { _ = e.Error() })
	try("assert", func() { _ = i.(int) })
	try("assert iface", func() { _ = i.(I) })
	try("assert nil", func() { var x any; _ = x.(string) })
	try("assert error", func() { _ = i.(error) })
	try("div", func() { _ = k / z })
	try("mod", func() { _ = k % z })
	try("shift", func() { _ = 1 << n })
	try("make", func() { _ = make([]int, n) })
	try("makecap", func() { _ = make([]int, 2, 1+z) })
	try("makechan", func() { _ = make(chan int, n) })
	try("close", func() { close(c) })
	try("compare", func() { _ = self == self })
	try("mapkey", func() { _ = map[any]int{self: 1} })
	try("convert", func() { _ = [4]int(s) })
	try("custom", func() { panic(T{3}) })
	try("error", func() { panic(errors.New("plain")) })
	try("none", func() {})
}

// Output:
// index runtime: runtime error: index out of range [5] with length 3
// negative runtime: runtime error: index out of range [-1]
// array runtime: runtime error: index out of range [5] with length 3
// string runtime: runtime error: index out of range [5] with length 3
// slice runtime: runtime error: slice bounds out of range [5:3]
// slice2 runtime: runtime error: slice bounds out of range [2:1]
// slice3 runtime: runtime error: slice bounds out of range [::5] with capacity 3
// slicestr runtime: runtime error: slice bounds out of range [5:3]
// nilmap runtime: assignment to entry in nil map
// nilptr runtime: runtime error: invalid memory address or nil pointer dereference
// nilptr method runtime: runtime error: invalid memory address or nil pointer dereference
// nilfunc runtime: runtime error: invalid memory address or nil pointer dereference
// niliface runtime: runtime error: invalid memory address or nil pointer dereference
// assert runtime: interface conversion: interface {} is string, not int
// assert iface runtime: interface conversion: string is not main.I: missing method M
// assert nil runtime: interface conversion: interface {} is nil, not string
// assert error runtime: interface conversion: string is not error: missing method Error
// div runtime: runtime error: integer divide by zero
// mod runtime: runtime error: integer divide by zero
// shift runtime: runtime error: negative shift amount
// make runtime: runtime error: makeslice: len out of range
// makecap runtime: runtime error: makeslice: cap out of range
// makechan runtime: makechan: size out of range
// close runtime: close of nil channel
// compare runtime: runtime error: comparing uncomparable type []int
// mapkey runtime: runtime error: hash of unhashable type []int
// convert runtime: runtime error: cannot convert slice with length 3 to array or pointer to array with length 4
// custom main.T {3}
// error error: plain
// none <nil> <nil>
