package kernels

// Moves copy elements and compute nothing, so they take any element type.

// Permute writes x, seen with the given sizes, in the order of the strides:
// dst is row-major with the sizes dims, and strides[i] is the step in x of
// dst's axis i.
func Permute[T any](dst, x []T, dims, strides []int) {
	if len(dst) == 0 {
		return
	}
	if len(dims) == 0 {
		dst[0] = x[0]
		return
	}
	last := len(dims) - 1
	n, step := dims[last], strides[last]
	index := make([]int, last)
	src := 0
	for at := 0; at < len(dst); at += n {
		out := dst[at:][:n]
		if step == 1 {
			copy(out, x[src:])
		} else {
			for i, p := 0, src; i < n; i, p = i+1, p+step {
				out[i] = x[p]
			}
		}
		for a := last - 1; a >= 0; a-- {
			index[a]++
			src += strides[a]
			if index[a] < dims[a] {
				break
			}
			src -= strides[a] * dims[a]
			index[a] = 0
		}
	}
}

// tile is the side of the square that Transpose moves at a time: two of them
// fit into the first-level cache.
const tile = 32

// Transpose writes the [n, m] matrix x as the [m, n] matrix dst.
func Transpose[T any](dst, x []T, n, m int) {
	for i0 := 0; i0 < n; i0 += tile {
		for j0 := 0; j0 < m; j0 += tile {
			for i := i0; i < min(i0+tile, n); i++ {
				row := x[i*m:]
				for j := j0; j < min(j0+tile, m); j++ {
					dst[j*n+i] = row[j]
				}
			}
		}
	}
}

// Gather copies rows of x of length n: row i of dst is row rows[i] of x.
func Gather[T any](dst, x []T, rows []int, n int) {
	for i, r := range rows {
		copy(dst[i*n:][:n], x[r*n:])
	}
}

// ScatterAdd adds row i of x onto row rows[i] of dst.
func ScatterAdd[T Float](dst, x []T, rows []int, n int) {
	for i, r := range rows {
		out := dst[r*n:][:n]
		AddVV(out, out, x[i*n:])
	}
}

// Narrow copies columns lo…lo+width of x, seen as [outer, n·inner] with width
// and lo already multiplied by inner, to dst [outer, width].
func Narrow[T any](dst, x []T, outer, n, lo, width int) {
	for o := range outer {
		copy(dst[o*width:][:width], x[o*n+lo:])
	}
}

// Widen is the reverse of Narrow: x [outer, width] goes to columns lo…lo+width
// of dst [outer, n]; the other columns stay as they are.
func Widen[T any](dst, x []T, outer, n, lo, width int) {
	for o := range outer {
		copy(dst[o*n+lo:][:width], x[o*width:])
	}
}

// Select computes dst[i] = a[i] where c[i] ≠ 0, and b[i] elsewhere.
func Select[T Float](dst, c, a, b []T) {
	c, a, b = c[:len(dst)], a[:len(dst)], b[:len(dst)]
	for i := range dst {
		if c[i] != 0 {
			dst[i] = a[i]
		} else {
			dst[i] = b[i]
		}
	}
}

// Pick sets dst[i] = x[at[i]], and 0 where at[i] is negative.
func Pick[T any](dst, x []T, at []int) {
	var zero T
	for i, p := range at {
		if p < 0 {
			dst[i] = zero
		} else {
			dst[i] = x[p]
		}
	}
}

// PlaceAdd adds x[i] to dst[at[i]], but where at[i] is negative.
func PlaceAdd[T Float](dst, x []T, at []int) {
	for i, p := range at {
		if p >= 0 {
			dst[p] += x[i]
		}
	}
}
