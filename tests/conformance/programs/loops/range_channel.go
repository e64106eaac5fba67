package main

import "fmt"

func gen(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i * i
		}
	}()
	return c
}

func main() {
	for v := range gen(5) {
		fmt.Print(v, " ")
	}
	n := 0
	for range gen(7) {
		n++
	}
	var last int
	for last = range gen(4) {
	}
	fmt.Println(n, last)
	type msg struct {
		id   int
		body []string
	}
	c := make(chan msg, 2)
	c <- msg{1, []string{"a"}}
	c <- msg{2, nil}
	close(c)
	for m := range c {
		fmt.Println(m.id, m.body)
	}
}

// Output:
// 0 1 4 9 16 7 9
// 1 [a]
// 2 []
