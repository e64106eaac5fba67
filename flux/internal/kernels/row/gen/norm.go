package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// squaresOf returns Σ (x − mean)² of the row at x. It brings the next one, and that
// at dst.
func (m *machine) squaresOf(x, n gp, mean vector, dst gp) vector {
	t := m.total()
	m.along(n, run, func(s span) {
		s.bring(n, x, dst)
		c := chain{m: m}
		for u := range s.count {
			v := s.load(x, u)
			m.sub(v, mean, v)
			if s.last {
				v = s.keep(v)
			}
			c.addProduct(v, v)
		}
		c.carry(t)
	})
	return m.sum(t)
}

// productsOf returns Σ g and Σ g·(x − mean) of the row at grad and x.
func (m *machine) addProductsOf(grad, x, n, step gp, mean vector, ts, tp total) {
	m.along(n, unroll, func(s span) {
		s.fetch(step, grad, x)
		cs, cp := chain{m: m}, chain{m: m}
		for u := range s.count {
			g, v := s.load(grad, u), s.load(x, u)
			m.sub(v, mean, v)
			if s.last {
				v = s.keep(v)
			}
			cp.addProduct(v, g)
			cs.add(g)
		}
		cs.carry(ts)
		cp.carry(tp)
	})
}

// The kernels of runs go over count runs of n elements, whose beginnings are
// step elements apart: a channel of a batch.

func (m *machine) sumRuns() {
	m.begin("sumRuns", "(x *T, count, step, n int) float64", "returns Σ x.")
	p := m.args("x", "count", "step", "n")
	x, count, step, n := p[0], p[1], p[2], p[3]
	m.cutAt(n)
	stride := m.bytesOf(step)
	t := m.total()
	m.rows(count, func() {
		m.along(n, run, func(s span) {
			s.fetch(step, x)
			c := chain{m: m}
			for u := range s.count {
				c.add(s.load(x, u))
			}
			c.carry(t)
		})
		advance(stride, x)
	})
	Store(m.sum(t), ReturnIndex(0))
	m.end()
}

func (m *machine) squareRuns() {
	m.begin("squareRuns", "(x *T, count, step, n int, mean T) float64", "returns Σ (x − mean)².")
	p := m.args("x", "count", "step", "n")
	x, count, step, n := p[0], p[1], p[2], p[3]
	mean := m.spreadArg("mean")
	m.cutAt(n)
	stride := m.bytesOf(step)
	t := m.total()
	m.rows(count, func() {
		m.along(n, run, func(s span) {
			c := chain{m: m}
			for u := range s.count {
				v := s.load(x, u)
				m.sub(v, mean, v)
				if s.last {
					v = s.keep(v)
				}
				c.addProduct(v, v)
			}
			c.carry(t)
		})
		advance(stride, x)
	})
	Store(m.sum(t), ReturnIndex(0))
	m.end()
}

func (m *machine) productRuns() {
	m.begin("productRuns", "(grad, x *T, count, step, n int, mean T, sums *float64)", "keeps Σ g and Σ g·(x − mean) in sums.")
	p := m.args("grad", "x", "count", "step", "n", "sums")
	grad, x, count, step, n, sums := p[0], p[1], p[2], p[3], p[4], p[5]
	mean := m.spreadArg("mean")
	m.cutAt(n)
	stride := m.bytesOf(step)
	ts, tp := m.total(), m.total()
	m.rows(count, func() {
		m.addProductsOf(grad, x, n, step, mean, ts, tp)
		advance(stride, grad, x)
	})
	VMOVSD(m.sum(ts), Mem{Base: sums})
	VMOVSD(m.sum(tp), Mem{Base: sums, Disp: 8})
	m.end()
}

