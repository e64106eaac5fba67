package main

import "fmt"

func main() {
	x := 3
	switch {
	default:
		fmt.Println("d")
	case x == 3:
		fmt.Println("clause", 1)
	case true:
		fmt.Println("clause", 2)
	}
	for range 1 {
		switch {
		default:
			fmt.Println("d")
		case x == 3:
			fmt.Println("clause", 1)
		case true:
			fmt.Println("clause", 2)
		}
	}
	switch {
	default:
		fmt.Println("d")
	case x == 4:
		fmt.Println("clause", 1)
	case x == 3:
		fmt.Println("clause", 2)
	case true:
		fmt.Println("clause", 3)
	}
}

// Output:
// clause 1
// clause 1
// clause 2
