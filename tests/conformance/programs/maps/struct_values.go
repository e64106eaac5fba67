package main

import "fmt"

type V struct {
	n  int
	xs []int
}

func main() {
	m := map[string]V{"a": {1, nil}}
	v := m["a"]
	v.n = 99
	v.xs = append(v.xs, 1)
	fmt.Println(m, v)
	m["a"] = v
	m["b"] = V{n: m["a"].n + 1}
	fmt.Println(m["a"].n, m["b"].n, m["zz"].n, m["zz"].xs == nil, m)
	pm := map[string]*V{"a": {1, nil}}
	pm["a"].n++
	pm["a"].xs = append(pm["a"].xs, 7)
	fmt.Println(pm["a"].n, *pm["a"], pm["q"] == nil)
	try(func() { pm["q"].n++ })
	mm := map[string]map[string]int{}
	if mm["x"] == nil {
		mm["x"] = map[string]int{}
	}
	mm["x"]["y"]++
	fmt.Println(mm, mm["no"]["way"], len(mm["no"]))
	try(func() { mm["no"]["way"] = 1 })
	am := map[int][2]int{1: {1, 2}}
	arr := am[1]
	arr[0] = 5
	fmt.Println(am[1][1], arr, am)
	sm := map[int][]int{}
	sm[1] = append(sm[1], 1)
	sm[1][0]++
	fm := map[string]func(int) int{"dbl": func(x int) int { return 2 * x }}
	fmt.Println(sm, fm["dbl"](4), fm["nil"] == nil)
	try(func() { fm["nil"](1) })
	cnt := map[rune]int{}
	for _, r := range "hello" {
		cnt[r]++
	}
	fmt.Println(cnt, cnt['l'])
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
// map[a:{1 []}] {99 [1]}
// 99 100 0 true map[a:{99 [1]} b:{100 []}]
// 2 {2 [7]} true
// panic: runtime error: invalid memory address or nil pointer dereference
// map[x:map[y:1]] 0 0
// panic: assignment to entry in nil map
// 2 [5 2] map[1:[1 2]]
// map[1:[2]] 8 true
// panic: runtime error: invalid memory address or nil pointer dereference
// map[101:1 104:1 108:2 111:1] 2
