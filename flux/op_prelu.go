package flux

import (
	"math"
	"slices"

	"fluxrepl/flux/internal/kernels"
)

var opPReLU = binary{operation: operation{Name: "PReLU"}, tile: lightTile, f32: kernels.PReLU[float32](), f64: kernels.PReLU[float64]()}

func init() {
	opPReLU.Pullback = func(c *call) { // 1 or the slope; min(x, 0)
		x, g := c.In(0), c.Grad
		above := positive(x)
		giveEach(c, func() *Tensor { return g.Mul(Where(above, scalarLike(x, 1), c.In(1))) },
			func() *Tensor { return g.Mul(Where(above, scalarLike(x, 0), x)) })
	}
}

// PReLU returns t where t > 0 and slope·t elsewhere, with slopes that are
// learned: they have a gradient too. slope is one number ([] or [1]), or [c] with
// one for each channel, which is axis 1 of t ([n, c, …]), or axis 0 of a vector;
// ¼ is the usual start. The gradient at 0 is slope. It panics with a
// [*ShapeError] if slope has another shape.
//
// He and others, Delving Deep into Rectifiers (2015).
func (t *Tensor) PReLU(slope *Tensor) *Tensor {
	if t.isHalf() {
		s := inSingle("PReLU", t, slope)
		return s[0].PReLU(s[1]).To(t.dtype)
	}
	mustMatch("PReLU", t, slope)
	n, axis := slope.Size(), min(1, len(t.shape)-1)
	switch {
	case len(slope.shape) > 1:
		panic(&ShapeError{Op: "PReLU", Arg: "slope", Want: Shape{-1}, Got: slope.Shape(), Why: "one number, or one for each channel"})
	case n == 1:
		slope = slope.reshape(Shape{})
	case axis < 0 || t.shape[axis] != n:
		panic(&ShapeError{Op: "PReLU", Arg: "slope", Got: slope.Shape(), Why: "want one number, or one for each channel of " + t.shape.String()})
	default:
		ones := slices.Repeat(Shape{1}, len(t.shape)-axis)
		ones[0] = n
		slope = slope.reshape(ones)
	}
	return opPReLU.apply(t, slope)
}

// RReLU returns t where t > 0 and a·t elsewhere, with a slope a for each element
// drawn evenly from [lo, hi) of source, or of [DefaultSource] if that is nil; ⅛
// and ⅓ are the usual range. It always draws: outside of training use
// [Tensor.LeakyReLU] with the slope (lo+hi)/2. It panics with a [*DomainError]
// unless lo ≤ hi and both are finite.
//
// Xu and others, Empirical Evaluation of Rectified Activations in Convolutional
// Network (2015).
func (t *Tensor) RReLU(lo, hi float64, source *Source) *Tensor {
	if t.isHalf() {
		return t.To(Float32).RReLU(lo, hi, source).To(t.dtype)
	}
	mustFloat("RReLU", t)
	if !(lo <= hi) || math.IsInf(hi-lo, 0) {
		panic(&DomainError{Op: "RReLU", Want: "finite lo ≤ hi", Got: format(lo) + " and " + format(hi)})
	}
	if source == nil {
		source = DefaultSource()
	}
	return opPReLU.apply(t, source.Uniform(lo, hi, t.shape...).To(t.dtype))
}
