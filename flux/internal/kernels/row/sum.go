package row

import (
	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// A matrix of columns is cut into strips of so many, or into pieces of rows where
// it is narrower.
const strip = 1024

// Sum adds over the middle axis of x [outer, n, inner]; the sum of nothing is 0.
func Sum[T Float](dst, x []T, outer, n, inner int, poll func()) {
	switch {
	case len(dst) == 0:
	case n == 0:
		clear(dst)
	case inner == 1:
		sumLast(dst, x, outer, n, poll)
	case n == 1:
		copy(dst, x)
	case outer == 1 || n*inner > serial:
		for o := range outer {
			sumDown(dst[o*inner:][:inner], x[o*n*inner:][:n*inner], n, inner, poll)
		}
	case outer*n*inner <= serial:
		sumBlocks(dst, x, outer, n, inner)
	default:
		workers.For(outer, max(1, serial/(n*inner)), poll, func(lo, hi int) {
			sumBlocks(dst[lo*inner:], x[lo*n*inner:], hi-lo, n, inner)
		})
	}
}

// sumLast adds the rows of x [rows, n].
func sumLast[T Float](dst, x []T, rows, n int, poll func()) {
	switch {
	case n > most:
		for r := range rows {
			row := x[r*n:][:n]
			dst[r] = T(pieces(n, poll, func(lo, hi int) float64 { return sum(row[lo:hi]) }))
		}
	case rows == 1:
		dst[0] = T(sum(x[:n]))
	case rows*n <= serial:
		sumSome(dst, x, rows, n)
	case workers.Threads() == 1: // without a closure
		for lo, step := 0, max(1, serial/n); lo < rows; lo += step {
			if poll != nil {
				poll()
			}
			sumSome(dst[lo:], x[lo*n:], min(step, rows-lo), n)
		}
	default:
		workers.For(rows, max(1, serial/n), poll, func(lo, hi int) { sumSome(dst[lo:], x[lo*n:], hi-lo, n) })
	}
}

func sumSome[T Float](dst, x []T, rows, n int) {
	sums := pool.Get[float64](rows)
	defer pool.Put(sums)
	active[T]().sumRows(&sums[0], &x[0], rows, n)
	for r, s := range sums {
		dst[r] = T(s)
	}
}

// sumBlocks adds the columns of small matrices.
func sumBlocks[T Float](dst, x []T, outer, n, inner int) {
	sums := pool.Get[float64](padded(inner))
	defer pool.Put(sums)
	for o := range outer {
		clear(sums)
		active[T]().sumColumns(&sums[0], &x[o*n*inner], n, inner, inner)
		round(dst[o*inner:][:inner], sums)
	}
}

// round stores sums as elements.
func round[T Float](dst []T, sums []float64) {
	for i := range dst {
		dst[i] = T(sums[i])
	}
}

// sumDown adds the columns of x [rows, n].
func sumDown[T Float](dst, x []T, rows, n int, poll func()) {
	if rows*n <= serial {
		sumBlocks(dst, x, 1, rows, n)
		return
	}
	sums := pool.Get[float64](padded(n))
	defer pool.Put(sums)
	downColumns(sums, rows, n, poll, func(sums []float64, row, count, col, cols int) {
		active[T]().sumColumns(&sums[0], &x[row*n+col], count, n, cols)
	})
	round(dst, sums)
}

// downColumns fills sums by calls of add for parts of a matrix [rows, n]: count
// rows from row on, cols columns from col on. A wide matrix is cut into strips of
// columns, a narrow one into pieces of rows whose sums are added in order.
func downColumns(sums []float64, rows, n int, poll func(), add func(sums []float64, row, count, col, cols int)) {
	clear(sums)
	if n > strip {
		workers.For(n, strip, poll, func(lo, hi int) {
			for row := 0; row < rows; row += most / strip {
				if poll != nil {
					poll()
				}
				part := sums[lo:]
				add(part[:min(len(part), padded(hi-lo))], row, min(most/strip, rows-row), lo, hi-lo)
			}
		})
		return
	}
	step := max(1, serial/n)
	count, width := (rows+step-1)/step, padded(n)
	if count == 1 {
		add(sums, 0, rows, 0, n)
		return
	}
	part := pool.Get[float64](count * width)
	defer pool.Put(part)
	clear(part)
	workers.For(rows, step, poll, func(lo, hi int) {
		add(part[lo/step*width:][:width], lo, hi-lo, 0, n)
	})
	for i := range count {
		for j, v := range part[i*width:][:width] {
			sums[j] += v
		}
	}
}

// Dot returns Σ x·y.
func Dot[T Float](x, y []T, poll func()) float64 {
	if len(x) <= most {
		return dot(x, y)
	}
	return pieces(len(x), poll, func(lo, hi int) float64 { return dot(x[lo:hi], y[lo:hi]) })
}

// sum returns Σ x of at most most elements.
func sum[T Float](x []T) float64 {
	if len(x) == 0 {
		return 0
	}
	return active[T]().sumRuns(&x[0], 1, 0, len(x))
}

// dot returns Σ x·y of at most most elements.
func dot[T Float](x, y []T) float64 {
	if len(x) == 0 {
		return 0
	}
	return active[T]().dotRow(&x[0], &y[0], len(x))
}

// Max finds the largest element of every row of x [rows, n], where n is not 0; a
// NaN wins.
func Max[T Float](dst, x []T, rows, n int, poll func()) {
	extreme(dst, x, rows, n, poll, active[T]().maxRows)
}

// Min finds the smallest element of every row of x [rows, n], where n is not 0; a
// NaN wins.
func Min[T Float](dst, x []T, rows, n int, poll func()) {
	extreme(dst, x, rows, n, poll, active[T]().minRows)
}

func extreme[T Float](dst, x []T, rows, n int, poll func(), f func(dst, x *T, rows, n int)) {
	switch {
	case rows == 0:
	case n > most:
		best := make([]T, (n+most-1)/most)
		for r := range rows {
			row := x[r*n:][:n]
			workers.For(n, most, poll, func(lo, hi int) { f(&best[lo/most], &row[lo], 1, hi-lo) })
			f(&dst[r], &best[0], 1, len(best))
		}
	case rows*n <= serial:
		f(&dst[0], &x[0], rows, n)
	default:
		workers.For(rows, max(1, serial/n), poll, func(lo, hi int) { f(&dst[lo], &x[lo*n], hi-lo, n) })
	}
}