func (m *machine) affineRuns() {
	m.begin("affineRuns", "(dst, x *T, count, step, n int, mean, a, b T)", "computes (x − mean)·a + b.")
	p := m.args("dst", "x", "count", "step", "n")
	dst, x, count, step, n := p[0], p[1], p[2], p[3], p[4]
	mean, a, b := m.spreadArg("mean"), m.spreadArg("a"), m.spreadArg("b")
	m.cutAt(n)
	stride := m.bytesOf(step)
	m.rows(count, func() {
		m.along(n, unroll, func(s span) {
			s.fetch(step, dst)
			for u := range s.count {
				v := s.load(x, u)
				m.sub(v, mean, v)
				m.mulAdd(v, a, b)
				s.store(v, dst, u)
			}
		})
		advance(stride, dst, x)
	})
	m.end()
}

// rectifiedRuns is affineRuns followed by ReLU, for which −0 is 0, and perhaps
// with a residual before that.
func (m *machine) rectifiedRuns(name string, residual bool) {
	params, doc := "(dst, x *T, count, step, n int, mean, a, b T)", "computes max((x − mean)·a + b, 0)."
	if residual {
		params, doc = "(dst, x, residual *T, count, step, n int, mean, a, b T)", "computes max((x − mean)·a + b + residual, 0)."
	}
	m.begin(name, params, doc)
	p := m.args("dst", "x", "count", "step", "n")
	dst, x, count, step, n := p[0], p[1], p[2], p[3], p[4]
	pointers := []reg.Register{dst, x}
	var more gp
	if residual {
		more = m.arg("residual")
		pointers = append(pointers, more)
	}
	mean, a, b, zero := m.spreadArg("mean"), m.spreadArg("a"), m.spreadArg("b"), m.vec()
	m.zero(zero)
	m.cutAt(n)
	stride := m.bytesOf(step)
	m.rows(count, func() {
		m.along(n, unroll, func(s span) {
			s.fetch(step, pointers[2:]...)
			s.fetch(step, dst)
			for u := range s.count {
				v := s.load(x, u)
				m.sub(v, mean, v)
				m.mulAdd(v, a, b)
				if residual {
					m.add(v, s.operand(more, u), v)
				}
				m.orElse(zero, v, v) // NaN stays
				m.add(v, zero, v)    // and −0 does not
				s.store(v, dst, u)
			}
		})
		advance(stride, pointers...)
	})
	m.end()
}

func (m *machine) maskedRuns() {
	m.begin("maskedRuns", "(dst, grad, x, y *T, count, step, n int, mean T, sums *float64)",
		"computes the gradient g before ReLU, 0 where y ≤ 0, and keeps Σ g and Σ g·(x − mean) in sums.")
	p := m.args("dst", "grad", "x", "y", "count", "step", "n")
	dst, grad, x, y, count, step, n := p[0], p[1], p[2], p[3], p[4], p[5], p[6]
	mean, zero := m.spreadArg("mean"), m.vec()
	m.zero(zero)
	m.cutAt(n)
	stride := m.bytesOf(step)
	ts, tp := m.total(), m.total()
	m.rows(count, func() {
		m.along(n, unroll, func(s span) {
			s.fetch(step, grad, x, y, dst)
			cs, cp := chain{m: m, single: !m.wide()}, chain{m: m, single: !m.wide()}
			for u := range s.count {
				g := s.load(grad, u)
				m.keepWhereAbove(s.load(y, u), zero, g)
				s.store(g, dst, u)
				v := s.load(x, u)
				m.sub(v, mean, v)
				if s.last {
					v = s.keep(v)
				}
				cp.addProduct(v, g)
				cs.add(g)
			}
			cs.carry(ts)
			cp.carry(tp)
		})
		advance(stride, dst, grad, x, y)
	})
	sums := m.arg("sums")
	VMOVSD(m.sum(ts), Mem{Base: sums})
	VMOVSD(m.sum(tp), Mem{Base: sums, Disp: 8})
	m.end()
}

