package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

var opNorm = operation{Name: "Norm"}

type normAttrs struct{ p float64 }

func init() {
	opNorm.Pullback = func(c *call) {
		if p := c.Node.Attrs.(normAttrs).p; p != 0 { // the number of elements is constant
			c.Give(0, slopeNorm(c.In(0), c.Out().Unsqueeze(-1), c.Grad.Unsqueeze(-1), p))
		}
	}
}

// slopeNorm is g times the derivative of y = (Σ|x|ᵖ)^(1/p): sign(x)·(|x|/y)ᵖ⁻¹,
// and 0 where x or y is.
func slopeNorm(x, y, g *Tensor, p float64) *Tensor {
	switch {
	case p == 1:
		return g.Mul(x.Sign())
	case math.IsInf(p, 0): // equal ones share
		chosen := mask(x.Abs().Equal(y), x)
		return g.Mul(x.Sign()).Mul(chosen.Div(chosen.SumKeep(-1)))
	}
	g, y = notZero(g, y)
	if p == 2 {
		return g.Mul(x.Div(y))
	}
	ratio := Where(isZero(x), scalarLike(x, 1), x.Abs().Div(y))
	return g.Mul(x.Sign()).Mul(ratio.Pow(p - 1))
}

// Norm returns the p-norm (Σ|t|ᵖ)^(1/p) over the given axes, or over all of them.
// p = 2 is the Euclidean norm and p = 1 the sum of |t|; p = 0 counts the elements
// that are not 0, and p = ±Inf takes the largest or the smallest |t|. Other p,
// negative ones as well, are computed as the formula says. Neither powers nor
// their sum leave the range before the result does. Over nothing it is 0, or +Inf
// for p < 0.
//
// The gradient is 0 where the norm is, where in truth there is none, and where an
// element is; equal largest (smallest) elements share it. No gradient passes for
// p = 0. It panics with a [*DomainError] if p is NaN.
func (t *Tensor) Norm(p float64, axes ...int) *Tensor { return t.norm("Norm", p, axes, false) }

// NormKeep is [Tensor.Norm] with the axes kept at size 1.
func (t *Tensor) NormKeep(p float64, axes ...int) *Tensor { return t.norm("NormKeep", p, axes, true) }

func (t *Tensor) norm(op string, p float64, axes []int, keep bool) *Tensor {
	if t.isHalf() {
		return t.To(Float32).norm(op, p, axes, keep).To(t.dtype)
	}
	mustFloat(op, t)
	if math.IsNaN(p) {
		panic(&DomainError{Op: op, Arg: "p", Want: "a number", Got: format(p)})
	}
	axes = t.shape.axes(op, axes)
	x := t.lanes(axes)
	y := byRows(x, func(dst, x []float32, rows, n int) { kernels.Norm(dst, x, rows, n, p) },
		func(dst, x []float64, rows, n int) { kernels.Norm(dst, x, rows, n, p) })
	return record1(&opNorm, normAttrs{p}, y, x).reshape(t.shape.without(axes, keep))
}
