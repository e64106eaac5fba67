package main

import (
	"math"

	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

type generator struct {
	*build.Context
	machine
	table operand.Mem // of constants
	masks operand.Mem // of lanes, for AVX2
	count int         // of labels
}

// The constants: the exponential is that of the Cephes library (Moshier, 1992,
// expf.c), e^x = 2^n·e^r with r = x − n·ln 2 and a polynomial of e^r.
var numbers = []float32{
	0: float32(math.Inf(-1)), 1: lowest, 2: 1.44269504088896341,
	3: 0.693359375, 4: -2.12194440e-4,
	5: 1.9875691500e-4, 6: 1.3981999507e-3, 7: 8.3334519073e-3, 8: 4.1665795894e-2, 9: 1.6666665459e-1, 10: 5.0000001201e-1,
	11: 1,
}

// lowest is the smallest number whose exponential is not taken for 0: below it would
// be denormal.
const lowest = -87.33

func (g *generator) constants() {
	g.table = g.StaticGlobal("numbers" + g.name())
	g.DataAttributes(attr.RODATA | attr.NOPTR)
	for i, v := range numbers {
		g.AddDatum(4*i, operand.U32(math.Float32bits(v)))
	}
	g.masks = g.StaticGlobal("lanes" + g.name())
	g.DataAttributes(attr.RODATA | attr.NOPTR)
	for i := range 16 {
		word := uint32(0)
		if i < 8 {
			word = math.MaxUint32
		}
		g.AddDatum(4*i, operand.U32(word))
	}
}

// number returns a vector of a constant.
func (g *generator) number(i int) reg.VecVirtual {
	v := g.vector(g.Context)
	g.VBROADCASTSS(g.table.Offset(4*i), v)
	return v
}

// exponential holds the constants of exp.
type exponential struct{ lowest, log2e, ln2hi, ln2lo, one reg.VecVirtual }

func (g *generator) exponential() exponential {
	return exponential{lowest: g.number(1), log2e: g.number(2), ln2hi: g.number(3), ln2lo: g.number(4), one: g.number(11)}
}

// exp replaces x, which is not above 0 but for rounding, by its exponential.
func (g *generator) exp(e exponential, x reg.VecVirtual) reg.VecVirtual {
	r, n, p, r2 := g.vector(g.Context), g.vector(g.Context), g.vector(g.Context), g.vector(g.Context)
	g.VMAXPS(x, e.lowest, r) // of NaN and another it is the first operand
	g.VMULPS(e.log2e, r, n)
	g.round(g.Context, n, n)
	g.VFNMADD231PS(e.ln2hi, n, r)
	g.VFNMADD231PS(e.ln2lo, n, r)
	g.VBROADCASTSS(g.table.Offset(4*5), p)
	for i := 6; i <= 10; i++ {
		c := g.number(i)
		g.VFMADD213PS(c, r, p)
	}
	g.VMULPS(r, r, r2)
	g.VFMADD213PS(r, r2, p)
	g.VADDPS(e.one, p, p)
	g.power(g.Context, p, n, x, e.lowest)
	return p
}

// A row is a place in a task's rows while a kernel goes through them.
type row struct{ t, x, y, left reg.GPVirtual }

// The offsets of a task's fields.
const (
	offX, offY, offXRow, offYRow = 0, 8, 16, 24
	offRows, offN                = 32, 40
	offLimit, offStep            = 48, 56
	offU, offV, offW             = 64, 72, 80
	offScale, offBy              = 88, 92
)

func field(t reg.Register, off int) operand.Mem { return operand.Mem{Base: t, Disp: off} }

func (g *generator) field(t reg.Register, off int) reg.GPVirtual {
	v := g.GP64()
	g.MOVQ(field(t, off), v)
	return v
}

func (g *generator) label(name string) string {
	g.count++
	return name + string(rune('a'+g.count/26%26)) + string(rune('a'+g.count%26))
}

// eachRow emits f for every row, with what is left of pointers to it.
func (g *generator) eachRow(f func(r row)) {
	t := g.GP64()
	g.Load(g.Param("t"), t)
	r := row{t: t, x: g.field(t, offX), y: g.field(t, offY), left: g.field(t, offRows)}
	next, done := g.label("row"), g.label("done")
	g.TESTQ(r.left, r.left)
	g.JLE(operand.LabelRef(done))
	g.Label(next)
	f(r)
	g.ADDQ(field(t, offXRow), r.x)
	g.ADDQ(field(t, offYRow), r.y)
	g.DECQ(r.left)
	g.JNZ(operand.LabelRef(next))
	g.Label(done)
	g.VZEROUPPER()
	g.RET()
}

// span emits f for every vector of n numbers: at is how many bytes lie before it,
// and mask its lanes, nil for all. n is used up.
func (g *generator) span(at, n reg.GPVirtual, f func(mask reg.Register)) {
	loop, tail, done := g.label("whole"), g.label("part"), g.label("end")
	g.SUBQ(operand.U32(g.lanes()), n)
	g.JLT(operand.LabelRef(tail))
	g.Label(loop)
	f(nil)
	g.ADDQ(operand.U32(4*g.lanes()), at)
	g.SUBQ(operand.U32(g.lanes()), n)
	g.JGE(operand.LabelRef(loop))
	g.Label(tail)
	g.ADDQ(operand.U32(g.lanes()), n)
	g.JZ(operand.LabelRef(done))
	f(g.mask(g.Context, n, g.masks))
	g.LEAQ(operand.Mem{Base: at, Index: n, Scale: 4}, at)
	g.Label(done)
}

// get reads a vector or the lanes of a mask, fill in the others.
func (g *generator) get(m operand.Mem, mask reg.Register, fill reg.VecVirtual) reg.VecVirtual {
	v := g.vector(g.Context)
	if mask == nil {
		g.VMOVUPS(m, v)
	} else {
		g.load(g.Context, m, mask, fill, v)
	}
	return v
}

func (g *generator) put(v reg.VecVirtual, mask reg.Register, m operand.Mem) {
	if mask == nil {
		g.VMOVUPS(v, m)
	} else {
		g.store(g.Context, v, mask, m)
	}
}

// across folds the lanes of x into one.
func (g *generator) across(x reg.VecVirtual, f func(a, b, to operand.Op)) reg.VecVirtual {
	l := g.fold(g.Context, x, f)
	s := g.XMM()
	for _, order := range []uint8{0b1110, 0b0001} {
		g.VPERMILPS(operand.U8(order), l, s)
		f(s, l, l)
	}
	return l
}

// visible returns how many numbers of the row count, from 0 to n, and moves the
// limit on.
func (g *generator) visible(r row) reg.GPVirtual {
	n, zero, limit := g.field(r.t, offN), g.GP64(), g.field(r.t, offLimit)
	g.XORQ(zero, zero)
	g.CMPQ(limit, n)
	g.CMOVQLT(limit, n)
	g.TESTQ(n, n)
	g.CMOVQLT(zero, n)
	g.ADDQ(field(r.t, offStep), limit)
	g.MOVQ(limit, field(r.t, offLimit))
	return n
}

// rest returns how many numbers of the row come after the first n.
func (g *generator) rest(r row, n reg.GPVirtual) reg.GPVirtual {
	m := g.field(r.t, offN)
	g.SUBQ(n, m)
	return m
}

func element(base, at reg.Register) operand.Mem {
	return operand.Mem{Base: base, Index: at, Scale: 1}
}

func (g *generator) copyOf(n reg.GPVirtual) reg.GPVirtual {
	m := g.GP64()
	g.MOVQ(n, m)
	return m
}

func (g *generator) zero() reg.GPVirtual {
	at := g.GP64()
	g.XORQ(at, at)
	return at
}

func (g *generator) zeros() reg.VecVirtual {
	v := g.vector(g.Context)
	g.VXORPS(v, v, v)
	return v
}

// by returns what logits are multiplied by.
func (g *generator) by() reg.VecVirtual {
	t, by := g.GP64(), g.vector(g.Context)
	g.Load(g.Param("t"), t)
	g.VBROADCASTSS(field(t, offBy), by)
	return by
}

// soften turns rows of logits into weights that are still to be divided.
func (g *generator) soften() {
	g.function("soften", "turns logits into weights: see softenGo.")
	e, infinite, none := g.exponential(), g.number(0), g.zeros()
	by := g.by()
	g.eachRow(func(r row) {
		keys := g.visible(r)
		// the largest
		top := g.vector(g.Context)
		g.VMOVAPS(infinite, top)
		at := g.zero()
		g.span(at, g.copyOf(keys), func(mask reg.Register) {
			x := g.get(element(r.x, at), mask, infinite)
			g.VMAXPS(x, top, top)
		})
		m := g.across(top, func(a, b, to operand.Op) { g.VMAXPS(a, b, to) })
		g.VMULSS(field(r.t, offBy), m, m)
		u := g.field(r.t, offU)
		old := g.XMM()
		g.VMOVSS(operand.Mem{Base: u}, old)
		g.VMAXSS(old, m, m)
		g.VMOVSS(m, operand.Mem{Base: u})
		g.ADDQ(operand.U32(4), u)
		g.MOVQ(u, field(r.t, offU))
		// −∞ − −∞ is not 0
		low, keep := g.XMM(), g.XMM()
		g.VMOVSS(g.table, low)
		g.VCMPSS(operand.U8(4), low, m, keep) // m ≠ −∞
		g.VANDPS(keep, m, m)
		shift := g.vector(g.Context)
		g.VBROADCASTSS(m, shift)
		// what the weights so far must be multiplied by
		g.factor(e, r, old, m)
		// the weights and their sum
		sum := g.zeros()
		at = g.zero()
		g.span(at, g.copyOf(keys), func(mask reg.Register) {
			x := g.get(element(r.x, at), mask, infinite)
			g.VMULPS(by, x, x) // rounded, as the largest is: their difference is 0
			g.VSUBPS(shift, x, x)
			p := g.exp(e, x)
			g.VADDPS(p, sum, sum)
			g.put(p, mask, element(r.x, at))
		})
		g.span(at, g.rest(r, keys), func(mask reg.Register) { g.put(none, mask, element(r.x, at)) })
		s := g.across(sum, func(a, b, to operand.Op) { g.VADDPS(a, b, to) })
		v, w := g.field(r.t, offV), g.field(r.t, offW)
		f := g.XMM()
		g.VMOVSS(operand.Mem{Base: w}, f)
		g.VFMADD231SS(operand.Mem{Base: v}, f, s)
		g.VMOVSS(s, operand.Mem{Base: v})
		g.ADDQ(operand.U32(4), v)
		g.ADDQ(operand.U32(4), w)
		g.MOVQ(v, field(r.t, offV))
		g.MOVQ(w, field(r.t, offW))
	})
}

// factor stores e^(old − m), 0 without the detour for the first keys.
func (g *generator) factor(e exponential, r row, old, m reg.VecVirtual) {
	first, done := g.label("first"), g.label("scaled")
	w := g.field(r.t, offW)
	g.VUCOMISS(g.table, old)
	g.JEQ(operand.LabelRef(first)) // also where old is NaN; then the sum is NaN anyway
	d, x := g.XMM(), g.vector(g.Context)
	g.VSUBSS(m, old, d)
	g.VBROADCASTSS(d, x)
	f := g.exp(e, x)
	g.VMOVSS(f.(reg.Vec).AsX(), operand.Mem{Base: w})
	g.JMP(operand.LabelRef(done))
	g.Label(first)
	z := g.XMM()
	g.VXORPS(z, z, z)
	g.VMOVSS(z, operand.Mem{Base: w})
	g.Label(done)
}

// pull turns logits into weights, and the gradients of weights into those of
// logits.
func (g *generator) pull() {
	g.function("pull", "turns logits and the gradients of weights into weights and the gradients of logits: see pullGo.")
	e, infinite, none := g.exponential(), g.number(0), g.zeros()
	by, scale := g.by(), g.vector(g.Context)
	t := g.GP64()
	g.Load(g.Param("t"), t)
	g.VBROADCASTSS(field(t, offScale), scale)
	g.eachRow(func(r row) {
		keys := g.visible(r)
		u, v := g.field(r.t, offU), g.field(r.t, offV)
		shift, delta := g.vector(g.Context), g.vector(g.Context)
		g.VBROADCASTSS(operand.Mem{Base: u}, shift)
		g.VBROADCASTSS(operand.Mem{Base: v}, delta)
		g.ADDQ(operand.U32(4), u)
		g.ADDQ(operand.U32(4), v)
		g.MOVQ(u, field(r.t, offU))
		g.MOVQ(v, field(r.t, offV))
		at := g.zero()
		g.span(at, g.copyOf(keys), func(mask reg.Register) {
			x := g.get(element(r.x, at), mask, infinite)
			g.VMULPS(by, x, x) // rounded, as the largest is: their difference is 0
			g.VSUBPS(shift, x, x)
			p := g.exp(e, x)
			g.put(p, mask, element(r.x, at))
			d := g.get(element(r.y, at), mask, none)
			g.VSUBPS(delta, d, d)
			g.VMULPS(scale, d, d)
			g.VMULPS(p, d, d)
			g.put(d, mask, element(r.y, at))
		})
		g.span(at, g.rest(r, keys), func(mask reg.Register) {
			g.put(none, mask, element(r.x, at))
			g.put(none, mask, element(r.y, at))
		})
	})
}

// scale multiplies rows by a number each.
func (g *generator) scale() {
	g.function("scale", "multiplies rows by numbers: see scaleGo.")
	none := g.zeros()
	g.eachRow(func(r row) {
		u := g.field(r.t, offU)
		f := g.vector(g.Context)
		g.VBROADCASTSS(operand.Mem{Base: u}, f)
		g.ADDQ(field(r.t, offStep), u)
		g.MOVQ(u, field(r.t, offU))
		at := g.zero()
		g.span(at, g.field(r.t, offN), func(mask reg.Register) {
			y := g.get(element(r.y, at), mask, none)
			g.VMULPS(f, y, y)
			g.put(y, mask, element(r.x, at))
		})
	})
}

// dot sums the products of rows.
func (g *generator) dot() {
	g.function("dot", "sums the products of rows: see dotGo.")
	none := g.zeros()
	g.eachRow(func(r row) {
		sum, at := g.zeros(), g.zero()
		g.span(at, g.field(r.t, offN), func(mask reg.Register) {
			x, y := g.get(element(r.x, at), mask, none), g.get(element(r.y, at), mask, none)
			g.VFMADD231PS(y, x, sum)
		})
		s, u := g.across(sum, func(a, b, to operand.Op) { g.VADDPS(a, b, to) }), g.field(r.t, offU)
		g.VMOVSS(s, operand.Mem{Base: u})
		g.ADDQ(operand.U32(4), u)
		g.MOVQ(u, field(r.t, offU))
	})
}
