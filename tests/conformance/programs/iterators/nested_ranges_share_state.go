package main

import (
	"fmt"
	"iter"
)

func grid(w, h int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for y := range h {
			for x := range w {
				if !yield(x, y) {
					return
				}
			}
		}
	}
}

func main() {
	total := 0
outer:
	for x, y := range grid(3, 3) {
		for a, b := range grid(x+1, y+1) {
			if a == 1 && b == 1 {
				continue outer
			}
			if x == 2 && y == 2 {
				break outer
			}
			total += a + b
		}
		fmt.Print(x, y, ":", total, " ")
	}
	fmt.Println(total)
	g := grid(2, 1)
	for range 2 {
		for x, y := range g {
			fmt.Print(x, y, " ")
		}
	}
	fmt.Println()
	var fs []func() int
	for x := range grid(3, 1) {
		x *= 10
		fs = append(fs, func() int { x++; return x })
	}
	fmt.Println(fs[0](), fs[1](), fs[2](), fs[2]())
}

// Output:
// 0 0:0 1 0:1 2 0:4 0 1:5 0 2:14 16
// 0 0 1 0 0 0 1 0
// 1 11 21 22
