package kernels

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

// stretch is how many multiplications a product does without looking up, some
// milliseconds; block is the smallest side of a piece that does not make it
// slower.
const (
	stretch = 1 << 25
	block   = 64
)

// MatMul computes c = op(a)·op(b): op(a) is [n, k], op(b) is [k, m], c is
// [n, m]; transposeA says that a is stored as [k, n], transposeB that b is
// stored as [m, k]. A large product calls poll now and then, which may panic.
func MatMul[T Float](c, a, b []T, n, k, m int, transposeA, transposeB bool, poll func()) {
	if k == 0 {
		clear(c[:n*m])
		return
	}
	multiply(c, a, b, n, k, m, transposeA, transposeB, 0, poll)
}

// AddMatMul adds op(a)·op(b) to c, like [MatMul].
func AddMatMul[T Float](c, a, b []T, n, k, m int, transposeA, transposeB bool, poll func()) {
	multiply(c, a, b, n, k, m, transposeA, transposeB, 1, poll)
}

func multiply[T Float](c, a, b []T, n, k, m int, transposeA, transposeB bool, beta T, poll func()) {
	if n == 0 || m == 0 || k == 0 {
		return
	}
	ta, lda, step := blas.NoTrans, k, k
	if transposeA {
		ta, lda, step = blas.Trans, n, 1
	}
	tb, ldb, next := blas.NoTrans, m, 1
	if transposeB {
		tb, ldb, next = blas.Trans, k, k
	}
	cols := min(m, max(block, stretch/(block*k)))
	rows := max(block, stretch/(cols*k))
	for r := 0; r < n; r += rows {
		for j := 0; j < m; j += cols {
			if r+j > 0 {
				poll()
			}
			gemm(ta, tb, min(rows, n-r), min(cols, m-j), k, a[r*step:], lda, b[j*next:], ldb, beta, c[r*m+j:], m)
		}
	}
}

func gemm[T Float](ta, tb blas.Transpose, n, m, k int, a []T, lda int, b []T, ldb int, beta T, c []T, ldc int) {
	var engine gonum.Implementation
	switch c := any(c).(type) {
	case []float32:
		engine.Sgemm(ta, tb, n, m, k, 1, any(a).([]float32), lda, any(b).([]float32), ldb, float32(beta), c, ldc)
	case []float64:
		engine.Dgemm(ta, tb, n, m, k, 1, any(a).([]float64), lda, any(b).([]float64), ldb, float64(beta), c, ldc)
	}
}
