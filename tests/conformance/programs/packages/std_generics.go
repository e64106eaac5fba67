package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

type person struct {
	name string
	age  int
}

func (p person) String() string { return fmt.Sprintf("%s/%d", p.name, p.age) }

type names []string

type grade float32

func main() {
	x := []int{5, 2, 9, 2}
	slices.Sort(x)
	fmt.Println(x, slices.Contains(x, 9), slices.Index(x, 2), slices.Max(x), slices.Min(x))
	fmt.Println(slices.BinarySearch(x, 5))
	fmt.Println(slices.Compact(slices.Clone(x)), slices.IsSorted(x))

	people := []person{{"bob", 30}, {"al", 25}, {"cy", 30}}
	slices.SortStableFunc(people, func(a, b person) int {
		return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(people)
	oldest := slices.MaxFunc(people, func(a, b person) int { return cmp.Compare(a.age, b.age) })
	fmt.Printf("%v %T\n", oldest, oldest)
	fmt.Println(slices.Contains(people, person{"al", 25}), slices.IndexFunc(people, func(p person) bool { return p.age < 30 }))

	n := names{"b", "a"}
	slices.Sort(n)
	fmt.Printf("%v %T\n", n, n)
	g := []grade{2.5, 1}
	slices.Reverse(g)
	fmt.Printf("%v %T\n", slices.Insert(g, 1, 7, 8), g)

	m := map[string]int{"one": 1, "two": 2, "three": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	c := maps.Clone(m)
	maps.DeleteFunc(c, func(_ string, v int) bool { return v > 1 })
	fmt.Println(c, len(m), maps.Equal(c, m))
	fmt.Println(maps.Collect(slices.All([]string{"p", "q"})))

	for part := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(part, " ")
	}
	for i, v := range slices.Backward([]string{"x", "y", "z"}) {
		if i == 0 {
			break
		}
		fmt.Print(i, v, " ")
	}
	fmt.Println()

	calls := 0
	once := sync.OnceValue(func() int { calls++; return 42 })
	fmt.Println(once(), once(), calls)

	defer func() { fmt.Println("recovered:", recover()) }()
	slices.Max([]float64{})
}

// Output:
// [2 2 5 9] true 0 9 2
// 2 true
// [2 5 9] true
// [bob/30 cy/30 al/25]
// bob/30 main.person
// true 2
// [a b] main.names
// [1 7 8 2.5] []main.grade
// [one three two] [1 2 3]
// map[one:1] 3 false
// map[0:p 1:q]
// [1 2] [3 4] [5] 2z 1y
// 42 42 1
// recovered: slices.Max: empty list
