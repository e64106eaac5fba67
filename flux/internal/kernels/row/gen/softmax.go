package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

// unroll is how many vectors a loop takes at a time.
const unroll = 4

// peak finds the largest element of the row at x, 0 if that is −∞, and spreads
// it to all lanes. NaN is passed over.
func (m *machine) peak(x, n gp, negative vector) vector {
	tops := m.vecs(unroll)
	for _, top := range tops {
		m.move(negative, top)
	}
	m.along(n, unroll, func(s span) {
		for u := range s.count {
			m.orElse(s.loadOr(x, u, negative), tops[u], tops[u])
		}
	})
	m.orElse(tops[0], tops[1], tops[0])
	m.orElse(tops[2], tops[3], tops[2])
	m.orElse(tops[0], tops[2], tops[0])
	m.largest(tops[0])
	m.zeroWhere(tops[0], negative)
	return tops[0]
}

// negative returns a vector of −∞.
func (m *machine) negative() vector {
	v := m.vec()
	m.move(m.c("-inf"), v)
	return v
}

// exps loads the vectors of a span at x and overwrites them by exp(x − top), or
// 0 beyond the row.
func (m *machine) exps(s span, x gp, top, negative vector) []vector {
	var e []vector
	for u := range s.count {
		v := s.loadOr(x, u, negative)
		m.sub(v, top, v)
		m.exp(v)
		e = append(e, v)
	}
	return e
}

// overRows writes the loop over rows of n elements, twice: for rows of more than
// a vector, and for those of at most one, which stay in a register.
func (m *machine) overRows(rows, n gp, long, short func()) {
	brief, done := m.label("brief"), m.label("end")
	CMPQ(n, Imm(uint64(m.lanes())))
	JLE(LabelRef(brief))
	m.rows(rows, long)
	JMP(LabelRef(done))
	Label(brief)
	m.rows(rows, short)
	Label(done)
}

// keep stores what a row had as its largest element and as its sum, both as
// float64.
func (m *machine) keep(top, sum vector, stats gp) {
	if m.elem == 4 {
		wide := XMM()
		VCVTSS2SD(top.AsX(), top.AsX(), wide)
		top = wide
	}
	VMOVSD(top.AsX(), Mem{Base: stats})
	VMOVSD(sum, Mem{Base: stats, Disp: 8})
	ADDQ(Imm(16), stats)
}

func (m *machine) softmaxRows() {
	m.begin("softmaxRows", "(dst, x *T, rows, n int, k float64, stats *float64)",
		"computes k·softmax of every row. Unless stats is nil, it keeps there the largest element and Σ exp(x − that).")
	p := m.args("dst", "x", "rows", "n", "stats")
	dst, x, rows, n, stats := p[0], p[1], p[2], p[3], p[4]
	k := Load(Param("k"), XMM()).(vector)
	m.need(append(m.expNames(), "-inf")...)
	negative := m.negative()
	m.cutAt(n)
	size := m.bytesOf(n)
	factor := func(t total, top vector) vector {
		sum := m.sum(t)
		forget := m.label("forget")
		TESTQ(stats, stats)
		JZ(LabelRef(forget))
		m.keep(top, sum, stats)
		Label(forget)
		q, f := XMM(), m.vec()
		VDIVSD(sum, k, q)
		m.spreadDouble(q, f)
		return f
	}
	m.overRows(rows, n, func() {
		top, t := m.peak(x, n, negative), m.total()
		m.along(n, unroll, func(s span) {
			s.bring(n, x, dst) // the next row, while this one is computed
			e := m.exps(s, x, top, negative)
			for u, v := range e {
				s.store(v, dst, u)
			}
			m.carryAll(e, t)
		})
		f := factor(t, top)
		m.along(n, unroll, func(s span) {
			for u := range s.count {
				v := s.load(dst, u)
				m.mul(v, f, v)
				s.store(v, dst, u)
			}
		})
		advance(size, dst, x)
	}, func() {
		m.once(func(s span) {
			v, top, t := s.loadOr(x, 0, negative), m.vec(), m.total()
			m.orElse(v, negative, top)
			m.largest(top)
			m.zeroWhere(top, negative)
			m.sub(v, top, v)
			m.exp(v)
			m.carry(v, t)
			m.mul(v, factor(t, top), v)
			s.store(v, dst, 0)
		})
		advance(size, dst, x)
	})
	m.end()
}

