package main

import "fmt"

type row [3]int
type matrix [2]row

func (m matrix) transposed() (t [3][2]int) {
	for i, r := range m {
		for j, v := range r {
			t[j][i] = v
		}
	}
	return
}

func (r *row) scale(k int) {
	for i := range r {
		r[i] *= k
	}
}

func main() {
	m := matrix{{1, 2, 3}, 1: row{0: 4, 2: 6}}
	n := m
	n[0].scale(10)
	fmt.Println(m, n, m == n, m[1] == n[1])
	fmt.Println(m.transposed(), len(m), len(m[0]), cap(m[1][:2]))
	s := n[1][:]
	s[1] = 55
	r := &n[1]
	r[0] = 44
	fmt.Println(n, s, *r)
	for _, r := range m {
		r.scale(2)
	}
	for i := range m {
		m[i].scale(-1)
	}
	fmt.Println(m)
	cube := [2][2][2]string{1: {1: {"a", "b"}}}
	cube[0][1] = cube[1][1]
	cube[1][1][0] = "z"
	fmt.Printf("%q %d\n", cube, len(cube[0][0]))
	counts := map[[2]row]int{{}: 1}
	counts[[2]row{}]++
	fmt.Println(counts)
	idx := 2
	defer func() { fmt.Println(recover() != nil, m[0][0]) }()
	m[idx%2][idx+1]++
}

// Output:
// [[1 2 3] [4 0 6]] [[10 20 30] [4 0 6]] false true
// [[1 4] [2 0] [3 6]] 2 3 3
// [[10 20 30] [44 55 6]] [44 55 6] [44 55 6]
// [[-1 -2 -3] [-4 0 -6]]
// [[["" ""] ["a" "b"]] [["" ""] ["z" "b"]]] 2
// map[[[0 0 0] [0 0 0]]:2]
// true -1
