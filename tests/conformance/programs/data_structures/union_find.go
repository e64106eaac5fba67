package main

import (
	"fmt"
	"slices"
)

type UnionFind struct {
	parent, size []int
	sets         int
}

func New(n int) UnionFind {
	u := UnionFind{make([]int, n), make([]int, n), n}
	for i := range n {
		u.parent[i], u.size[i] = i, 1
	}
	return u
}

func (u *UnionFind) Find(x int) int {
	for u.parent[x] != x {
		u.parent[x] = u.parent[u.parent[x]]
		x = u.parent[x]
	}
	return x
}

func (u *UnionFind) Union(a, b int) bool {
	a, b = u.Find(a), u.Find(b)
	if a == b {
		return false
	}
	if u.size[a] < u.size[b] {
		a, b = b, a
	}
	u.parent[b] = a
	u.size[a] += u.size[b]
	u.sets--
	return true
}

type edge struct {
	from, to int
	weight   float64
}

func kruskal(n int, edges []edge) (tree []edge, total float64) {
	edges = slices.Clone(edges)
	slices.SortStableFunc(edges, func(a, b edge) int {
		switch {
		case a.weight < b.weight:
			return -1
		case a.weight > b.weight:
			return 1
		}
		return 0
	})
	u := New(n)
	for _, e := range edges {
		if u.Union(e.from, e.to) {
			tree = append(tree, e)
			total += e.weight
		}
	}
	return
}

func islands(rows []string) int {
	w := len(rows[0])
	u := New(w * len(rows))
	water := 0
	for y, row := range rows {
		for x, c := range row {
			if c != '#' {
				water++
				continue
			}
			for _, d := range [][2]int{{1, 0}, {0, 1}} {
				if nx, ny := x+d[0], y+d[1]; nx < w && ny < len(rows) && rows[ny][nx] == '#' {
					u.Union(y*w+x, ny*w+nx)
				}
			}
		}
	}
	return u.sets - water
}

func main() {
	u := New(10)
	for _, p := range [][2]int{{4, 3}, {3, 8}, {6, 5}, {9, 4}, {2, 1}, {8, 9}, {5, 0}, {7, 2}, {6, 1}, {1, 0}, {6, 7}} {
		fmt.Print(u.Union(p[0], p[1]), " ")
	}
	fmt.Println(u.sets, u.Find(0) == u.Find(7), u.Find(0) == u.Find(9), u.size[u.Find(3)])
	edges := []edge{{0, 1, 7}, {0, 3, 5}, {1, 2, 8}, {1, 3, 9}, {1, 4, 7.5}, {2, 4, 5}, {3, 4, 15}, {3, 5, 6}, {4, 5, 8.5}}
	fmt.Println(kruskal(6, edges))
	fmt.Println(islands([]string{
		"##..#",
		"#..##",
		"..#..",
		"##..#",
	}))
}

// Output:
// true true true true true false true true true false false 2 true false 4
// [{0 3 5} {2 4 5} {3 5 6} {0 1 7} {1 4 7.5}] 30.5
// 5
