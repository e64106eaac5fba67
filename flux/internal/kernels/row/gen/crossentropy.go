package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

func (m *machine) entropyRows() {
	m.begin("entropyRows", "(x, y *T, rows, n int, stats, sums *float64)",
		"keeps Σ y·((x − top) − log) and Σ y of every row in sums, with top and log in stats.")
	p := m.args("x", "y", "rows", "n", "stats", "sums")
	x, y, rows, n, stats, sums := p[0], p[1], p[2], p[3], p[4], p[5]
	m.cutAt(n)
	size := m.bytesOf(n)
	m.rows(rows, func() {
		top, log := m.vec(), m.vec()
		m.spreadStat(stats, 0, top)
		m.spreadStat(stats, 1, log)
		cross, all := m.total(), m.total()
		m.along(n, unroll/2, func(s span) {
			var products, ys []vector
			for u := range s.count {
				v, w := s.load(x, u), s.load(y, u)
				m.sub(v, top, v)
				m.sub(v, log, v)
				if s.last {
					v = s.keep(v) // 0·NaN would not be 0
				}
				m.mul(v, w, v)
				products, ys = append(products, v), append(ys, w)
			}
			m.carryAll(products, cross)
			m.carryAll(ys, all)
		})
		VMOVSD(m.sum(cross), Mem{Base: sums})
		VMOVSD(m.sum(all), Mem{Base: sums, Disp: 8})
		advance(size, x, y)
		advance(Imm(16), stats, sums)
	})
	m.end()
}

func (m *machine) mixRow() {
	m.begin("mixRow", "(dst, x, y *T, n int, a, b T)", "computes a·x − b·y.")
	p := m.args("dst", "x", "y", "n")
	dst, x, y, n := p[0], p[1], p[2], p[3]
	a, b := m.spreadArg("a"), m.spreadArg("b")
	m.cutAt(n)
	m.along(n, unroll, func(s span) {
		for u := range s.count {
			v := s.load(x, u)
			m.mul(v, a, v)
			m.subMul(b, s.load(y, u), v)
			s.store(v, dst, u)
		}
	})
	m.end()
}
