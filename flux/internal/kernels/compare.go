package kernels

// Comparisons give 1 where they hold and 0 where they do not. Every comparison
// with a NaN fails, as IEEE 754 has it.

// GreaterVV compares two slices: a > b.
func GreaterVV[T Float](dst, a, b []T) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		if a[i] > b[i] {
			dst[i] = 1
		} else {
			dst[i] = 0
		}
	}
}

// GreaterVS compares a slice with a number: a > b.
func GreaterVS[T Float](dst, a []T, b T) {
	a = a[:len(dst)]
	for i := range dst {
		if a[i] > b {
			dst[i] = 1
		} else {
			dst[i] = 0
		}
	}
}

// GreaterSV compares a number with a slice: a > b.
func GreaterSV[T Float](dst []T, a T, b []T) {
	b = b[:len(dst)]
	for i := range dst {
		if a > b[i] {
			dst[i] = 1
		} else {
			dst[i] = 0
		}
	}
}

// LessVV compares two slices: a < b.
func LessVV[T Float](dst, a, b []T) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		if a[i] < b[i] {
			dst[i] = 1
		} else {
			dst[i] = 0
		}
	}
}

// LessVS compares a slice with a number: a < b.
func LessVS[T Float](dst, a []T, b T) {
	a = a[:len(dst)]
	for i := range dst {
		if a[i] < b {
			dst[i] = 1
		} else {
			dst[i] = 0
		}
	}
}

// LessSV compares a number with a slice: a < b.
func LessSV[T Float](dst []T, a T, b []T) {
	b = b[:len(dst)]
	for i := range dst {
		if a < b[i] {
			dst[i] = 1
		} else {
			dst[i] = 0
		}
	}
}

// EqualVV compares two slices: a = b.
func EqualVV[T Float](dst, a, b []T) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		if a[i] == b[i] {
			dst[i] = 1
		} else {
			dst[i] = 0
		}
	}
}

// EqualVS compares a slice with a number: a = b.
func EqualVS[T Float](dst, a []T, b T) {
	a = a[:len(dst)]
	for i := range dst {
		if a[i] == b {
			dst[i] = 1
		} else {
			dst[i] = 0
		}
	}
}

// EqualSV compares a number with a slice: a = b.
func EqualSV[T Float](dst []T, a T, b []T) {
	b = b[:len(dst)]
	for i := range dst {
		if a == b[i] {
			dst[i] = 1
		} else {
			dst[i] = 0
		}
	}
}
