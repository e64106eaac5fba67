package kernels

// Band copies the elements of [count, rows, cols] matrices on the diagonals lo to
// hi, where diagonal k holds the places i, i + k; the rest of dst stays as it is.
func Band[T any](dst, x []T, count, rows, cols, lo, hi int) {
	for b := range count {
		for i := range rows {
			from, to := max(0, i+lo), min(cols, i+hi+1)
			if from < to {
				at := (b*rows + i) * cols
				copy(dst[at+from:at+to], x[at+from:])
			}
		}
	}
}

// Diagonal copies diagonal k of [count, rows, cols] matrices to dst [count, n].
func Diagonal[T any](dst, x []T, count, rows, cols, k, n int) {
	first := max(0, -k)*cols + max(0, k)
	for b := range count {
		for i := range n {
			dst[b*n+i] = x[b*rows*cols+first+i*(cols+1)]
		}
	}
}

// SetDiagonal is the reverse of Diagonal: x [count, n] goes to diagonal k of dst.
func SetDiagonal[T any](dst, x []T, count, rows, cols, k, n int) {
	first := max(0, -k)*cols + max(0, k)
	for b := range count {
		for i := range n {
			dst[b*rows*cols+first+i*(cols+1)] = x[b*n+i]
		}
	}
}
