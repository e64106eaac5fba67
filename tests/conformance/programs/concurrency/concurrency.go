package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func worker(id int, jobs <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		out <- j * j
	}
}

type safe struct {
	mu sync.Mutex
	m  map[string]int
}

func (s *safe) inc(k string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.m[k]++
}

func main() {
	jobs, out := make(chan int, 10), make(chan int, 10)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go worker(i, jobs, out, &wg)
	}
	for i := 1; i <= 5; i++ {
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	close(out)
	sum := 0
	for v := range out {
		sum += v
	}
	fmt.Println(sum)
	done := make(chan struct{})
	data := make(chan string)
	go func() {
		defer close(done)
		for s := range data {
			fmt.Println("got", s)
		}
	}()
	for _, s := range []string{"a", "b"} {
		data <- s
	}
	close(data)
	<-done
	s := safe{m: map[string]int{}}
	var w2 sync.WaitGroup
	for range 20 {
		w2.Add(1)
		go func() {
			defer w2.Done()
			s.inc("k")
		}()
	}
	w2.Wait()
	fmt.Println(s.m["k"])
	t := make(chan int)
	select {
	case v := <-t:
		fmt.Println(v)
	default:
		fmt.Println("empty")
	}
	go func(x int) { t <- x }(sum)
	select {
	case v, ok := <-t:
		fmt.Println(v, ok)
	case <-time.After(10 * time.Second):
		fmt.Println("timeout")
	}
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err())
	var n atomic.Int64
	n.Add(3)
	fmt.Println(n.Load())
	buf := make(chan int, 2)
	buf <- 1
	fmt.Println(len(buf), cap(buf))
	time.Sleep(time.Millisecond)
	var nilc chan int
	select {
	case <-nilc:
	case buf <- 2:
		fmt.Println("sent")
	}
	fmt.Println(<-buf, <-buf)
}

// Output:
// 55
// got a
// got b
// 20
// empty
// 55 true
// once
// context canceled
// 3
// 1 2
// sent
// 1 2
