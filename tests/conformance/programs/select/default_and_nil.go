package main

import "fmt"

func main() {
	c := make(chan int, 1)
	select {
	case v := <-c:
		fmt.Println("got", v)
	default:
		fmt.Println("empty")
	}
	select {
	case c <- 1:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	select {
	case c <- 2:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	var nilc chan int
	select {
	case <-nilc:
		fmt.Println("no")
	case nilc <- 1:
		fmt.Println("no")
	case v, ok := <-c:
		fmt.Println(v, ok)
	}
	close(c)
	v, ok := 5, true
	select {
	case v, ok = <-c:
	}
	fmt.Println(v, ok)
}

// Output:
// empty
// sent
// full
// 1 true
// 0 false
