package main

import "fmt"

type T struct{ n int }

func (t T) show(s string)   { fmt.Println("show", t.n, s) }
func (t *T) pshow(s string) { fmt.Println("pshow", t.n, s) }
func get(s string) string   { fmt.Println("get", s); return s }

func main() {
	x := 1
	defer fmt.Println("x =", x)
	x = 2
	t := T{1}
	defer t.show(get("a"))
	defer t.pshow(get("b"))
	t.n = 2
	f := func() { fmt.Println("old f") }
	defer f()
	f = func() { fmt.Println("new f") }
	s := []int{1}
	defer fmt.Println(s, len(s))
	s[0] = 9
	s = append(s, 2)
	defer func(n int) { fmt.Println(n, x, len(s)) }(x * 10)
	x = 3
	fmt.Println("body")
}

// Output:
// get a
// get b
// body
// 20 3 2
// [9] 1
// old f
// pshow 2 b
// show 1 a
// x = 1
