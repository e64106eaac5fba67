package gemm

import (
	"fmt"

	"fluxrepl/flux/internal/kernels/blas"
)

// An Epilogue is what is done to a product before it is stored, in this order:
// C is added if Accumulate, RowBias[i] to each element of row i, ColBias[j] to
// each of column j, unless they are nil; and ReLU makes what is below 0 a 0 and
// leaves NaN.
type Epilogue[T float32 | float64] struct {
	Accumulate bool
	RowBias    []T // m numbers
	ColBias    []T // n numbers
	ReLU       bool
}

// plain reports whether there is nothing but perhaps a sum.
func (e *Epilogue[T]) plain() bool {
	return e == nil || e.RowBias == nil && e.ColBias == nil && !e.ReLU
}

// Epilogue32 is the epilogue of float32.
type Epilogue32 = Epilogue[float32]

// Epilogue64 is the epilogue of float64.
type Epilogue64 = Epilogue[float64]

// Mul32 computes the product of A, [m, k], and B, [k, n], into C, [m, n], which
// shares no memory with them. Element (i, l) of A is a[i*ars+l*acs], element
// (l, j) of B is b[l*brs+j*bcs], element (i, j) of C is c[i*ldc+j]. If e is nil
// there is no more to it. With k = 0 the product is 0.
//
// A large product uses several processors and calls poll now and then, at least
// each millisecond, on any of them; a panic of poll ends it and leaves C half
// done. poll may be nil. Mul32 panics if a slice is too short or a stride is
// negative.
func Mul32(m, n, k int, a []float32, ars, acs int, b []float32, brs, bcs int, c []float32, ldc int, e *Epilogue32, poll func()) {
	if blas.Active() != "" && e.plain() && blas.Mul32(m, n, k, a, ars, acs, b, brs, bcs, c, ldc, e != nil && e.Accumulate) {
		return
	}
	engine32.mul(&problem[float32]{m: m, n: n, k: k, a: a, ars: ars, acs: acs, b: b, brs: brs, bcs: bcs, c: c, ldc: ldc}, e, poll)
}

// Mul64 is [Mul32] for float64.
func Mul64(m, n, k int, a []float64, ars, acs int, b []float64, brs, bcs int, c []float64, ldc int, e *Epilogue64, poll func()) {
	if blas.Active() != "" && e.plain() && blas.Mul64(m, n, k, a, ars, acs, b, brs, bcs, c, ldc, e != nil && e.Accumulate) {
		return
	}
	engine64.mul(&problem[float64]{m: m, n: n, k: k, a: a, ars: ars, acs: acs, b: b, brs: brs, bcs: bcs, c: c, ldc: ldc}, e, poll)
}

// A problem is a product to be computed.
type problem[T float32 | float64] struct {
	m, n, k  int
	a        []T
	ars, acs int
	b        []T
	brs, bcs int
	c        []T
	ldc      int
	e        Epilogue[T]
	poll     func()
}

// check panics unless all elements are there: the kernels do not look.
func (p *problem[T]) check() {
	short := func(what string, want, got int) {
		panic(fmt.Sprintf("gemm: %s needs %d elements, and has %d", what, want, got))
	}
	if min(p.m, p.n, p.k, p.ars, p.acs, p.brs, p.bcs, p.ldc) < 0 {
		panic(fmt.Sprintf("gemm: a negative size or stride: sizes %d %d %d, strides %d %d, %d %d, %d",
			p.m, p.n, p.k, p.ars, p.acs, p.brs, p.bcs, p.ldc))
	}
	if p.m == 0 || p.n == 0 {
		return
	}
	if p.k > 0 {
		if last := (p.m-1)*p.ars + (p.k-1)*p.acs; last >= len(p.a) {
			short("A", last+1, len(p.a))
		}
		if last := (p.k-1)*p.brs + (p.n-1)*p.bcs; last >= len(p.b) {
			short("B", last+1, len(p.b))
		}
	}
	if last := (p.m-1)*p.ldc + p.n - 1; last >= len(p.c) || p.m > 1 && p.ldc < p.n {
		short("C", last+1, len(p.c))
	}
	if p.e.RowBias != nil && len(p.e.RowBias) < p.m {
		short("the row bias", p.m, len(p.e.RowBias))
	}
	if p.e.ColBias != nil && len(p.e.ColBias) < p.n {
		short("the column bias", p.n, len(p.e.ColBias))
	}
}
