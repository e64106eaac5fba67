package main

import (
	"container/heap"
	"fmt"
)

type item struct {
	name string
	prio int
}
type pq []*item

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i].prio < p[j].prio }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *pq) Push(x any)        { *p = append(*p, x.(*item)) }
func (p *pq) Pop() any {
	old := *p
	n := len(old)
	x := old[n-1]
	*p = old[:n-1]
	return x
}

func main() {
	q := &pq{{"c", 3}, {"a", 1}}
	heap.Init(q)
	heap.Push(q, &item{"b", 2})
	for q.Len() > 0 {
		it := heap.Pop(q).(*item)
		fmt.Print(it.name, it.prio, " ")
	}
	fmt.Println()
}

// Output:
// a1 b2 c3
