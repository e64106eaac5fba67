package workers

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestFor counts how often each element is visited.
func TestFor(t *testing.T) {
	for _, threads := range []int{1, 2, 3, 8} {
		old := runtime.GOMAXPROCS(threads)
		for _, n := range []int{0, 1, 2, 7, 64, 1000} {
			for _, grain := range []int{1, 3, 64, 5000} {
				seen := make([]atomic.Int32, n)
				var polls atomic.Int32
				For(n, grain, func() { polls.Add(1) }, func(lo, hi int) {
					if hi-lo > grain {
						t.Errorf("For(%d, %d): a piece from %d to %d", n, grain, lo, hi)
					}
					for i := lo; i < hi; i++ {
						seen[i].Add(1)
					}
				})
				for i := range seen {
					if c := seen[i].Load(); c != 1 {
						t.Fatalf("%d threads, For(%d, %d): element %d visited %d times", threads, n, grain, i, c)
					}
				}
				if tiles := (n + grain - 1) / grain; tiles > 1 && int(polls.Load()) != tiles {
					t.Errorf("For(%d, %d): %d polls, want %d", n, grain, polls.Load(), tiles)
				}
			}
		}
		runtime.GOMAXPROCS(old)
	}
}

// TestNested calls Run from tiles, of several goroutines, more deeply than there
// are places on the board.
func TestNested(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	var count atomic.Int64
	var nest func(depth int)
	nest = func(depth int) {
		if depth == 0 {
			count.Add(1)
			return
		}
		Run(3, nil, func(int) { nest(depth - 1) })
	}
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { nest(5) })
	}
	wg.Wait()
	if want := int64(10 * 243); count.Load() != want {
		t.Errorf("%d tiles, want %d", count.Load(), want)
	}
}

// TestPatience has tiles that take longer than the caller looks on, so that he
// sleeps until the last one wakes him.
func TestPatience(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	for range 20 {
		var ended atomic.Int32
		Run(4, nil, func(tile int) {
			for start := time.Now(); tile > 0 && time.Since(start) < 3*patience; {
			}
			ended.Add(1)
		})
		if n := ended.Load(); n != 4 {
			t.Fatalf("%d of 4 tiles had ended when Run did", n)
		}
	}
}

// TestPanic panics on each tile in turn: the caller gets it, and nothing runs
// after Run has ended.
func TestPanic(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	for bad := range 50 {
		var running atomic.Int32
		func() {
			defer func() {
				if v := recover(); v != bad {
					t.Errorf("recovered %v, want %v", v, bad)
				}
				if n := running.Load(); n != 0 {
					t.Errorf("%d tiles still run", n)
				}
			}()
			Run(50, nil, func(i int) {
				running.Add(1)
				defer running.Add(-1)
				if i == bad {
					panic(bad)
				}
			})
		}()
	}
}

// TestPoll stops by poll, wherever that runs.
func TestPoll(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	var stop atomic.Bool
	var after atomic.Int32
	defer func() {
		if v := recover(); v != "stop" {
			t.Errorf("recovered %v", v)
		}
		if n := after.Load(); n > 8 {
			t.Errorf("%d tiles began after the stop", n)
		}
	}()
	Run(1<<20, func() {
		if stop.Load() {
			panic("stop")
		}
	}, func(i int) {
		if stop.Load() {
			after.Add(1)
		}
		if i == 100 {
			stop.Store(true)
		}
	})
}

// TestThreads changes GOMAXPROCS between calls.
func TestThreads(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var sum atomic.Int64
	for i := range 200 {
		runtime.GOMAXPROCS(1 + i%5)
		Run(10, nil, func(tile int) { sum.Add(int64(tile)) })
	}
	if sum.Load() != 200*45 {
		t.Errorf("sum %d, want %d", sum.Load(), 200*45)
	}
}

func BenchmarkRun(b *testing.B) {
	for b.Loop() {
		Run(2, nil, func(int) {})
	}
}
