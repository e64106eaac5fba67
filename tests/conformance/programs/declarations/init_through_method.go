package main

import "fmt"

type T struct{ n int }

func (t *T) get() int { return t.n + base }

var t0 = T{1}
var r = (*T).get
var q = t0.get()
var base = compute()

func compute() int { fmt.Println("compute"); return 100 }

func main() {
	fmt.Println(q, r(&T{5}), base)
}

// Output:
// compute
// 101 105 100
