package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

func main() {
	start := time.Now()
	t := time.NewTimer(2 * time.Millisecond)
	<-t.C
	fmt.Println(time.Since(start) >= 2*time.Millisecond, t.Reset(time.Hour), t.Stop())
	var n atomic.Int32
	done := make(chan struct{})
	tk := time.NewTicker(time.Millisecond)
	go func() {
		defer close(done)
		for range tk.C {
			if n.Add(1) == 3 {
				tk.Stop()
				return
			}
		}
	}()
	<-done
	fmt.Println(n.Load())
	c := make(chan string, 1)
	time.AfterFunc(time.Millisecond, func() { c <- "fired" })
	select {
	case s := <-c:
		fmt.Println(s)
	case <-time.After(time.Second):
		fmt.Println("late")
	}
	d := 1500 * time.Millisecond
	fmt.Println(d, d.Seconds(), d.Truncate(time.Second), time.Duration(2.5*float64(time.Second)), -d, d/2, d > time.Second, int(d/time.Millisecond))
	x := time.Date(2024, time.February, 28, 23, 59, 59, 0, time.UTC).Add(time.Second)
	fmt.Println(x, x.Weekday(), x.YearDay(), x.AddDate(0, 0, 1).Format("Jan 2, 2006"), x.Month() == 2, x.Before(x.Add(1)), x.Sub(x.Add(-time.Hour)))
	p, err := time.Parse("2006-01-02", "2023-13-01")
	fmt.Println(p.IsZero(), err != nil)
	time.Sleep(time.Millisecond)
	fmt.Println("slept")
}

// Output:
// true false true
// 3
// fired
// 1.5s 1.5 1s 2.5s -1.5s 750ms true 1500
// 2024-02-29 00:00:00 +0000 UTC Thursday 60 Mar 1, 2024 true true 1h0m0s
// true true
// slept
