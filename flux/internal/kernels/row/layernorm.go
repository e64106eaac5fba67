package row

import (
	"math"

	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// Layer normalisation sees x as [rows, n]: every row gets mean 0 and variance 1,
// and then a scale and a shift for each place along it. The mean is found first
// and taken off before squaring, since the difference of the mean square and the
// square of the mean cancels. In float32 the mean is taken off in two parts: as
// an element, which is exact for elements near it, and what rounding it lost.

// LayerNorm computes dst = (x − mean)/√(variance + eps)·scale + shift for every
// row of x [rows, n], without the latter two if scale is nil, and keeps the mean
// and the factor 1/√(variance + eps) of each row in stats [rows, 2].
func LayerNorm[T Float](dst, x, scale, shift []T, stats []float64, rows, n int, eps float64, poll func()) {
	if rows*n == 0 {
		return
	}
	if rows*n <= serial {
		layerNorm(dst, x, scale, shift, stats, rows, n, eps)
		return
	}
	workers.For(rows, grain(n), poll, func(lo, hi int) {
		layerNorm(dst[lo*n:hi*n], x[lo*n:], scale, shift, stats[2*lo:], hi-lo, n, eps)
	})
}

func layerNorm[T Float](dst, x, scale, shift []T, stats []float64, rows, n int, eps float64) {
	inverse := 1 / float64(n)
	active[T]().normRows(&dst[0], &x[0], rows, n, first(scale), first(shift), inverse, eps, &stats[0])
	for r := range rows {
		if !ordinary(stats[2*r+1]) {
			normRows(&dst[r*n], &x[r*n], 1, n, first(scale), first(shift), inverse, eps, &stats[2*r])
		}
	}
}

// first returns the address of the first element, or nil.
func first[T any](x []T) *T {
	if len(x) == 0 {
		return nil
	}
	return &x[0]
}

// ordinary reports whether a factor 1/√variance is of a size at which squares
// in float32 are exact enough; it is not where they overflow or vanish.
func ordinary(factor float64) bool { return factor > 1e-15 && factor < 1e15 && !math.IsNaN(factor) }

// LayerNormBack computes the gradient of x from that of the result, g: with
// x̂ = (x − mean)·factor and w = g·scale it is
//
//	dst = factor·(w − mean(w) − x̂·mean(w·x̂)),
//
// and those of scale and shift, the sums over the rows of g·x̂ and g. Without a
// scale, the latter are nil.
func LayerNormBack[T Float](dst, g, x, scale []T, stats []float64, dscale, dshift []T, rows, n int, poll func()) {
	if rows*n == 0 {
		clear(dscale)
		clear(dshift)
		return
	}
	if scale == nil {
		standardBack(dst, g, x, stats, rows, n, poll)
		return
	}
	step := backStep(rows, n)
	count, width := (rows+step-1)/step, padded(2*n)
	part := pool.Get[float64](count * width)
	defer pool.Put(part)
	workers.For(rows, step, poll, func(lo, hi int) {
		sums := part[lo/step*width:][:width]
		clear(sums)
		for lo < hi {
			few := min(backRows, hi-lo, max(1, most/n))
			layerNormBack(dst[lo*n:], g[lo*n:], x[lo*n:], scale, stats[2*lo:], sums, few, n)
			lo += few
			if poll != nil && lo < hi {
				poll()
			}
		}
	})
	for i := 1; i < count; i++ {
		for j, v := range part[i*width:][:2*n] {
			part[j] += v
		}
	}
	round(dscale, part)
	round(dshift, part[n:])
}

// backRows is how many rows go into one sum of elements before it is carried on
// in float64.
const backRows = 16

// backStep is how many rows make a piece of a pullback: its sums are as long as a
// row, so pieces are not too many.
func backStep(rows, n int) int {
	step := max(1, 4*share/n, (rows+31)/32)
	if rows*n <= serial {
		step = rows
	}
	return (step + backRows - 1) / backRows * backRows
}

// layerNormBack is LayerNormBack for few rows; it adds to sums, those of the
// scale and of the shift.
func layerNormBack[T Float](dst, g, x, scale []T, stats, sums []float64, rows, n int) {
	few := pool.Get[T](2 * n)
	defer pool.Put(few)
	clear(few)
	inverse := 1 / float64(n)
	ok := true
	for r := range rows {
		ok = ok && ordinary(stats[2*r+1])
	}
	f := normBackRows[T]
	if ok {
		f = active[T]().normBackRows
	}
	f(&dst[0], &g[0], &x[0], rows, n, inverse, &stats[0], &scale[0], &few[0], &few[n])
	active[T]().sumColumns(&sums[0], &few[0], 1, 2*n, 2*n)
}

// standardBack is LayerNormBack without a scale.
func standardBack[T Float](dst, g, x []T, stats []float64, rows, n int, poll func()) {
	step := grain(n)
	if rows*n <= serial {
		step = rows
	}
	workers.For(rows, step, poll, func(lo, hi int) {
		inverse := 1 / float64(n)
		active[T]().standardBackRows(&dst[lo*n], &g[lo*n], &x[lo*n], hi-lo, n, inverse, &stats[2*lo])
		for r := lo; r < hi; r++ {
			if !ordinary(stats[2*r+1]) {
				standardBackRows(&dst[r*n], &g[r*n], &x[r*n], 1, n, inverse, &stats[2*r])
			}
		}
	})
}
