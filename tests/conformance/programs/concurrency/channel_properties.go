package main

import "fmt"

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	fmt.Println(len(c), cap(c))
	var r <-chan int = c
	var s chan<- int = c
	s <- 3
	fmt.Println(len(r), cap(s), <-r)
	close(c)
	v, ok := <-r
	fmt.Println(v, ok)
	v, ok = <-r
	fmt.Println(v, ok)
	v, ok = <-r
	fmt.Println(v, ok)
	var n chan int
	fmt.Println(len(n), cap(n), n == nil)
	d := c
	fmt.Println(c == d, c == make(chan int), r == c)
	un := make(chan struct{})
	go func() { defer close(un) }()
	<-un
	type pair struct {
		a int
		b string
	}
	pc := make(chan pair, 1)
	pc <- pair{1, "x"}
	p := <-pc
	p.a++
	fmt.Println(p, (<-func() chan int { c := make(chan int, 1); c <- 7; return c }())+1)
	fmt.Printf("%T %T\n", r, s)
}

// Output:
// 2 3
// 3 3 1
// 2 true
// 3 true
// 0 false
// 0 0 true
// true false true
// {2 x} 8
// <-chan int chan<- int
