package kernels

// The loops of functions that are computed element by element in float64, in
// whichever type the elements are: accurate to the last place of float32, and
// the call costs little beside a function of package math.

// Each returns the loop of a function of one number.
func Each[T Float](f func(x float64) float64) Map[T] {
	return func(dst, x []T, _, _ T) { through(dst, x, f) }
}

// EachWith returns the loop of a function with numbers of its own.
func EachWith[T Float](f func(x, a, b float64) float64) Map[T] {
	return func(dst, x []T, a, b T) {
		x = x[:len(dst)]
		p, q := float64(a), float64(b)
		for i, v := range x {
			dst[i] = T(f(float64(v), p, q))
		}
	}
}

// EachBack returns the pullback loop of a function with the derivative d(x; a, b).
func EachBack[T Float](d func(x, a, b float64) float64) Back[T] {
	return func(dst, g, x, _ []T, a, b T) {
		g, x = g[:len(dst)], x[:len(dst)]
		p, q := float64(a), float64(b)
		for i, v := range x {
			dst[i] = T(float64(g[i]) * d(float64(v), p, q))
		}
	}
}

// Pairs returns the loops of a function of two numbers.
func Pairs[T Float](f func(a, b float64) float64) Binary[T] {
	return Binary[T]{
		VV: func(dst, a, b []T) {
			a, b = a[:len(dst)], b[:len(dst)]
			for i := range dst {
				dst[i] = T(f(float64(a[i]), float64(b[i])))
			}
		},
		VS: func(dst, a []T, b T) {
			a = a[:len(dst)]
			for i := range dst {
				dst[i] = T(f(float64(a[i]), float64(b)))
			}
		},
		SV: func(dst []T, a T, b []T) {
			b = b[:len(dst)]
			for i := range dst {
				dst[i] = T(f(float64(a), float64(b[i])))
			}
		},
	}
}
