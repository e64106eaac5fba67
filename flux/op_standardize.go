package flux

import (
	"fluxrepl/flux/internal/kernels"
)

var opStandardize = operation{Name: "Standardize"}

// standardizeAttrs is what is added to the variance, and 1/√(variance + eps) of
// each lane.
type standardizeAttrs struct {
	eps    float64
	factor []float64
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
		out, y := alloc(x.dtype, x.shape), c.Out().dense()
		outer, n, inner := x.shape[0], x.shape[1], x.shape[2]
		g = g.dense()
		if x.dtype == Float32 {
			kernels.StandardizeBack(out.f32, g.f32, y.f32, at.factor, outer, n, inner)
		} else {
			kernels.StandardizeBack(out.f64, g.f64, y.f64, at.factor, outer, n, inner)
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
	out, v := alloc(x.dtype, x.shape), x.dense()
	outer, n, inner := x.shape[0], x.shape[1], x.shape[2]
	factor := make([]float64, outer*inner)
	if x.dtype == Float32 {
		kernels.Standardize(out.f32, v.f32, factor, outer, n, inner, eps)
	} else {
		kernels.Standardize(out.f64, v.f64, factor, outer, n, inner, eps)
	}
	return record1(&opStandardize, standardizeAttrs{eps, factor}, out, x).fromMiddle(axes, t.shape)
}
