package main

import (
	"math"

	"github.com/mmcloughlin/avo/operand"
)

// The logarithm and its relatives. A positive number is f+1 times a power of two
// with −¼ ≤ f < ½, and log(1+f) is a polynomial.

// logSeries returns e·ln 2 + log(1+f), where e is a whole number.
func (m *machine) logSeries(f, e val) val {
	p := m.polynomial(f, pick(m, logSeries32, logSeries64))
	high, low := m.ln2()
	y := m.mul(m.mul(f, f), p)
	m.addMul(y, e, m.c(low))
	y = m.add(y, f)
	m.addMul(y, e, m.c(high))
	return y
}

// power splits the bits of a normal positive number: those of the power of two,
// relative to those of 1, and the exponent as a number.
func (m *machine) exponent(x val) (bits, e val) {
	t := m.isub(x, m.cbits(m.bits(0.75)))
	fraction := uint64(1)<<m.fraction() - 1
	bits = m.and(t, m.cbits(m.allBut(fraction)))
	if !m.double {
		n := m.reg()
		m.emit("VPSRAD", operand.U8(m.fraction()), t, n)
		e = m.reg()
		m.emit("VCVTDQ2PS", n, e)
		return bits, e
	}
	// There is no arithmetic shift and no conversion of 64 bits in AVX2: 1024 is
	// added, and the sum put behind the point of 2⁵².
	n := m.right(m.iadd(t, m.cbits(1024<<52)), 52)
	n = m.or(n, m.cbits(math.Float64bits(0x1p52)))
	return bits, m.sub(n, m.c(0x1p52+1024))
}

// log returns the natural logarithm.
func (m *machine) log() func(x val) val {
	one := m.keep(1)
	if m.wide {
		// These two instructions take subnormal numbers, 0, ∞ and NaN as they
		// should be, and make NaN of what is negative.
		return func(x val) val {
			e, f, less := m.reg(), m.reg(), m.reg()
			m.f("VGETMANTP", operand.U8(0b1011), x, f)
			m.f("VGETEXPP", x, e)
			m.f("VGETEXPP", f, less)
			return m.logSeries(m.sub(f, one), m.sub(e, less))
		}
	}
	zero, infinity := m.keep(0), m.keep(math.Inf(1))
	return func(x val) val {
		tiny := m.compare(less, x, m.c(pick(m, 0x1p-126, 0x1p-1022))).(val)
		bits := float64(m.fraction() + 1)
		normal := m.choose(tiny, m.mul(x, m.c(math.Pow(2, bits))), x)
		k, e := m.exponent(normal)
		e = m.sub(e, m.and(tiny, m.c(bits)))
		y := m.logSeries(m.sub(m.isub(normal, k), one), e)
		y = m.choose(m.compare(equal, x, zero), m.c(math.Inf(-1)), y)
		y = m.choose(m.compare(less, x, zero), m.c(math.NaN()), y)
		return m.choose(m.compare(notLess, x, infinity), x, y)
	}
}

// log1pInside returns log(1+x) for finite x > −1. The sum is rounded, and what
// that lost comes back: with 1+x = (u + c) and u = 2ᵉ·m, f = (m − 1) + c·2⁻ᵉ.
func (m *machine) log1pInside() func(x val) val {
	one := m.keep(1)
	return func(x val) val {
		u := m.add(x, one)
		k, e := m.exponent(u)
		f := m.sub(m.isub(u, k), one)
		c := m.sub(x, m.sub(u, one))
		inverse := m.notNegative(m.isub(one, k)) // for the largest x, where c is nothing
		m.addMul(f, c, inverse)
		return m.logSeries(f, e)
	}
}

// log1p returns log(1+x).
func (m *machine) log1p() func(x val) val {
	inside := m.log1pInside()
	least, infinity := m.keep(-1), m.keep(math.Inf(1))
	return func(x val) val {
		y := m.copySign(inside(x), x)
		y = m.choose(m.compare(equal, x, least), m.c(math.Inf(-1)), y)
		y = m.choose(m.compare(less, x, least), m.c(math.NaN()), y)
		return m.choose(m.compare(notLess, x, infinity), x, y)
	}
}
