package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

type Matrix [][]float64

func New(r, c int) Matrix {
	m := make(Matrix, r)
	for i := range m {
		m[i] = make([]float64, c)
	}
	return m
}
func (m Matrix) Mul(o Matrix) Matrix {
	r := New(len(m), len(o[0]))
	for i := range m {
		for j := range o[0] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return r
}
func (m Matrix) T() Matrix {
	r := New(len(m[0]), len(m))
	for i, row := range m {
		for j, v := range row {
			r[j][i] = v
		}
	}
	return r
}
func (m Matrix) Det() float64 {
	if len(m) == 1 {
		return m[0][0]
	}
	d, s := 0.0, 1.0
	for c := range m {
		var sub Matrix
		for _, row := range m[1:] {
			sub = append(sub, append(append([]float64{}, row[:c]...), row[c+1:]...))
		}
		d += s * m[0][c] * sub.Det()
		s = -s
	}
	return d
}

type Vec3 [3]float64

func (a Vec3) Add(b Vec3) Vec3 {
	for i := range a {
		a[i] += b[i]
	}
	return a
}
func (a Vec3) Dot(b Vec3) (s float64) {
	for i, v := range a {
		s += v * b[i]
	}
	return
}
func (a *Vec3) Scale(k float64) *Vec3 {
	for i := range a {
		a[i] *= k
	}
	return a
}
func fft(a []complex128) []complex128 {
	n := len(a)
	if n == 1 {
		return a
	}
	e, o := make([]complex128, n/2), make([]complex128, n/2)
	for i := range n / 2 {
		e[i], o[i] = a[2*i], a[2*i+1]
	}
	e, o = fft(e), fft(o)
	r := make([]complex128, n)
	for k := range n / 2 {
		t := cmplx.Rect(1, -2*math.Pi*float64(k)/float64(n)) * o[k]
		r[k], r[k+n/2] = e[k]+t, e[k]-t
	}
	return r
}
func integrate(f func(float64) float64, a, b float64, n int) float64 {
	h := (b - a) / float64(n)
	s := (f(a) + f(b)) / 2
	for i := 1; i < n; i++ {
		s += f(a + float64(i)*h)
	}
	return s * h
}
func main() {
	a := Matrix{{1, 2}, {3, 4}}
	fmt.Println(a.Mul(a.T()), a.Det(), Matrix{{2, 0, 1}, {1, 3, 2}, {1, 1, 1}}.Det())
	v := Vec3{1, 2, 3}
	w := v.Add(Vec3{1, 1, 1})
	v.Scale(2).Scale(0.5)
	fmt.Println(v, w, v.Dot(w))
	for _, c := range fft([]complex128{1, 2, 3, 4}) {
		fmt.Printf("%.3f ", c)
	}
	fmt.Println()
	fmt.Printf("%.6f %.4f\n", integrate(math.Sin, 0, math.Pi, 100), integrate(func(x float64) float64 { return x * x }, 0, 1, 100))
	z := complex(0, 0)
	n := 0
	for ; n < 50 && cmplx.Abs(z) < 2; n++ {
		z = z*z + complex(-0.5, 0.6)
	}
	fmt.Println(n, cmplx.Abs(z) < 2)
	var grid [4][5]int
	for i := range grid {
		for j := range grid[i] {
			grid[i][j] = i * j
		}
	}
	fmt.Println(grid, len(grid), len(grid[0]))
	sub := grid[1:3]
	sub[0][0] = 99
	fmt.Println(grid[1])
	g2 := grid
	g2[0][0] = -1
	fmt.Println(grid[0][0], g2 == grid)
	row := grid[2][1:4]
	row[0] = 77
	fmt.Println(grid[2], cap(row))
	m3 := [2][2][2]int{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}
	s := 0
	for _, p := range m3 {
		for _, q := range p {
			for _, x := range q {
				s += x
			}
		}
	}
	fmt.Println(s, m3[1][0])
	j := [][]int{{1}, {2, 3}, {}}
	for i := range j {
		j[i] = append(j[i], i*100)
	}
	fmt.Println(j)
}

// Output:
// [[5 11] [11 25]] -2 0
// [1 2 3] [2 3 4] 20
// (10.000+0.000i) (-2.000+2.000i) (-2.000+0.000i) (-2.000-2.000i)
// 1.999836 0.3334
// 50 true
// [[0 0 0 0 0] [0 1 2 3 4] [0 2 4 6 8] [0 3 6 9 12]] 4 5
// [99 1 2 3 4]
// 0 false
// [0 77 4 6 8] 4
// 36 [5 6]
// [[1 0] [2 3 100] [200]]
