package main

import "fmt"

var calls int

func next() int { calls++; return calls }

func main() {
	switch next(); {
	case calls == 1:
		fmt.Println("one", calls)
	}
	switch x := next(); x {
	case 1, 3:
		fmt.Println("odd")
	case next() - 1:
		fmt.Println("matched", x, calls)
	}
	switch x, y := next(), next(); {
	case x > y:
		fmt.Println("x")
	case x < y:
		x, y := y, x
		fmt.Println("y", x, y)
	}
	switch calls++; calls {
	default:
		fmt.Println("default", calls)
	}
	switch {
	}
	switch next() {
	}
	fmt.Println(calls)
	switch i := any(next()); v := i.(type) {
	case int:
		fmt.Println("int", v+1)
	}
}

// Output:
// one 1
// matched 2 3
// y 5 4
// default 6
// 7
// int 9
