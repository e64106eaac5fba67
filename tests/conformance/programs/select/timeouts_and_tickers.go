package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	select {
	case <-c:
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	}
	t := time.NewTicker(time.Millisecond)
	defer t.Stop()
	n := 0
	done := time.NewTimer(time.Hour)
	for n < 3 {
		select {
		case <-t.C:
			n++
		case <-done.C:
			fmt.Println("too late")
			return
		}
	}
	fmt.Println(n, done.Stop())
}

// Output:
// timeout
// 3 true
