package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
	sem  chan struct{}
}

func (g *group) Go(f func() error) {
	g.wg.Add(1)
	g.sem <- struct{}{}
	go func() {
		defer func() { <-g.sem; g.wg.Done() }()
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err })
		}
	}()
}

func (g *group) Wait() error { g.wg.Wait(); return g.err }

func main() {
	g := &group{sem: make(chan struct{}, 2)}
	var active, peak atomic.Int32
	for i := range 10 {
		g.Go(func() error {
			n := active.Add(1)
			for {
				p := peak.Load()
				if n <= p || peak.CompareAndSwap(p, n) {
					break
				}
			}
			active.Add(-1)
			if i == 7 {
				return fmt.Errorf("job %d failed", i)
			}
			return nil
		})
	}
	fmt.Println(g.Wait(), peak.Load() <= 2)
}

// Output:
// job 7 failed true
