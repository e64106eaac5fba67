package main

import (
	"fmt"
	"sync"
)

type Clock interface{ Now() int }

type fakeClock struct {
	mu sync.Mutex
	t  int
}

func (c *fakeClock) Now() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *fakeClock) Advance(d int) {
	c.mu.Lock()
	c.t += d
	c.mu.Unlock()
}

type Limiter struct {
	Clock
	rate, burst int
	tokens      int
	last        int
}

func NewLimiter(c Clock, rate, burst int) *Limiter {
	return &Limiter{Clock: c, rate: rate, burst: burst, tokens: burst}
}

func (l *Limiter) Allow() bool {
	now := l.Now()
	l.tokens = min(l.burst, l.tokens+(now-l.last)*l.rate)
	l.last = now
	if l.tokens == 0 {
		return false
	}
	l.tokens--
	return true
}

type Keyed[K comparable] struct {
	mu   sync.RWMutex
	make func() *Limiter
	by   map[K]*Limiter
}

func (k *Keyed[K]) Allow(key K) bool {
	k.mu.RLock()
	l, ok := k.by[key]
	k.mu.RUnlock()
	if !ok {
		k.mu.Lock()
		if l, ok = k.by[key]; !ok {
			l = k.make()
			k.by[key] = l
		}
		k.mu.Unlock()
	}
	return l.Allow()
}

func main() {
	clock := &fakeClock{}
	l := NewLimiter(clock, 2, 3)
	for i := range 10 {
		fmt.Print(l.Allow(), " ")
		if i%4 == 3 {
			clock.Advance(1)
		}
	}
	fmt.Println(l.tokens, l.Now())
	k := Keyed[[2]string]{make: func() *Limiter { return NewLimiter(clock, 1, 1) }, by: map[[2]string]*Limiter{}}
	a, b := [2]string{"GET", "/"}, [2]string{"PUT", "/"}
	fmt.Println(k.Allow(a), k.Allow(a), k.Allow(b), len(k.by))
	clock.Advance(5)
	fmt.Println(k.Allow(a), k.Allow(a))
}

// Output:
// true true true false true true false false true true 0 2
// true false true 2
// true false
