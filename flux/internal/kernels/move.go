package kernels

// Moves copy elements and compute nothing, so they take any element type.

// Pack writes the elements of x that the strides lead to, row by row: dst is
// row-major with the sizes dims, and strides[i] is the step in x of axis i.
func Pack[T any](dst, x []T, dims, strides []int) {
	if len(dims) == 2 && strides[0] == 1 && strides[1] >= dims[0] {
		transpose(dst, x, dims[1], dims[0], strides[1])
		return
	}
	walk(len(dst), dims, strides, func(at, p, n, step int) {
		out := dst[at:][:n]
		if step == 1 {
			copy(out, x[p:])
			return
		}
		for i := range out {
			out[i] = x[p]
			p += step
		}
	})
}

// Unpack is the reverse of Pack: row by row, the elements of x go where the
// strides lead to in dst.
func Unpack[T any](dst, x []T, dims, strides []int) {
	walk(len(x), dims, strides, func(at, p, n, step int) {
		in := x[at:][:n]
		if step == 1 {
			copy(dst[p:], in)
			return
		}
		for _, v := range in {
			dst[p] = v
			p += step
		}
	})
}

// walk calls f for every row along the last axis: the position in the packed
// elements, that in the strided ones, the number of elements and their step.
func walk(size int, dims, strides []int, f func(at, p, n, step int)) {
	if size == 0 {
		return
	}
	if len(dims) == 0 {
		f(0, 0, 1, 1)
		return
	}
	last := len(dims) - 1
	n, step := dims[last], strides[last]
	index := make([]int, last)
	p := 0
	for at := 0; at < size; at += n {
		f(at, p, n, step)
		for a := last - 1; a >= 0; a-- {
			index[a]++
			p += strides[a]
			if index[a] < dims[a] {
				break
			}
			p -= strides[a] * dims[a]
			index[a] = 0
		}
	}
}

// tile is the side of the square that transpose moves at a time: two of them
// fit into the first-level cache.
const tile = 32

// transpose writes the [n, m] matrix x, whose rows are stride apart, as the
// [m, n] matrix dst.
func transpose[T any](dst, x []T, n, m, stride int) {
	for i0 := 0; i0 < n; i0 += tile {
		for j0 := 0; j0 < m; j0 += tile {
			for i := i0; i < min(i0+tile, n); i++ {
				row := x[i*stride:]
				for j := j0; j < min(j0+tile, m); j++ {
					dst[j*n+i] = row[j]
				}
			}
		}
	}
}

// Widen writes x [outer, width] to the columns lo…lo+width of dst [outer, n];
// the other columns stay as they are.
func Widen[T any](dst, x []T, outer, n, lo, width int) {
	for o := range outer {
		copy(dst[o*n+lo:][:width], x[o*width:])
	}
}

// Select computes dst[i] = a[i] where c[i], and b[i] elsewhere.
func Select[T any](dst []T, c []bool, a, b []T) {
	c, a, b = c[:len(dst)], a[:len(dst)], b[:len(dst)]
	for i := range dst {
		if c[i] {
			dst[i] = a[i]
		} else {
			dst[i] = b[i]
		}
	}
}

// Fill sets every element to v.
func Fill[T any](dst []T, v T) {
	for i := range dst {
		dst[i] = v
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
func PlaceAdd[T Number](dst, x []T, at []int) {
	for i, p := range at {
		if p >= 0 {
			dst[p] += x[i]
		}
	}
}
