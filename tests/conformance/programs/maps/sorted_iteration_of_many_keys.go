package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
)

type point struct{ x, y int }
type grade rune
type byLen []string

func (b byLen) Len() int { return len(b) }
func (b byLen) Less(i, j int) bool {
	return len(b[i]) < len(b[j]) || len(b[i]) == len(b[j]) && b[i] < b[j]
}
func (b byLen) Swap(i, j int) { b[i], b[j] = b[j], b[i] }

func main() {
	ps := map[point]string{{1, 2}: "a", {0, 5}: "b", {1, 0}: "c"}
	keys := slices.SortedFunc(maps.Keys(ps), func(a, b point) int {
		return cmp.Or(cmp.Compare(a.x, b.x), -cmp.Compare(a.y, b.y))
	})
	for _, k := range keys {
		fmt.Print(k, ps[k], " ")
	}
	fmt.Println(ps)
	gs := map[grade][]string{'b': {"x"}, 'a': nil}
	gs['c'] = append(gs['c'], "new", "er")
	gs['b'] = append(gs['b'], "y")
	for _, g := range slices.Sorted(maps.Keys(gs)) {
		fmt.Printf("%c=%v ", g, gs[g])
	}
	fmt.Println(gs)
	words := byLen{"pear", "fig", "kiwi", "a"}
	sort.Sort(words)
	fmt.Println(words)
	sort.Sort(sort.Reverse(words))
	fmt.Println(words, sort.IsSorted(words))
	fmt.Println(map[any]int{"b": 1, 2: 2, "a": 3, 1.5: 4, true: 5}, map[[2]bool]int{{true, false}: 1, {false, true}: 2})
	inv := map[string][]point{}
	for _, k := range keys {
		inv[ps[k]] = append(inv[ps[k]], k)
	}
	fmt.Println(inv, len(inv["zz"]))
	for k := range ps {
		delete(ps, k)
	}
	fmt.Println(len(ps), ps)
}

// Output:
// {0 5}b {1 2}a {1 0}c map[{0 5}:b {1 0}:c {1 2}:a]
// a=[] b=[x y] c=[new er] map[97:[] 98:[x y] 99:[new er]]
// [a fig kiwi pear]
// [pear kiwi fig a] false
// map[a:3 b:1 2:2 1.5:4 true:5] map[[false true]:2 [true false]:1]
// map[a:[{1 2}] b:[{0 5}] c:[{1 0}]] 0
// 0 map[]
