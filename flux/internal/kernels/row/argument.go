package row

import (
	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// ArgMax gives the position of the first largest element of every row of
// x [rows, n], where n is not 0; the first NaN counts as larger than everything.
func ArgMax[T Float](dst []int32, x []T, rows, n int, poll func()) {
	arguments(dst, x, rows, n, poll, active[T]().maxRows)
}

// ArgMin gives the position of the first smallest element of every row, like
// [ArgMax].
func ArgMin[T Float](dst []int32, x []T, rows, n int, poll func()) {
	arguments(dst, x, rows, n, poll, active[T]().minRows)
}

// arguments looks for the extreme element first, many at a time, and then for the
// place where it is.
func arguments[T Float](dst []int32, x []T, rows, n int, poll func(), f func(dst, x *T, rows, n int)) {
	if n > most {
		best := make([]T, 1)
		for r := range rows {
			row := x[r*n:][:n]
			extreme(best, row, 1, n, poll, f)
			dst[r] = place(row, best[0])
		}
		return
	}
	workers.For(rows, max(1, serial/n), poll, func(lo, hi int) {
		best := pool.Get[T](hi - lo)
		defer pool.Put(best)
		f(&best[0], &x[lo*n], hi-lo, n)
		for i, v := range best {
			dst[lo+i] = place(x[(lo+i)*n:][:n], v)
		}
	})
}

// place returns where the first element is that equals v, or the first NaN if v
// is one.
func place[T Float](row []T, v T) int32 {
	if v != v {
		for i, e := range row {
			if e != e {
				return int32(i)
			}
		}
	}
	for i, e := range row {
		if e == v {
			return int32(i)
		}
	}
	return 0
}
