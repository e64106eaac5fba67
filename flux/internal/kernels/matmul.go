package kernels

import "fluxrepl/flux/internal/kernels/gemm"

// MatMul computes c = op(a)·op(b): op(a) is [n, k], op(b) is [k, m], c is
// [n, m]; transposeA says that a is stored as [k, n], transposeB that b is
// stored as [m, k]. A large product calls poll now and then, which may panic.
func MatMul[T Float](c, a, b []T, n, k, m int, transposeA, transposeB bool, poll func()) {
	ars, acs, brs, bcs := k, 1, m, 1
	if transposeA {
		ars, acs = 1, n
	}
	if transposeB {
		brs, bcs = 1, k
	}
	strided(n, m, k, a, ars, acs, b, brs, bcs, c, m, false, poll)
}

// strided hands a product to package gemm: [n, k]·[k, m].
func strided[T Float](n, m, k int, a []T, ars, acs int, b []T, brs, bcs int, c []T, ldc int, accumulate bool, poll func()) {
	switch c := any(c).(type) {
	case []float32:
		gemm.Mul32(n, m, k, any(a).([]float32), ars, acs, any(b).([]float32), brs, bcs, c, ldc, &gemm.Epilogue32{Accumulate: accumulate}, poll)
	case []float64:
		gemm.Mul64(n, m, k, any(a).([]float64), ars, acs, any(b).([]float64), brs, bcs, c, ldc, &gemm.Epilogue64{Accumulate: accumulate}, poll)
	}
}
