package main

import (
	"fmt"
	"strings"
)

type Graph map[string]map[string]int

func (g Graph) Add(a, b string, w int) {
	if g[a] == nil {
		g[a] = make(map[string]int)
	}
	g[a][b] = w
}
func (g Graph) Path(a, b string, seen map[string]bool) bool {
	if a == b {
		return true
	}
	seen[a] = true
	for n := range g[a] {
		if !seen[n] && g.Path(n, b, seen) {
			return true
		}
	}
	return false
}

type Table map[string]func(...float64) float64

func main() {
	g := Graph{}
	g.Add("a", "b", 1)
	g.Add("b", "c", 2)
	g.Add("d", "a", 3)
	fmt.Println(g.Path("a", "c", map[string]bool{}), g.Path("c", "a", map[string]bool{}), g)
	g["a"]["b"] += 10
	delete(g["b"], "c")
	fmt.Println(g["a"]["b"], len(g["b"]), g["zz"]["y"], g["zz"] == nil)
	t := Table{"sum": func(xs ...float64) (s float64) {
		for _, x := range xs {
			s += x
		}
		return
	}}
	t["mean"] = func(xs ...float64) float64 { return t["sum"](xs...) / float64(len(xs)) }
	fmt.Println(t["mean"](1, 2, 3, 6), len(t))
	type key struct{ r, c int }
	grid := map[key]rune{}
	for r, line := range strings.Split("ab\ncd", "\n") {
		for c, ch := range line {
			grid[key{r, c}] = ch
		}
	}
	fmt.Println(string(grid[key{1, 0}]), len(grid), grid[key{5, 5}] == 0)
	inverse := make(map[rune]key, len(grid))
	for k, v := range grid {
		inverse[v] = k
	}
	fmt.Println(inverse['d'], inverse)
	cache := map[[2]int]map[bool][]string{{1, 2}: {true: {"x"}}}
	cache[[2]int{1, 2}][true] = append(cache[[2]int{1, 2}][true], "y")
	fmt.Println(cache)
}

// Output:
// true false map[a:map[b:1] b:map[c:2] d:map[a:3]]
// 11 0 0 true
// 3 2
// c 4 true
// {1 1} map[97:{0 0} 98:{0 1} 99:{1 0} 100:{1 1}]
// map[[1 2]:map[true:[x y]]]
