package main

import "fmt"

type S struct{ xs []int }

func f() []int         { return nil }
func g(xs ...int) bool { return xs == nil }

func main() {
	var n []int
	e := []int{}
	m := make([]int, 0)
	fmt.Println(n == nil, e == nil, m == nil, len(n), cap(n), len(e))
	fmt.Println(n, e, f() == nil, S{}.xs == nil, g(), g(n...), g(e...), g(1))
	fmt.Printf("%v %#v %#v %d %s\n", n, n, e, n, []string(nil))
	fmt.Println(n[:] == nil, n[0:0] == nil, e[:0] == nil, append(n[:0], e...) == nil)
	for range n {
		fmt.Println("never")
	}
	try(func() { fmt.Println(n[0]) })
	try(func() { fmt.Println(n[:1]) })
	var i any = n
	fmt.Println(i == nil, i.([]int) == nil)
	p := &n
	*p = append(*p, 1)
	fmt.Println(n, len(*p), (*p)[0])
	clear(n)
	fmt.Println(n)
	n = nil
	clear(n)
	mm := map[string][]int{}
	mm["a"] = append(mm["a"], 1, 2)
	fmt.Println(mm, mm["b"] == nil, len(mm["zz"]))
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
// true false false 0 0 0
// [] [] true true true true false false
// [] []int(nil) []int{} [] []
// true true false true
// panic: runtime error: index out of range [0] with length 0
// panic: runtime error: slice bounds out of range [:1] with capacity 0
// false true
// [1] 1 1
// [0]
// map[a:[1 2]] true 0
