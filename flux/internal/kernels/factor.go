package kernels

import (
	"gonum.org/v1/gonum/blas"
	blasgonum "gonum.org/v1/gonum/blas/gonum"
)

// workspace asks a LAPACK routine how much memory it wants, and makes it.
func workspace(query func(work []float64, lwork int)) []float64 {
	var size [1]float64
	query(size[:], -1)
	return make([]float64, int(size[0]))
}

// Cholesky replaces the symmetric matrix a, [n, n], by its lower factor L with
// L·Lᵀ = a, and reports whether a is positive definite.
func Cholesky(a []float64, n int) bool {
	if n == 0 {
		return true
	}
	ok := lapack.Dpotrf(blas.Lower, n, a, n)
	for i := range n {
		clear(a[i*n+i+1 : (i+1)*n])
	}
	return ok
}

// SolveTriangular replaces b, [n, m], by the solution x of A·x = b, or of
// Aᵀ·x = b. Of a, [n, n], only one triangle is read; zeros on its diagonal give
// infinities and NaN.
func SolveTriangular(b, a []float64, n, m int, upper, transpose bool) {
	if n == 0 || m == 0 {
		return
	}
	uplo, trans := blas.Lower, blas.NoTrans
	if upper {
		uplo = blas.Upper
	}
	if transpose {
		trans = blas.Trans
	}
	var engine blasgonum.Implementation
	engine.Dtrsm(blas.Left, uplo, trans, blas.NonUnit, n, m, 1, a, n, b, m)
}

// QR factors a, [m, n] with m ≥ n, into q, [m, n], with orthonormal columns and
// the upper triangular r, [n, n], whose diagonal is not negative. a is lost.
func QR(q, r, a []float64, m, n int) {
	if n == 0 {
		return
	}
	tau := make([]float64, n)
	work := workspace(func(w []float64, l int) { lapack.Dgeqrf(m, n, a, n, tau, w, l) })
	lapack.Dgeqrf(m, n, a, n, tau, work, len(work))
	for i := range n {
		clear(r[i*n:][:i])
		copy(r[i*n+i:(i+1)*n], a[i*n+i:(i+1)*n])
	}
	copy(q, a[:m*n])
	work = workspace(func(w []float64, l int) { lapack.Dorgqr(m, n, n, q, n, tau, w, l) })
	lapack.Dorgqr(m, n, n, q, n, tau, work, len(work))
	for i := range n {
		if r[i*n+i] < 0 {
			negate(r[i*n+i:(i+1)*n], 1)
			negate(q[i:m*n], n)
		}
	}
}

// negate changes the sign of every step-th element.
func negate(x []float64, step int) {
	for i := 0; i < len(x); i += step {
		x[i] = -x[i]
	}
}
