package flux

import (
	"math/big"
	"testing"
)

// exactRank is the rank of a matrix of integers, by elimination with fractions.
func exactRank(a *Tensor) int {
	rows, cols := a.shape[0], a.shape[1]
	m := make([][]*big.Rat, rows)
	for i := range m {
		m[i] = make([]*big.Rat, cols)
		for j := range m[i] {
			m[i][j] = new(big.Rat).SetFloat64(a.At(i, j))
		}
	}
	rank := 0
	for j := 0; j < cols && rank < rows; j++ {
		p := rank
		for p < rows && m[p][j].Sign() == 0 {
			p++
		}
		if p == rows {
			continue
		}
		m[rank], m[p] = m[p], m[rank]
		for i := rank + 1; i < rows; i++ {
			f := new(big.Rat).Quo(m[i][j], m[rank][j])
			for k := j; k < cols; k++ {
				m[i][k].Sub(m[i][k], new(big.Rat).Mul(f, m[rank][k]))
			}
		}
		rank++
	}
	return rank
}

// What rounding makes of a matrix of small integers must not change whether it
// is singular, nor its rank.
func TestSingularMatricesAreFound(t *testing.T) {
	source, singular := NewSource(8), 0
	for range 400 {
		n := 1 + source.Intn(12)
		rank := 1 + source.Intn(n)
		draw := func(rows, cols int) *Tensor {
			return source.Uniform(-2, 3, rows, cols).Floor().To(Float64)
		}
		a := draw(n, n)
		if source.Intn(2) == 0 { // of a lower rank, and in units that differ
			a = draw(n, rank).MatMul(draw(rank, n))
		}
		want := exactRank(a)
		if want < n {
			singular++
		}
		if got := a.MatrixRank().Ints()[0]; got != want {
			t.Errorf("the rank of %v is %d, want %d", a, got, want)
		}
		scaled := a.Clone()
		for range 2 { // rows and columns
			units := make([]float64, n)
			for i := range units {
				units[i] = []float64{0x1p-100, 1, 0x1p80}[source.Intn(3)]
			}
			scaled = scaled.T().Mul(New64(units))
		}
		for _, a := range []*Tensor{a, scaled} {
			if err := caught(func() { a.Inverse() }); (err != nil) != (want < n) {
				t.Errorf("%v has the rank %d of %d, and Inverse says: %v", a, want, n, err)
			}
		}
	}
	if singular < 100 || singular > 300 {
		t.Errorf("%d of 400 matrices were singular", singular)
	}
}

// The matrices of Hilbert come ever closer to a singular one: at size 11 some
// digits of the inverse are right, at size 12 none is.
func TestNearlySingularMatrices(t *testing.T) {
	for n := 1; n <= 20; n++ {
		h := alloc(Float64, Shape{n, n})
		for i := range h.f64 {
			h.f64[i] = 1 / float64(i/n+i%n+1)
		}
		if err := caught(func() { h.Inverse() }); (err != nil) != (n > 11) {
			t.Errorf("size %d: %v", n, err)
		}
	}
}
