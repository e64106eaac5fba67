package main

import "fmt"

func main() {
	var fs []func() int
	i := 0
top:
	{
		x := i * 10
		fs = append(fs, func() int { x++; return x })
	}
	i++
	if i < 3 {
		goto top
	}
	for _, f := range fs {
		fmt.Println(f(), f())
	}
}

// Output:
// 1 2
// 11 12
// 21 22
