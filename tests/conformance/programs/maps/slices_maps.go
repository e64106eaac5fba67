package main

import (
	"fmt"
	"sort"
	"strings"
)

func main() {
	s := []int{1, 2, 3, 4, 5}
	t := s[1:3]
	t[0] = 20
	t = append(t, 30)
	fmt.Println(s, t, len(t), cap(t), s[:2:3])
	u := make([]int, 2, 10)
	copy(u, s)
	fmt.Println(u, copy(u, []int{9}), u)
	b := append([]byte("ab"), "cd"...)
	fmt.Println(string(b))
	fmt.Println(copy(b, "zz"))
	var n []string
	fmt.Println(n == nil, len(n), append(n, "x"))
	m := map[string][]int{}
	m["a"] = append(m["a"], 1, 2)
	m["b"] = nil
	delete(m, "zz")
	fmt.Println(m, len(m), m["none"] == nil)
	c := map[rune]int{}
	for _, r := range "hello" {
		c[r]++
	}
	fmt.Println(c['l'], len(c))
	i := 0
	i, s[i] = 2, 99
	fmt.Println(i, s)
	s[0], s[4] = s[4], s[0]
	fmt.Println(s)
	mm := map[string]map[string]int{"x": {"y": 1}}
	mm["x"]["z"] += 5
	mm["x"]["y"] <<= 3
	fmt.Println(mm)
	arr := [...]string{2: "c", 0: "a"}
	fmt.Println(len(arr), arr)
	pa := &arr
	pa[1] = "b"
	fmt.Println(arr, pa[1:], len(pa))
	grid := [3][3]int{}
	grid[1][1] = 5
	g2 := grid
	g2[0][0] = 1
	fmt.Println(grid, g2)
	var sb strings.Builder
	for i := range 3 {
		fmt.Fprintf(&sb, "%d-", i)
	}
	fmt.Println(sb.String(), strings.Fields(" a b "), strings.Split("a,b", ","))
	r := []rune("héé")
	r[1] = 'e'
	fmt.Println(string(r), len(r))
	var ip map[any]string = map[any]string{1: "int", "1": "string", 1.5: "float"}
	fmt.Println(ip[1], ip["1"], ip[1.5])
	words := strings.Fields("the cat the dog")
	sort.Strings(words)
	fmt.Println(words, sort.SearchInts([]int{1, 3, 5}, 3))
}

// Output:
// [1 20 3 30 5] [20 3 30] 3 4 [1 20]
// [9 20] 1 [9 20]
// abcd
// 2
// true 0 [x]
// map[a:[1 2] b:[]] 2 true
// 2 4
// 2 [99 20 3 30 5]
// [5 20 3 30 99]
// map[x:map[y:8 z:5]]
// 3 [a  c]
// [a b c] [b c] 3
// [[0 0 0] [0 5 0] [0 0 0]] [[1 0 0] [0 5 0] [0 0 0]]
// 0-1-2- [a b] [a b]
// heé 3
// int string float
// [cat dog the the] 1
