package flux

import (
	"math"
	"math/rand/v2"
	"runtime"
	"testing"
)

// TestMatMulOfViews multiplies stacks of matrices as they lie (plain, transposed,
// pieces of larger ones, one for all) and compares with the sum and, in size, with
// one processor: a batch is shared among processors, or each product is.
func TestMatMulOfViews(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	r := rand.New(rand.NewPCG(1, 2))
	random := func(shape ...int) *Tensor {
		x := Zeros(shape...)
		for i := range x.f32 {
			x.f32[i] = r.Float32()*2 - 1
		}
		return x
	}
	for _, s := range []struct{ batch, n, k, m int }{{1, 3, 4, 5}, {6, 5, 7, 9}, {7, 65, 80, 70}, {3, 130, 150, 120}, {40, 1, 33, 47}} {
		forms := func(rows, cols int) map[string]*Tensor {
			return map[string]*Tensor{
				"plain":      random(s.batch, rows, cols),
				"transposed": random(s.batch, cols, rows).SwapAxes(1, 2),
				"a piece":    random(s.batch, rows+2, cols+3).Narrow(1, 1, rows+1).Narrow(2, 2, cols+2),
				"heads":      random(rows, s.batch, cols).SwapAxes(0, 1),
				"one":        random(1, rows, cols),
				"no batch":   random(rows, cols),
			}
		}
		for fa, a := range forms(s.n, s.k) {
			for fb, b := range forms(s.k, s.m) {
				got := a.MatMul(b)
				runtime.GOMAXPROCS(1)
				alone := a.MatMul(b)
				runtime.GOMAXPROCS(4)
				x, y, one := a.Float64s(), b.Float64s(), alone.Float64s()
				for i, v := range got.Float64s() {
					if v != one[i] {
						t.Fatalf("%+v, %s by %s: element %d is %v on four processors, %v on one", s, fa, fb, i, v, one[i])
					}
					if i%7 > 0 {
						continue // some of the elements say enough
					}
					p, row, col := i/(s.n*s.m), i/s.m%s.n, i%s.m
					pa, pb := p*s.n*s.k%len(x), p*s.k*s.m%len(y)
					want := 0.0
					for l := range s.k {
						want += x[pa+row*s.k+l] * y[pb+l*s.m+col]
					}
					if math.Abs(v-want) > 1e-6*float64(s.k) {
						t.Fatalf("%+v, %s by %s: element %d is %v, want %v", s, fa, fb, i, v, want)
					}
				}
			}
		}
	}
}

// TestMatMulMakesItsResultAlone counts what the product of two matrices allocates.
func TestMatMulMakesItsResultAlone(t *testing.T) {
	x, y := Ones(8, 8), Ones(8, 8)
	result := testing.AllocsPerRun(100, func() { blank2(Float32, 8, 8) })
	if n := testing.AllocsPerRun(100, func() { x.MatMul(y) }); n > result {
		t.Errorf("%v allocations, of which the result is %v", n, result)
	}
}
