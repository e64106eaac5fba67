package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

type req struct {
	n    int
	resp chan result
}
type result struct {
	v   int
	err error
}

func server(in <-chan req) {
	for r := range in {
		if r.n < 0 {
			r.resp <- result{err: errors.New("neg")}
			continue
		}
		r.resp <- result{v: r.n * 2}
	}
}
func prod(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}
func sq(in <-chan int) <-chan int {
	out := make(chan int, 1)
	go func() {
		for v := range in {
			out <- v * v
		}
		close(out)
	}()
	return out
}
func merge(cs ...<-chan int) <-chan int {
	var wg sync.WaitGroup
	out := make(chan int)
	for _, c := range cs {
		wg.Add(1)
		go func(c <-chan int) {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}(c)
	}
	go func() { wg.Wait(); close(out) }()
	return out
}
func first(cs ...chan string) string {
	select {
	case s := <-cs[0]:
		return s
	case s := <-cs[1]:
		return s
	}
}

type sem chan struct{}

func (s sem) P() { s <- struct{}{} }
func (s sem) V() { <-s }
func main() {
	in := make(chan req)
	go server(in)
	for _, n := range []int{3, -1} {
		r := req{n, make(chan result)}
		in <- r
		x := <-r.resp
		fmt.Println(x.v, x.err)
	}
	close(in)
	s := 0
	for v := range sq(sq(prod(5))) {
		s += v
	}
	fmt.Println(s)
	s = 0
	for v := range merge(prod(4), prod(5)) {
		s += v
	}
	fmt.Println(s)
	a, b := make(chan string, 1), make(chan string, 1)
	b <- "B"
	fmt.Println(first(a, b))
	var send chan<- string = a
	send <- "x"
	var recv <-chan string = a
	fmt.Println(<-recv, len(a))
	mcs := map[string]chan int{"q": make(chan int, 1)}
	for k, c := range mcs {
		c <- 3
		fmt.Println(k, <-c)
	}
	for _, c := range []chan int{make(chan int, 2)} {
		c <- 1
		fmt.Println(len(c))
	}
	m := map[string]chan int{"a": make(chan int, 1)}
	m["a"] <- 5
	fmt.Println(<-m["a"])
	var arr [2]chan int
	arr[0] = make(chan int, 1)
	select {
	case arr[0] <- 7:
		fmt.Println("sent")
	case v := <-arr[1]:
		fmt.Println(v)
	}
	x := 0
	var ok bool
	select {
	case x, ok = <-arr[0]:
		fmt.Println(x, ok)
	}
	close(arr[0])
	select {
	case v, ok := <-arr[0]:
		fmt.Println(v, ok)
	}
	sm := make(sem, 2)
	sm.P()
	sm.P()
	sm.V()
	fmt.Println(len(sm))
	done := make(chan bool)
	data := make([]int, 0)
	var mu sync.Mutex
	for i := range 4 {
		go func() { mu.Lock(); data = append(data, i); mu.Unlock(); done <- true }()
	}
	for range 4 {
		<-done
	}
	fmt.Println(len(data))
	tick := time.NewTicker(2 * time.Millisecond)
	n := 0
	to := time.After(time.Second)
L:
	for {
		select {
		case <-tick.C:
			n++
			if n == 3 {
				break L
			}
		case <-to:
			fmt.Println("late")
			break L
		}
	}
	tick.Stop()
	fmt.Println(n)
	errc := make(chan error, 1)
	go func() { errc <- fmt.Errorf("bg: %w", errors.ErrUnsupported) }()
	fmt.Println(errors.Is(<-errc, errors.ErrUnsupported))
	fc := make(chan func() int, 1)
	fc <- func() int { return 9 }
	fmt.Println((<-fc)())
	ic := make(chan any, 3)
	ic <- 1
	ic <- result{v: 2}
	ic <- nil
	close(ic)
	for v := range ic {
		switch v := v.(type) {
		case int:
			fmt.Println("int", v)
		case result:
			fmt.Println("res", v.v)
		case nil:
			fmt.Println("nil")
		}
	}
	ec := make(chan error, 2)
	ec <- nil
	ec <- errors.New("e")
	fmt.Println(<-ec, <-ec)
	var once sync.Once
	var rw sync.RWMutex
	cnt := 0
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			rw.RLock()
			_ = cnt
			rw.RUnlock()
			rw.Lock()
			cnt++
			rw.Unlock()
			once.Do(func() { fmt.Println("o") })
		})
	}
	wg.Wait()
	fmt.Println(cnt)
	pc := make(chan *result, 1)
	pr := &result{v: 1}
	pc <- pr
	(<-pc).v++
	fmt.Println(pr.v)
	ac := make(chan [2]int, 1)
	ar := [2]int{1, 2}
	ac <- ar
	ar[0] = 9
	fmt.Println(<-ac)
	g := make(chan int)
	go func() {
		defer close(g)
		for i := 0; i < 3; i++ {
			g <- i
		}
	}()
	for {
		v, ok := <-g
		if !ok {
			break
		}
		fmt.Print(v)
	}
	fmt.Println()
	res := make(chan int)
	go func(xs ...int) {
		t := 0
		for _, x := range xs {
			t += x
		}
		res <- t
	}(1, 2, 3)
	fmt.Println(<-res+1, -<-func() chan int { c := make(chan int, 1); c <- 4; return c }())
}

// Output:
// 6 <nil>
// 0 neg
// 354
// 16
// B
// x 0
// q 3
// 1
// 5
// sent
// 7 true
// 0 false
// 1
// 4
// 3
// true
// 9
// int 1
// res 2
// nil
// <nil> e
// o
// 10
// 2
// [1 2]
// 012
// 7 -4
