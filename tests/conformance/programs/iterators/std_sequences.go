package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type word string

func main() {
	for s := range strings.SplitSeq("a,b,,c", ",") {
		fmt.Printf("%q ", s)
	}
	for s := range strings.FieldsSeq("  x  y ") {
		fmt.Printf("%q ", s)
	}
	for l := range strings.Lines("one\ntwo") {
		fmt.Printf("%q ", l)
	}
	for b := range bytes.SplitSeq([]byte("p-q"), []byte("-")) {
		fmt.Printf("%q ", b)
	}
	fmt.Println()
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, len(c), cap(c), " ")
	}
	for i, v := range slices.Backward([]word{"a", "b"}) {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	m := map[word]int{"x": 3, "y": 1, "z": 2}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	fmt.Println(slices.SortedFunc(maps.Keys(m), func(a, b word) int { return m[a] - m[b] }))
	n := maps.Clone(m)
	maps.DeleteFunc(n, func(_ word, v int) bool { return v > 2 })
	maps.Insert(n, maps.All(map[word]int{"w": 0}))
	fmt.Println(n, len(m), maps.Equal(m, n))
	fmt.Println(slices.Collect(slices.Values([]word{"q"})), slices.AppendSeq([]int{0}, slices.Values([]int{1})))
}

// Output:
// "a" "b" "" "c" "x" "y" "one\n" "two" "p" "q"
// [1 2] 2 2 [3 4] 2 2 [5] 1 1 1b 0a
// [x y z] [1 2 3]
// [y z x]
// map[w:0 y:1 z:2] 3 false
// [q] [0 1]
