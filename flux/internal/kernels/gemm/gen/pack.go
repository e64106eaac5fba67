package main

import (
	"fmt"

	"github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// The fields of the arguments of what packs, struct packing of package gemm.
const (
	pRows    = 0   // 16 pointers to rows
	pSource  = 128 // the first row, where rows lie at equal distances
	pStep    = 136 // bytes from a row to the next there
	pTo      = 144 // where to
	pToStep  = 152 // bytes from a row to the next there
	pCount   = 160 // how many rows there are to write
	pRead    = 168 // a bit for each element of a row to read; the others become 0
	pWritten = 176 // a bit for each element of a row to write
)

// packers writes the functions that pack. Those for AVX2 move whole vectors.
func (m machine) packers(c *build.Context) {
	if m.wide {
		m.copyRows(c, 1)
	}
	m.copyRows(c, 2)
	m.transpose(c)
}

// maskFrom sets K registers to the masks of consecutive vectors of a row.
func (m machine) maskFrom(c *build.Context, field int, to ...reg.Register) {
	c.MOVQ(Mem{Base: args, Disp: field}, spare)
	for i, k := range to {
		c.KMOVW(spare.As32(), k)
		if i < len(to)-1 {
			c.SHRQ(U8(m.bytes()/m.size), spare)
		}
	}
}

// copyRows writes the function that copies rows of up to vecs vectors.
func (m machine) copyRows(c *build.Context, vecs int) {
	name := fmt.Sprintf("%sCopy%d", m.name(), vecs)
	function(c, name, fmt.Sprintf("%s copies rows of up to %d vectors. Its argument is a *packing.", name, vecs))
	from, step, to, toStep, count, ahead := reg.RSI, reg.R8, reg.RDX, reg.R9, reg.RCX, reg.R10
	c.Load(c.Param("t"), args)
	c.MOVQ(Mem{Base: args, Disp: pSource}, from)
	c.MOVQ(Mem{Base: args, Disp: pStep}, step)
	c.MOVQ(Mem{Base: args, Disp: pTo}, to)
	c.MOVQ(Mem{Base: args, Disp: pToStep}, toStep)
	c.MOVQ(Mem{Base: args, Disp: pCount}, count)
	if m.wide {
		m.maskFrom(c, pRead, masks[:vecs]...)
		m.maskFrom(c, pWritten, masks[2:2+vecs]...)
	}
	c.TESTQ(count, count)
	c.JLE(LabelRef("done"))
	// Rows far apart lie on pages of their own, where no prefetcher looks ahead.
	c.MOVQ(step, ahead)
	c.SHLQ(U8(4), ahead)
	c.Label("row")
	for v := range vecs {
		c.PREFETCHT0(Mem{Base: from, Index: ahead, Scale: 1, Disp: v * m.bytes()})
	}
	for v := range vecs {
		x := Mem{Base: from, Disp: v * m.bytes()}
		if m.wide {
			m.load(c, x, masks[v], m.vector(v))
		} else {
			m.move(c, x, m.vector(v))
		}
	}
	for v := range vecs {
		x := Mem{Base: to, Disp: v * m.bytes()}
		if m.wide {
			m.store(c, m.vector(v), masks[2+v], x)
		} else {
			m.move(c, m.vector(v), x)
		}
	}
	c.ADDQ(step, from)
	c.ADDQ(toStep, to)
	c.DECQ(count)
	c.JNZ(LabelRef("row"))
	c.Label("done")
	c.VZEROUPPER()
	c.RET()
}

// transpose writes the function that writes as rows what are the columns of as
// many rows as a vector has lanes. AVX2 does whole squares only.
func (m machine) transpose(c *build.Context) {
	name := m.name() + "Transpose"
	lanes := m.bytes() / m.size
	function(c, name, fmt.Sprintf("%s writes the columns of %d rows as rows. Its argument is a *packing.", name, lanes))
	at, to, toStep, count := reg.RSI, reg.RDX, reg.R9, reg.RCX
	c.Load(c.Param("t"), args)
	c.XORQ(at, at)
	c.MOVQ(Mem{Base: args, Disp: pTo}, to)
	c.MOVQ(Mem{Base: args, Disp: pToStep}, toStep)
	c.MOVQ(Mem{Base: args, Disp: pCount}, count)
	if m.wide {
		m.maskFrom(c, pWritten, reg.K2)
		c.MOVQ(I64(-1), spare)
		c.KMOVW(spare.As32(), reg.K1)
	}
	c.CMPQ(count, Imm(uint64(lanes)))
	c.JLT(LabelRef("rest"))

	c.Label("square")
	set := m.square(c, at) * m.half()
	for j := range lanes {
		x := Mem{Base: to}
		if m.wide {
			m.store(c, m.vector(set+j), reg.K2, x)
		} else {
			m.move(c, m.vector(set+j), x)
		}
		c.ADDQ(toStep, to)
	}
	c.ADDQ(Imm(uint64(m.bytes())), at)
	c.SUBQ(Imm(uint64(lanes)), count)
	c.CMPQ(count, Imm(uint64(lanes)))
	c.JGE(LabelRef("square"))

	c.Label("rest")
	if m.wide {
		c.TESTQ(count, count)
		c.JLE(LabelRef("done"))
		c.MOVQ(U32(1), spare)
		c.SHLQ(reg.CL, spare)
		c.DECQ(spare)
		c.KMOVW(spare.As32(), reg.K1)
		m.square(c, at)
		for j := range lanes - 1 {
			m.store(c, m.vector(set+j), reg.K2, Mem{Base: to})
			c.ADDQ(toStep, to)
			c.DECQ(count)
			c.JEQ(LabelRef("done"))
		}
		c.Label("done")
	}
	c.VZEROUPPER()
	c.RET()
}

// square loads a square at offset at of the rows and leaves its columns in the
// vectors of the set that it returns.
func (m machine) square(c *build.Context, at reg.Register) int {
	lanes := m.bytes() / m.size
	// Two sets of registers: each step reads one and writes the other.
	x := func(set, i int) reg.VecPhysical { return m.vector(set*m.half() + i) }
	for i := range lanes {
		c.MOVQ(Mem{Base: args, Disp: pRows + 8*i}, spare)
		row := Mem{Base: spare, Index: at, Scale: 1}
		if m.wide {
			m.load(c, row, reg.K1, x(0, i))
		} else {
			m.move(c, row, x(0, i))
		}
	}
	set := 0
	if m.size == 4 {
		// Pairs of rows: lanes 0 and 1, then 2 and 3, of each quarter.
		for i := 0; i < lanes; i += 2 {
			c.VUNPCKLPS(x(0, i+1), x(0, i), x(1, i))
			c.VUNPCKHPS(x(0, i+1), x(0, i), x(1, i+1))
		}
		// Fours of rows: vector i+j has lane j of each quarter.
		for i := 0; i < lanes; i += 4 {
			c.VUNPCKLPD(x(1, i+2), x(1, i), x(0, i))
			c.VUNPCKHPD(x(1, i+2), x(1, i), x(0, i+1))
			c.VUNPCKLPD(x(1, i+3), x(1, i+1), x(0, i+2))
			c.VUNPCKHPD(x(1, i+3), x(1, i+1), x(0, i+3))
		}
	} else {
		for i := 0; i < lanes; i += 2 {
			c.VUNPCKLPD(x(0, i+1), x(0, i), x(1, i))
			c.VUNPCKHPD(x(0, i+1), x(0, i), x(1, i+1))
		}
		set = 1
	}
	group := 16 / m.size // rows that share a quarter by now
	for j := range group {
		m.quarters(c, set, j, group, x)
	}
	if !m.wide {
		return 1 - set
	}
	return set
}

// half is where the second set of vectors of a square begins.
func (m machine) half() int {
	if m.wide {
		return 16
	}
	return 8
}

// quarters gathers the quarters of 128 bits: quarter q of vectors j, j+group, …
// becomes vector j+q·group.
func (m machine) quarters(c *build.Context, set, j, group int, x func(set, i int) reg.VecPhysical) {
	v := func(s, i int) reg.VecPhysical { return x(s, j+i*group) }
	from, to := set, 1-set
	if !m.wide {
		c.VPERM2F128(U8(0x20), v(from, 1), v(from, 0), v(to, 0))
		c.VPERM2F128(U8(0x31), v(from, 1), v(from, 0), v(to, 1))
		return
	}
	even, odd := U8(0x88), U8(0xdd)
	c.VSHUFF32X4(even, v(from, 1), v(from, 0), v(to, 0)) // a0 a2 b0 b2
	c.VSHUFF32X4(odd, v(from, 1), v(from, 0), v(to, 1))  // a1 a3 b1 b3
	c.VSHUFF32X4(even, v(from, 3), v(from, 2), v(to, 2)) // c0 c2 d0 d2
	c.VSHUFF32X4(odd, v(from, 3), v(from, 2), v(to, 3))  // c1 c3 d1 d3
	c.VSHUFF32X4(even, v(to, 2), v(to, 0), v(from, 0))
	c.VSHUFF32X4(even, v(to, 3), v(to, 1), v(from, 1))
	c.VSHUFF32X4(odd, v(to, 2), v(to, 0), v(from, 2))
	c.VSHUFF32X4(odd, v(to, 3), v(to, 1), v(from, 3))
}
