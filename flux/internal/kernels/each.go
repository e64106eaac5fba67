package kernels

// The loops of functions that are computed element by element in float64, in
// whichever type the elements are: accurate to the last place of float32, and
// the call costs little beside a function of package math. They call poll every
// few milliseconds.

// inPieces calls f for runs of n elements, and poll between them.
func inPieces(n int, poll func(), f func(lo, hi int)) {
	const piece = 1 << 16
	for lo := 0; lo < n; lo += piece {
		if lo > 0 {
			poll()
		}
		f(lo, min(lo+piece, n))
	}
}

// Each returns the loop of a function of one number.
func Each[T Float](f func(x float64) float64, poll func()) Map[T] {
	return func(dst, x []T, _, _ T) {
		inPieces(len(dst), poll, func(lo, hi int) { through(dst[lo:hi], x[lo:], f) })
	}
}

// EachWith returns the loop of a function with numbers of its own.
func EachWith[T Float](f func(x, a, b float64) float64, poll func()) Map[T] {
	return func(dst, x []T, a, b T) {
		p, q := float64(a), float64(b)
		inPieces(len(dst), poll, func(lo, hi int) {
			out := dst[lo:hi]
			for i, v := range x[lo:hi] {
				out[i] = T(f(float64(v), p, q))
			}
		})
	}
}

// EachBack returns the pullback loop of a function with the derivative d(x; a, b).
func EachBack[T Float](d func(x, a, b float64) float64, poll func()) Back[T] {
	return func(dst, g, x, _ []T, a, b T) {
		p, q := float64(a), float64(b)
		inPieces(len(dst), poll, func(lo, hi int) {
			out, g := dst[lo:hi], g[lo:hi]
			for i, v := range x[lo:hi] {
				out[i] = T(float64(g[i]) * d(float64(v), p, q))
			}
		})
	}
}

// Pairs returns the loops of a function of two numbers.
func Pairs[T Float](f func(a, b float64) float64, poll func()) Binary[T] {
	return Binary[T]{
		VV: func(dst, a, b []T) {
			inPieces(len(dst), poll, func(lo, hi int) {
				out, b := dst[lo:hi], b[lo:hi]
				for i, v := range a[lo:hi] {
					out[i] = T(f(float64(v), float64(b[i])))
				}
			})
		},
		VS: func(dst, a []T, b T) {
			inPieces(len(dst), poll, func(lo, hi int) {
				out := dst[lo:hi]
				for i, v := range a[lo:hi] {
					out[i] = T(f(float64(v), float64(b)))
				}
			})
		},
		SV: func(dst []T, a T, b []T) {
			inPieces(len(dst), poll, func(lo, hi int) {
				out := dst[lo:hi]
				for i, v := range b[lo:hi] {
					out[i] = T(f(float64(a), float64(v)))
				}
			})
		},
	}
}
