package kernels

import (
	"math"
	"slices"
	"sync/atomic"
	"testing"
)

// naiveProduct is the sum that [MatMul] is to be.
func naiveProduct(a, b []float64, n, k, m int) []float64 {
	c := make([]float64, n*m)
	for i := range n {
		for l := range k {
			for j := range m {
				c[i*m+j] += a[i*k+l] * b[l*m+j]
			}
		}
	}
	return c
}

// stored is a pair of operands as [MatMul] may get them.
type stored struct {
	name   string
	a, b   []float64
	ta, tb bool
}

// storedForms returns the operands stored plainly and transposed.
func storedForms(a, b []float64, n, k, m int) []stored {
	at, bt := make([]float64, n*k), make([]float64, k*m)
	transpose(at, a, n, k, k)
	transpose(bt, b, k, m, m)
	return []stored{{"plain", a, b, false, false}, {"left transposed", at, b, true, false}, {"right transposed", a, bt, false, true}, {"both", at, bt, true, true}}
}

// TestMatMulInPieces: a product large enough to be done in pieces is the sum
// that it should be, however its operands are stored, and asks poll.
func TestMatMulInPieces(t *testing.T) {
	const n, k, m = 150, 1500, 1000 // two pieces of rows and a rest
	a, b := make([]float64, n*k), make([]float64, k*m)
	for i := range a {
		a[i] = float64(i%7 - 3)
	}
	for i := range b {
		b[i] = float64(i%5 - 2)
	}
	want := naiveProduct(a, b, n, k, m)
	for _, tt := range storedForms(a, b, n, k, m) {
		var polls atomic.Int64
		got := make([]float64, n*m)
		MatMul(got, tt.a, tt.b, n, k, m, tt.ta, tt.tb, func() { polls.Add(1) })
		if !slices.Equal(got, want) {
			t.Errorf("%s: the product is wrong", tt.name)
		}
		if polls.Load() == 0 {
			t.Errorf("%s: poll was not asked", tt.name)
		}
	}
}

// TestMatMulOfWhatIsNoNumber puts infinities and NaN against zeros, whose product
// is not a number.
func TestMatMulOfWhatIsNoNumber(t *testing.T) {
	const n, k, m = 5, 7, 6
	a, b := make([]float64, n*k), make([]float64, k*m)
	for i := range a {
		a[i] = float64(i % 3) // every third is 0
	}
	for i := range b {
		b[i] = float64(i%5) - 2
	}
	b[2*m+1], b[4*m+3], b[6*m+5] = math.NaN(), math.Inf(1), math.Inf(-1)
	want := naiveProduct(a, b, n, k, m)
	for _, tt := range storedForms(a, b, n, k, m) {
		got := make([]float64, n*m)
		MatMul(got, tt.a, tt.b, n, k, m, tt.ta, tt.tb, func() {})
		for j := range got {
			if got[j] != want[j] && !(isNaN(got[j]) && isNaN(want[j])) {
				t.Errorf("%s: element %d is %v, want %v", tt.name, j, got[j], want[j])
			}
		}
	}
}
