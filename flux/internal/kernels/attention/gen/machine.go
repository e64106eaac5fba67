package main

import (
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// A machine is what differs between the instruction sets.
type machine interface {
	name() string
	lanes() int
	vector(c *build.Context) reg.VecVirtual
	// mask makes the mask of the first n lanes.
	mask(c *build.Context, n reg.Register, lanes operand.Mem) reg.Register
	// load reads the lanes of a mask, and fill in the others.
	load(c *build.Context, m operand.Mem, mask reg.Register, fill, to reg.VecVirtual)
	store(c *build.Context, from reg.VecVirtual, mask reg.Register, m operand.Mem)
	// half adds, or whatever f does, the upper half of x to the lower, down to four
	// lanes.
	fold(c *build.Context, x reg.VecVirtual, f func(a, b, to operand.Op)) reg.VecVirtual
	// round rounds to integers.
	round(c *build.Context, x, to reg.VecVirtual)
	// power multiplies p by 2 to the power of n, whole numbers; where x is below
	// lowest the result is 0.
	power(c *build.Context, p, n, x, lowest reg.VecVirtual)
}

type avx512 struct{}

func (avx512) name() string                           { return "AVX512" }
func (avx512) lanes() int                             { return 16 }
func (avx512) vector(c *build.Context) reg.VecVirtual { return c.ZMM() }

func (avx512) mask(c *build.Context, n reg.Register, _ operand.Mem) reg.Register {
	bits, k := c.GP64(), c.K()
	c.MOVQ(operand.U64(1<<16-1), bits)
	c.BZHIQ(n, bits, bits)
	c.KMOVW(bits.As32(), k)
	return k
}

func (avx512) load(c *build.Context, m operand.Mem, mask reg.Register, fill, to reg.VecVirtual) {
	c.VMOVAPS(fill, to)
	c.VMOVUPS(m, mask, to)
}

func (avx512) store(c *build.Context, from reg.VecVirtual, mask reg.Register, m operand.Mem) {
	c.VMOVUPS(from, mask, m)
}

func (avx512) fold(c *build.Context, x reg.VecVirtual, f func(a, b, to operand.Op)) reg.VecVirtual {
	y, l := c.YMM(), c.XMM()
	c.VEXTRACTF64X4(operand.U8(1), x, y)
	f(y, x.(reg.Vec).AsY(), y)
	c.VEXTRACTF128(operand.U8(1), y, l)
	f(l, y.AsX(), l)
	return l
}

func (avx512) round(c *build.Context, x, to reg.VecVirtual) {
	c.VRNDSCALEPS(operand.U8(8), x, to)
}

// VSCALEFPS would go down to denormal numbers by itself, and take a hundred times as
// long for them; lanes that do not count, too, are far below.
func (avx512) power(c *build.Context, p, n, x, lowest reg.VecVirtual) {
	k := c.K()
	c.VSCALEFPS(n, p, p)
	c.VCMPPS(operand.U8(0x15), lowest, x, k) // not x < lowest: NaN as well
	c.VMOVAPS_Z(p, k, p)
}

type avx2 struct{}

func (avx2) name() string                           { return "AVX2" }
func (avx2) lanes() int                             { return 8 }
func (avx2) vector(c *build.Context) reg.VecVirtual { return c.YMM() }

// The table of lanes has 8 words of ones and 8 of zeros.
func (avx2) mask(c *build.Context, n reg.Register, lanes operand.Mem) reg.Register {
	at, base, m := c.GP64(), c.GP64(), c.YMM()
	c.LEAQ(lanes, base)
	c.MOVQ(operand.U32(8), at)
	c.SUBQ(n, at)
	c.VMOVUPS(operand.Mem{Base: base, Index: at, Scale: 4}, m)
	return m
}

func (avx2) load(c *build.Context, m operand.Mem, mask reg.Register, fill, to reg.VecVirtual) {
	c.VMASKMOVPS(m, mask, to)
	c.VBLENDVPS(mask, to, fill, to)
}

func (avx2) store(c *build.Context, from reg.VecVirtual, mask reg.Register, m operand.Mem) {
	c.VMASKMOVPS(from, mask, m)
}

func (avx2) fold(c *build.Context, x reg.VecVirtual, f func(a, b, to operand.Op)) reg.VecVirtual {
	l := c.XMM()
	c.VEXTRACTF128(operand.U8(1), x, l)
	f(l, x.(reg.Vec).AsX(), l)
	return l
}

func (avx2) round(c *build.Context, x, to reg.VecVirtual) { c.VROUNDPS(operand.U8(8), x, to) }

func (avx2) power(c *build.Context, p, n, x, lowest reg.VecVirtual) {
	e, below := c.YMM(), c.YMM()
	c.VCVTPS2DQ(n, e)
	c.VPSLLD(operand.U8(23), e, e)
	c.VPADDD(e, p, p)
	c.VCMPPS(operand.U8(0x11), lowest, x, below) // x < lowest, which NaN is not
	c.VANDNPS(p, below, p)
}
