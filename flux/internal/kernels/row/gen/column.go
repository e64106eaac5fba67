package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

// The kernels of columns go over a matrix [rows, n], of which they see the first
// cols columns of a longer or equal row. Sums of columns are float64, as many as
// whole vectors have lanes, so that no mask is needed for them.

// columnTotal is where the totals of vector u of a span lie in sums.
func (s span) columnTotal(sums gp, u int) []Mem {
	var all []Mem
	for half := range 8 / s.m.elem {
		all = append(all, Mem{Base: sums, Index: s.i, Scale: 8, Disp: (u*8/s.m.elem + half) * s.m.bytes})
	}
	return all
}

// loadTotals loads the totals of a span.
func (s span) loadTotals(sums gp) []total {
	var all []total
	for u := range s.count {
		t := total{s.m.vecs(8 / s.m.elem)}
		for half, place := range s.columnTotal(sums, u) {
			VMOVUPD(place, t.part[half])
		}
		all = append(all, t)
	}
	return all
}

func (s span) storeTotals(all []total, sums gp) {
	for u, t := range all {
		for half, place := range s.columnTotal(sums, u) {
			VMOVUPD(t.part[half], place)
		}
	}
}

// downRows writes the loop over the rows of a span of columns that begin at from:
// body gets rows by fours and then one by one. It reads at p and calls next after
// each row.
func (m *machine) downRows(rows, stride, from gp, body func(count int, p gp, next func())) {
	left, p := GP64(), GP64()
	MOVQ(rows, left)
	MOVQ(from, p)
	four, one, single, done := m.label("four"), m.label("one"), m.label("single"), m.label("done")
	next := func() { ADDQ(stride, p) }
	SUBQ(Imm(4), left)
	JL(LabelRef(one))
	Label(four)
	body(4, p, next)
	SUBQ(Imm(4), left)
	JGE(LabelRef(four))
	Label(one)
	ADDQ(Imm(4), left)
	JZ(LabelRef(done))
	Label(single)
	body(1, p, next)
	DECQ(left)
	JNZ(LabelRef(single))
	Label(done)
}

// inBytes turns a number of elements into bytes.
func (m *machine) inBytes(n gp) gp {
	SHLQ(Imm(uint64(map[int]int{4: 2, 8: 3}[m.elem])), n)
	return n
}

func (m *machine) sumColumns() {
	m.begin("sumColumns", "(sums *float64, x *T, rows, n, cols int)", "adds the sum of every column to sums.")
	p := m.args("sums", "x", "rows", "n", "cols")
	sums, x, rows, n, cols := p[0], p[1], p[2], p[3], p[4]
	m.cutAt(cols)
	stride := m.inBytes(n)
	m.along(cols, m.bytes/16, func(s span) { // a total takes two registers
		totals := s.loadTotals(sums)
		m.downRows(rows, stride, x, func(count int, p gp, next func()) {
			cs := m.chains(s.count)
			for range count {
				for u, c := range cs {
					c.add(s.load(p, u))
				}
				next()
			}
			for u, c := range cs {
				c.carry(totals[u])
			}
		})
		s.storeTotals(totals, sums)
	})
	m.end()
}

// squareColumns and productColumns are what the moments and their pullback need.

func (m *machine) squareColumns() {
	m.begin("squareColumns", "(squares *float64, x *T, rows, n, cols int, mean *T)",
		"adds Σ (x − mean)² of every column to squares.")
	p := m.args("squares", "x", "rows", "n", "cols", "mean")
	squares, x, rows, n, cols, mean := p[0], p[1], p[2], p[3], p[4], p[5]
	m.cutAt(cols)
	stride := m.inBytes(n)
	m.along(cols, 2, func(s span) {
		totals := s.loadTotals(squares)
		var mu []vector
		for u := range s.count {
			mu = append(mu, s.load(mean, u))
		}
		m.downRows(rows, stride, x, func(count int, p gp, next func()) {
			cs := m.chains(s.count)
			for range count {
				for u, c := range cs {
					v := s.load(p, u)
					m.sub(v, mu[u], v)
					c.addProduct(v, v)
				}
				next()
			}
			for u, c := range cs {
				c.carry(totals[u])
			}
		})
		s.storeTotals(totals, squares)
	})
	m.end()
}

