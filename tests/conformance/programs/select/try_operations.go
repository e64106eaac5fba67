package main

import "fmt"

type queue[T any] struct{ c chan T }

func (q queue[T]) tryPut(v T) bool {
	select {
	case q.c <- v:
		return true
	default:
		return false
	}
}

func (q queue[T]) tryGet() (v T, ok bool) {
	select {
	case v, ok = <-q.c:
		return v, ok
	default:
		return
	}
}

func main() {
	q := queue[string]{make(chan string, 2)}
	fmt.Println(q.tryPut("a"), q.tryPut("b"), q.tryPut("c"), len(q.c), cap(q.c))
	fmt.Println(q.tryGet())
	fmt.Println(q.tryGet())
	fmt.Println(q.tryGet())
	var n queue[int]
	fmt.Println(n.tryPut(1), len(n.c), cap(n.c))
	fmt.Println(n.tryGet())
	e := queue[error]{make(chan error, 1)}
	fmt.Println(e.tryPut(nil))
	fmt.Println(e.tryGet())
}

// Output:
// true true false 2 2
// a true
// b true
//  false
// false 0 0
// 0 false
// true
// <nil> true
