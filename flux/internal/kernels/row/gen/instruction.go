package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// The instructions of a machine. The result comes last, as in Go's assembler;
// the operands come in the order of the formula.

// do chooses the instruction for the element type.
func (m *machine) do(single, double func(a, b, c Op)) func(a, b, c Op) {
	if m.elem == 4 {
		return single
	}
	return double
}

// do4 is do for four operands.
func (m *machine) do4(single, double func(a, b, c, d Op)) func(a, b, c, d Op) {
	if m.elem == 4 {
		return single
	}
	return double
}

// masked chooses among instructions that take any number of operands.
func (m *machine) masked(single, double func(ops ...Op)) func(ops ...Op) {
	if m.elem == 4 {
		return single
	}
	return double
}

// move copies a vector between registers and memory.
func (m *machine) move(from, to Op) { m.masked(VMOVUPS, VMOVUPD)(from, to) }

// add computes dst = a + b; b may lie in memory.
func (m *machine) add(a vector, b Op, dst vector) { m.masked(VADDPS, VADDPD)(b, a, dst) }

// sub computes dst = a − b; b may lie in memory.
func (m *machine) sub(a vector, b Op, dst vector) { m.masked(VSUBPS, VSUBPD)(b, a, dst) }

// mul computes dst = a·b; b may lie in memory.
func (m *machine) mul(a vector, b Op, dst vector) { m.masked(VMULPS, VMULPD)(b, a, dst) }

// addMul computes dst += a·b; b may lie in memory.
func (m *machine) addMul(a vector, b Op, dst vector) {
	m.masked(VFMADD231PS, VFMADD231PD)(b, a, dst)
}

// subMul computes dst −= a·b; b may lie in memory.
func (m *machine) subMul(a vector, b Op, dst vector) {
	m.masked(VFNMADD231PS, VFNMADD231PD)(b, a, dst)
}

// mulAdd computes dst = dst·a + b; b may lie in memory.
func (m *machine) mulAdd(dst, a vector, b Op) { m.masked(VFMADD213PS, VFMADD213PD)(b, a, dst) }

// orElse computes dst = a > b ? a : b, which is b if either is NaN.
func (m *machine) orElse(a Op, b, dst vector) {
	// The processor returns its second source, which is Go's first operand, when
	// it cannot decide.
	if first, ok := a.(vector); ok {
		m.masked(VMAXPS, VMAXPD)(b, first, dst)
		return
	}
	first := m.vec()
	m.move(a, first)
	m.masked(VMAXPS, VMAXPD)(b, first, dst)
}

// spread copies the first element of x, or the one in memory, to all lanes.
func (m *machine) spread(x Op, dst vector) {
	if r, ok := x.(vector); ok {
		x = r.AsX()
	}
	m.masked(VBROADCASTSS, VBROADCASTSD)(x, dst)
}

// zero sets all lanes to 0.
func (m *machine) zero(v vector) {
	if m.wide() {
		VPXORQ(v, v, v)
	} else {
		VXORPS(v, v, v)
	}
}

// zeroWhere sets the lanes of v to 0 in which it is equal to c.
func (m *machine) zeroWhere(v vector, c Op) {
	if m.wide() {
		k := K()
		m.masked(VCMPPS, VCMPPD)(Imm(4), c, v, k) // not equal
		m.do(VMOVUPS_Z, VMOVUPD_Z)(v, k, v)
		return
	}
	mask := m.vec()
	m.masked(VCMPPS, VCMPPD)(Imm(0), c, v, mask)
	m.masked(VANDNPS, VANDNPD)(v, mask, mask)
	m.move(mask, v)
}

// keepWhereAbove sets the lanes of v to 0 in which y is c or less. NaN is neither.
func (m *machine) keepWhereAbove(y, c, v vector) {
	const notLessOrEqual = 6
	if m.wide() {
		k := K()
		m.masked(VCMPPS, VCMPPD)(Imm(notLessOrEqual), c, y, k)
		m.do(VMOVUPS_Z, VMOVUPD_Z)(v, k, v)
		return
	}
	m.masked(VCMPPS, VCMPPD)(Imm(notLessOrEqual), c, y, y)
	m.masked(VANDPS, VANDPD)(y, v, v)
}

