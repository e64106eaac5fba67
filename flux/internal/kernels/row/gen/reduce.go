package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// run is how many vectors the loops of sums take at a time: they go into two
// vectors of their own type, and these into a total.
const run = 8

// A chain adds up vectors of a span, in two parts that do not wait for each other
// or, where registers are few, in one.
type chain struct {
	m      *machine
	part   []vector
	next   int
	single bool
}

// first reports whether the chain still lacks a part.
func (c *chain) first() bool { return len(c.part) == 0 || len(c.part) == 1 && !c.single }

// turn returns the part to add to.
func (c *chain) turn() vector {
	v := c.part[c.next]
	c.next = len(c.part) - 1 - c.next
	return v
}

// chains returns n chains.
func (m *machine) chains(n int) []*chain {
	var all []*chain
	for range n {
		all = append(all, &chain{m: m})
	}
	return all
}

// add adds v, and may overwrite it.
func (c *chain) add(v vector) {
	if c.first() {
		c.part = append(c.part, v)
		return
	}
	part := c.turn()
	c.m.add(part, v, part)
}

// addProduct adds a·b.
func (c *chain) addProduct(a vector, b Op) {
	if c.first() {
		v := c.m.vec()
		c.m.mul(a, b, v)
		c.part = append(c.part, v)
		return
	}
	c.m.addMul(a, b, c.turn())
}

// carry adds the chain to a total.
func (c *chain) carry(t total) {
	if len(c.part) == 2 {
		c.m.add(c.part[0], c.part[1], c.part[0])
	}
	c.m.carry(c.part[0], t)
}

// sumOf returns Σ x of the row at x.
func (m *machine) sumOf(x, n gp) vector {
	t := m.total()
	m.along(n, run, func(s span) {
		c := chain{m: m}
		for u := range s.count {
			c.add(s.load(x, u))
		}
		c.carry(t)
	})
	return m.sum(t)
}

func (m *machine) sumRows() {
	m.begin("sumRows", "(sums *float64, x *T, rows, n int)", "computes Σ x of every row.")
	p := m.args("sums", "x", "rows", "n")
	sums, x, rows, n := p[0], p[1], p[2], p[3]
	m.cutAt(n)
	size := m.bytesOf(n)
	m.rows(rows, func() {
		VMOVSD(m.sumOf(x, n), Mem{Base: sums})
		advance(size, x)
		advance(Imm(8), sums)
	})
	m.end()
}

func (m *machine) dotRow() {
	m.begin("dotRow", "(x, y *T, n int) float64", "returns Σ x·y.")
	p := m.args("x", "y", "n")
	x, y, n := p[0], p[1], p[2]
	m.cutAt(n)
	t := m.total()
	m.along(n, run, func(s span) {
		c := chain{m: m}
		for u := range s.count {
			c.addProduct(s.load(x, u), s.operand(y, u))
		}
		c.carry(t)
	})
	Store(m.sum(t), ReturnIndex(0))
	m.end()
}

// extremeRows finds the largest or the smallest element of every row, and NaN
// where there is one: the processor's instructions lose some, so these are
// looked for apart.
func (m *machine) extremeRows(name string, better func(v, best, dst vector)) {
	m.begin(name, "(dst, x *T, rows, n int)", "finds that element of every row; NaN if there is one.")
	p := m.args("dst", "x", "rows", "n")
	dst, x, rows, n := p[0], p[1], p[2], p[3]
	m.cutAt(n)
	size := m.bytesOf(n)
	m.rows(rows, func() {
		first, unordered := m.vec(), m.vec()
		m.spread(Mem{Base: x}, first)
		m.zero(unordered)
		best := m.vecs(unroll)
		for _, b := range best {
			m.move(first, b)
		}
		m.along(n, unroll, func(s span) {
			for u := range s.count {
				v := s.loadOr(x, u, first)
				m.noteNaN(v, unordered)
				better(v, best[u], best[u])
			}
		})
		better(best[1], best[0], best[0])
		better(best[3], best[2], best[2])
		better(best[2], best[0], best[0])
		m.foldLanes(best[0], better)
		m.orNaN(unordered, best[0])
		m.storeElement(best[0], Mem{Base: dst})
		advance(size, x)
		advance(Imm(uint64(m.elem)), dst)
	})
	m.end()
}

// noteNaN sets bits in the lanes of seen where v is NaN.
func (m *machine) noteNaN(v, seen vector) {
	const unordered = 3
	if m.wide() {
		k := K()
		m.masked(VCMPPS, VCMPPD)(Imm(unordered), v, v, k)
		m.masked(VMOVUPS, VMOVUPD)(v, k, seen)
		return
	}
	t := m.vec()
	m.masked(VCMPPS, VCMPPD)(Imm(unordered), v, v, t)
	m.masked(VORPS, VORPD)(t, seen, seen)
}

// orNaN overwrites the first lane of v by NaN if noteNaN saw one in any lane.
func (m *machine) orNaN(seen, v vector) {
	x := m.halves(seen, m.masked(VORPS, VORPD))
	t := XMM()
	VPERMILPD(Imm(1), x, t)
	VORPD(t, x, x)
	if m.elem == 4 {
		VPERMILPS(Imm(1), x, t)
		VORPS(t, x, x)
	}
	// The bits of several NaN together are those of a NaN, and none are 0.
	VORPD(x, v.AsX(), v.AsX())
}

// foldLanes combines all lanes of v into the first.
func (m *machine) foldLanes(v vector, better func(v, best, dst vector)) {
	if m.wide() {
		half := YMM()
		VEXTRACTF64X4(Imm(1), v, half)
		better(half, v.AsY().(vector), v.AsY().(vector))
	}
	x, w := XMM(), v.AsX().(vector)
	if m.wide() {
		VEXTRACTF32X4(Imm(1), v.AsY(), x)
	} else {
		VEXTRACTF128(Imm(1), v.AsY(), x)
	}
	better(x, w, w)
	VPERMILPD(Imm(1), w, x)
	better(x, w, w)
	if m.elem == 4 {
		VPERMILPS(Imm(1), w, x)
		better(x, w, w)
	}
}

// storeElement stores the first lane.
func (m *machine) storeElement(v vector, to Mem) {
	if m.elem == 4 {
		VMOVSS(v.AsX(), to)
	} else {
		VMOVSD(v.AsX(), to)
	}
}

// operand returns vector u of the row at p as an operand that may lie in memory.
func (s span) operand(p reg.Register, u int) Op {
	if s.last {
		return s.load(p, u)
	}
	return s.at(p, u)
}
