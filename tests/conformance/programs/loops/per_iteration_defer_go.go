package main

import (
	"fmt"
	"sync"
)

func main() {
	func() {
		for i := range 3 {
			defer fmt.Println("defer", i)
		}
		for i := 0; i < 3; i++ {
			defer func() { fmt.Println("closure", i) }()
		}
	}()
	var mu sync.Mutex
	var wg sync.WaitGroup
	sum := 0
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			sum += i
			mu.Unlock()
		}()
	}
	wg.Wait()
	fmt.Println(sum)
}

// Output:
// closure 2
// closure 1
// closure 0
// defer 2
// defer 1
// defer 0
// 190
