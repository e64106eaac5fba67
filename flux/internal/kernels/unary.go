package kernels

import "math"

// Each loop of this file has the form of Map or Back; a and b are the
// operation's own numbers and unused where it has none.

// through maps a function of package math.
func through[T Float](dst, x []T, f func(float64) float64) {
	x = x[:len(dst)]
	for i, v := range x {
		dst[i] = T(f(float64(v)))
	}
}

// Neg computes −x.
func Neg[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		dst[i] = -v
	}
}

// Scale computes a·x.
func Scale[T Float](dst, x []T, a, _ T) { MulVS(dst, x, a) }

// Divide computes x/a.
func Divide[T Float](dst, x []T, a, _ T) { DivVS(dst, x, a) }

// DivideBack is the pullback of Divide.
func DivideBack[T Float](dst, g, _, _ []T, a, _ T) { DivVS(dst, g, a) }

// Shift computes x + a.
func Shift[T Float](dst, x []T, a, _ T) { AddVS(dst, x, a) }

// Square computes x².
func Square[T Float](dst, x []T, _, _ T) { MulVV(dst, x, x) }

// Reciprocal computes 1/x.
func Reciprocal[T Float](dst, x []T, _, _ T) { DivSV(dst, 1, x) }

// Sqrt computes √x.
func Sqrt[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		dst[i] = T(math.Sqrt(float64(v)))
	}
}

// Abs computes |x|.
func Abs[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		dst[i] = T(math.Abs(float64(v)))
	}
}

// Sign computes −1, 0 or 1; the sign of NaN is NaN.
func Sign[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		switch {
		case v > 0:
			v = 1
		case v < 0:
			v = -1
		}
		dst[i] = v
	}
}

// Exp computes eˣ.
func Exp[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	if d, ok := any(dst).([]float32); ok {
		for i, v := range any(x).([]float32) {
			d[i] = exp32(v)
		}
		return
	}
	for i, v := range x {
		dst[i] = T(exp(float64(v)))
	}
}

// exp is math.Exp, which is infinite from 709.4 on on AMD64 (Go 1.26) instead of
// from 709.78 on.
func exp(x float64) float64 {
	if x > 709 {
		return math.Exp(x-1) * math.E
	}
	return math.Exp(x)
}

// Log computes the natural logarithm.
func Log[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		dst[i] = T(log(float64(v)))
	}
}

// log is math.Log, which is wrong below the normal numbers on AMD64 (Go 1.26).
func log(x float64) float64 {
	if 0 < x && x < 0x1p-1022 {
		return math.Log(x*0x1p54) - 54*math.Ln2
	}
	return math.Log(x)
}

// Log1p computes log(1+x).
func Log1p[T Float](dst, x []T, _, _ T) { through(dst, x, math.Log1p) }

// Expm1 computes eˣ − 1.
func Expm1[T Float](dst, x []T, _, _ T) { through(dst, x, math.Expm1) }

// Sin computes the sine.
func Sin[T Float](dst, x []T, _, _ T) { through(dst, x, math.Sin) }

// Cos computes the cosine.
func Cos[T Float](dst, x []T, _, _ T) { through(dst, x, math.Cos) }

// Erf computes the error function.
func Erf[T Float](dst, x []T, _, _ T) { through(dst, x, math.Erf) }

// Floor rounds towards −∞.
func Floor[T Float](dst, x []T, _, _ T) { through(dst, x, math.Floor) }

// Ceil rounds towards +∞.
func Ceil[T Float](dst, x []T, _, _ T) { through(dst, x, math.Ceil) }

// Round rounds to the nearest integer, halves to the even one.
func Round[T Float](dst, x []T, _, _ T) { through(dst, x, math.RoundToEven) }

// Pow computes xᵃ.
func Pow[T Float](dst, x []T, a, _ T) {
	if a == 2 {
		MulVV(dst, x, x) // the most frequent power, and exact
		return
	}
	x = x[:len(dst)]
	p := float64(a)
	for i, v := range x {
		dst[i] = T(math.Pow(float64(v), p))
	}
}

// Clamp limits x to [a, b]; NaN stays NaN.
func Clamp[T Float](dst, x []T, a, b T) {
	x = x[:len(dst)]
	for i, v := range x {
		dst[i] = min(max(v, a), b)
	}
}

// ClampBack is the pullback of Clamp: 1 inside and on the limits, 0 outside.
func ClampBack[T Float](dst, g, x, _ []T, a, b T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		if v < a || v > b {
			dst[i] = 0
		} else {
			dst[i] = g[i]
		}
	}
}

// NegBack is the pullback of Neg.
func NegBack[T Float](dst, g, _, _ []T, a, b T) { Neg(dst, g, a, b) }

// ScaleBack is the pullback of Scale.
func ScaleBack[T Float](dst, g, _, _ []T, a, _ T) { MulVS(dst, g, a) }

// ExpBack is the pullback of Exp.
func ExpBack[T Float](dst, g, _, y []T, _, _ T) { MulVV(dst, g, y) }

// LogBack is the pullback of Log.
func LogBack[T Float](dst, g, x, _ []T, _, _ T) { DivVV(dst, g, x) }

// SquareBack is the pullback of Square.
func SquareBack[T Float](dst, g, x, _ []T, _, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		dst[i] = 2 * v * g[i]
	}
}

// SqrtBack is the pullback of Sqrt.
func SqrtBack[T Float](dst, g, _, y []T, _, _ T) {
	g, y = g[:len(dst)], y[:len(dst)]
	for i, v := range y {
		dst[i] = g[i] / (2 * v)
	}
}

// AbsBack is the pullback of Abs.
func AbsBack[T Float](dst, g, x, _ []T, _, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		switch {
		case v > 0:
			dst[i] = g[i]
		case v < 0:
			dst[i] = -g[i]
		default:
			dst[i] = v * g[i]
		}
	}
}
