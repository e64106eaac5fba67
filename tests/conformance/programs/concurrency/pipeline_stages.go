package main

import "fmt"

func source(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 1; i <= n; i++ {
			c <- i
		}
	}()
	return c
}

func stage[T, U any](in <-chan T, f func(T) U) <-chan U {
	out := make(chan U)
	go func() {
		defer close(out)
		for v := range in {
			out <- f(v)
		}
	}()
	return out
}

func main() {
	squares := stage(source(5), func(i int) int { return i * i })
	words := stage(squares, func(i int) string { return fmt.Sprintf("<%d>", i) })
	for w := range words {
		fmt.Print(w, " ")
	}
	fmt.Println()
	filter := func(in <-chan int, p int) <-chan int {
		out := make(chan int)
		go func() {
			defer close(out)
			for v := range in {
				if v%p != 0 {
					out <- v
				}
			}
		}()
		return out
	}
	nums := make(chan int)
	go func() {
		defer close(nums)
		for i := 2; i < 40; i++ {
			nums <- i
		}
	}()
	var in <-chan int = nums
	for {
		p, ok := <-in
		if !ok {
			break
		}
		fmt.Print(p, " ")
		in = filter(in, p)
	}
	fmt.Println()
}

// Output:
// <1> <4> <9> <16> <25>
// 2 3 5 7 11 13 17 19 23 29 31 37
