package kernels

import "math"

// Number is an element type that can be counted with.
type Number interface {
	float32 | float64 | int32 | int64
}

// Integer is an element type without fractions.
type Integer interface{ int32 | int64 }

// Convert sets dst[i] = x[i] by Go's conversion, which wraps integers round.
func Convert[D, S Number](dst []D, x []S) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] = D(x[i])
	}
}

// ToInt cuts the fraction off. What no int64 holds becomes the nearest that one
// does, and NaN becomes 0: Go leaves these to the machine.
func ToInt(v float64) int64 {
	switch {
	case v != v:
		return 0
	case v >= math.MaxInt64:
		return math.MaxInt64
	case v <= math.MinInt64:
		return math.MinInt64
	}
	return int64(v)
}

// Truncate sets dst[i] to x[i] without its fraction, as ToInt does for the type
// of dst.
func Truncate[D Integer, S Float](dst []D, x []S) {
	x = x[:len(dst)]
	lo, hi := int64(math.MinInt64), int64(math.MaxInt64)
	if big := int64(1) << 32; D(big) == 0 { // 32 bits
		lo, hi = math.MinInt32, math.MaxInt32
	}
	for i := range dst {
		dst[i] = D(min(max(ToInt(float64(x[i])), lo), hi))
	}
}

// Truth sets dst[i] to whether x[i] is not 0; NaN is not.
func Truth[S Number](dst []bool, x []S) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] = x[i] != 0
	}
}

// OneZero sets dst[i] to 1 where x[i], and to 0 elsewhere.
func OneZero[D Number](dst []D, x []bool) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] = 0
		if x[i] {
			dst[i] = 1
		}
	}
}
