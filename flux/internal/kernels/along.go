package kernels

// Along copies slices across an axis: dst is [outer, len(rows), inner], x is
// [outer, n, inner], and slice i of dst is slice rows[i] of x. Where rows[i] is
// negative, dst stays as it is. Neighbours that stay neighbours move together.
func Along[T any](dst, x []T, rows []int, outer, n, inner int) {
	runs(rows, func(i, r, count int) {
		for o := range outer {
			copy(dst[(o*len(rows)+i)*inner:][:count*inner], x[(o*n+r)*inner:])
		}
	})
}

// AlongAdd is the reverse of Along: slice i of x, [outer, len(rows), inner], is
// added to slice rows[i] of dst, [outer, n, inner], but where that is negative.
func AlongAdd[T Number](dst, x []T, rows []int, outer, n, inner int) {
	runs(rows, func(i, r, count int) {
		for o := range outer {
			out := dst[(o*n+r)*inner:][:count*inner]
			AddVV(out, out, x[(o*len(rows)+i)*inner:])
		}
	})
}

// runs calls f for every longest stretch of rows that grow by one: it begins at
// i with row r.
func runs(rows []int, f func(i, r, count int)) {
	for i := 0; i < len(rows); {
		r, count := rows[i], 1
		if r >= 0 {
			for i+count < len(rows) && rows[i+count] == r+count {
				count++
			}
			f(i, r, count)
		}
		i += count
	}
}
