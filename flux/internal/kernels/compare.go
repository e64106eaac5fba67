package kernels

// Comparisons with a NaN are false, as IEEE 754 has it, but for NotEqual.

// Greater returns the loops of a > b.
func Greater[T Number]() Zip[bool, T] {
	return Zip[bool, T]{
		VV: func(dst []bool, a, b []T) {
			a, b = a[:len(dst)], b[:len(dst)]
			for i := range dst {
				dst[i] = a[i] > b[i]
			}
		},
		VS: func(dst []bool, a []T, b T) {
			a = a[:len(dst)]
			for i := range dst {
				dst[i] = a[i] > b
			}
		},
		SV: func(dst []bool, a T, b []T) {
			b = b[:len(dst)]
			for i := range dst {
				dst[i] = a > b[i]
			}
		},
	}
}

// GreaterEqual returns the loops of a ≥ b.
func GreaterEqual[T Number]() Zip[bool, T] {
	return Zip[bool, T]{
		VV: func(dst []bool, a, b []T) {
			a, b = a[:len(dst)], b[:len(dst)]
			for i := range dst {
				dst[i] = a[i] >= b[i]
			}
		},
		VS: func(dst []bool, a []T, b T) {
			a = a[:len(dst)]
			for i := range dst {
				dst[i] = a[i] >= b
			}
		},
		SV: func(dst []bool, a T, b []T) {
			b = b[:len(dst)]
			for i := range dst {
				dst[i] = a >= b[i]
			}
		},
	}
}

// Equal returns the loops of a = b.
func Equal[T comparable]() Zip[bool, T] {
	one := func(dst []bool, a []T, b T) {
		a = a[:len(dst)]
		for i := range dst {
			dst[i] = a[i] == b
		}
	}
	return Zip[bool, T]{
		VV: func(dst []bool, a, b []T) {
			a, b = a[:len(dst)], b[:len(dst)]
			for i := range dst {
				dst[i] = a[i] == b[i]
			}
		},
		VS: one,
		SV: func(dst []bool, a T, b []T) { one(dst, b, a) },
	}
}

// And returns the loops of a ∧ b.
func And() Zip[bool, bool] {
	one := func(dst, a []bool, b bool) {
		a = a[:len(dst)]
		for i := range dst {
			dst[i] = a[i] && b
		}
	}
	return Zip[bool, bool]{
		VV: func(dst, a, b []bool) {
			a, b = a[:len(dst)], b[:len(dst)]
			for i := range dst {
				dst[i] = a[i] && b[i]
			}
		},
		VS: one,
		SV: func(dst []bool, a bool, b []bool) { one(dst, b, a) },
	}
}

// Or returns the loops of a ∨ b.
func Or() Zip[bool, bool] {
	one := func(dst, a []bool, b bool) {
		a = a[:len(dst)]
		for i := range dst {
			dst[i] = a[i] || b
		}
	}
	return Zip[bool, bool]{
		VV: func(dst, a, b []bool) {
			a, b = a[:len(dst)], b[:len(dst)]
			for i := range dst {
				dst[i] = a[i] || b[i]
			}
		},
		VS: one,
		SV: func(dst []bool, a bool, b []bool) { one(dst, b, a) },
	}
}

// Not sets dst[i] to ¬x[i].
func Not(dst, x []bool) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] = !x[i]
	}
}
