package main

import "fmt"

type grid [][]rune

func parse(lines ...string) (g grid) {
	for _, l := range lines {
		g = append(g, []rune(l))
	}
	return
}

func (g grid) rotate() grid {
	out := make(grid, len(g[0]))
	for x := range out {
		out[x] = make([]rune, len(g))
		for y := range g {
			out[x][len(g)-1-y] = g[y][x]
		}
	}
	return out
}

func (g grid) String() (s string) {
	for i, r := range g {
		if i > 0 {
			s += "/"
		}
		s += string(r)
	}
	return
}

func main() {
	s := []int{1, 2, 3, 4, 5}
	s = append(s[:1], s[2:]...)
	fmt.Println(s, len(s), cap(s), s[:5])
	s = append(s[:1], append([]int{9, 8}, s[1:]...)...)
	fmt.Println(s)
	t := s[1:3:3]
	t = append(t, 100)
	t[0] = -1
	fmt.Println(s, t, cap(s[2:4]), len(s[len(s):]))
	u := append([]int(nil), s...)
	u[0] = 55
	k := 0
	for _, v := range u {
		if v%2 != 0 {
			u[k] = v
			k++
		}
	}
	u = u[:k]
	fmt.Println(u, s[0])
	for i, j := 0, len(u)-1; i < j; i, j = i+1, j-1 {
		u[i], u[j] = u[j], u[i]
	}
	fmt.Println(u, copy(u, u[1:]), u)
	g := parse("ab", "cd", "ef")
	fmt.Println(g, g.rotate(), g.rotate().rotate())
	q := [][]int{{1}, {2, 3}}
	q[0] = append(q[0], q[1]...)
	q = append(q, q[0][:1])
	q[2][0] = 7
	fmt.Println(q, len(q[2]), cap(q[2]) >= 1)
	clear(q[1])
	fmt.Println(q, min(len(q), 2))
}

// Output:
// [1 3 4 5] 4 5 [1 3 4 5 5]
// [1 9 8 3 4 5]
// [1 9 8 3 4 5] [-1 8 100] 8 0
// [55 9 3 5] 1
// [3 9 55 55] 3 [3 9 55 55]
// ab/cd/ef eca/fdb fe/dc/ba
// [[7 2 3] [2 3] [7]] 1 true
// [[7 2 3] [0 0] [7]] 2
