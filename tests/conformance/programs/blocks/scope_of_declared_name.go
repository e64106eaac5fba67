package main

import "fmt"

var x = 5

func main() {
	x := x + 1
	fmt.Println(x)
	{
		x := x * x
		fmt.Println(x)
		var y = x
		x = 3
		fmt.Println(x, y)
	}
	f := func() int { return x }
	x = 8
	fmt.Println(f())
	for x := x; x < 10; x++ {
		x := -x
		fmt.Println(x)
	}
	fmt.Println(x)
}

// Output:
// 6
// 36
// 3 36
// 8
// -8
// -9
// 8
