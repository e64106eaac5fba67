package main

import (
	"fmt"
	"maps"
	"slices"
)

func main() {
	m := map[string]int{"a": 1, "b": 2}
	c := maps.Clone(m)
	c["c"] = 3
	fmt.Println(m, c, maps.Equal(m, c), maps.EqualFunc(m, m, func(x, y int) bool { return x == y }))
	maps.DeleteFunc(c, func(k string, v int) bool { return v%2 == 1 })
	maps.Copy(c, map[string]int{"z": 26})
	fmt.Println(c, slices.Sorted(maps.Keys(c)), slices.Sorted(maps.Values(c)))
	d := maps.Collect(maps.All(m))
	maps.Insert(d, maps.All(map[string]int{"q": 9}))
	fmt.Println(d, len(d))
	var n map[string]int
	fmt.Println(maps.Clone(n) == nil, maps.Equal(n, map[string]int{}))
	inv := map[int][]string{}
	for k, v := range map[string]int{"x": 1, "y": 2, "z": 1} {
		inv[v] = append(inv[v], k)
	}
	for _, v := range inv {
		slices.Sort(v)
	}
	fmt.Println(inv)
}

// Output:
// map[a:1 b:2] map[a:1 b:2 c:3] false true
// map[b:2 z:26] [b z] [2 26]
// map[a:1 b:2 q:9] 3
// true true
// map[1:[x z] 2:[y]]