// above sets g to 0 where (x − mean)·a + b, of which v is x − mean, is 0 or less:
// what rectifiedRuns has made 0 of. It is as exact, for it computes the same.
func (m *machine) above(v, a, b, zero, g vector) {
	y := m.vec()
	m.move(v, y)
	m.mulAdd(y, a, b)
	m.keepWhereAbove(y, zero, g)
}

func (m *machine) rectifiedProductRuns() {
	m.begin("rectifiedProductRuns", "(grad, x *T, count, step, n int, mean, a, b T, sums *float64)",
		"keeps Σ g and Σ g·(x − mean) in sums, with g as 0 where (x − mean)·a + b ≤ 0.")
	p := m.args("grad", "x", "count", "step", "n")
	grad, x, count, step, n := p[0], p[1], p[2], p[3], p[4]
	mean, a, b, zero := m.spreadArg("mean"), m.spreadArg("a"), m.spreadArg("b"), m.vec()
	m.zero(zero)
	m.cutAt(n)
	stride := m.bytesOf(step)
	ts, tp := m.total(), m.total()
	m.rows(count, func() {
		m.along(n, unroll, func(s span) {
			s.fetch(step, grad, x)
			cs, cp := chain{m: m, single: !m.wide()}, chain{m: m, single: !m.wide()}
			for u := range s.count {
				g, v := s.load(grad, u), s.load(x, u)
				m.sub(v, mean, v)
				m.above(v, a, b, zero, g)
				if s.last {
					v = s.keep(v)
				}
				cp.addProduct(v, g)
				cs.add(g)
			}
			cs.carry(ts)
			cp.carry(tp)
		})
		advance(stride, grad, x)
	})
	sums := m.arg("sums")
	VMOVSD(m.sum(ts), Mem{Base: sums})
	VMOVSD(m.sum(tp), Mem{Base: sums, Disp: 8})
	m.end()
}

func (m *machine) rectifiedBackRuns() {
	m.begin("rectifiedBackRuns", "(dst, grad, x *T, count, step, n int, mean, a, b, k, q, p T)",
		"computes k·g + q·(x − mean) + p, with g as 0 where (x − mean)·a + b ≤ 0.")
	r := m.args("dst", "grad", "x", "count", "step", "n")
	dst, grad, x, count, step, n := r[0], r[1], r[2], r[3], r[4], r[5]
	mean, a, b, zero := m.spreadArg("mean"), m.spreadArg("a"), m.spreadArg("b"), m.vec()
	k, q, p := m.spreadArg("k"), m.spreadArg("q"), m.spreadArg("p")
	m.zero(zero)
	m.cutAt(n)
	stride := m.bytesOf(step)
	m.rows(count, func() {
		m.along(n, unroll, func(s span) {
			s.fetch(step, dst)
			for u := range s.count {
				g, v := s.load(grad, u), s.load(x, u)
				m.sub(v, mean, v)
				m.above(v, a, b, zero, g)
				m.mulAdd(v, q, p)
				m.addMul(k, g, v)
				s.store(v, dst, u)
			}
		})
		advance(stride, dst, grad, x)
	})
	m.end()
}

func (m *machine) backRuns() {
	m.begin("backRuns", "(dst, grad, x *T, count, step, n int, mean, k, q, p T)", "computes k·g + q·(x − mean) + p.")
	r := m.args("dst", "grad", "x", "count", "step", "n")
	dst, grad, x, count, step, n := r[0], r[1], r[2], r[3], r[4], r[5]
	mean, k, q, p := m.spreadArg("mean"), m.spreadArg("k"), m.spreadArg("q"), m.spreadArg("p")
	m.cutAt(n)
	stride := m.bytesOf(step)
	m.rows(count, func() {
		m.along(n, unroll, func(s span) {
			s.fetch(step, dst)
			for u := range s.count {
				v := s.load(x, u)
				m.sub(v, mean, v)
				m.mulAdd(v, q, p)
				m.addMul(k, s.operand(grad, u), v)
				s.store(v, dst, u)
			}
		})
		advance(stride, dst, grad, x)
	})
	m.end()
}

