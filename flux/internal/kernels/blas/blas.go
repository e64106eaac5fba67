// Package blas hands large products of matrices to a BLAS of the machine, where
// the user asks for one: the variable FLUXREPL_BLAS names a shared library with
// the C interface (cblas_sgemm, cblas_dgemm), or is "auto" for the OpenBLAS or
// Accelerate that the system finds by name. Without it nothing is loaded, and
// package gemm computes everything.
//
// A BLAS may be faster from a thousand rows on, on some machines. What speaks
// against it: an interrupt waits for the end of a product, results differ in the
// last digits from machine to machine, and an implementation may leave out
// products with 0, so that 0·NaN is 0.
//
// A build without cgo loads no libraries, since it has no loader that could.
package blas

import (
	"fmt"
	"os"
)

// Variable names the environment variable.
const Variable = "FLUXREPL_BLAS"

// threshold is the number of multiplications from which on a product is handed
// over: below, our kernels are as fast and can be interrupted.
const threshold = 512 * 512 * 512

// A library is what was found in one.
type library struct {
	path  string
	sgemm func(order, transA, transB, m, n, k int32, alpha float32, a *float32, lda int32, b *float32, ldb int32, beta float32, c *float32, ldc int32)
	dgemm func(order, transA, transB, m, n, k int32, alpha float64, a *float64, lda int32, b *float64, ldb int32, beta float64, c *float64, ldc int32)
}

// active is the library of this process, nil for none.
var active = must(os.Getenv(Variable))

// must loads the library of that name. It panics if there is none: to go on
// without would leave the user to wonder.
func must(name string) *library {
	if name == "" {
		return nil
	}
	l, err := load(name)
	if err != nil {
		panic(fmt.Sprintf("%s=%s: %v", Variable, name, err))
	}
	return l
}

// Active returns the path of the library in use, or "".
func Active() string {
	if active == nil {
		return ""
	}
	return active.path
}

// Constants of the C interface.
const (
	rowMajor = 101
	asItIs   = 111
	turned   = 112
)

// Mul32 computes C = A·B, or C += A·B, as package gemm does, and reports whether
// it did: it does not without a library, for small products, and for strides
// that the interface has no words for.
func Mul32(m, n, k int, a []float32, ars, acs int, b []float32, brs, bcs int, c []float32, ldc int, accumulate bool) bool {
	if active == nil {
		return false
	}
	ta, lda, oka := form(m, k, ars, acs)
	tb, ldb, okb := form(k, n, brs, bcs)
	if !oka || !okb || !fits(m, n, k, ldc) {
		return false
	}
	beta := float32(0)
	if accumulate {
		beta = 1
	}
	active.sgemm(rowMajor, ta, tb, int32(m), int32(n), int32(k), 1, &a[0], lda, &b[0], ldb, beta, &c[0], int32(ldc))
	return true
}

// Mul64 is [Mul32] for float64.
func Mul64(m, n, k int, a []float64, ars, acs int, b []float64, brs, bcs int, c []float64, ldc int, accumulate bool) bool {
	if active == nil {
		return false
	}
	ta, lda, oka := form(m, k, ars, acs)
	tb, ldb, okb := form(k, n, brs, bcs)
	if !oka || !okb || !fits(m, n, k, ldc) {
		return false
	}
	beta := 0.0
	if accumulate {
		beta = 1
	}
	active.dgemm(rowMajor, ta, tb, int32(m), int32(n), int32(k), 1, &a[0], lda, &b[0], ldb, beta, &c[0], int32(ldc))
	return true
}

// most is what sizes and strides may be: the interface counts in 32 bits.
const most = 1<<31 - 1

// fits reports whether a product is large, but not beyond the interface.
func fits(m, n, k, ldc int) bool {
	return m > 0 && n > 0 && k > 0 && float64(m)*float64(n)*float64(k) >= threshold && max(m, n, k, ldc) <= most
}

// form returns how the interface says the strides of a matrix, [rows, cols]: as it
// is or turned around, with the distance of its rows.
func form(rows, cols, rs, cs int) (transpose, leading int32, ok bool) {
	switch {
	case cs == 1 && rs >= cols && rs <= most:
		return asItIs, int32(rs), true
	case rs == 1 && cs >= rows && cs <= most:
		return turned, int32(cs), true
	}
	return 0, 0, false
}
