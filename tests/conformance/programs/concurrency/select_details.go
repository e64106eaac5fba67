package main

import (
	"fmt"
	"time"
)

func ch(s string, c chan int) chan int { fmt.Print(s, " "); return c }
func val(s string, v int) int          { fmt.Print(s, " "); return v }
func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	select {
	case ch("a", a) <- val("va", 1):
		fmt.Println("sent a")
	case x := <-ch("b", b):
		fmt.Println("b", x)
	}
	arr := [2]int{}
	i := 0
	select {
	case arr[i] = <-a:
		i++
	}
	fmt.Println(arr, i)
	var nilc chan int
	n := 0
	for n < 3 {
		select {
		case nilc <- 1:
			fmt.Println("never")
		case <-nilc:
			fmt.Println("never")
		default:
			n++
		}
	}
	fmt.Println(n)
	m := map[string]int{}
	b <- 7
	var ok bool
	select {
	case m["k"], ok = <-b:
		fmt.Println(m, ok)
	}
	close(b)
	select {
	case m["z"], ok = <-b:
		fmt.Println(m, ok)
	}
	timeout := time.After(time.Millisecond)
l:
	for {
		select {
		case <-timeout:
			fmt.Println("timeout")
			break l
		default:
			continue l
		}
	}
	s := make(chan struct{ a, b int }, 1)
	s <- struct{ a, b int }{1, 2}
	select {
	case v := <-s:
		fmt.Println(v.b)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		c := make(chan int)
		close(c)
		select {
		case c <- 1:
		default:
		}
	}()
	quit, data := make(chan bool), make(chan int)
	go func() {
		for i := range 3 {
			data <- i
		}
		close(quit)
	}()
	sum := 0
	for run := true; run; {
		select {
		case v := <-data:
			sum += v
		case <-quit:
			run = false
		}
	}
	fmt.Println(sum)
}

// Output:
// a va b sent a
// [1 0] 1
// 3
// map[k:7] true
// map[k:7 z:0] false
// timeout
// 2
// send on closed channel
// 3
