package main

import (
	"errors"
	"fmt"
	"sync"
)

type counter struct {
	mu sync.RWMutex
	m  map[string]int
}

func (c *counter) inc(k string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[k]++
}

func (c *counter) get(k string) int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.m[k]
}

type embedded struct {
	sync.Mutex
	n int
}

func main() {
	c := counter{m: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() { c.inc([]string{"a", "b"}[i%2]) })
	}
	wg.Wait()
	fmt.Println(c.get("a"), c.get("b"))
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	var e embedded
	for range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			e.Lock()
			defer e.Unlock()
			e.n++
		}()
	}
	wg.Wait()
	fmt.Println(e.n)
	v := sync.OnceValue(func() int { fmt.Println("computed"); return 42 })
	fmt.Println(v(), v())
	f := sync.OnceFunc(func() { fmt.Println("func") })
	f()
	f()
	a, err := sync.OnceValues(func() (string, error) { return "x", errors.New("y") })()
	fmt.Println(a, err)
}

// Output:
// 25 25
// once
// 10
// computed
// 42 42
// func
// x y
