package main

import "fmt"

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	var p *struct{ x int }
	var s []int
	var m map[string]int
	var i any = "str"
	i0 := 5
	try("field", func() { _ = p.x })
	try("index", func() { _ = s[i0] })
	try("map", func() { _ = m["a"] })
	try("assert", func() { _ = i.(int) })
	z := 0
	try("div", func() { _ = 1 / z })
	try("slice", func() { _ = s[1:] })
	try("deref", func() { _ = *p })
}

// Output:
// field runtime error: invalid memory address or nil pointer dereference
// index runtime error: index out of range [5] with length 0
// map <nil>
// assert interface conversion: interface {} is string, not int
// div runtime error: integer divide by zero
// slice runtime error: slice bounds out of range [1:0]
// deref runtime error: invalid memory address or nil pointer dereference
