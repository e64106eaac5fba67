package main

import (
	"fmt"
	"math"
)

type K struct {
	a int
	b string
}

func main() {
	m := map[float64]int{}
	m[math.NaN()] = 1
	m[math.NaN()] = 2
	fmt.Println(len(m))
	_, ok := m[math.NaN()]
	fmt.Println(ok)
	delete(m, math.NaN())
	fmt.Println(len(m))
	clear(m)
	fmt.Println(len(m))
	m[0.0] = 1
	m[math.Copysign(0, -1)] = 2
	fmt.Println(m)
	var n map[string]int
	fmt.Println(n == nil, len(n), n["x"])
	delete(n, "x")
	for range n {
		fmt.Println("no")
	}
	x := map[int]bool{}
	for i := 0; i < 10; i++ {
		x[i] = true
	}
	cnt := 0
	for k := range x {
		delete(x, k)
		cnt++
	}
	fmt.Println(cnt, len(x))
	ks := map[K][]int{{1, "a"}: {1}, {2, "b"}: {2, 3}}
	ks[K{1, "a"}] = append(ks[K{1, "a"}], 5)
	ks[K{3, "c"}] = nil
	fmt.Println(ks, len(ks[K{9, ""}]))
	mm := map[string]map[string]int{"a": {"b": 1}}
	mm["a"]["c"]++
	fmt.Println(mm, mm["z"]["q"])
	ia := map[any]string{1: "int", "1": "str", 1.0: "f", K{1, "z"}: "K", [2]int{1, 2}: "arr", nil: "nil", true: "b"}
	fmt.Println(ia[1], ia["1"], ia[1.0], ia[K{1, "z"}], ia[[2]int{1, 2}], ia[nil], ia[int64(1)] == "", ia[true])
	pm := map[*int]int{}
	a, b := 1, 1
	pm[&a]++
	pm[&b]++
	pm[&a]++
	fmt.Println(len(pm), pm[&a])
	st := map[string]struct{ n int }{"x": {1}}
	v, ok := st["x"]
	v.n = 5
	fmt.Println(v, ok, st)
	sp := map[string]*K{"p": {1, "q"}}
	sp["p"].a += 10
	fmt.Println(*sp["p"])
	fn := map[string]func(int) int{"d": func(i int) int { return i * 2 }}
	fmt.Println(fn["d"](4), fn["x"] == nil)
	if v, ok := mm["q"]; !ok {
		fmt.Println(v == nil, len(v))
	}
	m2 := map[string][2]int{"a": {1, 2}}
	for k, v := range m2 {
		v[0] = 9
		fmt.Println(k, v, m2)
	}
	cs := map[rune]int{}
	for _, r := range "hello" {
		cs[r]++
	}
	fmt.Println(cs['l'], len(cs), cs)
	bm := map[bool]int{}
	for i := range 5 {
		bm[i%2 == 0]++
	}
	fmt.Println(bm)
	s := make(map[string]int, 10)
	s["q"] -= 5
	s["q"] <<= 1
	fmt.Println(s)
	nested := map[string][]map[string]int{"a": {{"b": 1}, nil}}
	fmt.Println(nested)
	func() { defer func() { fmt.Println(recover()) }(); n["a"] = 1 }()
	func() { defer func() { fmt.Println(recover()) }(); ia[[]int{1}] = "x" }()
	func() { defer func() { fmt.Println(recover()) }(); var k any = func() {}; _ = ia[k] }()
}

// Output:
// 2
// false
// 2
// 0
// map[-0:2]
// true 0 0
// 10 0
// map[{1 a}:[1 5] {2 b}:[2 3] {3 c}:[]] 0
// map[a:map[b:1 c:1]] 0
// int str f K arr nil true b
// 2 2
// {5} true map[x:{1}]
// {11 q}
// 8 true
// true 0
// a [9 2] map[a:[1 2]]
// 2 4 map[101:1 104:1 108:2 111:1]
// map[false:2 true:3]
// map[q:-10]
// map[a:[map[b:1] map[]]]
// assignment to entry in nil map
// runtime error: hash of unhashable type []int
// runtime error: hash of unhashable type func()
