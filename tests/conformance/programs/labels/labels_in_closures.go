package main

import "fmt"

func main() {
outer:
	for i := range 3 {
		func() {
		outer:
			for j := range 3 {
				for k := range 3 {
					if k == 1 {
						continue outer
					}
					if j == 2 {
						break outer
					}
					fmt.Print(i, j, k, " ")
				}
			}
		}()
		if i == 1 {
			break outer
		}
	}
	fmt.Println()
	f := func(n int) (steps []int) {
	loop:
		if n != 1 {
			steps = append(steps, n)
			if n%2 == 0 {
				n /= 2
			} else {
				n = 3*n + 1
			}
			goto loop
		}
		return append(steps, 1)
	}
	fmt.Println(f(6), f(1))
}

// Output:
// 0 0 0 0 1 0 1 0 0 1 1 0
// [6 3 10 5 16 8 4 2 1] [1]
