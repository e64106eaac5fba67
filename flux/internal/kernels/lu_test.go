package kernels

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func randoms(r *rand.Rand, n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	return x
}

// Powers of two on rows and columns change nothing but the scale of the result.
func TestLUDoesNotSeeUnits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var plain, scaled LU // one after another, of sizes that rise and fall
	for _, n := range []int{3, 7, 1, 0, 5} {
		a := randoms(r, n*n)
		b := slices.Clone(a)
		rows, cols := make([]int, n), make([]int, n)
		for i := range n {
			rows[i], cols[i] = r.IntN(400)-200, r.IntN(400)-200
		}
		sum := 0
		for i := range n {
			sum += rows[i] + cols[i]
			for j := range n {
				b[i*n+j] = math.Ldexp(b[i*n+j], rows[i]+cols[j])
			}
		}
		if !plain.Factor(a, n) || !scaled.Factor(b, n) {
			t.Fatalf("size %d: a random matrix is said to be singular", n)
		}
		f, e := plain.Det()
		g, h := scaled.Det()
		if want := math.Ldexp(f, e-h+sum); math.Abs(g-want) > 1e-13*math.Abs(want) {
			t.Errorf("size %d: the determinant is %v·2^%d, want %v·2^%d", n, g, h, f, e+sum)
		}
		x := randoms(r, 2*n)
		y := slices.Clone(x)
		for i := range y {
			y[i] = math.Ldexp(y[i], rows[i/2])
		}
		plain.Solve(x, 2, false)
		scaled.Solve(y, 2, false)
		for i := range x {
			if got := math.Ldexp(y[i], cols[i/2]); math.Abs(got-x[i]) > 1e-12*(1+math.Abs(x[i])) {
				t.Errorf("size %d: element %d of the solution is %v, want %v", n, i, got, x[i])
			}
		}
	}
}

func TestLUOfSingularMatrices(t *testing.T) {
	var f LU
	for _, a := range [][]float64{{0}, {1, 2, 2, 4}, {0, 0, 0, 1}, {0, 1, 0, 1}, {1, 1, 1 + 0x1p-52, 1}, {1e-300, 1, 1e-300, 1}} {
		if f.Factor(a, int(math.Sqrt(float64(len(a))))) {
			t.Errorf("%v is said to be regular", a)
		}
	}
	for _, a := range [][]float64{{1e-320}, {1e300}, {1e-200, 0, 0, 1e200}, {0, 1, 1, 0}, {1e-300, 2, 1e-300, 1}} {
		if !f.Factor(a, int(math.Sqrt(float64(len(a))))) {
			t.Errorf("%v is said to be singular", a)
		}
	}
}
