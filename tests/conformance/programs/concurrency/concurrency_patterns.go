package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func worker(id int, jobs <-chan int, res chan<- [2]int, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		res <- [2]int{j, j * j}
	}
	_ = id
}

type SafeMap struct {
	sync.RWMutex
	m map[string]int
}

func (s *SafeMap) Inc(k string)     { s.Lock(); defer s.Unlock(); s.m[k]++ }
func (s *SafeMap) Get(k string) int { s.RLock(); defer s.RUnlock(); return s.m[k] }
func gen(ctx context.Context) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 0; ; i++ {
			select {
			case c <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	return c
}

type Group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
}

func (g *Group) Go(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err })
		}
	}()
}
func (g *Group) Wait() error { g.wg.Wait(); return g.err }
func main() {
	jobs, res := make(chan int, 10), make(chan [2]int, 10)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go worker(i, jobs, res, &wg)
	}
	for i := 1; i <= 9; i++ {
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	close(res)
	sum := 0
	for r := range res {
		sum += r[1]
	}
	fmt.Println(sum)
	sm := SafeMap{m: map[string]int{}}
	for range 50 {
		wg.Add(1)
		go func() { defer wg.Done(); sm.Inc("k") }()
	}
	wg.Wait()
	fmt.Println(sm.Get("k"))
	var cnt int64
	var ai atomic.Int64
	for i := range 20 {
		wg.Add(1)
		go func(n int) { atomic.AddInt64(&cnt, int64(n)); ai.Add(1); wg.Done() }(i)
	}
	wg.Wait()
	fmt.Println(cnt, ai.Load())
	ctx, cancel := context.WithCancel(context.Background())
	for v := range gen(ctx) {
		if v == 5 {
			cancel()
			break
		}
	}
	fmt.Println(ctx.Err(), errors.Is(ctx.Err(), context.Canceled))
	var g Group
	g.Go(func() error { return nil })
	g.Go(func() error { return errors.New("bad") })
	fmt.Println(g.Wait())
	cc := make(chan chan int, 1)
	c := make(chan int, 1)
	cc <- c
	(<-cc) <- 42
	fmt.Println(<-c, len(c), cap(c))
	select {
	case v, ok := <-c:
		fmt.Println(v, ok)
	default:
		fmt.Println("empty")
	}
	close(c)
	v, ok := <-c
	fmt.Println(v, ok)
	var nc chan int
	select {
	case <-nc:
	default:
		fmt.Println("nil chan")
	}
	select {
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	case nc <- 1:
	}
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready := false
	go func() { mu.Lock(); ready = true; mu.Unlock(); cond.Broadcast() }()
	mu.Lock()
	for !ready {
		cond.Wait()
	}
	mu.Unlock()
	fmt.Println("ready")
	done := make(chan struct{})
	go func() { defer close(done); defer func() { fmt.Println("rec", recover()) }(); panic("g") }()
	<-done
	ctx2, c2 := context.WithTimeout(context.Background(), time.Millisecond)
	defer c2()
	<-ctx2.Done()
	fmt.Println(ctx2.Err())
	type key string
	ctx3 := context.WithValue(context.Background(), key("a"), 5)
	fmt.Println(ctx3.Value(key("a")), ctx3.Value("a"))
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop())
	tk := time.NewTicker(time.Millisecond)
	<-tk.C
	tk.Stop()
	r := make(chan string)
	go func() { r <- "a"; r <- "b"; close(r) }()
	for s := range r {
		fmt.Print(s)
	}
	fmt.Println()
	sem := make(chan struct{}, 2)
	var max, cur int32
	for range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem <- struct{}{}
			n := atomic.AddInt32(&cur, 1)
			for {
				m := atomic.LoadInt32(&max)
				if n <= m || atomic.CompareAndSwapInt32(&max, m, n) {
					break
				}
			}
			atomic.AddInt32(&cur, -1)
			<-sem
		}()
	}
	wg.Wait()
	fmt.Println(max <= 2)
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	var m sync.Map
	m.Store("a", 1)
	x, _ := m.Load("a")
	fmt.Println(x)
	p := sync.Pool{New: func() any { return 7 }}
	fmt.Println(p.Get())
	a, b := make(chan int), make(chan int)
	go func() { a <- 1 }()
	go func() { b <- 2 }()
	s := 0
	for range 2 {
		select {
		case x := <-a:
			s += x
		case y := <-b:
			s += y * 10
		}
	}
	fmt.Println(s)
	time.AfterFunc(time.Millisecond, func() { a <- 9 })
	fmt.Println(<-a)
	var arr [3]int
	for i := range arr {
		wg.Add(1)
		go func() { defer wg.Done(); arr[i] = i * i }()
	}
	wg.Wait()
	fmt.Println(arr)
}

// Output:
// 285
// 50
// 190 20
// context canceled true
// bad
// 42 0 1
// empty
// 0 false
// nil chan
// timeout
// ready
// rec g
// context deadline exceeded
// 5 <nil>
// true
// ab
// true
// once
// 1
// 7
// 21
// 9
// [0 1 4]
