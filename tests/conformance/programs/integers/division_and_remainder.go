package main

import (
	"fmt"
	"runtime"
)

func main() {
	for _, p := range [][2]int{{5, 3}, {-5, 3}, {5, -3}, {-5, -3}} {
		x, y := p[0], p[1]
		q, r := x/y, x%y
		fmt.Println(x, y, q, r, q*y+r == x)
	}
	for _, x := range []int{-11, -4, -1, 0, 1, 4, 11} {
		fmt.Print(x/4, " ", x%4, " ", x>>2, " ", x&3, "; ")
	}
	fmt.Println()
	zero := 0
	try(func() { fmt.Println(1 / zero) })
	try(func() { fmt.Println(1 % zero) })
	try(func() { x := 7; x /= zero; fmt.Println(x) })
	try(func() { var u uint8; fmt.Println(u / u) })
	f := 0.0
	fmt.Println(1/f, -1/f, f/f, 1/-f)
	try(func() {
		defer func() {
			e := recover()
			_, isErr := e.(error)
			_, isRt := e.(runtime.Error)
			fmt.Printf("%v %v %v\n", e, isErr, isRt)
		}()
		var i8 int8
		_ = 5 / i8
	})
	var u uint = 7
	fmt.Println(u/2, u%4, -u%4, (u-8)/2 > 1<<60)
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
// 5 3 1 2 true
// -5 3 -1 -2 true
// 5 -3 -1 2 true
// -5 -3 1 -2 true
// -2 -3 -3 1; -1 0 -1 0; 0 -1 -1 3; 0 0 0 0; 0 1 0 1; 1 0 1 0; 2 3 2 3;
// panic: runtime error: integer divide by zero
// panic: runtime error: integer divide by zero
// panic: runtime error: integer divide by zero
// panic: runtime error: integer divide by zero
// +Inf -Inf NaN -Inf
// runtime error: integer divide by zero true true
// 3 3 1 true
