package main

import (
	"fmt"
	"sort"
)

type point struct{ x, y int }
type cell struct {
	n    int
	tags map[string]bool
}
type board map[point]*cell
type graph map[string][]string
type counter map[rune]int

func (b board) at(p point) *cell {
	c, ok := b[p]
	if !ok {
		c = &cell{tags: make(map[string]bool)}
		b[p] = c
	}
	return c
}

func (g graph) order() (out []string, cyclic bool) {
	state := map[string]int{}
	var visit func(string)
	visit = func(n string) {
		switch state[n] {
		case 1:
			cyclic = true
			return
		case 2:
			return
		}
		state[n] = 1
		next := append([]string(nil), g[n]...)
		sort.Strings(next)
		for _, m := range next {
			visit(m)
		}
		state[n] = 2
		out = append(out, n)
	}
	names := make([]string, 0, len(g))
	for n := range g {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		visit(n)
	}
	return
}

func (c counter) add(s string) counter {
	for _, r := range s {
		c[r]++
	}
	return c
}

func main() {
	b := board{}
	b.at(point{1, 2}).n += 5
	b.at(point{1, 2}).tags["x"] = true
	b[point{1, 2}].n *= 2
	fmt.Println(len(b), *b.at(point{1, 2}), b.at(point{}).n, len(b))
	fmt.Println(graph{"app": {"log", "db"}, "db": {"log"}, "log": nil}.order())
	fmt.Println(graph{"a": {"b"}, "b": {"a"}}.order())
	fmt.Println(counter{}.add("hello").add("élé"), counter{}.add("zz")['z'])
	nested := map[string]map[int][]point{}
	for i, k := range []string{"p", "q", "p"} {
		if nested[k] == nil {
			nested[k] = map[int][]point{}
		}
		nested[k][i%2] = append(nested[k][i%2], point{i, i})
	}
	fmt.Println(nested, nested["none"][3] == nil)
	arr := map[string][2]int{"a": {1, 2}}
	v := arr["a"]
	v[0] = 9
	arr["b"] = v
	fmt.Println(arr, arr["a"][1], arr["zz"][0])
	fn := map[bool]func(...int) int{true: func(n ...int) int { return len(n) }}
	fmt.Println(fn[true](1, 2), fn[false] == nil)
	delete(arr, "missing")
	var nilMap map[string]int
	delete(nilMap, "x")
	n, ok := nilMap["x"]
	fmt.Println(n, ok, len(nilMap))
}

// Output:
// 1 {10 map[x:true]} 0 2
// [log db app] false
// [b a] true
// map[101:1 104:1 108:3 111:1 233:2] 2
// map[p:map[0:[{0 0} {2 2}]] q:map[1:[{1 1}]]] true
// map[a:[1 2] b:[9 2]] 2 0
// 2 true
// 0 false 0
