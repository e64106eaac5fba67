package row

import (
	"unsafe"

	"fluxrepl/flux/internal/cpu"
)

// Float is an element type of the kernels.
type Float interface{ float32 | float64 }

// loops are the kernels of one level for one element type. What each computes
// stands above its assembly. Matrices are dense, [rows, n] with rows and n above
// 0; sums by column are as many as a whole number of vectors has lanes. A call takes at most [most] elements, since
// assembly cannot be interrupted.
type loops[T Float] struct {
	softmaxRows        func(dst, x *T, rows, n int, k float64, stats *float64)
	expSumRows         func(x *T, rows, n int, stats *float64)
	expRow             func(dst, x *T, n int, top, k T)
	shiftRows          func(dst, x *T, rows, n int, stats *float64)
	softmaxBackRows    func(dst, g, y *T, rows, n int)
	logSoftmaxBackRows func(dst, g, y *T, rows, n int)
	entropyRows        func(x, y *T, rows, n int, stats, sums *float64)
	mixRow             func(dst, x, y *T, n int, a, b T)

	sumRows        func(sums *float64, x *T, rows, n int)
	dotRow         func(x, y *T, n int) float64
	maxRows        func(dst, x *T, rows, n int)
	minRows        func(dst, x *T, rows, n int)
	sumColumns     func(sums *float64, x *T, rows, n, cols int)
	squareColumns  func(squares *float64, x *T, rows, n, cols int, mean *T)
	productColumns func(sums, products *float64, grad, x *T, rows, n, cols int, mean *T)
	affineColumns  func(dst, x *T, rows, n int, mean, a, b *T)
	backColumns    func(dst, grad, x *T, rows, n int, mean, k, q, p *T)

	sumRuns              func(x *T, count, step, n int) float64
	squareRuns           func(x *T, count, step, n int, mean T) float64
	productRuns          func(grad, x *T, count, step, n int, mean T, sums *float64)
	affineRuns           func(dst, x *T, count, step, n int, mean, a, b T)
	rectifiedRuns        func(dst, x *T, count, step, n int, mean, a, b T)
	joinedRuns           func(dst, x, residual *T, count, step, n int, mean, a, b T)
	maskedRuns           func(dst, grad, x, y *T, count, step, n int, mean T, sums *float64)
	rectifiedProductRuns func(grad, x *T, count, step, n int, mean, a, b T, sums *float64)
	rectifiedBackRuns    func(dst, grad, x *T, count, step, n int, mean, a, b, k, q, p T)
	backRuns             func(dst, grad, x *T, count, step, n int, mean, k, q, p T)
	normRows             func(dst, x *T, rows, n int, scale, shift *T, inverse, eps float64, stats *float64)
	standardBackRows     func(dst, grad, x *T, rows, n int, inverse float64, stats *float64)
	normBackRows         func(dst, grad, x *T, rows, n int, inverse float64, stats *float64, scale, dscale, dshift *T)
}

// levels are the kernels that this machine and build have.
var (
	levels32 = map[cpu.Level]*loops[float32]{cpu.Go: goLoops[float32]()}
	levels64 = map[cpu.Level]*loops[float64]{cpu.Go: goLoops[float64]()}
)

// What this process uses.
var use32, use64 = choose(levels32), choose(levels64)

// choose returns the kernels of the active level, or the Go ones where there are
// none.
func choose[T Float](levels map[cpu.Level]*loops[T]) *loops[T] {
	addLevels()
	if l := levels[cpu.Active()]; l != nil {
		return l
	}
	return levels[cpu.Go]
}

// active returns the kernels for an element type.
func active[T Float]() *loops[T] {
	var l any = use32
	if unsafe.Sizeof(T(0)) == 8 {
		l = use64
	}
	return l.(*loops[T])
}
