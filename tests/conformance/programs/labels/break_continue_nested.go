package main

import "fmt"

func main() {
outer:
	for i := range 5 {
	middle:
		for j := 0; j < 5; j++ {
			for k := range []int{7, 8, 9} {
				switch {
				case i == 1 && j == 2:
					continue outer
				case j == 3:
					continue middle
				case i == 3:
					break outer
				case k == 1:
					break middle
				}
				fmt.Println(i, j, k)
			}
		}
	}
	fmt.Println("done")
}

// Output:
// 0 0 0
// 1 0 0
// 2 0 0
// done
