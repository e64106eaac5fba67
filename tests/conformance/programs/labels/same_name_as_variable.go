package main

import "fmt"

func main() {
x:
	for x := 0; x < 3; x++ {
		for {
			if x == 1 {
				continue x
			}
			fmt.Println(x)
			break
		}
	}
	f := func() {
	x:
		for i := range 3 {
			if i == 1 {
				break x
			}
			fmt.Println("f", i)
		}
	}
	f()
}

// Output:
// 0
// 2
// f 0
