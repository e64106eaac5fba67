package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// The exponential of numbers that are not positive. With n the integer nearest
// to x/ln 2 and r = x − n·ln 2, eˣ = 2ⁿ·eʳ (Cody and Waite, Software Manual for
// the Elementary Functions, 1980), and eʳ = 1 + r + r²·q(r), where q is the
// polynomial that agrees with it at the Chebyshev nodes of |r| ≤ ½ ln 2: the
// relative error is 1e-8 for float32, 2e-17 for float64.
var (
	series = map[int][]float64{
		4: {0.5, 0.1666657702559798819, 0.041666554662050533982, 0.0083631730745137109028, 0.0013926176119935578884},
		8: {0.50000000000000010211, 0.16666666666666667452, 0.041666666666624161903, 0.0083333333333300644495,
			0.0013888888917196719077, 0.00019841269863040545271, 2.4801521322368693266e-5, 2.7557268480310025526e-6,
			2.7620075879983366586e-7, 2.5100375832561233664e-8},
	}
	// ln 2 in two parts, of which the products with n are exact in a fused
	// multiplication.
	ln2 = map[int][2]float64{
		4: {0.6931471824645996, -1.9046542121259336e-09},
		8: {0.6931471805599453, 2.3190468138462996e-17},
	}
	// Below, eˣ is no normal number any more. It is set to 0: beside the 1 of the
	// largest element of a row it does not count, and the processor takes a
	// hundred times as long to make it.
	lowest = map[int]float64{4: -87.33654, 8: -708.3964}
	// Adding it leaves the nearest integer in the low bits, and taking it off
	// again leaves the integer.
	rounder = map[int]float64{4: 12582912, 8: 6755399441055744}
)

// expNames are the constants that exp needs.
func (m *machine) expNames() []string {
	names := []string{"lowest", "log2e", "rounder", "ln2 high", "ln2 low", "one"}
	for i := range series[m.elem] {
		names = append(names, seriesName(i))
	}
	if !m.wide() {
		names = append(names, "bias")
	}
	return names
}

func seriesName(i int) string { return "series " + string(rune('0'+i)) }

// exp overwrites v by eᵛ, for v ≤ 0 or NaN.
func (m *machine) exp(v vector) {
	low, n, p := m.vec(), m.vec(), m.vec()
	m.move(m.c("lowest"), low)
	const notBelow = 5 // true for NaN
	var normal reg.Register
	if m.wide() {
		normal = K()
	} else {
		normal = m.vec()
	}
	m.masked(VCMPPS, VCMPPD)(Imm(notBelow), low, v, normal)
	m.masked(VMAXPS, VMAXPD)(v, low, v) // NaN stays
	m.move(m.c("rounder"), n)
	m.addMul(v, m.c("log2e"), n)
	power := n
	if !m.wide() {
		power = m.vec()
		m.move(n, power)
	}
	m.sub(n, m.c("rounder"), n)
	m.subMul(n, m.c("ln2 high"), v)
	m.subMul(n, m.c("ln2 low"), v)
	last := len(series[m.elem]) - 1
	m.move(m.c(seriesName(last)), p)
	for i := last - 1; i >= 0; i-- {
		m.mulAdd(p, v, m.c(seriesName(i)))
	}
	m.mulAdd(p, v, m.c("one"))
	m.mulAdd(p, v, m.c("one"))
	if m.wide() {
		m.do4(VSCALEFPS_Z, VSCALEFPD_Z)(n, p, normal, v)
		return
	}
	// 2ⁿ from the low bits of n + rounder.
	if m.elem == 4 {
		VPSLLD(Imm(23), power, power)
		VPADDD(m.c("bias"), power, power)
	} else {
		VPSLLQ(Imm(52), power, power)
		VPADDQ(m.c("bias"), power, power)
	}
	m.mul(p, power, v)
	m.masked(VANDPS, VANDPD)(normal, v, v)
}
