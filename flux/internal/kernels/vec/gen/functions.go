package main

import "math"

// The exponential and its relatives. With n the integer nearest to x/ln 2 and
// r = x − n·ln 2, eˣ = 2ⁿ·eʳ, and |r| ≤ ½ ln 2 makes a short polynomial enough
// (Cody and Waite, Software Manual for the Elementary Functions, 1980). ln 2 is
// in two parts, the first of so few bits that n times it is exact.

// rounder is what leaves the nearest integer when it is added and taken off:
// 1.5 times the power of two from which on an element has no fraction. While it
// is added, the lowest bits are those of the integer.
func (m *machine) rounder() float64 { return pick(m, 0x1.8p23, 0x1.8p52) }

// fraction is how many bits of an element are behind the point.
func (m *machine) fraction() int { return pick(m, 23, 52) }

// ln2 returns the two parts of ln 2. Both are positive.
func (m *machine) ln2() (high, low float64) {
	drop := pick(m, 29+9, 12)
	high = math.Float64frombits(math.Float64bits(math.Ln2) >> drop << drop)
	// ln 2 = math.Ln2 + 2.319e-17
	return high, (math.Ln2 - high) + 2.3190468138462996e-17
}

// reduced is x = n·ln 2 + r; shifted is n with the rounder added.
type reduced struct{ n, r, shifted val }

// reduce returns a function that reduces.
func (m *machine) reduce() func(x val) reduced {
	log2e := m.keep(math.Log2E)
	high, low := m.ln2()
	return func(x val) reduced {
		shifted := m.fma(x, log2e, m.c(m.rounder()))
		n := m.sub(shifted, m.c(m.rounder()))
		r := m.copy(x)
		m.subMul(r, n, m.c(high))
		m.subMul(r, n, m.c(low))
		return reduced{n, r, shifted}
	}
}

// series returns eʳ.
func (m *machine) series(r val) val {
	p := m.polynomial(r, pick(m, expSeries32, expm1Series64))
	m.horner(p, r, m.c(1))
	m.horner(p, r, m.c(1))
	return p
}

// fineSeries returns eʳ with a term more, for what adds errors of its own.
func (m *machine) fineSeries(r val) val {
	p := m.polynomial(r, pick(m, expm1Series32, expm1Series64))
	m.horner(p, r, m.c(1))
	m.horner(p, r, m.c(1))
	return p
}

// scale returns p·2ⁿ, rounded once: also where the result is subnormal. Where
// there is no instruction for it, 2ⁿ comes in two halves, since neither 2¹²⁸ nor
// the powers of subnormal results fit into one.
func (m *machine) scale(p val, e reduced) val {
	if m.wide {
		return m.two("VSCALEFP", p, e.n)
	}
	bias := uint64(pick(m, 127, 1023))
	// h = ⌊n/2⌋ + bias + 1, from the integer n + 2(bias+1)
	k := m.isub(e.shifted, m.cbits(m.bits(m.rounder())-2*(bias+1)))
	h := m.right(k, 1)
	rest := m.isub(k, h)
	one := m.cbits(1)
	first := m.left(m.isub(h, one), m.fraction())
	second := m.left(m.isub(rest, one), m.fraction())
	return m.mul(m.mul(p, first), second)
}

// power returns 2ⁿ, for n that a normal number can have.
func (m *machine) power(e reduced) val {
	return m.iadd(m.left(e.shifted, m.fraction()), m.cbits(m.bits(1)))
}

// exp returns eˣ. Its limits are chosen such that what is beyond them overflows
// or vanishes.
func (m *machine) exp() func(x val) val {
	reduce := m.reduce()
	lo, hi := m.keep(pick(m, -110.0, -760.0)), m.keep(pick(m, 89.0, 710.0))
	return func(x val) val {
		e := reduce(m.max(lo, m.min(hi, x)))
		return m.scale(m.series(e.r), e)
	}
}

// expm1 returns eˣ − 1 as 2ⁿ(eʳ − 1 + (1 − 2⁻ⁿ)), which has the digits of eʳ − 1
// for small x, and the sign of x, also that of −0.
func (m *machine) expm1() func(x val) val {
	reduce := m.reduce()
	lo, hi := m.keep(-60), m.keep(pick(m, 89.0, 710.0))
	one := m.keep(1)
	return func(x val) val {
		e := reduce(m.max(lo, m.min(hi, x)))
		p := m.seriesM1(e.r)
		// 2⁻ⁿ, and 0 where it is below all normal numbers
		inverse := m.notNegative(m.isub(one, m.left(e.shifted, m.fraction())))
		p = m.add(p, m.sub(one, inverse))
		return m.copySign(m.scale(p, e), x)
	}
}

