package main

import (
	"fmt"
	"sync"
)

type Stage[In, Out any] func(<-chan In) <-chan Out

func Source[T any](vs ...T) <-chan T {
	c := make(chan T)
	go func() {
		defer close(c)
		for _, v := range vs {
			c <- v
		}
	}()
	return c
}

func Transform[In, Out any](f func(In) Out) Stage[In, Out] {
	return func(in <-chan In) <-chan Out {
		out := make(chan Out, 2)
		go func() {
			defer close(out)
			for v := range in {
				out <- f(v)
			}
		}()
		return out
	}
}

func Keep[T any](p func(T) bool) Stage[T, T] {
	return func(in <-chan T) <-chan T {
		out := make(chan T)
		go func() {
			for v := range in {
				if p(v) {
					out <- v
				}
			}
			close(out)
		}()
		return out
	}
}

func Join[A, B, C any](f Stage[A, B], g Stage[B, C]) Stage[A, C] {
	return func(in <-chan A) <-chan C { return g(f(in)) }
}

func Tee[T any](in <-chan T) (<-chan T, <-chan T) {
	a, b := make(chan T), make(chan T)
	go func() {
		defer close(a)
		defer close(b)
		for v := range in {
			x, y := a, b
			for range 2 {
				select {
				case x <- v:
					x = nil
				case y <- v:
					y = nil
				}
			}
		}
	}()
	return a, b
}

func Slice[T any](in <-chan T) (out []T) {
	for v := range in {
		out = append(out, v)
	}
	return
}

func main() {
	square := Transform(func(n int) int { return n * n })
	odd := Keep(func(n int) bool { return n%2 == 1 })
	label := Transform(func(n int) string { return fmt.Sprintf("<%d>", n) })
	fmt.Println(Slice(Join(Join(square, odd), label)(Source(1, 2, 3, 4, 5))))
	a, b := Tee(Source("x", "y", "z"))
	var wg sync.WaitGroup
	var as, bs []string
	wg.Add(2)
	go func() { defer wg.Done(); as = Slice(a) }()
	go func() { defer wg.Done(); bs = Slice(b) }()
	wg.Wait()
	fmt.Println(as, bs)
	type pair struct {
		n int
		s string
	}
	pairs := Transform(func(s string) pair { return pair{len(s), s} })
	fmt.Printf("%+v\n", Slice(pairs(Source("aa", "b"))))
	fmt.Println(len(Slice(odd(Source[int]()))), cap(square(Source[int]())))
}

// Output:
// [<1> <9> <25>]
// [x y z] [x y z]
// [{n:2 s:aa} {n:1 s:b}]
// 0 2