func (m *machine) productColumns() {
	m.begin("productColumns", "(sums, products *float64, grad, x *T, rows, n, cols int, mean *T)",
		"adds Σ g and Σ g·(x − mean) of every column to sums and products.")
	p := m.args("sums", "products", "grad", "x", "rows", "n", "cols", "mean")
	sums, products, grad, x, rows, n, cols, mean := p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7]
	m.cutAt(cols)
	stride := m.inBytes(n)
	ahead := x // from an element of g to that of x
	SUBQ(grad, ahead)
	m.along(cols, 1, func(s span) {
		ts, tp := s.loadTotals(sums), s.loadTotals(products)
		mu := s.load(mean, 0)
		m.downRows(rows, stride, grad, func(count int, p gp, next func()) {
			cs, cp := chain{m: m}, chain{m: m}
			for range count {
				other := GP64()
				LEAQ(Mem{Base: p, Index: ahead, Scale: 1}, other)
				g, v := s.load(p, 0), s.load(other, 0)
				m.sub(v, mu, v)
				cp.addProduct(v, g)
				cs.add(g)
				next()
			}
			cs.carry(ts[0])
			cp.carry(tp[0])
		})
		s.storeTotals(ts, sums)
		s.storeTotals(tp, products)
	})
	m.end()
}

func (m *machine) affineColumns() {
	m.begin("affineColumns", "(dst, x *T, rows, n int, mean, a, b *T)", "computes (x − mean)·a + b, with a number of each for a column.")
	p := m.args("dst", "x", "rows", "n", "mean", "a", "b")
	dst, x, rows, n, mean, a, b := p[0], p[1], p[2], p[3], p[4], p[5], p[6]
	m.cutAt(n)
	m.rows(rows, func() {
		m.along(n, 2, func(s span) {
			for u := range s.count {
				v := s.load(x, u)
				m.sub(v, s.operand(mean, u), v)
				m.mulAdd(v, s.load(a, u), s.operand(b, u))
				s.store(v, dst, u)
			}
		})
		for _, pointer := range []gp{dst, x} {
			LEAQ(Mem{Base: pointer, Index: n, Scale: uint8(m.elem)}, pointer)
		}
	})
	m.end()
}

func (m *machine) backColumns() {
	m.begin("backColumns", "(dst, grad, x *T, rows, n int, mean, k, q, p *T)", "computes k·g + q·(x − mean) + p, with a number of each for a column.")
	r := m.args("dst", "grad", "x", "rows", "n", "mean", "k", "q", "p")
	dst, grad, x, rows, n, mean, k, q, p := r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8]
	m.cutAt(n)
	i, limit := GP64(), GP64() // few registers are left: one loop instead of along's
	m.rows(rows, func() {
		s := span{m: m, i: i, count: 1}
		loop, rest, whole := m.label("loop"), m.label("rest"), m.label("whole")
		body := func() {
			v := s.load(x, 0)
			m.sub(v, s.operand(mean, 0), v)
			m.mulAdd(v, s.load(q, 0), s.operand(p, 0))
			m.addMul(s.load(grad, 0), s.operand(k, 0), v)
			s.store(v, dst, 0)
		}
		XORQ(i, i)
		LEAQ(Mem{Base: n, Disp: -m.lanes()}, limit)
		CMPQ(i, limit)
		JG(LabelRef(rest))
		Label(loop)
		body()
		ADDQ(Imm(uint64(m.lanes())), i)
		CMPQ(i, limit)
		JLE(LabelRef(loop))
		Label(rest)
		CMPQ(i, n)
		JGE(LabelRef(whole))
		s.last = true
		body()
		Label(whole)
		LEAQ(Mem{Base: dst, Index: n, Scale: uint8(m.elem)}, dst)
		LEAQ(Mem{Base: grad, Index: n, Scale: uint8(m.elem)}, grad)
		LEAQ(Mem{Base: x, Index: n, Scale: uint8(m.elem)}, x)
	})
	m.end()
}
