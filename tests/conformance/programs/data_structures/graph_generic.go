package main

import (
	"cmp"
	"container/heap"
	"fmt"
	"math"
	"slices"
)

type Graph[N cmp.Ordered] struct {
	edges map[N]map[N]float64
}

func (g *Graph[N]) Add(from, to N, w float64) *Graph[N] {
	if g.edges == nil {
		g.edges = map[N]map[N]float64{}
	}
	for _, e := range [2][2]N{{from, to}, {to, from}} {
		if g.edges[e[0]] == nil {
			g.edges[e[0]] = map[N]float64{}
		}
		g.edges[e[0]][e[1]] = w
	}
	return g
}

func (g *Graph[N]) Neighbours(n N) []N {
	var ns []N
	for k := range g.edges[n] {
		ns = append(ns, k)
	}
	slices.Sort(ns)
	return ns
}

type stop[N any] struct {
	node N
	dist float64
}

type frontier[N any] []stop[N]

func (f frontier[N]) Len() int           { return len(f) }
func (f frontier[N]) Less(i, j int) bool { return f[i].dist < f[j].dist }
func (f frontier[N]) Swap(i, j int)      { f[i], f[j] = f[j], f[i] }
func (f *frontier[N]) Push(x any)        { *f = append(*f, x.(stop[N])) }
func (f *frontier[N]) Pop() any {
	last := (*f)[len(*f)-1]
	*f = (*f)[:len(*f)-1]
	return last
}

func (g *Graph[N]) Shortest(from, to N) (path []N, dist float64) {
	best := map[N]float64{from: 0}
	prev := map[N]N{}
	f := &frontier[N]{{from, 0}}
	for f.Len() > 0 {
		s := heap.Pop(f).(stop[N])
		if s.dist > best[s.node] {
			continue
		}
		if s.node == to {
			break
		}
		for _, n := range g.Neighbours(s.node) {
			d := s.dist + g.edges[s.node][n]
			if old, ok := best[n]; !ok || d < old {
				best[n], prev[n] = d, s.node
				heap.Push(f, stop[N]{n, d})
			}
		}
	}
	d, ok := best[to]
	if !ok {
		return nil, math.Inf(1)
	}
	for n := to; ; n = prev[n] {
		path = append(path, n)
		if n == from {
			break
		}
	}
	slices.Reverse(path)
	return path, d
}

func (g *Graph[N]) DFS(start N, visit func(N, int) bool) {
	seen := map[N]bool{}
	var rec func(N, int) bool
	rec = func(n N, depth int) bool {
		if seen[n] {
			return true
		}
		seen[n] = true
		if !visit(n, depth) {
			return false
		}
		for _, m := range g.Neighbours(n) {
			if !rec(m, depth+1) {
				return false
			}
		}
		return true
	}
	rec(start, 0)
}

func main() {
	var g Graph[string]
	g.Add("A", "B", 4).Add("A", "C", 2).Add("C", "B", 1).Add("B", "D", 5).Add("C", "D", 8).Add("D", "E", 3)
	g.Add("X", "Y", 1)
	fmt.Println(g.Shortest("A", "E"))
	fmt.Println(g.Shortest("A", "X"))
	g.DFS("A", func(n string, depth int) bool {
		fmt.Print(n, depth, " ")
		return n != "D"
	})
	fmt.Println()
	grid := &Graph[int]{}
	for y := range 4 {
		for x := range 4 {
			if x < 3 {
				grid.Add(y*4+x, y*4+x+1, float64(1+(x*y)%3))
			}
			if y < 3 {
				grid.Add(y*4+x, y*4+x+4, float64(1+(x+y)%2))
			}
		}
	}
	fmt.Println(grid.Shortest(0, 15))
}

// Output:
// [A C B D E] 11
// [] +Inf
// A0 B1 C2 D3
// [0 4 5 9 13 14 15] 7
