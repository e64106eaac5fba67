package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type person struct {
	name string
	age  int
}

func main() {
	ps := []person{{"bo", 30}, {"al", 25}, {"cy", 30}}
	slices.SortFunc(ps, func(a, b person) int {
		return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(ps)
	i, ok := slices.BinarySearch([]int{1, 3, 5}, 3)
	fmt.Println(i, ok, slices.Index([]string{"a", "b"}, "b"), slices.Contains([]int{1}, 2))
	fmt.Println(slices.Max([]float64{1, 3, 2}), slices.Equal([]int{1}, []int{1}) == true)
	s := []int{3, 1, 2}
	t := slices.Clone(s)
	slices.Sort(t)
	slices.Reverse(s)
	fmt.Println(s, t, slices.Compact([]int{1, 1, 2, 2, 1}), slices.Insert([]int{1, 4}, 1, 2, 3))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c)
	}
	m := map[string]int{"x": 1, "y": 2}
	keys := slices.Sorted(maps.Keys(m))
	n := maps.Clone(m)
	maps.DeleteFunc(n, func(k string, v int) bool { return v > 1 })
	fmt.Println(keys, n, maps.Equal(m, n))
	min := slices.MinFunc(ps, func(a, b person) int { return a.age - b.age })
	fmt.Println(min.name, slices.IndexFunc(ps, func(p person) bool { return p.age == 30 }))
}

// Output:
// [{bo 30} {cy 30} {al 25}]
// 1 true 1 false
// 3 true
// [2 1 3] [1 2 3] [1 2 1] [1 2 3 4]
// [1 2][3 4][5][x y] map[x:1] false
// al 0
