package main

import (
	"fmt"
	"maps"
	"slices"
)

func producer(id, n int) <-chan string {
	c := make(chan string)
	go func() {
		for i := range n {
			c <- fmt.Sprint(id, ":", i)
		}
		close(c)
	}()
	return c
}

func main() {
	a, b := producer(1, 4), producer(2, 6)
	got := map[string]bool{}
	for a != nil || b != nil {
		select {
		case s, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			got[s] = true
		case s, ok := <-b:
			if !ok {
				b = nil
				break
			}
			got[s] = true
		}
	}
	fmt.Println(slices.Sorted(maps.Keys(got)))
}

// Output:
// [1:0 1:1 1:2 1:3 2:0 2:1 2:2 2:3 2:4 2:5]
