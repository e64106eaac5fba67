package kernels

import "math"

// The exponential and its relatives in float32, three to ten times as fast as
// by way of package math in float64, and within two units of the last place.
// The method is the classical one (Cody and Waite, Software Manual for the
// Elementary Functions, 1980): with n the integer nearest to x/ln 2 and
// r = x − n·ln 2, eˣ = 2ⁿ·eʳ, and |r| ≤ ½ ln 2 makes a short series of eʳ enough.

const (
	exp32Max = 88.72284  // above, eˣ is +Inf
	exp32Min = -103.9721 // below, eˣ is 0
	// ln 2 in two parts: the first has few enough digits that n times it is exact.
	ln2High = 0.693359375
	ln2Low  = -2.12194440e-4
	// Adding and taking off 1.5·2²³ leaves the nearest integer.
	rounder = 12582912
)

// exp32 returns eˣ.
func exp32(x float32) float32 {
	switch {
	case !(x <= exp32Max): // NaN as well
		if x > exp32Max {
			return float32(math.Inf(1))
		}
		return x
	case x < exp32Min:
		return 0
	}
	shifted := float32(x*math.Log2E) + rounder
	n := shifted - rounder
	r := x - n*ln2High - n*ln2Low
	// eʳ = 1 + r + r²(1/2 + r/6 + … + r⁵/5040)
	p := float32(1.0 / 5040)
	p = p*r + 1.0/720
	p = p*r + 1.0/120
	p = p*r + 1.0/24
	p = p*r + 1.0/6
	p = p*r + 0.5
	y := p*(r*r) + r + 1
	// 2ⁿ in two halves, since 2¹²⁸ and the powers of subnormal results do not
	// fit into one.
	k := int32(n)
	half := k >> 1
	return y * power32(half) * power32(k-half)
}

// power32 returns 2ᵏ for −126 ≤ k ≤ 127.
func power32(k int32) float32 { return math.Float32frombits(uint32(k+127) << 23) }

// tanh32 returns the hyperbolic tangent. For small x the quotient would lose
// digits, and the odd series up to x¹⁷ is exact enough.
func tanh32(x float32) float32 {
	a := float32(math.Abs(float64(x)))
	switch {
	case a == 0:
		return x // the sum below would make 0 of −0
	case a > 10:
		return float32(math.Copysign(1, float64(x)))
	case a > 0.5:
		t := 1 - 2/(exp32(2*a)+1)
		return float32(math.Copysign(float64(t), float64(x)))
	}
	s := x * x
	p := float32(6404582.0/10854718875)*s - 929569.0/638512875
	p = p*s + 21844.0/6081075
	p = p*s - 1382.0/155925
	p = p*s + 62.0/2835
	p = p*s - 17.0/315
	p = p*s + 2.0/15
	p = p*s - 1.0/3
	return x + x*s*p
}

// sigmoid32 returns 1/(1+e⁻ˣ), or eˣ/(1+eˣ) for negative x, which does not overflow.
func sigmoid32(x float32) float32 {
	if x >= 0 {
		return 1 / (1 + exp32(-x))
	}
	e := exp32(x)
	return e / (1 + e)
}

// swish32 returns x·sigmoid(x). Where eˣ is subnormal, and has few digits, it is
// computed in float64.
func swish32(x float32) float32 {
	if x < -86 {
		return float32(swish(float64(x)))
	}
	return x * sigmoid32(x)
}
