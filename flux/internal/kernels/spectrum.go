package kernels

import (
	"math"

	"gonum.org/v1/gonum/blas"
	lapackjob "gonum.org/v1/gonum/lapack"
)

// SVD factors a, [m, n], into u, [m, k], the singular values s, [k], in falling
// order, and v, [n, k], with k = min(m, n) and a = u·diag(s)·vᵀ. The largest
// component of each column of u is positive. a is lost. It reports whether the
// iteration converged.
func SVD(u, s, v, a []float64, m, n int) bool {
	k := min(m, n)
	if k == 0 {
		return true
	}
	vt := make([]float64, k*n)
	run := func(w []float64, l int) bool {
		return lapack.Dgesvd(lapackjob.SVDStore, lapackjob.SVDStore, m, n, a, n, s, u, k, vt, n, w, l)
	}
	work := workspace(func(w []float64, l int) { run(w, l) })
	ok := run(work, len(work))
	Pack(v, vt, []int{n, k}, []int{1, n})
	for j := range k {
		if largestIsNegative(u[j:m*k], k) {
			negate(u[j:m*k], k)
			negate(v[j:n*k], k)
		}
	}
	return ok
}

// SingularValues writes the singular values of a, [m, n], in falling order. a is
// lost.
func SingularValues(s, a []float64, m, n int) bool {
	if min(m, n) == 0 {
		return true
	}
	run := func(w []float64, l int) bool {
		return lapack.Dgesvd(lapackjob.SVDNone, lapackjob.SVDNone, m, n, a, n, s, nil, 1, nil, n, w, l)
	}
	work := workspace(func(w []float64, l int) { run(w, l) })
	return run(work, len(work))
}

// Eigh replaces the symmetric matrix a, [n, n], by its orthonormal eigenvectors,
// one a column, whose largest component is positive, and writes the eigenvalues
// in rising order. It reports whether the iteration converged.
func Eigh(values, a []float64, n int) bool {
	if n == 0 {
		return true
	}
	run := func(w []float64, l int) bool {
		return lapack.Dsyev(lapackjob.EVCompute, blas.Lower, n, a, n, values, w, l)
	}
	work := workspace(func(w []float64, l int) { run(w, l) })
	ok := run(work, len(work))
	for j := range n {
		if largestIsNegative(a[j:n*n], n) {
			negate(a[j:n*n], n)
		}
	}
	return ok
}

// largestIsNegative looks at the largest of every step-th element in magnitude,
// the first of those that differ by rounding errors only.
func largestIsNegative(x []float64, step int) bool {
	most := 0.0
	for i := 0; i < len(x); i += step {
		most = max(most, math.Abs(x[i]))
	}
	for i := 0; i < len(x); i += step {
		if math.Abs(x[i]) >= most*(1-0x1p-20) {
			return x[i] < 0
		}
	}
	return false
}

// PseudoInverse writes the Moore-Penrose inverse of a, [m, n], to dst, [n, m]:
// singular values up to cutoff times the largest count as 0. a is lost.
func PseudoInverse(dst, a []float64, m, n int, cutoff float64) bool {
	k := min(m, n)
	if k == 0 {
		return true
	}
	u, s, v := make([]float64, m*k), make([]float64, k), make([]float64, n*k)
	ok := SVD(u, s, v, a, m, n)
	for j, sigma := range s {
		scale := 0.0
		if sigma > cutoff*s[0] {
			scale = 1 / sigma
		}
		for i := range n {
			v[i*k+j] *= scale
		}
	}
	MatMul(dst, v, u, n, k, m, false, true, func() {})
	return ok
}

// Cofactors writes the derivative of the determinant of a, [n, n]: the matrix
// det(a)·a⁻ᵀ, which exists for a singular a as well. There it follows from the
// singular values: det(u)·det(v)·u·diag(Π of the other s)·vᵀ.
func Cofactors(dst, a []float64, n int) bool {
	var f LU
	if f.Factor(a, n) {
		fraction, e := f.Det()
		inverse := make([]float64, n*n)
		f.Inverse(inverse)
		Pack(dst, inverse, []int{n, n}, []int{1, n})
		for i := range dst {
			dst[i] = math.Ldexp(dst[i]*fraction, e)
		}
		return true
	}
	u, s, v := make([]float64, n*n), make([]float64, n), make([]float64, n*n)
	ok := SVD(u, s, v, append([]float64(nil), a...), n, n)
	sign := 1.0
	for _, q := range [][]float64{u, v} {
		f.Factor(q, n)
		fraction, _ := f.Det()
		sign = math.Copysign(sign, sign*fraction)
	}
	for j := range n {
		others := sign
		for i, sigma := range s {
			if i != j {
				others *= sigma
			}
		}
		for i := range n {
			u[i*n+j] *= others
		}
	}
	MatMul(dst, u, v, n, n, n, false, true, func() {})
	return ok
}
