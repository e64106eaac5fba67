package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type stats struct {
	hits  atomic.Int64
	flags atomic.Uint32
	done  atomic.Bool
	last  atomic.Value
	mu    sync.RWMutex
	names map[string]int
}

func (s *stats) hit(name string) {
	s.hits.Add(1)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.names[name]++
}

func (s *stats) get(name string) int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.names[name]
}

type config struct{ v int }

func main() {
	s := &stats{names: map[string]int{}}
	var wg sync.WaitGroup
	var plain int64
	for i := range 8 {
		wg.Go(func() {
			for j := range 50 {
				s.hit(fmt.Sprint("n", j%2))
				atomic.AddInt64(&plain, int64(i))
			}
		})
	}
	wg.Wait()
	fmt.Println(s.hits.Load(), s.get("n0"), s.get("n1"), s.get("none"), plain)
	fmt.Println(s.flags.Or(5), s.flags.And(4), s.flags.Load(), s.done.Swap(true), s.done.CompareAndSwap(false, true))
	s.last.Store(config{3})
	fmt.Println(s.last.Load().(config).v, s.last.CompareAndSwap(config{3}, config{4}), s.last.Load())
	once := sync.OnceValue(func() int { plain++; return int(plain) })
	fmt.Println(once(), once())
	f := sync.OnceFunc(func() { fmt.Println("once") })
	f()
	f()
	defer func() { fmt.Println(recover() != nil) }()
	s.last.Store("other type")
}

// Output:
// 400 200 200 0 1400
// 0 5 4 false false
// 3 true {4}
// 1401 1401
// once
// true
