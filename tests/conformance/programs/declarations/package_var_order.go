package main

import "fmt"

var (
	a = b + 1
	b = f()
	c = func() string { order = append(order, "c"); return "c" }()
	d = len(order)
)

var order []string

func f() int {
	order = append(order, "f")
	return 10
}

func init() { order = append(order, "init1") }
func init() { order = append(order, "init2") }

func main() { fmt.Println(a, b, c, d, order) }

// Output:
// 11 10 c 2 [f c init1 init2]
