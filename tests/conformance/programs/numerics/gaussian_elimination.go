package main

import (
	"errors"
	"fmt"
	"math"
)

type Mat [][]float64

var ErrSingular = errors.New("singular matrix")

func (a Mat) Clone() Mat {
	b := make(Mat, len(a))
	for i := range a {
		b[i] = append([]float64(nil), a[i]...)
	}
	return b
}

func Solve(a Mat, b []float64) (x []float64, err error) {
	m := a.Clone()
	n := len(m)
	for i := range m {
		m[i] = append(m[i], b[i])
	}
	for c := range n {
		p := c
		for r := c + 1; r < n; r++ {
			if math.Abs(m[r][c]) > math.Abs(m[p][c]) {
				p = r
			}
		}
		if math.Abs(m[p][c]) < 1e-12 {
			return nil, fmt.Errorf("column %d: %w", c, ErrSingular)
		}
		m[c], m[p] = m[p], m[c]
		for r := c + 1; r < n; r++ {
			f := m[r][c] / m[c][c]
			for k := c; k <= n; k++ {
				m[r][k] -= f * m[c][k]
			}
		}
	}
	x = make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		x[i] = m[i][n]
		for k := i + 1; k < n; k++ {
			x[i] -= m[i][k] * x[k]
		}
		x[i] /= m[i][i]
	}
	return x, nil
}

func (a Mat) Inverse() (Mat, error) {
	inv := make(Mat, len(a))
	for i := range inv {
		inv[i] = make([]float64, len(a))
	}
	for j := range a {
		e := make([]float64, len(a))
		e[j] = 1
		col, err := Solve(a, e)
		if err != nil {
			return nil, err
		}
		for i, v := range col {
			inv[i][j] = v
		}
	}
	return inv, nil
}

func (a Mat) Times(v []float64) (out []float64) {
	for _, row := range a {
		s := 0.0
		for j, x := range row {
			s += x * v[j]
		}
		out = append(out, s)
	}
	return
}

func main() {
	a := Mat{{2, 1, -1}, {-3, -1, 2}, {-2, 1, 2}}
	x, err := Solve(a, []float64{8, -11, -3})
	fmt.Printf("%.6f %v\n", x, err)
	fmt.Printf("%.6f %v\n", a.Times(x), a)
	_, err = Solve(Mat{{1, 2}, {2, 4}}, []float64{1, 2})
	fmt.Println(err, errors.Is(err, ErrSingular))
	inv, _ := a.Inverse()
	for _, row := range inv {
		fmt.Printf("%7.3f\n", row)
	}
	if x, err := Solve(Mat{{0, 1}, {1, 0}}, []float64{2, 3}); err == nil {
		fmt.Println(x)
	}
}

// Output:
// [2.000000 3.000000 -1.000000] <nil>
// [8.000000 -11.000000 -3.000000] [[2 1 -1] [-3 -1 2] [-2 1 2]]
// column 1: singular matrix true
// [  4.000   3.000  -1.000]
// [ -2.000  -2.000   1.000]
// [  5.000   4.000  -1.000]
// [3 2]
