package main

import "fmt"

func seq(yield func(int) bool) {
	for i := 1; i <= 5 && yield(i); i++ {
	}
}

func main() {
	for i := range seq {
		n := 0
	again:
		n++
		if n < i {
			goto again
		}
		f := func() int {
			for j := range seq {
				if j == n {
					return j * 100
				}
			}
			return -1
		}
		fmt.Println(i, n, f())
		switch {
		case i == 2:
			continue
		case i == 3:
			break
		}
		select {
		default:
			if i == 4 {
				break
			}
			fmt.Println("select", i)
		}
	}
}

// Output:
// 1 1 100
// select 1
// 2 2 200
// 3 3 300
// select 3
// 4 4 400
// 5 5 500
// select 5
