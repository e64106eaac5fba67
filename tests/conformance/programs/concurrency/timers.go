package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Millisecond)
	<-t.C
	fmt.Println(t.Stop(), t.Reset(time.Hour), t.Stop())
	done := make(chan string)
	time.AfterFunc(time.Millisecond, func() { done <- "after func" })
	fmt.Println(<-done)
	start := time.Now()
	time.Sleep(2 * time.Millisecond)
	fmt.Println(time.Since(start) >= 2*time.Millisecond)
	tick := time.NewTicker(time.Millisecond)
	n := 0
	for range tick.C {
		if n++; n == 3 {
			tick.Stop()
			break
		}
	}
	fmt.Println(n)
	d := 90*time.Minute + 30*time.Second
	fmt.Println(d, d.Hours(), d.Round(time.Hour), d.Truncate(time.Minute))
}

// Output:
// false false true
// after func
// true
// 3
// 1h30m30s 1.5083333333333333 2h0m0s 1h30m0s
