package flux

import (
	"math"
	"slices"

	"fluxrepl/flux/internal/kernels"
)

var opLPPool = operation{Name: "LPPool"}

// lpPoolAttrs are the windows and the power.
type lpPoolAttrs struct {
	plan *poolPlan
	p    float64
}

func init() {
	opLPPool.Pullback = func(c *call) {
		a := c.Node.Attrs.(lpPoolAttrs)
		x, y, g := c.In(0), c.Out(), c.Grad
		if x.scopes() == nil && g.scopes() == nil {
			c.Give(0, lpPoolBack(a, x, y, g))
			return
		}
		// |x|ᵖ⁻¹·sign x, times the sum of g·y¹⁻ᵖ over the windows with x. Where a
		// power of 0 has no derivative, 1 stands for the 0.
		h := g.Mul(positive(y).To(y.dtype)).Mul(Where(positive(y), y, scalarLike(y, 1)).Pow(1 - a.p))
		away := x.Abs()
		away = Where(positive(away), away, scalarLike(x, 1))
		c.Give(0, h.resample(a.plan.sums().adjoint()).Mul(away.Pow(a.p-1)).Mul(x.Sign()))
	}
}

func lpPoolBack(a lpPoolAttrs, x, y, g *Tensor) *Tensor {
	out := alloc(x.dtype, x.shape)
	x, y, g = x.dense(), y.dense(), g.dense()
	if x.dtype == Float32 {
		kernels.LPPoolBack(out.f32, g.f32, x.f32, y.f32, &a.plan.axes, a.p, poll)
	} else {
		kernels.LPPoolBack(out.f64, g.f64, x.f64, y.f64, &a.plan.axes, a.p, poll)
	}
	return out
}

// AvgPool returns the mean of each window: t is [n, c, spatial…], with as many
// spatial axes as the window has sizes, and so is the result. Padding is 0 and
// counts, as in PyTorch and Flux, unless o.ExcludePadding is set; what CeilMode
// adds past the padding never counts. A window of nothing but padding gives 0.
// Otherwise it is like [Tensor.MaxPool].
func (t *Tensor) AvgPool(window []int, o PoolOptions) *Tensor {
	if t.isHalf() {
		return t.To(Float32).AvgPool(window, o).To(t.dtype)
	}
	if a, ok := o.square(t, window); ok {
		return t.meanSquare(a)
	}
	p := o.plan("AvgPool", t, window)
	if o.Divisor < 0 {
		panic(&DomainError{Op: "AvgPool", Arg: "Divisor", Want: "a positive number, or 0 for none", Got: format(float64(o.Divisor))})
	}
	switch {
	case p.planes == 0:
		return t.reshape(p.shape)
	case o.Divisor == 0 || o.Divisor == 4:
		if a, ok := p.square(t); ok {
			return t.meanSquare(a)
		}
	}
	switch {
	case o.Divisor > 0:
		return t.resample(p.sums()).DivScalar(float64(o.Divisor))
	case o.ExcludePadding:
		return t.resample(p.means([3][]int{p.axes[0].Count, p.axes[1].Count, p.axes[2].Count}))
	}
	return t.resample(p.means(p.counts))
}

// LPPool returns the p-norm (Σ|x|ᵖ)^(1/p) of each window, for 0 < p < ∞: p = 1
// adds absolute values, and a large p comes near the largest. It does not
// overflow. Padding is 0. The gradient at an element of 0 is 0. PyTorch and
// Flux take no absolute value, which makes a difference for odd p, and PyTorch
// scales the sum of a window that reaches over the end up to that of a full one.
//
// It panics with a [*DomainError] unless 0 < p < ∞; otherwise it is like
// [Tensor.MaxPool].
//
// Gulcehre and others, Learned-Norm Pooling for Deep Feedforward and Recurrent
// Neural Networks (2014).
func (t *Tensor) LPPool(p float64, window []int, o PoolOptions) *Tensor {
	if t.isHalf() {
		return t.To(Float32).LPPool(p, window, o).To(t.dtype)
	}
	plan := o.plan("LPPool", t, window)
	if !(p > 0) || math.IsInf(p, 1) {
		panic(&DomainError{Op: "LPPool", Arg: "p", Want: "0 < p < ∞", Got: format(p)})
	}
	if plan.planes == 0 {
		return t.reshape(plan.shape)
	}
	x, out := t.dense(), alloc(t.dtype, plan.shape)
	if t.dtype == Float32 {
		kernels.LPPool(out.f32, x.f32, &plan.axes, p, poll)
	} else {
		kernels.LPPool(out.f64, x.f64, &plan.axes, p, poll)
	}
	return record1(&opLPPool, lpPoolAttrs{plan, p}, out, t)
}

// sums returns the maps that add the elements of each window.
func (p *poolPlan) sums() resampleAttrs {
	var ones [3][]int
	for i := range ones {
		ones[i] = slices.Repeat([]int{1}, len(p.axes[i].First))
	}
	return p.means(ones)
}

// means returns the maps that add the elements of each window and divide by the
// numbers given for each axis.
func (p *poolPlan) means(counts [3][]int) resampleAttrs {
	var a resampleAttrs
	for i := range p.axes {
		a.add(i-3, windowMap(&p.axes[i], counts[i]))
	}
	return a
}

func windowMap(w *kernels.Windows, counts []int) axisMap {
	scale := make([]float64, len(counts))
	for o, n := range counts {
		scale[o] = 1 / float64(max(n, 1)) // a window of nothing adds up to 0
	}
	return axisMap{windows: w, scale: scale}
}
