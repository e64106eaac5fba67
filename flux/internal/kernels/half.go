package kernels

import "math"

// Float16Bits returns v as an IEEE 754 binary16 number: 1 bit of sign, 5 of
// exponent, 10 of fraction, rounded to the nearest, halves to even. Numbers from
// 65520 on become infinite, and NaN stays one.
func Float16Bits(v float64) uint16 { return narrow(v, 10, -14, 15) }

// BFloat16Bits returns v as a bfloat16 number: 1 bit of sign, 8 of exponent, 7 of
// fraction, rounded as Float16Bits does.
func BFloat16Bits(v float64) uint16 { return narrow(v, 7, -126, 127) }

// narrow rounds v to a format of 16 bits with that many bits of fraction and
// exponents from lo to hi. It works from the float64, because rounding to
// float32 first would round twice.
func narrow(v float64, fraction, lo, hi int) uint16 {
	sign := uint16(math.Float64bits(v) >> 63 << 15)
	top := uint16(hi-lo+2) << fraction // the exponent of infinity
	a := math.Abs(v)
	switch {
	case a != a:
		return sign | top | 1<<(fraction-1)
	case a == 0:
		return sign
	case a > math.MaxFloat64:
		return sign | top
	}
	_, e := math.Frexp(a)
	e = max(e-1, lo) // the exponent of a = m·2ᵉ with 1 ≤ m < 2; below lo numbers are subnormal
	if e > hi {
		return sign | top
	}
	// In units of the last place, exactly: a power of two and a number below 2¹².
	units := uint16(math.RoundToEven(math.Ldexp(a, fraction-e)))
	// A normal number has the bit 1<<fraction set, which adds 1 to its exponent;
	// rounding up to the next power of two carries into it as it should.
	return sign | (uint16(e-lo)<<fraction + units)
}

// Float16 returns the number with these bits.
func Float16(bits uint16) float32 { return widen(bits, 10, -14, 15) }

// BFloat16 returns the number with these bits.
func BFloat16(bits uint16) float32 { return math.Float32frombits(uint32(bits) << 16) }

func widen(bits uint16, fraction, lo, hi int) float32 {
	e, f := int(bits&0x7fff>>fraction), int(bits&(1<<fraction-1))
	var v float64
	switch {
	case e == hi-lo+2 && f == 0:
		v = math.Inf(1)
	case e == hi-lo+2:
		v = math.NaN()
	case e == 0:
		v = math.Ldexp(float64(f), lo-fraction)
	default:
		v = math.Ldexp(float64(f|1<<fraction), e-1+lo-fraction)
	}
	if bits>>15 != 0 {
		v = math.Copysign(v, -1)
	}
	return float32(v)
}
