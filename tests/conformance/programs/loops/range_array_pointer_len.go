package main

import "fmt"

func f() *[4]int { fmt.Println("called"); return nil }

func main() {
	var p *[3]int
	for i := range p {
		fmt.Print(i, " ")
	}
	for range p {
		fmt.Print(". ")
	}
	fmt.Println(len(p))
	for i := range f() {
		fmt.Print(i)
	}
	fmt.Println()
	defer func() { fmt.Println(recover()) }()
	for i, v := range p {
		fmt.Println(i, v)
	}
}

// Output:
// 0 1 2 . . . 3
// called
// 0123
// runtime error: invalid memory address or nil pointer dereference
