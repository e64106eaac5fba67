package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

type P struct {
	name string
	age  int
}

func main() {
	ps := []P{{"a", 3}, {"b", 1}, {"c", 3}, {"d", 2}}
	slices.SortStableFunc(ps, func(x, y P) int { return cmp.Compare(x.age, y.age) })
	fmt.Println(ps)
	i := slices.IndexFunc(ps, func(p P) bool { return p.name == "c" })
	fmt.Println(i, slices.ContainsFunc(ps, func(p P) bool { return p.age > 5 }))
	xs := []int{1, 2, 3, 4, 5}
	xs = slices.Insert(xs, 1, 10, 11)
	xs = slices.Delete(xs, 3, 5)
	fmt.Println(xs, slices.Replace(slices.Clone(xs), 0, 2, 7))
	xs = slices.DeleteFunc(xs, func(x int) bool { return x%2 == 0 })
	fmt.Println(xs, slices.Compact([]int{1, 1, 2, 2, 1}), slices.Concat(xs, []int{9}, nil))
	slices.Reverse(xs)
	fmt.Println(xs, slices.Compare([]int{1, 2}, []int{1, 3}), slices.Repeat([]int{1, 2}, 2))
	fmt.Println(slices.Sorted(maps.Keys(map[string]int{"z": 1, "a": 2})), slices.Collect(slices.Values(xs)))
	for i, v := range slices.Backward(xs) {
		fmt.Print(i, v, " ")
	}
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c)
	}
	fmt.Println()
	try(func() { slices.Max([]int{}) })
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
// [{b 1} {d 2} {a 3} {c 3}]
// 3 false
// [1 10 11 4 5] [7 11 4 5]
// [1 11 5] [1 2 1] [1 11 5 9]
// [5 11 1] -1 [1 2 1 2]
// [a z] [5 11 1]
// 2 1 1 11 0 5 [1 2][3 4][5]
// panic: slices.Max: empty list
