// Package cmp is what a cell gets for the generic functions of the standard
// library's cmp, which the interpreter lacks.
package cmp

import "cmp"

// Less says whether x comes before y; a NaN comes before every number.
func Less[T cmp.Ordered](x, y T) bool { return x < y || x != x && y == y }

// Compare is -1, 0 or 1 as x comes before y, is its equal, or comes after it;
// NaNs are equals of each other and come first.
func Compare[T cmp.Ordered](x, y T) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	case x == y:
		return 0
	case x == x: // only y is a NaN
		return 1
	case y == y: // only x is one
		return -1
	}
	return 0
}

// Or is the first of the values that is not zero, or zero.
func Or[T comparable](vals ...T) T {
	var zero T
	for _, v := range vals {
		if v != zero {
			return v
		}
	}
	return zero
}
