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
	if skips := transposeA || !transposeB; skips && !finite(b[:k*m]) {
		addSkipped(c, a, b, n, k, m, transposeA, transposeB)
	}
}

// addSkipped adds the products with zeros of a, which gonum leaves out: with what
// is infinite or not a number in b they are not numbers.
func addSkipped[T Float](c, a, b []T, n, k, m int, transposeA, transposeB bool) {
	ai, al, bl, bj := k, 1, m, 1
	if transposeA {
		ai, al = 1, n
	}
	if transposeB {
		bl, bj = 1, k
	}
	for l := range k {
		for j := range m {
			p := 0 * b[l*bl+j*bj]
			if p == 0 {
				continue
			}
			for i := range n {
				if a[i*ai+l*al] == 0 {
					c[i*m+j] += p
				}
			}
		}
	}
}

// finite reports whether all elements are.
func finite[T Float](x []T) bool {
	var s0, s1, s2, s3 T
	for len(x) >= 4 {
		s0 += x[0] * 0
		s1 += x[1] * 0
		s2 += x[2] * 0
		s3 += x[3] * 0
		x = x[4:]
	}
	for _, v := range x {
		s0 += v * 0
	}
	return s0+s1+s2+s3 == 0
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
