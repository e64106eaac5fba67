package kernels

import "math"

// Smooth activations as functions of one number, with their derivatives. They
// are written so that large numbers neither overflow nor cancel, and so that
// the infinities give the limits.

// The scale λ and the α of SELU, from the appendix of the paper.
const (
	SELUScale = 1.0507009873554804934193349852946
	SELUAlpha = 1.6732632423543772848170429916717
)

// SELU is λ·x above 0 and λα(eˣ − 1) below.
func SELU(x, _, _ float64) float64 {
	if x > 0 {
		return SELUScale * x
	}
	return SELUScale * SELUAlpha * math.Expm1(x)
}

// SELUSlope is the derivative of SELU, λα at 0.
func SELUSlope(x, _, _ float64) float64 {
	if x > 0 {
		return SELUScale
	}
	return SELUScale * SELUAlpha * math.Exp(x)
}

// CELU is x above 0 and a(e^(x/a) − 1) below.
func CELU(x, a, _ float64) float64 {
	if x > 0 {
		return x
	}
	return a * math.Expm1(x/a)
}

// CELUSlope is the derivative of CELU.
func CELUSlope(x, a, _ float64) float64 {
	if x > 0 {
		return 1
	}
	return math.Exp(x / a)
}

// LogSigmoid is −log(1+e⁻ˣ).
func LogSigmoid(x, _, _ float64) float64 { return -softplus(-x) }

// LogSigmoidSlope is the derivative of LogSigmoid.
func LogSigmoidSlope(x, _, _ float64) float64 { return sigmoid(-x) }

// Softsign is x/(1+|x|).
func Softsign(x, _, _ float64) float64 {
	if math.IsInf(x, 0) {
		return math.Copysign(1, x)
	}
	return x / (1 + math.Abs(x))
}

// SoftsignSlope is the derivative of Softsign.
func SoftsignSlope(x, _, _ float64) float64 {
	d := 1 / (1 + math.Abs(x))
	return d * d
}

// LogCosh is log cosh x.
func LogCosh(x, _, _ float64) float64 {
	a := math.Abs(x)
	if a < 1 { // log(1 + 2sinh²(x/2)) keeps the digits that the other form cancels
		s := math.Sinh(a / 2)
		return math.Log1p(2 * s * s)
	}
	return a + math.Log1p(math.Exp(-2*a)) - math.Ln2
}

// LogCoshBack is the pullback of LogCosh.
func LogCoshBack[T Float](dst, g, x, _ []T, _, _ T) {
	Tanh(dst, x, 0, 0)
	MulVV(dst, dst, g)
}

// TanhShrink is x − tanh x.
func TanhShrink(x, _, _ float64) float64 {
	if math.Abs(x) < 0.1 { // x³/3 − 2x⁵/15 + 17x⁷/315 − …, where the difference cancels
		s := x * x
		return x * s * (1.0/3 + s*(-2.0/15+s*(17.0/315+s*(-62.0/2835+s*(1382.0/155925-s*21844.0/6081075)))))
	}
	return x - math.Tanh(x)
}

// TanhShrinkSlope is the derivative of TanhShrink.
func TanhShrinkSlope(x, _, _ float64) float64 {
	t := math.Tanh(x)
	return t * t
}

// LiSHT computes x·tanh x.
func LiSHT[T Float](dst, x []T, _, _ T) {
	Tanh(dst, x, 0, 0)
	MulVV(dst, dst, x)
}

// LiSHTBack is the pullback of LiSHT.
func LiSHTBack[T Float](dst, g, x, _ []T, _, _ T) {
	Tanh(dst, x, 0, 0)
	g, x = g[:len(dst)], x[:len(dst)]
	for i, t := range dst {
		if slope := 1 - t*t; slope != 0 { // at infinity x·slope would be ∞·0
			t += x[i] * slope
		}
		dst[i] = g[i] * t
	}
}

// QuickGELU is x·sigmoid(1.702x).
func QuickGELU(x, _, _ float64) float64 { return gated(x, QuickGELUScale*x) }

// QuickGELUScale is the factor that brings sigmoid nearest to the normal
// distribution.
const QuickGELUScale = 1.702

// QuickGELUSlope is the derivative of QuickGELU.
func QuickGELUSlope(x, _, _ float64) float64 { return gatedSlope(x, QuickGELUScale*x, QuickGELUScale) }

// GELUSigmoid is x·sigmoid(2√(2/π)(x + 0.044715x³)).
func GELUSigmoid(x, _, _ float64) float64 {
	return gated(x, 2*GELUScale*(x+GELUCubic*x*x*x))
}

// GELUSigmoidSlope is the derivative of GELUSigmoid.
func GELUSigmoidSlope(x, _, _ float64) float64 {
	return gatedSlope(x, 2*GELUScale*(x+GELUCubic*x*x*x), 2*GELUScale*(1+3*GELUCubic*x*x))
}

// gated is x·sigmoid(z), 0 where the sigmoid is.
func gated(x, z float64) float64 {
	s := sigmoid(z)
	if s == 0 {
		return 0
	}
	return x * s
}

// gatedSlope is the derivative of x·sigmoid(z), with dz the derivative of z.
func gatedSlope(x, z, dz float64) float64 {
	s := sigmoid(z)
	if s == 0 || s == 1 { // at infinity the second term would be ∞·0
		return s
	}
	return s + x*s*sigmoid(-z)*dz
}

// Squareplus is (x + √(x²+a))/2, as a/2/(√(x²+a) − x) where the sum cancels.
func Squareplus(x, a, _ float64) float64 {
	r := math.Hypot(x, math.Sqrt(a))
	if x < 0 {
		return a / 2 / (r - x)
	}
	return (x + r) / 2
}

// SquareplusSlope is the derivative of Squareplus.
func SquareplusSlope(x, a, _ float64) float64 {
	if math.IsInf(x, 1) {
		return 1
	}
	return Squareplus(x, a, 0) / math.Hypot(x, math.Sqrt(a))
}
