package main

import "fmt"

const size = 10

func main() {
	var a [size]int
	const size = 3
	var b [size]string
	fmt.Println(len(a), len(b))
	{
		const (
			size = iota + 20
			other
		)
		fmt.Println(size, other)
	}
	const typed int8 = 100
	fmt.Println(typed/3, size<<40)
	if const1 := size; const1 > 2 {
		const big = 1 << 100
		fmt.Println(big >> 98)
	}
}

// Output:
// 10 3
// 20 21
// 33 3298534883328
// 4
