package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

type Vec map[int]float64

func (v Vec) Dot(w Vec) (s float64) {
	if len(w) < len(v) {
		v, w = w, v
	}
	for i, x := range v {
		s += x * w[i]
	}
	return
}

func (v Vec) Norm() float64 { return math.Sqrt(v.Dot(v)) }

func (v Vec) Plus(a float64, w Vec) Vec {
	out := maps.Clone(v)
	for i, x := range w {
		if out[i] += a * x; out[i] == 0 {
			delete(out, i)
		}
	}
	return out
}

func (v Vec) String() string {
	s := ""
	for _, i := range slices.Sorted(maps.Keys(v)) {
		s += fmt.Sprintf("%d:%g ", i, v[i])
	}
	return "<" + s + ">"
}

// CSR holds a matrix by rows.
type CSR struct {
	rows, cols int
	start, col []int
	val        []float64
}

func FromDense(d [][]float64) *CSR {
	m := &CSR{rows: len(d), cols: len(d[0]), start: []int{0}}
	for _, row := range d {
		for j, x := range row {
			if x != 0 {
				m.col, m.val = append(m.col, j), append(m.val, x)
			}
		}
		m.start = append(m.start, len(m.col))
	}
	return m
}

func (m *CSR) Mul(x []float64) []float64 {
	y := make([]float64, m.rows)
	for i := range y {
		for k := m.start[i]; k < m.start[i+1]; k++ {
			y[i] += m.val[k] * x[m.col[k]]
		}
	}
	return y
}

func (m *CSR) Transposed() *CSR {
	t := &CSR{rows: m.cols, cols: m.rows, start: make([]int, m.cols+1)}
	for _, j := range m.col {
		t.start[j+1]++
	}
	for j := range m.cols {
		t.start[j+1] += t.start[j]
	}
	at := slices.Clone(t.start)
	t.col, t.val = make([]int, len(m.col)), make([]float64, len(m.val))
	for i := range m.rows {
		for k := m.start[i]; k < m.start[i+1]; k++ {
			j := m.col[k]
			t.col[at[j]], t.val[at[j]] = i, m.val[k]
			at[j]++
		}
	}
	return t
}

func main() {
	a, b := Vec{0: 3, 5: 4}, Vec{5: 2, 9: 1, 11: -1}
	fmt.Println(a, b, a.Dot(b), a.Norm())
	fmt.Println(a.Plus(-2, b), a.Plus(-1, a), len(a))
	m := FromDense([][]float64{{0, 2, 0, 1}, {0, 0, 0, 0}, {5, 0, 0, 3}})
	fmt.Printf("%+v\n", *m)
	fmt.Println(m.Mul([]float64{1, 2, 3, 4}))
	t := m.Transposed()
	fmt.Println(*t, t.Mul([]float64{1, 1, 1}))
}

// Output:
// <0:3 5:4 > <5:2 9:1 11:-1 > 8 5
// <0:3 9:-2 11:2 > <> 2
// {rows:3 cols:4 start:[0 2 2 4] col:[1 3 0 3] val:[2 1 5 3]}
// [8 0 17]
// {4 3 [0 1 2 2 4] [2 0 0 2] [5 2 1 3]} [5 2 0 4]
