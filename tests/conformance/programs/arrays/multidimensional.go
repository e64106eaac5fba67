package main

import "fmt"

type Matrix [3][3]float64

func (m Matrix) T() (r Matrix) {
	for i, row := range m {
		for j, v := range row {
			r[j][i] = v
		}
	}
	return
}

func (m *Matrix) Scale(f float64) {
	for i := range m {
		for j := range m[i] {
			m[i][j] *= f
		}
	}
}

func main() {
	m := Matrix{{1, 2, 3}, {4, 5}, 2: {2: 9}}
	fmt.Println(m, m.T())
	m.Scale(2)
	fmt.Println(m, m == m.T().T())
	var c [2][3][4]int
	n := 0
	for i := range c {
		for j := range c[i] {
			for k := range c[i][j] {
				c[i][j][k] = n
				n++
			}
		}
	}
	fmt.Println(c[1][2][3], len(c), len(c[0]), len(c[0][0]), c[0][1:], c[1][1][1:3])
	c[0], c[1] = c[1], c[0]
	fmt.Println(c[0][0], c[1][0])
	s := c[0][0][:]
	s[0] = -1
	p := &c[0][0][1]
	*p = -2
	fmt.Println(c[0][0])
	ragged := [3][]int{0: {1}, 2: {1, 2, 3}}
	ragged[1] = append(ragged[1], 5)
	fmt.Println(ragged, len(ragged[2]))
}

// Output:
// [[1 2 3] [4 5 0] [0 0 9]] [[1 4 0] [2 5 0] [3 0 9]]
// [[2 4 6] [8 10 0] [0 0 18]] true
// 23 2 3 4 [[4 5 6 7] [8 9 10 11]] [17 18]
// [12 13 14 15] [0 1 2 3]
// [-1 -2 14 15]
// [[1] [5] [1 2 3]] 3
