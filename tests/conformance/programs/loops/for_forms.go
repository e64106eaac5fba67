package main

import "fmt"

func main() {
	for i := 0; i < 2; {
		i++
		fmt.Print(i, " ")
	}
	i := 0
	for i < 3 {
		i++
	}
	for {
		i++
		if i > 5 {
			break
		}
	}
	for ; i < 8; i++ {
	}
	for ; ; i++ {
		if i > 9 {
			break
		}
	}
	for fmt.Print("init "); i < 12; fmt.Print("post ") {
		i++
	}
	fmt.Println(i)
	for a, b := 0, 1; a < 50; a, b = b, a+b {
		fmt.Print(a, " ")
	}
	var s []int
	for x := 0.5; x < 3; x *= 2 {
		s = append(s, int(x*10))
	}
	fmt.Println(s)
	for c := 'a'; c <= 'e'; c += 2 {
		fmt.Print(string(c))
	}
	for p, end := &i, 15; *p < end; *p += 2 {
		fmt.Print(" ", *p)
	}
	fmt.Println()
	type node struct {
		next *node
		v    int
	}
	var list *node
	for i := range 3 {
		list = &node{list, i}
	}
	for n := list; n != nil; n = n.next {
		fmt.Print(n.v)
	}
	fmt.Println()
}

// Output:
// 1 2 init post post 12
// 0 1 1 2 3 5 8 13 21 34 [5 10 20]
// ace 12 14
// 210