// largest spreads the largest lane of v, which holds no NaN, to all lanes.
func (m *machine) largest(v vector) {
	x := m.halves(v, m.masked(VMAXPS, VMAXPD))
	t := XMM()
	if m.elem == 4 {
		VPERMILPS(Imm(0x4e), x, t)
		VMAXPS(t, x, x)
		VPERMILPS(Imm(0xb1), x, t)
		VMAXPS(t, x, x)
	} else {
		VPERMILPD(Imm(1), x, t)
		VMAXPD(t, x, x)
	}
	m.spread(x, v)
}

// halves combines the halves of v, and those of the result, until 128 bits are
// left.
func (m *machine) halves(v vector, combine func(ops ...Op)) vector {
	half := v
	if m.wide() {
		half = YMM()
		VEXTRACTF64X4(Imm(1), v, half)
		combine(half, v.AsY(), half)
	}
	x := XMM()
	if m.wide() {
		VEXTRACTF32X4(Imm(1), half, x) // reaches all 32 registers
	} else {
		VEXTRACTF128(Imm(1), half, x)
	}
	combine(x, half.AsX(), x)
	return x
}

// A total is a sum that is carried in float64: in one vector, or in two that
// take the lower and the upper half of the elements where these are float32.
type total struct{ part []vector }

// total returns a total that is 0.
func (m *machine) total() total {
	t := total{m.vecs(8 / m.elem)}
	for _, v := range t.part {
		m.zero(v)
	}
	return t
}

// carry adds the lanes of v to a total.
func (m *machine) carry(v vector, t total) {
	if m.elem == 8 {
		VADDPD(v, t.part[0], t.part[0])
		return
	}
	low, high := m.vec(), m.vec()
	if m.wide() {
		upper := YMM()
		VEXTRACTF64X4(Imm(1), v, upper)
		VCVTPS2PD(v.AsY(), low)
		VCVTPS2PD(upper, high)
	} else {
		upper := XMM()
		VEXTRACTF128(Imm(1), v, upper)
		VCVTPS2PD(v.AsX(), low)
		VCVTPS2PD(upper, high)
	}
	VADDPD(low, t.part[0], t.part[0])
	VADDPD(high, t.part[1], t.part[1])
}

// carryAll adds up to four vectors to a total: the pairs in their own type, so
// that few need widening. It overwrites them.
func (m *machine) carryAll(v []vector, t total) {
	for len(v) > 1 {
		for i := range len(v) / 2 {
			m.add(v[i], v[len(v)-1-i], v[i])
		}
		v = v[:(len(v)+1)/2]
	}
	m.carry(v[0], t)
}

// sum returns a total as a float64 in the first lane.
func (m *machine) sum(t total) vector {
	v := t.part[0]
	for _, other := range t.part[1:] {
		VADDPD(other, v, v)
	}
	x := m.halves(v, VADDPD)
	y := XMM()
	VPERMILPD(Imm(1), x, y)
	VADDSD(y, x, x)
	return x
}

// spreadDouble copies a float64 to all lanes, as an element.
func (m *machine) spreadDouble(x vector, dst vector) {
	if m.elem == 4 {
		VCVTSD2SS(x, x, x)
	}
	m.spread(x, dst)
}

// spreadStat copies the float64 i at p to all lanes, as an element.
func (m *machine) spreadStat(p gp, i int, dst vector) {
	x := XMM()
	VMOVSD(Mem{Base: p, Disp: 8 * i}, x)
	m.spreadDouble(x, dst)
}

// bytesOf returns how many bytes a row of n elements has.
func (m *machine) bytesOf(n gp) gp {
	b := GP64()
	MOVQ(n, b)
	SHLQ(Imm(uint64(map[int]int{4: 2, 8: 3}[m.elem])), b)
	return b
}

// advance moves pointers on.
func advance(by Op, pointers ...reg.Register) {
	for _, p := range pointers {
		ADDQ(by, p)
	}
}