func (m *machine) expSumRows() {
	m.begin("expSumRows", "(x *T, rows, n int, stats *float64)",
		"keeps the largest element of every row and Σ exp(x − that).")
	p := m.args("x", "rows", "n", "stats")
	x, rows, n, stats := p[0], p[1], p[2], p[3]
	m.need(append(m.expNames(), "-inf")...)
	negative := m.negative()
	m.cutAt(n)
	size := m.bytesOf(n)
	m.overRows(rows, n, func() {
		top, t := m.peak(x, n, negative), m.total()
		m.along(n, unroll, func(s span) { m.carryAll(m.exps(s, x, top, negative), t) })
		m.keep(top, m.sum(t), stats)
		advance(size, x)
	}, func() {
		m.once(func(s span) {
			v, top, t := s.loadOr(x, 0, negative), m.vec(), m.total()
			m.orElse(v, negative, top)
			m.largest(top)
			m.zeroWhere(top, negative)
			m.sub(v, top, v)
			m.exp(v)
			m.carry(v, t)
			m.keep(top, m.sum(t), stats)
		})
		advance(size, x)
	})
	m.end()
}

func (m *machine) expRow() {
	m.begin("expRow", "(dst, x *T, n int, top, k T)", "computes k·exp(x − top), for x ≤ top.")
	p := m.args("dst", "x", "n")
	dst, x, n := p[0], p[1], p[2]
	top, k := m.spreadArg("top"), m.spreadArg("k")
	m.need(m.expNames()...)
	m.cutAt(n)
	m.along(n, unroll, func(s span) {
		for u := range s.count {
			v := s.load(x, u)
			m.sub(v, top, v)
			m.exp(v)
			m.mul(v, k, v)
			s.store(v, dst, u)
		}
	})
	m.end()
}

func (m *machine) shiftRows() {
	m.begin("shiftRows", "(dst, x *T, rows, n int, stats *float64)", "computes (x − top) − log, row by row, with these two in stats.")
	p := m.args("dst", "x", "rows", "n", "stats")
	dst, x, rows, n, stats := p[0], p[1], p[2], p[3], p[4]
	m.cutAt(n)
	size := m.bytesOf(n)
	m.rows(rows, func() {
		top, log := m.vec(), m.vec()
		m.spreadStat(stats, 0, top)
		m.spreadStat(stats, 1, log)
		m.along(n, unroll, func(s span) {
			for u := range s.count {
				v := s.load(x, u)
				m.sub(v, top, v)
				m.sub(v, log, v)
				s.store(v, dst, u)
			}
		})
		advance(size, dst, x)
		advance(Imm(16), stats)
	})
	m.end()
}

func (m *machine) softmaxBackRows() {
	m.begin("softmaxBackRows", "(dst, grad, y *T, rows, n int)", "computes y·(g − Σ g·y), row by row.")
	p := m.args("dst", "grad", "y", "rows", "n")
	dst, g, y, rows, n := p[0], p[1], p[2], p[3], p[4]
	m.cutAt(n)
	size := m.bytesOf(n)
	m.rows(rows, func() {
		t := m.total()
		m.along(n, unroll, func(s span) {
			var products []vector
			for u := range s.count {
				v := s.load(g, u)
				m.mul(v, s.load(y, u), v)
				products = append(products, v)
			}
			m.carryAll(products, t)
		})
		along := m.vec()
		m.spreadDouble(m.sum(t), along)
		m.along(n, unroll, func(s span) {
			for u := range s.count {
				v := s.load(g, u)
				m.sub(v, along, v)
				m.mul(v, s.load(y, u), v)
				s.store(v, dst, u)
			}
		})
		advance(size, dst, g, y)
	})
	m.end()
}

func (m *machine) logSoftmaxBackRows() {
	m.begin("logSoftmaxBackRows", "(dst, grad, y *T, rows, n int)", "computes g − exp(y)·Σ g, row by row.")
	p := m.args("dst", "grad", "y", "rows", "n")
	dst, g, y, rows, n := p[0], p[1], p[2], p[3], p[4]
	m.need(m.expNames()...)
	m.cutAt(n)
	size := m.bytesOf(n)
	m.rows(rows, func() {
		t := m.total()
		m.along(n, unroll, func(s span) {
			var gs []vector
			for u := range s.count {
				gs = append(gs, s.load(g, u))
			}
			m.carryAll(gs, t)
		})
		sum := m.vec()
		m.spreadDouble(m.sum(t), sum)
		m.along(n, unroll, func(s span) {
			for u := range s.count {
				v, e := s.load(g, u), s.load(y, u)
				m.exp(e)
				m.subMul(e, sum, v)
				s.store(v, dst, u)
			}
		})
		advance(size, dst, g, y)
	})
	m.end()
}
