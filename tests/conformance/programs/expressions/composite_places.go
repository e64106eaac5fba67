package main

import "fmt"

type P struct {
	X, Y int
	In   struct{ arr [3]int }
	M    map[string][]int
	Next *P
}

func get() *P { return &P{X: 7, M: map[string][]int{"k": {1, 2}}} }

func main() {
	p := get()
	p.In.arr[1]++
	p.M["k"][0] += 10
	p.M["n"] = append(p.M["n"], p.X)
	p.Next = get()
	p.Next.In.arr[2] = p.In.arr[1] + 1
	p.Next.M["k"] = p.M["k"][:1]
	fmt.Println(p.In.arr, p.M, p.Next.In.arr, p.Next.M, get().X, get().M["k"][1])
	xs := []P{*p, {X: 1}}
	xs[1].In.arr = p.In.arr
	xs[0].X, xs[1].X = xs[1].X, xs[0].X
	fmt.Println(xs[0].X, xs[1].X, xs[1].In.arr)
	ms := map[string]*P{"a": &xs[0]}
	ms["a"].Next.X = 99
	ms["a"].In.arr[0]--
	fmt.Println(p.Next.X, xs[0].In.arr, ms["a"].M["none"] == nil)
	arr := [2][2]P{}
	arr[1][0].M = map[string][]int{}
	arr[1][0].M["z"] = []int{1}
	arr[1][0].M["z"][0]++
	fmt.Println(arr[1][0].M, len(arr[0][1].M))
	fs := map[string]func() []func(int) int{"f": func() []func(int) int { return []func(int) int{func(i int) int { return i * 2 }} }}
	fmt.Println(fs["f"]()[0](21))
	pp := &xs[0].In
	pp.arr[2] = 5
	q := &pp.arr[2]
	*q *= 2
	fmt.Println(xs[0].In.arr)
	var n *P
	try(func() { n.In.arr[0] = 1 })
	try(func() { fmt.Println(p.Next.Next.X) })
	try(func() { p.Next.Next.M["a"] = nil })
	try(func() { fmt.Println(xs[len(xs)].X) })
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
// [0 1 0] map[k:[11 2] n:[7]] [0 0 2] map[k:[11]] 7 2
// 1 7 [0 1 0]
// 99 [-1 1 0] true
// map[z:[2]] 0
// 42
// [-1 1 10]
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: index out of range [2] with length 2