// seriesM1 returns eʳ − 1.
func (m *machine) seriesM1(r val) val {
	p := m.polynomial(r, pick(m, expm1Series32, expm1Series64))
	s := m.copy(r)
	m.addMul(s, m.mul(r, r), p)
	return s
}

// expm1Down returns y = eᶻ − 1 for z ≤ 0, and the parts it is made of:
// series·power + (power − 1).
func (m *machine) expm1Down() func(z val) (y, series, power val) {
	reduce := m.reduce()
	lo, one := m.keep(-60), m.keep(1)
	return func(z val) (y, series, power val) {
		e := reduce(m.max(lo, z))
		p, s := m.seriesM1(e.r), m.power(e)
		return m.fma(p, s, m.sub(s, one)), p, s
	}
}

// tanh returns −q/(q + 2) with q = e^(−2|x|) − 1, and the sign of x. From ½ on it
// is 1 − 2(q + 1)/(q + 2), whose error is a small part of the result: derivatives
// take the difference to 1.
func (m *machine) tanh() func(x val) val {
	expm1 := m.expm1Down()
	two, zero := m.keep(-2), m.keep(0)
	return func(x val) val {
		q, p, s := expm1(m.mul(m.abs(x), two))
		far := m.compare(less, q, m.c(-2.0/3))
		over := m.choose(far, m.mul(m.fma(p, s, s), two), m.sub(zero, q))
		y := m.add(m.div(over, m.sub(q, two)), m.choose(far, m.c(1), zero))
		return m.copySign(y, x)
	}
}

// down returns e^(−|x|) = p·2ⁿ.
func (m *machine) down() func(x val) (p val, e reduced) {
	reduce := m.reduce()
	lo := m.keep(pick(m, -110.0, -760.0))
	return func(x val) (p val, e reduced) {
		e = reduce(m.max(lo, m.or(x, m.cbits(m.signMask()))))
		return m.fineSeries(e.r), e
	}
}

// sigmoid returns 1/(1+e⁻ˣ), or eˣ/(1+eˣ) for negative x, which neither
// overflows nor cancels.
func (m *machine) sigmoid() func(x val) val {
	down := m.down()
	one, zero := m.keep(1), m.keep(0)
	return func(x val) val {
		p, e := down(x)
		y := m.scale(p, e)
		return m.div(m.choose(m.compare(less, x, zero), y, one), m.add(y, one))
	}
}

// silu returns x·sigmoid(x), and NaN at −∞. For negative x the power of two is
// multiplied last, so that a subnormal factor costs no digits.
func (m *machine) silu() func(x val) val {
	down := m.down()
	one, zero, lo := m.keep(1), m.keep(0), m.keep(pick(m, -110.0, -760.0))
	return func(x val) val {
		p, e := down(x)
		y := m.scale(p, e)
		below := m.compare(less, x, zero)
		top := m.mul(m.max(lo, x), m.choose(below, p, one))
		e.n = m.choose(below, e.n, zero)
		if !m.wide {
			e.shifted = m.add(e.n, m.keep(m.rounder()))
		}
		y = m.scale(m.div(top, m.add(y, one)), e)
		return m.undefined(y, x, zero)
	}
}

// undefined overwrites y with NaN where x is −∞, by adding 0·min(0, x).
func (m *machine) undefined(y, x, zero val) val {
	m.addMul(y, m.min(zero, x), zero)
	return y
}

// softplus returns max(x, 0) + log(1+e^(−|x|)).
func (m *machine) softplus() func(x val) val {
	down, log1p := m.down(), m.log1pInside()
	zero := m.keep(0)
	return func(x val) val {
		return m.add(log1p(m.scale(down(x))), m.max(zero, x))
	}
}

// notNegative returns x, or 0 where its sign bit is set.
func (m *machine) notNegative(x val) val {
	r := m.reg()
	if m.wide {
		zero := m.reg()
		m.i("VPXOR", zero, zero, zero)
		m.emit(pick(m, "VPMAXSD", "VPMAXSQ"), zero, x, r)
		return r
	}
	zero := m.reg()
	m.f("VXORP", zero, zero, zero)
	m.f("VBLENDVP", x, zero, x, r)
	return r
}
