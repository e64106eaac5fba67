package kernels

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

// MatMul computes c = op(a)·op(b): op(a) is [n, k], op(b) is [k, m], c is
// [n, m]; transposeA says that a is stored as [k, n], transposeB that b is
// stored as [m, k].
func MatMul[T Float](c, a, b []T, n, k, m int, transposeA, transposeB bool) {
	if n == 0 || m == 0 {
		return
	}
	if k == 0 {
		clear(c[:n*m])
		return
	}
	ta, lda := blas.NoTrans, k
	if transposeA {
		ta, lda = blas.Trans, n
	}
	tb, ldb := blas.NoTrans, m
	if transposeB {
		tb, ldb = blas.Trans, k
	}
	var engine gonum.Implementation
	switch c := any(c).(type) {
	case []float32:
		engine.Sgemm(ta, tb, n, m, k, 1, any(a).([]float32), lda, any(b).([]float32), ldb, 0, c, m)
	case []float64:
		engine.Dgemm(ta, tb, n, m, k, 1, any(a).([]float64), lda, any(b).([]float64), ldb, 0, c, m)
	}
}
