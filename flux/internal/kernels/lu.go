package kernels

import (
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/lapack/gonum"
)

// Decompositions and solvers work on one matrix at a time, row by row, in
// float64 whatever the caller's type: that costs little beside the n³ steps of
// one, and an ill-conditioned float32 matrix would have no digits left.

var lapack gonum.Implementation

// LU is a square matrix factored as P·L·U, with partial pivoting. Rows and
// columns are first scaled by powers of two, without rounding, until the largest
// element of each lies between ½ and 1: only then does a small pivot say that
// the matrix is singular, and not that its units are small.
//
// The zero LU is ready for use, and can factor one matrix after another.
type LU struct {
	n          int
	a          []float64
	rows, cols []int // element i, j was divided by 2 to rows[i] + cols[j]
	pivots     []int
}

// Factor factors a, [n, n], which must be finite, and reports whether it can be
// inverted: not if a pivot is no larger than the rounding errors in it.
func (f *LU) Factor(a []float64, n int) (regular bool) {
	f.n = n
	f.a = append(f.a[:0], a[:n*n]...)
	f.rows, f.cols, f.pivots = grown(f.rows, n), grown(f.cols, n), grown(f.pivots, n)
	for i := range n {
		f.rows[i] = exponent(f.a[i*n:][:n], 1)
		for j := range n {
			f.a[i*n+j] = math.Ldexp(f.a[i*n+j], -f.rows[i])
		}
	}
	for j := range n {
		f.cols[j] = exponent(f.a[j:], n)
		for i := range n {
			f.a[i*n+j] = math.Ldexp(f.a[i*n+j], -f.cols[j])
		}
	}
	if n == 0 {
		return true
	}
	lapack.Dgetrf(n, n, f.a, n, f.pivots)
	const epsilon = 0x1p-52
	for i := range n {
		if !(math.Abs(f.a[i*n+i]) > float64(n)*epsilon) {
			return false
		}
	}
	return true
}

// exponent returns the e for which the largest of every step-th element lies
// between 2 to e − 1 and 2 to e; 0 for zeros.
func exponent(x []float64, step int) int {
	most := 0.0
	for i := 0; i < len(x); i += step {
		most = max(most, math.Abs(x[i]))
	}
	_, e := math.Frexp(most)
	return e
}

// Solve replaces b, [n, m], by the solution x of A·x = b, or of Aᵀ·x = b.
func (f *LU) Solve(b []float64, m int, transpose bool) {
	if f.n == 0 || m == 0 {
		return
	}
	// A = R·S·C with diagonal R and C; S is what was factored.
	before, after, trans := f.rows, f.cols, blas.NoTrans
	if transpose {
		before, after, trans = f.cols, f.rows, blas.Trans
	}
	scaleRows(b, before, m)
	lapack.Dgetrs(trans, f.n, m, f.a, f.n, f.pivots, b, m)
	scaleRows(b, after, m)
}

// scaleRows divides row i by 2 to e[i].
func scaleRows(b []float64, e []int, m int) {
	for i, e := range e {
		for j := range m {
			b[i*m+j] = math.Ldexp(b[i*m+j], -e)
		}
	}
}

// Inverse writes the inverse to dst, [n, n].
func (f *LU) Inverse(dst []float64) {
	clear(dst)
	for i := range f.n {
		dst[i*f.n+i] = 1
	}
	f.Solve(dst, f.n, false)
}

// Det returns the determinant as fraction·2 to exponent, which cannot overflow.
func (f *LU) Det() (fraction float64, exponent int) {
	fraction = 1
	for i := range f.n {
		if f.pivots[i] != i {
			fraction = -fraction
		}
		part, e := math.Frexp(fraction * f.a[i*f.n+i])
		fraction, exponent = part, exponent+e+f.rows[i]+f.cols[i]
	}
	return fraction, exponent
}
