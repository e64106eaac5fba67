package main

import (
	"fmt"
	"sync"
)

type point struct{ x, y int }

func main() {
	var m sync.Map
	m.Store("a", 1)
	m.Store("b", point{1, 2})
	v, ok := m.Load("b")
	fmt.Println(v.(point).y, ok)
	act, loaded := m.LoadOrStore("a", 5)
	fmt.Println(act, loaded)
	act, loaded = m.LoadOrStore(point{3, 4}, "key")
	fmt.Println(act, loaded)
	m.Delete("a")
	keys := 0
	m.Range(func(k, v any) bool { keys++; return true })
	fmt.Println(keys)
	v, ok = m.Load(point{3, 4})
	fmt.Println(v, ok)
	p := sync.Pool{New: func() any { return new(point) }}
	q := p.Get().(*point)
	q.x = 9
	fmt.Println(q.x)
	p.Put(q)
}

// Output:
// 2 true
// 1 true
// key false
// 2
// key true
// 9
