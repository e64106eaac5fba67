package main

import (
	"fmt"
	"sync/atomic"
)

type config struct {
	name string
	n    int
}

func main() {
	var p atomic.Pointer[config]
	fmt.Println(p.Load() == nil)
	a, b := &config{"a", 1}, &config{"b", 2}
	p.Store(a)
	fmt.Println(p.CompareAndSwap(b, a), p.CompareAndSwap(a, b), p.Load().name)
	old := p.Swap(a)
	fmt.Println(old.n, p.Load().n)
}

// Refused: atomic.Pointer is generic; the interpreter has no generic types of compiled packages

// Output:
// true
// false true b
// 2 1
