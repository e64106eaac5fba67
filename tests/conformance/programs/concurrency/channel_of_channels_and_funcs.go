package main

import "fmt"

type request struct {
	args  []int
	reply chan int
}

func main() {
	reqs := make(chan request)
	go func() {
		for r := range reqs {
			s := 0
			for _, a := range r.args {
				s += a
			}
			r.reply <- s
		}
	}()
	for i := range 3 {
		r := request{[]int{i, i + 1}, make(chan int)}
		reqs <- r
		fmt.Println(<-r.reply)
	}
	close(reqs)
	fs := make(chan func(int) int, 2)
	fs <- func(i int) int { return i + 1 }
	fs <- func(i int) int { return i * 10 }
	close(fs)
	n := 1
	for f := range fs {
		n = f(n)
	}
	fmt.Println(n)
	cc := make(chan chan string, 1)
	go func() { (<-cc) <- "through" }()
	c := make(chan string)
	cc <- c
	fmt.Println(<-c)
	errc := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				errc <- fmt.Errorf("recovered: %v", r)
			}
		}()
		var m map[int]int
		m[1] = 1
	}()
	fmt.Println(<-errc)
}

// Output:
// 1
// 3
// 5
// 20
// through
// recovered: assignment to entry in nil map
