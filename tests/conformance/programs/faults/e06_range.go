package main

import (
	"fmt"
	"iter"
)

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Println("stopped")
				return
			}
		}
	}
}

func pairs(s []string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, x := range s {
			if !yield(i, x) {
				return
			}
		}
	}
}

func find(n int) (r int) {
	defer func() { r++ }()
	for i := range count(10) {
		for j := range count(3) {
			if i*10+j == n {
				return n
			}
		}
	}
	return -1
}

func main() {
	for i := range 3 {
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x ")
	}
	var n8 int8 = 2
	for i := range n8 {
		fmt.Printf("%T%d ", i, i)
	}
	fmt.Println()
	for i, r := range "h\xffé世" {
		fmt.Print(i, ":", r, " ")
	}
	for i := range "ab" {
		fmt.Print(i)
	}
	fmt.Println()
	for i := range count(5) {
		if i == 1 {
			continue
		}
		if i == 3 {
			break
		}
		fmt.Println("it", i)
	}
outer:
	for i := range count(3) {
		for j := range count(3) {
			if j == 1 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Println(i, j)
		}
	}
	fmt.Println(find(12), find(99))
	for i, s := range pairs([]string{"a", "b"}) {
		fmt.Println(i, s)
	}
	for range count(2) {
	}
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		fmt.Print(i, v, " ")
	}
	for i, v := range &a {
		a[2] = 20
		fmt.Print(i, v, " ")
	}
	s := []int{1, 2}
	for i, v := range s {
		s = append(s, v)
		fmt.Print(i, " ")
	}
	fmt.Println(s)
	var k, v int
	for k, v = range s {
	}
	fmt.Println(k, v)
	total := 0
	for _, v := range map[string]int{"a": 1, "b": 2} {
		total += v
	}
	fmt.Println(total)
	var nilf []int
	for range nilf {
		fmt.Println("never")
	}
}

// Output:
// 0 1 2 x x int80 int81
// 0:104 1:65533 2:233 4:19990 01
// it 0
// it 2
// stopped
// 0 0
// stopped
// 1 0
// stopped
// stopped
// stopped
// stopped
// stopped
// 13 0
// 0 a
// 1 b
// 0 1 1 2 2 3 0 1 1 2 2 20 0 1 [1 2 1 2]
// 3 2
// 3
