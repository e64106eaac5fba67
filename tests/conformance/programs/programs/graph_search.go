package main

import (
	"container/heap"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type Graph struct {
	edges map[string]map[string]int
}

type item struct {
	node string
	dist int
}

type pq []item

func (q pq) Len() int           { return len(q) }
func (q pq) Less(i, j int) bool { return q[i].dist < q[j].dist }
func (q pq) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *pq) Push(x any)        { *q = append(*q, x.(item)) }
func (q *pq) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

func (g *Graph) Add(a, b string, w int) {
	for _, e := range [][2]string{{a, b}, {b, a}} {
		if g.edges[e[0]] == nil {
			g.edges[e[0]] = map[string]int{}
		}
		g.edges[e[0]][e[1]] = w
	}
}

func (g *Graph) neighbours(n string) []string { return slices.Sorted(maps.Keys(g.edges[n])) }

func (g *Graph) Dijkstra(from string) (map[string]int, map[string]string) {
	dist, prev := map[string]int{from: 0}, map[string]string{}
	q := &pq{{from, 0}}
	for q.Len() > 0 {
		it := heap.Pop(q).(item)
		if it.dist > dist[it.node] {
			continue
		}
		for _, n := range g.neighbours(it.node) {
			d := it.dist + g.edges[it.node][n]
			if old, ok := dist[n]; !ok || d < old {
				dist[n], prev[n] = d, it.node
				heap.Push(q, item{n, d})
			}
		}
	}
	return dist, prev
}

func (g *Graph) DFS(n string, seen map[string]bool, visit func(string)) {
	if seen[n] {
		return
	}
	seen[n] = true
	visit(n)
	for _, m := range g.neighbours(n) {
		g.DFS(m, seen, visit)
	}
}

func path(prev map[string]string, to string) (p []string) {
	for n, ok := to, true; ok; n, ok = prev[n] {
		p = append([]string{n}, p...)
		if _, more := prev[n]; !more {
			break
		}
	}
	return
}

func main() {
	g := &Graph{map[string]map[string]int{}}
	g.Add("a", "b", 7)
	g.Add("a", "c", 9)
	g.Add("a", "f", 14)
	g.Add("b", "c", 10)
	g.Add("b", "d", 15)
	g.Add("c", "d", 11)
	g.Add("c", "f", 2)
	g.Add("d", "e", 6)
	g.Add("e", "f", 9)
	dist, prev := g.Dijkstra("a")
	fmt.Println(dist)
	fmt.Println(path(prev, "e"))
	var order []string
	g.DFS("a", map[string]bool{}, func(n string) { order = append(order, n) })
	fmt.Println(strings.Join(order, "-"))
}

// Output:
// map[a:0 b:7 c:9 d:20 e:20 f:11]
// [a c f e]
// a-b-c-d-e-f
