package main

import "fmt"

func list() []int { fmt.Println("list"); return []int{1, 2, 3} }

func main() {
	for range list() {
	}
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		if i == 0 {
			s[1] = 50
		}
		fmt.Print(v, " ")
	}
	fmt.Println(s)
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	for i, v := range &a {
		a[2] = 20
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	for i := range a {
		a[2]++
		fmt.Print(a[i], " ")
	}
	n := 3
	for i := range n {
		n += 5
		fmt.Print(i, " ")
	}
	str := "abc"
	for _, r := range str {
		str = "zz"
		fmt.Print(string(r))
	}
	fmt.Println(n, str)
}

// Output:
// list
// 1 2 3 [1 50 3 10 20 30]
// 0 1 1 2 2 3
// 0 1 1 2 2 20
// 1 2 23 0 1 2 abc18 zz
