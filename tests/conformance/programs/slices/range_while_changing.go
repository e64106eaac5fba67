package main

import "fmt"

func main() {
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		if i == 0 {
			s[1] = 50
		}
		fmt.Print(i, ":", v, " ")
	}
	fmt.Println(s)
	t := []int{1, 2, 3, 4}
	for i, v := range t {
		t[len(t)-1-i] = v * 100
		fmt.Print(v, " ")
	}
	fmt.Println(t)
	u := []int{1, 2, 3}
	for i := range u {
		u = u[:1]
		fmt.Print(i, len(u), " ")
	}
	fmt.Println(u)
	for i, n := 0, len(t); i < n; i++ {
		t = append(t, i)
	}
	fmt.Println(len(t))
	m := [][]int{{1, 2}, {3, 4}}
	for _, row := range m {
		row[0] = -row[0]
		row = nil
		_ = row
	}
	fmt.Println(m)
	type P struct{ n int }
	ps := []P{{1}, {2}}
	for _, p := range ps {
		p.n *= 10
	}
	for i := range ps {
		ps[i].n += 5
	}
	fmt.Println(ps)
	var i int
	var a [3]int
	for i, a[i] = range []int{7, 8, 9} {
	}
	fmt.Println(i, a)
}

// Output:
// 0:1 1:2 2:3 [1 50 3 10 20 30]
// 1 2 200 100 [10000 20000 200 100]
// 0 1 1 1 2 1 [1]
// 8
// [[-1 2] [-3 4]]
// [{6} {7}]
// 2 [8 9 0]
