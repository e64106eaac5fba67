package main

import (
	"fmt"
	"sort"
	"sync"
)

type Queue struct {
	mu    sync.Mutex
	c     *sync.Cond
	items []int
}

func NewQ() *Queue         { q := &Queue{}; q.c = sync.NewCond(&q.mu); return q }
func (q *Queue) Put(x int) { q.mu.Lock(); q.items = append(q.items, x); q.mu.Unlock(); q.c.Signal() }
func (q *Queue) Get() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.c.Wait()
	}
	x := q.items[0]
	q.items = q.items[1:]
	return x
}
func main() {
	q := NewQ()
	out := make(chan int)
	go func() {
		for range 3 {
			out <- q.Get()
		}
	}()
	for i := range 3 {
		q.Put(i * i)
	}
	fmt.Println(<-out, <-out, <-out)
	var m sync.Map
	for i := range 3 {
		m.Store(i, fmt.Sprint("v", i))
	}
	v, ok := m.Load(1)
	_, loaded := m.LoadOrStore(1, "x")
	fmt.Println(v, ok, loaded)
	m.Delete(0)
	var ks []int
	m.Range(func(k, v any) bool { ks = append(ks, k.(int)); return true })
	sort.Ints(ks)
	fmt.Println(ks)
	n := 0
	p := sync.Pool{New: func() any { n++; return new([]byte) }}
	b := p.Get().(*[]byte)
	*b = append(*b, 1)
	p.Put(b)
	fmt.Println(n, len(*b))
	var mu sync.RWMutex
	fmt.Println(mu.TryLock(), mu.TryRLock())
	mu.Unlock()
	var once sync.Once
	for range 2 {
		func() { defer func() { recover() }(); once.Do(func() { fmt.Println("once"); panic(1) }) }()
	}
}

// Output:
// 0 1 4
// v1 true true
// [1 2]
// 1 1
// true false
// once
