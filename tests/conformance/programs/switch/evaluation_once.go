package main

import "fmt"

var n int

func next() int { n++; return n }

func main() {
	switch next() {
	case 5, 4:
		fmt.Println("wrong")
	case next(), next(), 1:
		fmt.Println("hit", n)
	}
	fmt.Println(n)
	i := 2
	switch i = 7; i {
	case 7:
		i = 1
		fmt.Println("seven", i)
	case 1:
		fmt.Println("one")
	}
	switch x := any(i); x {
	case "a", 1:
		fmt.Println("interface")
	}
}

// Output:
// hit 3
// 3
// seven 1
// interface
