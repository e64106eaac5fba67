package main

import (
	"fmt"
	"sort"
	"sync"
)

func produce(name string, n int) <-chan string {
	c := make(chan string)
	go func() {
		defer close(c)
		for i := range n {
			c <- fmt.Sprintf("%s%d", name, i)
		}
	}()
	return c
}

func merge[T any](cs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	wg.Add(len(cs))
	for _, c := range cs {
		go func() {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func split[T any](in <-chan T, n int) (outs []<-chan T) {
	for range n {
		c := make(chan T)
		outs = append(outs, c)
		go func() {
			defer close(c)
			for v := range in {
				c <- v
			}
		}()
	}
	return
}

// ordered reads from each in turn.
func ordered[T any](cs ...<-chan T) func(func(T) bool) {
	return func(yield func(T) bool) {
		for open := len(cs); open > 0; {
			open = 0
			for i, c := range cs {
				if c == nil {
					continue
				}
				v, ok := <-c
				if !ok {
					cs[i] = nil
					continue
				}
				open++
				if !yield(v) {
					return
				}
			}
		}
	}
}

func main() {
	var all []string
	for s := range merge(produce("a", 3), produce("b", 2), produce("c", 1)) {
		all = append(all, s)
	}
	sort.Strings(all)
	fmt.Println(all)
	total := 0
	for s := range merge(split(produce("x", 50), 4)...) {
		total += len(s)
	}
	fmt.Println(total)
	for s := range ordered(produce("p", 1), produce("q", 3), produce("r", 2)) {
		fmt.Print(s, " ")
	}
	fmt.Println()
}

// Output:
// [a0 a1 a2 b0 b1 c0]
// 140
// p0 q0 r0 q1 r1 q2