// moment computes the mean of a row, from Σ x, spread over all lanes as an
// element, and what that rounding took off it.
func (m *machine) moment(sum, inverse vector) (mean vector, rounded, lost vector) {
	mean, lost, rounded = XMM(), XMM(), m.vec()
	VMULSD(inverse, sum, mean)
	t := XMM()
	VMOVAPD(mean, t)
	m.spreadDouble(t, rounded)
	if m.elem == 8 {
		VXORPD(lost, lost, lost)
		return mean, rounded, lost
	}
	VCVTSS2SD(rounded.AsX(), mean, lost)
	VSUBSD(lost, mean, lost)
	return mean, rounded, lost
}

// factorOf computes 1/√(Σ(x − rounded)²/n − lost² + eps).
func (m *machine) factorOf(squares, inverse, lost, eps vector) vector {
	v, t := XMM(), XMM()
	VMULSD(inverse, squares, v)
	VFNMADD231SD(lost, lost, v)
	VXORPD(t, t, t)
	VMAXSD(v, t, v) // NaN stays
	VADDSD(eps, v, v)
	VSQRTSD(v, v, v)
	one := GP64()
	MOVQ(Imm(0x3ff0000000000000), one)
	VMOVQ(one, t)
	VDIVSD(v, t, v)
	return v
}

func (m *machine) normRows() {
	m.begin("normRows", "(dst, x *T, rows, n int, scale, shift *T, inverse, eps float64, stats *float64)",
		"computes (x − mean)·factor·scale + shift of every row, without the latter two if scale is nil, and keeps mean and factor; inverse is 1/n.")
	p := m.args("dst", "x", "rows", "n", "scale", "shift", "stats")
	dst, x, rows, n, scale, shift, stats := p[0], p[1], p[2], p[3], p[4], p[5], p[6]
	inverse, eps := Load(Param("inverse"), XMM()).(vector), Load(Param("eps"), XMM()).(vector)
	m.cutAt(n)
	size := m.bytesOf(n)
	m.rows(rows, func() {
		mean, rounded, lost := m.moment(m.sumOf(x, n), inverse)
		f := m.factorOf(m.squaresOf(x, n, rounded, dst), inverse, lost, eps)
		VMOVSD(mean, Mem{Base: stats})
		VMOVSD(f, Mem{Base: stats, Disp: 8})
		factor, rest := m.scaled(f, lost)
		plain, done := m.label("plain"), m.label("scaled")
		TESTQ(scale, scale)
		JZ(LabelRef(plain))
		m.along(n, unroll, func(s span) {
			for u := range s.count {
				v := s.load(x, u)
				m.sub(v, rounded, v)
				m.mulAdd(v, factor, rest)
				m.mulAdd(v, s.load(scale, u), s.operand(shift, u))
				s.store(v, dst, u)
			}
		})
		JMP(LabelRef(done))
		Label(plain)
		m.along(n, unroll, func(s span) {
			for u := range s.count {
				v := s.load(x, u)
				m.sub(v, rounded, v)
				m.mulAdd(v, factor, rest)
				s.store(v, dst, u)
			}
		})
		Label(done)
		advance(size, dst, x)
		advance(Imm(16), stats)
	})
	m.end()
}

// scaled spreads a factor, and minus its product with lost.
func (m *machine) scaled(f, lost vector) (factor, rest vector) {
	factor, rest = m.vec(), m.vec()
	t, zero := XMM(), XMM()
	VXORPD(zero, zero, zero)
	VFNMADD231SD(lost, f, zero)
	m.spreadDouble(zero, rest)
	VMOVAPD(f, t)
	m.spreadDouble(t, factor)
	return factor, rest
}

