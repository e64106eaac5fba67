package main

import (
	"errors"
	"fmt"
	"strings"
)

type Matrix struct {
	r, c int
	data []float64
}

type ShapeError struct {
	Op         string
	Want, Have [2]int
}

func (e *ShapeError) Error() string { return fmt.Sprintf("%s: want %v, have %v", e.Op, e.Want, e.Have) }

func New(rows ...[]float64) Matrix {
	m := Matrix{r: len(rows), c: len(rows[0])}
	for _, row := range rows {
		m.data = append(m.data, row...)
	}
	return m
}

func Identity(n int) Matrix {
	m := Matrix{n, n, make([]float64, n*n)}
	for i := range n {
		*m.at(i, i) = 1
	}
	return m
}

func (m Matrix) at(i, j int) *float64 { return &m.data[i*m.c+j] }

func (m Matrix) Mul(n Matrix) (Matrix, error) {
	if m.c != n.r {
		return Matrix{}, &ShapeError{"mul", [2]int{m.c, n.c}, [2]int{n.r, n.c}}
	}
	out := Matrix{m.r, n.c, make([]float64, m.r*n.c)}
	for i := range m.r {
		for j := range n.c {
			p := out.at(i, j)
			for k := range m.c {
				*p += *m.at(i, k) * *n.at(k, j)
			}
		}
	}
	return out, nil
}

func (m Matrix) T() Matrix {
	t := Matrix{m.c, m.r, make([]float64, len(m.data))}
	for i := range m.r {
		for j := range m.c {
			*t.at(j, i) = *m.at(i, j)
		}
	}
	return t
}

func (m Matrix) Pow(n uint) Matrix {
	out := Identity(m.r)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out, _ = out.Mul(m)
		}
		m, _ = m.Mul(m)
	}
	return out
}

func (m Matrix) String() string {
	var b strings.Builder
	for i := range m.r {
		fmt.Fprintln(&b, m.data[i*m.c:(i+1)*m.c])
	}
	return b.String()
}

func (m Matrix) Det() float64 {
	if m.r == 1 {
		return m.data[0]
	}
	d, sign := 0.0, 1.0
	for j := range m.c {
		minor := Matrix{r: m.r - 1, c: m.c - 1}
		for i := 1; i < m.r; i++ {
			row := m.data[i*m.c : (i+1)*m.c]
			minor.data = append(append(minor.data, row[:j]...), row[j+1:]...)
		}
		d += sign * m.data[j] * minor.Det()
		sign = -sign
	}
	return d
}

func main() {
	a := New([]float64{1, 2, 3}, []float64{4, 5, 6})
	p, err := a.Mul(a.T())
	fmt.Print(p, err, "\n")
	_, err = a.Mul(a)
	var shape *ShapeError
	fmt.Println(errors.As(err, &shape), shape.Have[1], err)
	fmt.Print(New([]float64{1, 1}, []float64{1, 0}).Pow(50))
	fmt.Println(New([]float64{2, 0, 1}, []float64{1, 3, 2}, []float64{1, 1, 4}).Det(), Identity(4).Det())
}

// Output:
// [14 32]
// [32 77]
//  <nil>
// true 3 mul: want [3 3], have [2 3]
// [2.0365011074e+10 1.2586269025e+10]
// [1.2586269025e+10 7.778742049e+09]
// 18 1
