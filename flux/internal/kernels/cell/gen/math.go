package main

import (
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// exp returns s and p with exp(x) = s + s·p for x not above 0: with
// x = n·log 2 + r it is 2ⁿ·(1 + p) where p = r + r²(1/2! + r/3! + …) is accurate
// also where it is small. x below the limit counts as that; x is lost.
func (b body) exp(x reg.VecVirtual) (s, p reg.VecVirtual) {
	b.max(x, b.load0(limit), x) // the second of the two if one is NaN: x
	s = b.load0(magic)          // so large a number that adding rounds to integers
	b.fma231(b.constant(log2e), x, s)
	n := b.new()
	b.sub(b.constant(magic), s, n)
	b.fnma231(b.constant(ln2hi), n, x)
	b.fnma231(b.constant(ln2lo), n, x)
	p = b.load0(series + b.terms - 1)
	for i := b.terms - 2; i >= 0; i-- {
		b.fma213(b.constant(series+i), x, p)
	}
	b.mul(x, p, p)
	b.fma213(x, x, p)
	b.shiftBits(Imm(uint64(b.mantissa)), s, s) // n stands in the lowest bits
	b.addBits(b.constant(one), s, s)
	return s, p
}

// load0 returns a row of the table.
func (b body) load0(row int) reg.VecVirtual {
	r := b.new()
	b.mov(b.constant(row), r)
	return r
}

// sigmoid returns 1/(1+exp(−x)), without overflow as exp(x)/(1+exp(x)) below 0.
func (b body) sigmoid(x reg.VecVirtual) reg.VecVirtual {
	u := b.new()
	b.or(b.constant(sign), x, u) // −|x|
	s, e := b.exp(u)
	b.fma213(s, s, e)
	below := b.load0(one)
	b.addTo(below, e, below)
	y := b.new()
	if b.level.masked {
		k := newMask()
		b.signs(x, k)
		b.mov(b.constant(one), y)
		b.choose(e, y, k, y)
	} else {
		b.mov(b.constant(one), y)
		b.chooseSign(x, e, y, y)
	}
	b.div(below, y, y)
	return y
}

// tanh returns −E/(2+E) with the sign of x, where E = exp(−2|x|) − 1.
func (b body) tanh(x reg.VecVirtual) reg.VecVirtual {
	u := b.new()
	b.or(b.constant(sign), x, u)
	b.add(u, u, u)
	s, e := b.exp(u)
	less := b.new()
	b.sub(b.constant(one), s, less)
	b.fma213(less, s, e) // s·p + (s − 1)
	below := b.new()
	b.add(b.constant(two), e, below)
	b.div(below, e, e)
	y := b.load0(sign)
	b.andn(e, y, e) // |e|
	b.and(x, y, y)
	b.or(e, y, y)
	return y
}

func (b body) addTo(x, y, to reg.VecVirtual) { b.add(x, y, to) }

func (b body) product(x, y Op) reg.VecVirtual { r := b.new(); b.mul(x, y, r); return r }

// slope returns y·(1−y) times d, the derivative of the sigmoid by its value.
func (b body) slope(y, d reg.VecVirtual) reg.VecVirtual {
	r := b.load0(one)
	b.sub(y, r, r)
	b.mul(y, r, r)
	b.mul(d, r, r)
	return r
}

// tanhSlope returns (1−y²) times d.
func (b body) tanhSlope(y, d reg.VecVirtual) reg.VecVirtual {
	r := b.load0(one)
	b.fnma231(y, y, r)
	b.mul(d, r, r)
	return r
}
