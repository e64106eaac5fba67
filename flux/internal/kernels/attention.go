package kernels

import "math"

// MaskedSoftmax is [Softmax], but for rows of nothing but −∞, which become zeros:
// a query that may look nowhere sees nothing.
func MaskedSoftmax[T Float](dst, x []T, rows, n int) {
	for r := range rows {
		row, out := x[r*n:][:n], dst[r*n:][:n]
		if allMasked(row) {
			clear(out)
		} else {
			Softmax(out, row, 1, n)
		}
	}
}

func allMasked[T Float](row []T) bool {
	for _, v := range row {
		if !math.IsInf(float64(v), -1) {
			return false
		}
	}
	return true
}

func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
