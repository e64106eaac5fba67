package kernels

import "math"

// Softmax works over the last axis: x is [rows, n]. The largest element of a row
// is taken off first, so that no exponential overflows; a row whose largest
// element is infinite is handled apart, because ∞ − ∞ is not a number. Package
// row has the fast forms.

// rowShift returns the largest element of a row, or 0 if that is infinite in
// the negative: then every exponential is 0 and no shift is needed.
func rowShift[T Float](row []T) T {
	m := row[0]
	for _, v := range row[1:] {
		m = max(m, v)
	}
	if math.IsInf(float64(m), -1) {
		return 0
	}
	return m
}

// Softmax computes dst[r, i] = exp(x[r, i]) / Σ exp(x[r, ·]).
func Softmax[T Float](dst, x []T, rows, n int) {
	for r := range rows {
		row, out := x[r*n:][:n], dst[r*n:][:n]
		if n == 0 {
			continue
		}
		m := rowShift(row)
		for i, v := range row {
			out[i] = v - m
		}
		Exp(out, out, 0, 0)
		MulVS(out, out, T(1/sumRun(out)))
	}
}
