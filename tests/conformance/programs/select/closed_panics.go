package main

import "fmt"

func main() {
	c := make(chan int)
	close(c)
	func() {
		defer func() { fmt.Println(recover()) }()
		select {
		case c <- 1:
		default:
		}
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		close(c)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var n chan int
		close(n)
	}()
	n := 0
	for range 10 {
		select {
		case <-c:
			n++
		}
	}
	fmt.Println(n)
}

// Output:
// send on closed channel
// close of closed channel
// close of nil channel
// 10
