package main

import "fmt"

func none(yield func() bool) {
	for yield() {
	}
}

func count(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

type pairs []string

func (p pairs) each(yield func(int, string) bool) {
	for i, s := range p {
		if !yield(len(p)-i, s) {
			return
		}
	}
}

func main() {
	n := 0
	for range none {
		n++
		if n == 3 {
			break
		}
	}
	for i := range count {
		if i == 2 {
			continue
		}
		if i > 4 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println(n)
	var k int
	var s string
	for k, s = range (pairs{"a", "b", "c"}).each {
		if s == "b" {
			break
		}
	}
	fmt.Println(k, s)
	each := pairs.each
	for range func(yield func(int, string) bool) { each(pairs{"q", "r"}, yield) } {
		fmt.Print("x")
	}
	fmt.Println()
}

// Output:
// 0 1 3 4 3
// 2 b
// xx
