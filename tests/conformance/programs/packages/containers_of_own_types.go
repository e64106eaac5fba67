package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type task struct {
	name     string
	priority int
	index    int
}

type queue []*task

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}
func (q *queue) Push(x any) {
	t := x.(*task)
	t.index = len(*q)
	*q = append(*q, t)
}
func (q *queue) Pop() any {
	old := *q
	t := old[len(old)-1]
	*q = old[:len(old)-1]
	t.index = -1
	return t
}

func main() {
	q := queue{}
	for i, n := range []string{"eat", "sleep", "code", "read"} {
		heap.Push(&q, &task{name: n, priority: i * i % 5})
	}
	low := q[len(q)-1]
	low.priority = 10
	heap.Fix(&q, low.index)
	removed := heap.Remove(&q, 1).(*task)
	fmt.Println(removed.name, removed.index, low.index)
	for q.Len() > 0 {
		t := heap.Pop(&q).(*task)
		fmt.Print(t.name, ":", t.priority, " ")
	}
	fmt.Println()
	l := list.New()
	e := l.PushBack(task{name: "a"})
	l.PushFront(&task{name: "b"})
	l.InsertBefore(3, e)
	l.MoveToFront(e)
	for e := l.Front(); e != nil; e = e.Next() {
		switch v := e.Value.(type) {
		case task:
			fmt.Print("value ", v.name, " ")
		case *task:
			fmt.Print("pointer ", v.name, " ")
		default:
			fmt.Print(v, " ")
		}
	}
	fmt.Println(l.Len(), l.Remove(e).(task).name)
	r := ring.New(3)
	for i := range 3 {
		r.Value = task{priority: i}
		r = r.Next()
	}
	sum := 0
	r.Do(func(v any) { sum += v.(task).priority })
	fmt.Println(sum, r.Len(), r.Prev().Value.(task).priority)
}

// Output:
// code -1 0
// eat:10 read:4 sleep:1
// value a pointer b 3 3 a
// 3 3 2