// backStats loads mean and factor of a row: the mean rounded to an element, the
// factor, and what x̂ = (x − mean)·factor + rest needs because of the rounding.
func (m *machine) backStats(stats gp) (rounded, factor, rest vector) {
	mean, f := XMM(), XMM()
	VMOVSD(Mem{Base: stats}, mean)
	VMOVSD(Mem{Base: stats, Disp: 8}, f)
	one := XMM()
	VXORPD(one, one, one)
	VADDSD(one, mean, one)
	rounded = m.vec()
	m.spreadDouble(one, rounded)
	lost := XMM()
	if m.elem == 8 {
		VXORPD(lost, lost, lost)
	} else {
		VCVTSS2SD(rounded.AsX(), mean, lost)
		VSUBSD(lost, mean, lost)
	}
	factor, rest = m.scaled(f, lost)
	return rounded, factor, rest
}

func (m *machine) normBackRows(name string, affine bool) {
	params := "(dst, grad, x *T, rows, n int, inverse float64, stats *float64)"
	if affine {
		params = "(dst, grad, x *T, rows, n int, inverse float64, stats *float64, scale, dscale, dshift *T)"
	}
	m.begin(name, params, "computes factor·(g·scale − mean(g·scale) − x̂·mean(g·scale·x̂)) of every row with x̂ = (x − mean)·factor, "+
		"and adds g·x̂ and g to dscale and dshift; or the first without scale.")
	r := m.args("dst", "grad", "x", "rows", "n", "stats")
	dst, grad, x, rows, n, stats := r[0], r[1], r[2], r[3], r[4], r[5]
	var scale, dscale, dshift gp
	if affine {
		r = m.args("scale", "dscale", "dshift")
		scale, dscale, dshift = r[0], r[1], r[2]
	}
	inverse := Load(Param("inverse"), XMM()).(vector)
	together := unroll
	if m.wide() {
		together = run // sums go to float64 less often
	}
	m.cutAt(n)
	m.rows(rows, func() {
		rounded, factor, rest := m.backStats(stats)
		ts, tp := m.total(), m.total()
		hat := func(s span, u int) vector {
			v := s.load(x, u)
			m.sub(v, rounded, v)
			m.mulAdd(v, factor, rest)
			return v
		}
		m.along(n, together, func(s span) {
			cs, cp := chain{m: m, single: !m.wide()}, chain{m: m, single: !m.wide()}
			for u := range s.count {
				g, v := s.load(grad, u), hat(s, u)
				if s.last {
					v = s.keep(v)
				}
				if affine {
					a, b := s.load(dscale, u), s.load(dshift, u)
					m.addMul(g, v, a)
					m.add(b, g, b)
					s.store(a, dscale, u)
					s.store(b, dshift, u)
					m.mul(g, s.operand(scale, u), g)
				}
				cp.addProduct(g, v)
				cs.add(g)
			}
			cs.carry(ts)
			cp.carry(tp)
		})
		// dst = factor·g·scale + q·x̂ + p, with q and p the same for the row.
		q, p := m.vec(), m.vec()
		for _, c := range []struct {
			t   total
			dst vector
		}{{tp, q}, {ts, p}} {
			x := m.sum(c.t)
			VMULSD(inverse, x, x)
			m.spreadDouble(x, c.dst)
			t := m.vec()
			m.zero(t)
			m.subMul(c.dst, factor, t)
			m.move(t, c.dst)
		}
		m.along(n, unroll, func(s span) {
			s.bring(n, grad, x)
			for u := range s.count {
				g, v := s.load(grad, u), hat(s, u)
				if affine {
					m.mul(g, s.operand(scale, u), g)
				}
				m.mulAdd(v, q, p)
				m.addMul(g, factor, v)
				s.store(v, dst, u)
			}
		})
		for _, pointer := range []gp{dst, grad, x} {
			LEAQ(Mem{Base: pointer, Index: n, Scale: uint8(m.elem)}, pointer)
		}
		advance(Imm(16), stats)
	})
	m.end()
}
