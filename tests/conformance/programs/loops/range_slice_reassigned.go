package main

import "fmt"

type list struct{ items []int }

func main() {
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		if i == 0 {
			s[1] = 99
		}
	}
	fmt.Println(s)
	l := &list{[]int{1, 2, 3, 4}}
	for i := range l.items {
		l.items = l.items[:len(l.items)-1]
		fmt.Print(i, len(l.items), " ")
	}
	fmt.Println()
	t := []int{4, 5, 6}
	for i, v := range t {
		t = nil
		fmt.Print(i, v, t == nil, " ")
	}
	fmt.Println()
	st := []struct{ n int }{{1}, {2}}
	for _, e := range st {
		e.n *= 10
	}
	fmt.Println(st)
	for i := range st {
		e := &st[i]
		e.n *= 10
	}
	fmt.Println(st)
	str := "abc"
	for i, r := range str {
		str += "z"
		fmt.Print(i, string(r))
	}
	fmt.Println(str)
	n := 3
	for i := range n {
		n = 10
		i += 5
		fmt.Print(i, " ")
	}
	fmt.Println(n)
}

// Output:
// [1 99 3 10 20 30]
// 0 3 1 2 2 1 3 0
// 0 4 true 1 5 true 2 6 true
// [{1} {2}]
// [{10} {20}]
// 0a1b2cabczzz
// 5 6 7 10
