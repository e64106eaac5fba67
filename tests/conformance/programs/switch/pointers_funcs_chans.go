package main

import "fmt"

func main() {
	a, b := 1, 1
	p := &a
	switch p {
	case &b:
		fmt.Println("b")
	case &a:
		fmt.Println("a")
	}
	var f func()
	switch {
	case f == nil:
		fmt.Println("nil func")
	}
	c, d := make(chan int), make(chan int)
	switch c {
	case d:
		fmt.Println("d")
	case c:
		fmt.Println("c")
	}
	var e error
	switch e {
	case nil:
		fmt.Println("nil error")
	}
	switch x := [2]bool{true, false}; x {
	case [2]bool{true, true}:
		fmt.Println("tt")
	case [...]bool{true, false}:
		fmt.Println("tf")
	}
	switch s := (struct{ a, b string }{"x", "y"}); s {
	case struct{ a, b string }{"x", "y"}:
		fmt.Println("struct")
	}
}

// Output:
// a
// nil func
// c
// nil error
// tf
// struct
