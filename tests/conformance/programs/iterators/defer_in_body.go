package main

import (
	"fmt"
	"iter"
)

func seq(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("iterator done")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func f() (out string) {
	defer func() { out += " outer" }()
	for i := range seq(3) {
		defer func() { fmt.Println("deferred", i); out += fmt.Sprint(i) }()
		if i == 1 {
			return "ret"
		}
	}
	return "end"
}

func g() (err error) {
	for i := range seq(3) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("recovered %v at %d", r, i)
			}
		}()
		if i == 2 {
			panic("two")
		}
	}
	return nil
}

func main() {
	fmt.Println(f())
	fmt.Println(g())
}

// Output:
// iterator done
// deferred 1
// deferred 0
// ret10 outer
// iterator done
// recovered two at 2
