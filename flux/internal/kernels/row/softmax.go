package row

import (
	"math"

	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// Softmax computes dst[r, i] = exp(x[r, i]) / Σ exp(x[r, ·]) for x [rows, n]. The
// largest element of a row is taken off first, so that no exponential overflows.
// dst may be x.
func Softmax[T Float](dst, x []T, rows, n int, poll func()) {
	switch {
	case rows*n == 0:
	case n > most:
		for r := range rows {
			longSoftmax(dst[r*n:][:n], x[r*n:][:n], poll)
		}
	case rows*n <= serial:
		active[T]().softmaxRows(&dst[0], &x[0], rows, n, 1, nil)
	default:
		workers.For(rows, grain(n), poll, func(lo, hi int) {
			active[T]().softmaxRows(&dst[lo*n], &x[lo*n], hi-lo, n, 1, nil)
		})
	}
}

func longSoftmax[T Float](dst, x []T, poll func()) {
	top, sum := expSum(x, poll)
	longExp(dst, x, top, 1/sum, poll)
}

// longExp computes dst = k·exp(x − top).
func longExp[T Float](dst, x []T, top, k float64, poll func()) {
	workers.For(len(x), most, poll, func(lo, hi int) {
		active[T]().expRow(&dst[lo], &x[lo], hi-lo, T(top), T(k))
	})
}

// LogSoftmax computes dst[r, i] = x[r, i] − log Σ exp(x[r, ·]) for x [rows, n].
// dst may be x.
func LogSoftmax[T Float](dst, x []T, rows, n int, poll func()) {
	switch {
	case rows*n == 0:
	case n > most:
		for r := range rows {
			longLogSoftmax(dst[r*n:][:n], x[r*n:][:n], poll)
		}
	case rows*n <= serial:
		logSoftmax(dst, x, rows, n)
	default:
		workers.For(rows, grain(n), poll, func(lo, hi int) {
			logSoftmax(dst[lo*n:], x[lo*n:], hi-lo, n)
		})
	}
}

func logSoftmax[T Float](dst, x []T, rows, n int) {
	stats := pool.Get[float64](2 * rows)
	defer pool.Put(stats)
	active[T]().expSumRows(&x[0], rows, n, &stats[0])
	for i := 1; i < len(stats); i += 2 {
		stats[i] = math.Log(stats[i])
	}
	active[T]().shiftRows(&dst[0], &x[0], rows, n, &stats[0])
}

func longLogSoftmax[T Float](dst, x []T, poll func()) {
	top, sum := expSum(x, poll)
	stats := []float64{top, math.Log(sum)}
	workers.For(len(x), most, poll, func(lo, hi int) {
		active[T]().shiftRows(&dst[lo], &x[lo], 1, hi-lo, &stats[0])
	})
}

// LogSumExp computes dst[r] = log Σ exp(x[r, ·]) for x [rows, n].
func LogSumExp[T Float](dst, x []T, rows, n int, poll func()) {
	switch {
	case rows == 0:
	case n == 0:
		for r := range rows {
			dst[r] = T(math.Inf(-1))
		}
	case n > most:
		for r := range rows {
			row := x[r*n:][:n]
			top, sum := expSum(row, poll)
			dst[r] = T(logSum(row, top, sum))
		}
	case rows*n <= serial:
		logSumExp(dst, x, rows, n)
	default:
		workers.For(rows, grain(n), poll, func(lo, hi int) {
			logSumExp(dst[lo:], x[lo*n:], hi-lo, n)
		})
	}
}

func logSumExp[T Float](dst, x []T, rows, n int) {
	stats := pool.Get[float64](2 * rows)
	defer pool.Put(stats)
	active[T]().expSumRows(&x[0], rows, n, &stats[0])
	for r := range rows {
		dst[r] = T(logSum(x[r*n:][:n], stats[2*r], stats[2*r+1]))
	}
}

// logSum returns log Σ exp(x) from the largest element of x and Σ exp(x − that).
// Where an element is +∞ the sum is NaN, and the result is +∞ unless there is a
// NaN in truth.
func logSum[T Float](x []T, top, sum float64) float64 {
	if !math.IsInf(top, 1) {
		return top + math.Log(sum)
	}
	for _, v := range x {
		if v != v {
			return math.NaN()
		}
	}
	return top
}

// SoftmaxBack computes dst = y∘(g − Σ g∘y), row by row, from y = Softmax(x). dst
// may be g.
func SoftmaxBack[T Float](dst, g, y []T, rows, n int, poll func()) {
	switch {
	case rows*n == 0:
	case n > most:
		for r := range rows {
			longSoftmaxBack(dst[r*n:][:n], g[r*n:][:n], y[r*n:][:n], poll)
		}
	case rows*n <= serial:
		active[T]().softmaxBackRows(&dst[0], &g[0], &y[0], rows, n)
	default:
		workers.For(rows, grain(n), poll, func(lo, hi int) {
			active[T]().softmaxBackRows(&dst[lo*n], &g[lo*n], &y[lo*n], hi-lo, n)
		})
	}
}

func longSoftmaxBack[T Float](dst, g, y []T, poll func()) {
	sum := T(pieces(len(g), poll, func(lo, hi int) float64 { return dot(g[lo:hi], y[lo:hi]) }))
	workers.For(len(g), most, poll, func(lo, hi int) {
		out, g := dst[lo:hi], g[lo:hi]
		for i, v := range y[lo:hi] {
			out[i] = v * (g[i] - sum)
		}
	})
}

// LogSoftmaxBack computes dst = g − exp(y)·Σ g, row by row, from
// y = LogSoftmax(x). dst may be g.
func LogSoftmaxBack[T Float](dst, g, y []T, rows, n int, poll func()) {
	switch {
	case rows*n == 0:
	case n > most:
		for r := range rows {
			longLogSoftmaxBack(dst[r*n:][:n], g[r*n:][:n], y[r*n:][:n], poll)
		}
	case rows*n <= serial:
		active[T]().logSoftmaxBackRows(&dst[0], &g[0], &y[0], rows, n)
	default:
		workers.For(rows, grain(n), poll, func(lo, hi int) {
			active[T]().logSoftmaxBackRows(&dst[lo*n], &g[lo*n], &y[lo*n], hi-lo, n)
		})
	}
}

func longLogSoftmaxBack[T Float](dst, g, y []T, poll func()) {
	sum := T(pieces(len(g), poll, func(lo, hi int) float64 { return sum(g[lo:hi]) }))
	workers.For(len(g), most, poll, func(lo, hi int) {
		out, g := dst[lo:hi], g[lo:hi]
		for i, v := range y[lo:hi] {
			out[i] = g[i] - exp(v)*sum
		}
	})
}

// expSum returns the largest element of a long row and Σ exp(x − that).
func expSum[T Float](x []T, poll func()) (top, sum float64) {
	count := (len(x) + most - 1) / most
	stats := make([]float64, 2*count)
	workers.For(len(x), most, poll, func(lo, hi int) {
		active[T]().expSumRows(&x[lo], 1, hi-lo, &stats[2*(lo/most)])
	})
	// A piece of nothing but −∞ has the top 0 and the sum 0: it does not count.
	top = math.Inf(-1)
	for i := 0; i < len(stats); i += 2 {
		if stats[i+1] != 0 {
			top = max(top, stats[i])
		}
	}
	if math.IsInf(top, -1) {
		return 0, 0
	}
	for i := 0; i < len(stats); i += 2 {
		if stats[i+1] != 0 {
			sum += stats[i+1] * math.Exp(stats[i]-top)
		}
	}
	return top, sum
}
