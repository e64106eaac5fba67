package main

import "fmt"

func a() {
	defer fmt.Println("a deferred")
	defer func() {
		r := recover()
		fmt.Println("a recovered", r)
		panic(fmt.Sprintf("second(%v)", r))
	}()
	panic("first")
}

func b() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("b: %v", r)
		}
	}()
	defer func() { panic("replaced") }()
	panic("original")
}

func c() {
	defer func() { fmt.Println("c:", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner:", recover()) }()
		panic("in deferred")
	}()
	panic("outer")
}

func main() {
	func() {
		defer func() { fmt.Println("main:", recover()) }()
		a()
	}()
	fmt.Println(b())
	c()
	for i := range 3 {
		func() {
			defer func() {
				if r := recover(); r != nil && i < 2 {
					fmt.Println("loop", i, r)
				}
			}()
			if i != 1 {
				panic(i * 10)
			}
		}()
	}
}

// Output:
// a recovered first
// a deferred
// main: second(first)
// b: replaced
// inner: in deferred
// c: outer
// loop 0 0
