package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/mmcloughlin/avo/operand"
)

// The normal distribution. For a ≥ 0, Φ(−a) = exp(−a²/2)·P(a)/Q(a), a quotient of
// polynomials without negative terms, so that nothing cancels and the tail keeps
// its digits.

// bell returns a function that reduces −a²/2, of which exp is bell-shaped, for 0 ≤ a:
// it returns a, no larger than where exp is 0, as well.
func (m *machine) bell() func(a val) (val, reduced) {
	reduce := m.reduce()
	hi, half := m.keep(pick(m, 15.0, 40.0)), m.keep(-0.5)
	return func(a val) (val, reduced) {
		a = m.min(hi, a)
		square := m.mul(a, a)
		lost := m.copy(a) // the digits that the square was rounded by
		m.f("VFMSUB213P", square, a, lost)
		e := reduce(m.mul(square, half))
		m.addMul(e.r, lost, half)
		return a, e
	}
}

// tail returns Φ(−a) as over·2ⁿ/under, for 0 ≤ a.
func (m *machine) tail() func(a val) (over, under val, e reduced) {
	bell := m.bell()
	return func(a val) (over, under val, e reduced) {
		a, e = bell(a)
		over = m.mul(m.fineSeries(e.r), m.polynomial(a, pick(m, millsOver32, millsOver64)))
		under = m.polynomial(a, pick(m, millsUnder32, millsUnder64))
		return over, under, e
	}
}

// gelu returns x·Φ(x) = max(x, 0) − |x|·Φ(−|x|), and NaN at −∞.
func (m *machine) gelu() func(x val) val {
	if m.wide && !m.double {
		return m.geluInPieces()
	}
	return m.geluByTail()
}

func (m *machine) geluByTail() func(x val) val {
	tail := m.tail()
	zero, hi := m.keep(0), m.keep(pick(m, 15.0, 40.0))
	return func(x val) val {
		a := m.abs(x)
		over, under, e := tail(a)
		small := m.scale(m.div(m.mul(over, m.min(hi, a)), under), e)
		y := m.copySign(m.sub(m.max(zero, x), small), x)
		return m.undefined(y, x, zero)
	}
}

// geluInPieces is gelu with Φ from a polynomial for each sixth of |x|, whose
// coefficients are picked from two registers by number. Lanes beyond the last piece,
// or of NaN, are rare; the tail gives them.
func (m *machine) geluInPieces() func(x val) val {
	var tables [][2]val
	for j, c := range normalPieces32 {
		at := m.StaticGlobal(fmt.Sprintf("normalPieces%d", j))
		m.DataAttributes(8 | 16) // RODATA | NOPTR
		for _, v := range c {
			m.AppendDatum(operand.U32(m.bits(v)))
		}
		halves := [2]val{m.reg(), m.reg()}
		for i, h := range halves {
			m.f("VMOVUP", at.Offset(64*i), h)
		}
		tables = append(tables, halves)
	}
	zero, six, far := m.keep(0), m.keep(6), 0
	return func(x val) val {
		a := m.abs(x)
		shifted := m.fma(a, six, m.c(m.rounder()))
		t := m.copy(a)
		m.f("VFMSUB213P", m.sub(shifted, m.c(m.rounder())), six, t)
		column := func(j int) val {
			c := m.copy(shifted) // its lowest bits are the number of the piece
			m.f("VPERMI2P", tables[j][1], tables[j][0], c)
			return c
		}
		p := column(len(tables) - 1)
		for j := len(tables) - 2; j >= 0; j-- {
			m.horner(p, t, column(j))
		}
		y := m.copySign(m.sub(m.max(zero, x), m.mul(p, a)), x)
		far++
		near := fmt.Sprintf("near%d", far)
		k := m.compare(less, a, m.c((float64(len(normalPieces32[0]))-0.5)/6))
		m.KORTESTW(k, k)
		m.JCS(operand.LabelRef(near))
		m.f("VMOVAP", m.choose(k, y, m.geluByTail()(x)), y)
		m.Label(near)
		return y
	}
}

// geluBack returns g·(Φ(x) + x·φ(x)), φ the density.
func (m *machine) geluBack() func(g, x val) val {
	tail := m.tail()
	zero, one := m.keep(0), m.keep(1)
	return func(g, x val) val {
		over, under, e := tail(m.abs(x))
		p := m.scale(m.div(over, under), e)
		slope := m.choose(m.compare(less, x, zero), p, m.sub(one, p))
		density := m.scale(m.mul(m.series(e.r), m.keep(1/math.Sqrt(2*math.Pi))), e)
		m.addMul(slope, x, density)
		return m.mul(slope, g)
	}
}

// geluBackBoth is geluBack where y = x·Φ(x) is at hand as well: g·(y/x + x·φ(x)).
func (m *machine) geluBackBoth() func(g, x, y val) val {
	bell := m.bell()
	return func(g, x, y val) val {
		a, e := bell(m.abs(x))
		density := m.scale(m.mul(m.series(e.r), m.c(1/math.Sqrt(2*math.Pi))), e)
		slope := m.choose(m.compare(less, a, m.c(0x1p-60)), m.c(0.5), m.div(y, x))
		m.addMul(slope, x, density)
		return m.mul(slope, g)
	}
}

// erf returns x·P(x²) for |x| ≤ 1, and 1 − 2Φ(−√2|x|) with the sign of x beyond.
func (m *machine) erf() func(x val) val {
	tail := m.tail()
	one := m.keep(1)
	c := slices.Clone(pick(m, erfSeries32, erfSeries64))
	c[0]-- // the sum with x comes last and is the only one rounded in the result's last place
	return func(x val) val {
		a := m.abs(x)
		near := m.fma(m.polynomial(m.mul(x, x), c), x, x)
		over, under, e := tail(m.mul(a, m.c(math.Sqrt2)))
		p := m.scale(m.div(over, under), e)
		far := m.copySign(m.sub(one, m.add(p, p)), x)
		return m.choose(m.compare(greater, a, one), far, near)
	}
}
