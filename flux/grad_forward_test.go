package flux

import (
	"testing"
)

// TestForwardMode checks every row of the gradient table: the derivative along a
// direction against central differences, against reverse mode, and its own
// gradient. Most rows are pushed through by transposing their pullback, so this
// is a test of the pullbacks as well: of what they record.
func TestForwardMode(t *testing.T) {
	for _, c := range gradCases() {
		t.Run(c.name, func(t *testing.T) {
			p := &probe{reporter: t, gradCase: c, in: c.inputs()}
			p.forward()
		})
	}
}

func (p *probe) forward() {
	v := make([]*Tensor, len(p.in))
	for i, x := range p.in {
		v[i] = NewSource(uint64(23+i)).Uniform(-1, 1, x.shape...).To(Float64)
	}
	y, dy := JVP(func() *Tensor { return p.f(p.in) }, p.in, v)
	if !dy.shape.Equal(y.shape) || dy.dtype != y.dtype {
		p.Errorf("the value is %v %v, its tangent %v %v", y.dtype, y.shape, dy.dtype, dy.shape)
		return
	}
	compare(p, "along a direction", dy, p.along(v), byDifferences)

	u := weights(y, 31)
	_, back := Pullback(func() *Tensor { return p.f(p.in) }, anys(p.in)...)
	g, want := back(u), 0.0
	for i, x := range p.in {
		want += inner64(orZeros(g.Of(x), x), v[i])
	}
	if got := inner64(u, dy); !near(got, want, rounding) {
		p.Errorf("⟨u, J·v⟩ is %v and ⟨Jᵀ·u, v⟩ %v", got, want)
	}

	// the gradient of a curved function of the tangent, and forward over forward
	curved := func() *Tensor {
		_, dy := JVP(func() *Tensor { return p.f(p.in) }, p.in, v)
		return weighted(dy, 37).Add(weighted(dy.Square(), 41))
	}
	second := Gradient(curved, anys(p.in)...)
	p.differ("gradient of the tangent", func() float64 { return curved().Item() }, p.values(second), byDifferences)
	_, ddy := JVP(curved, p.in, v)
	want = 0
	for i, x := range p.in {
		want += inner64(orZeros(second.Of(x), x), v[i])
	}
	if !near(ddy.Item(), want, 1e-9) {
		p.Errorf("forward over forward is %v, reverse over forward %v", ddy.Item(), want)
	}

	// the Hessian of a loss times v: reverse over reverse and forward over reverse
	loss := func() *Tensor {
		y := p.f(p.in)
		return weighted(y, 3).Add(weighted(y.Square(), 4))
	}
	hv := HVP(loss, p.in, v)
	for _, x := range p.in {
		_, fr := JVP(func() *Tensor { return orZeros(Gradient(loss, anys(p.in)...).Of(x), x) }, p.in, v)
		compare(p, "the Hessian times v, forward over reverse", fr, orZeros(hv.Of(x), x).Float64s(), 1e-9)
	}
}

// along returns the central differences of the row's function along v.
func (p *probe) along(v []*Tensor) []float64 {
	const h = 1e-5
	at := func(h float64) []float64 {
		in := make([]*Tensor, len(p.in))
		for i, x := range p.in {
			in[i] = x.Add(v[i].MulScalar(h))
		}
		return p.f(in).Float64s()
	}
	up, down := at(h), at(-h)
	for i := range up {
		up[i] = (up[i] - down[i]) / (2 * h)
	}
	return up
}

func inner64(a, b *Tensor) float64 {
	sum, y := 0.0, b.Float64s()
	for i, x := range a.Float64s() {
		sum += x * y[i]
	}
	return sum
}
