package main

import "fmt"

func main() {
	data, quit := make(chan int), make(chan struct{})
	done := make(chan []int)
	go func() {
		var got []int
	loop:
		for {
			select {
			case v, ok := <-data:
				if !ok {
					data = nil
					close(quit)
					continue
				}
				if v%2 == 0 {
					break
				}
				got = append(got, v)
			case <-quit:
				break loop
			}
		}
		done <- got
	}()
	for i := range 7 {
		data <- i
	}
	close(data)
	fmt.Println(<-done)
}

// Output:
// [1 3 5]
