package flux

import (
	"fluxrepl/flux/internal/kernels/row"
)

var opStandardize = operation{Name: "Standardize"}

// standardizeAttrs is what is added to the variance, and the mean and
// 1/√(variance + eps) of each lane.
type standardizeAttrs struct {
	eps   float64
	stats *Tensor
}

func init() {
	opStandardize.Pullback = func(c *call) { // factor·(g − mean(g) − y·mean(g·y))
		at, x, g := c.Node.Attrs.(standardizeAttrs), c.In(0), c.Grad
		if x.scopes() != nil || g.scopes() != nil {
			y := centred(x)
			factor := y.Square().MeanKeep(1).AddScalar(at.eps).Rsqrt()
			y = y.Mul(factor)
			c.Give(0, centred(g).Sub(y.Mul(g.Mul(y).MeanKeep(1))).Mul(factor))
			return
		}
		out := blank(x.dtype, x.shape)
		outer, n, inner := x.shape[0], x.shape[1], x.shape[2]
		x, g = x.dense(), g.dense()
		if x.dtype == Float32 {
			row.StandardizeBack(out.f32, g.f32, x.f32, at.stats.f64, outer, n, inner, poll)
		} else {
			row.StandardizeBack(out.f64, g.f64, x.f64, at.stats.f64, outer, n, inner, poll)
		}
		c.Give(0, out)
	}
}

// Standardize returns (t − mean)/√(variance + eps) with the mean and the variance
// (divided by n) over the given axes, or over all of them: mean 0 and variance 1
// along those. It is the core of batch, layer, instance and group normalisation;
// 1e-5 is the usual eps, and 0 gives NaN where all elements are equal. It panics
// with a [*DomainError] unless eps ≥ 0.
//
// Ioffe and Szegedy, Batch Normalization (2015), algorithm 1, for the place of
// eps.
func (t *Tensor) Standardize(eps float64, axes ...int) *Tensor {
	if t.isHalf() {
		return t.To(Float32).Standardize(eps, axes...).To(t.dtype)
	}
	mustFloat("Standardize", t)
	if !(eps >= 0) {
		panic(&DomainError{Op: "Standardize", Arg: "eps", Want: "eps ≥ 0", Got: format(eps)})
	}
	axes = t.shape.axes("Standardize", axes)
	x := t.middle(axes)
	out, v := blank(x.dtype, x.shape), x.dense()
	outer, n, inner := x.shape[0], x.shape[1], x.shape[2]
	stats := blank(Float64, Shape{2 * outer * inner})
	if x.dtype == Float32 {
		row.Standardize(out.f32, v.f32, stats.f64, outer, n, inner, eps, poll)
	} else {
		row.Standardize(out.f64, v.f64, stats.f64, outer, n, inner, eps, poll)
	}
	return record1(&opStandardize, standardizeAttrs{eps, stats}, out, x).fromMiddle(axes, t.shape)
}
