package kernels

// The loops of the four arithmetic operations and of maximum and minimum. They
// are written out because a function value per element costs five times the
// arithmetic.

// AddVV computes the sum of two slices.
func AddVV[T Number](dst, a, b []T) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = a[i] + b[i]
	}
}

// AddVS computes the sum of a slice and a number.
func AddVS[T Number](dst, a []T, b T) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = a[i] + b
	}
}

// AddSV computes the sum of a number and a slice.
func AddSV[T Number](dst []T, a T, b []T) {
	b = b[:len(dst)]
	for i := range dst {
		dst[i] = a + b[i]
	}
}

// SubVV computes the difference of two slices.
func SubVV[T Number](dst, a, b []T) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = a[i] - b[i]
	}
}

// SubVS computes the difference of a slice and a number.
func SubVS[T Number](dst, a []T, b T) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = a[i] - b
	}
}

// SubSV computes the difference of a number and a slice.
func SubSV[T Number](dst []T, a T, b []T) {
	b = b[:len(dst)]
	for i := range dst {
		dst[i] = a - b[i]
	}
}

// MulVV computes the product of two slices.
func MulVV[T Number](dst, a, b []T) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = a[i] * b[i]
	}
}

// MulVS computes the product of a slice and a number.
func MulVS[T Number](dst, a []T, b T) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = a[i] * b
	}
}

// MulSV computes the product of a number and a slice.
func MulSV[T Number](dst []T, a T, b []T) {
	b = b[:len(dst)]
	for i := range dst {
		dst[i] = a * b[i]
	}
}

// DivVV computes the quotient of two slices.
func DivVV[T Float](dst, a, b []T) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = a[i] / b[i]
	}
}

// DivVS computes the quotient of a slice and a number.
func DivVS[T Float](dst, a []T, b T) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = a[i] / b
	}
}

// DivSV computes the quotient of a number and a slice.
func DivSV[T Float](dst []T, a T, b []T) {
	b = b[:len(dst)]
	for i := range dst {
		dst[i] = a / b[i]
	}
}

// MaxVV computes the larger of each pair; a NaN in either wins.
func MaxVV[T Number](dst, a, b []T) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i], b[i])
	}
}

// MaxVS computes the larger of each element and a number; a NaN wins.
func MaxVS[T Number](dst, a []T, b T) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i], b)
	}
}

// MaxSV computes the larger of a number and each element; a NaN wins.
func MaxSV[T Number](dst []T, a T, b []T) {
	MaxVS(dst, b, a)
}

// MinVV computes the smaller of each pair; a NaN in either wins.
func MinVV[T Number](dst, a, b []T) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = min(a[i], b[i])
	}
}

// MinVS computes the smaller of each element and a number; a NaN wins.
func MinVS[T Number](dst, a []T, b T) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = min(a[i], b)
	}
}

// MinSV computes the smaller of a number and each element; a NaN wins.
func MinSV[T Number](dst []T, a T, b []T) {
	MinVS(dst, b, a)
}
