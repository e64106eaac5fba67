// Keyed, counted and nested array literals.
package main

import "fmt"

type Point struct{ x, y int }

const two = 2

func main() {
	a := [...]int{1, 2, 3}
	b := [5]int{1: 10, 20, 4: 40}
	c := [...]string{two: "c", "d", 0: "a"}
	d := [3]bool{}
	fmt.Println(a, b, c, d, len(c))
	fmt.Printf("%T %T %T %q\n", a, c, [...][2]int{{1}, {2, 3}}, c)
	vowels := [128]bool{'a': true, 'e': true, 'i': true, 'o': true, 'u': true}
	n := 0
	for _, r := range "programming in go" {
		if vowels[r] {
			n++
		}
	}
	fmt.Println(n)
	filter := [10]float32{-1, 4: -0.1, -0.1, 9: -1}
	fmt.Println(filter)
	pts := [...]Point{{1, 2}, {y: 5}, {}}
	ptrs := [2]*Point{{3, 4}, nil}
	fmt.Println(pts, *ptrs[0], ptrs[1] == nil)
	grid := [2][2][]int{{{1}, {2, 3}}, {nil, {4}}}
	fmt.Println(grid, grid[0][1][1])
	m := [2]map[string]int{{"a": 1}, {"b": 2}}
	fmt.Println(m)
	e := [...]struct{ k, v string }{{"a", "b"}, {v: "z"}}
	fmt.Printf("%+v %d\n", e, len([...]int{}))
}

// Output:
// [1 2 3] [0 10 20 0 40] [a  c d] [false false false] 4
// [3]int [4]string [2][2]int ["a" "" "c" "d"]
// 5
// [-1 0 0 0 -0.1 -0.1 0 0 0 -1]
// [{1 2} {0 5} {0 0}] {3 4} true
// [[[1] [2 3]] [[] [4]]] 3
// [map[a:1] map[b:2]]
// [{k:a v:b} {k: v:z}] 0
