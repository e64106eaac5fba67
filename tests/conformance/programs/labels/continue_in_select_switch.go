package main

import "fmt"

func main() {
	c := make(chan int, 10)
	for i := range 6 {
		c <- i
	}
	close(c)
	sum := 0
loop:
	for {
		select {
		case v, ok := <-c:
			switch {
			case !ok:
				break loop
			case v%2 == 0:
				continue loop
			case v == 5:
				sum += 100
				continue
			}
			sum += v
		}
		fmt.Println("after", sum)
	}
	fmt.Println(sum)
}

// Output:
// after 1
// after 4
// 104
