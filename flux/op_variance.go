package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels/row"
)

var (
	opVar = operation{Name: "Var"}
	opStd = operation{Name: "Std"}
)

// varAttrs is what is taken off the number of elements before the division.
type varAttrs struct{ less int }

func init() {
	opVar.Pullback = func(c *call) { // 2(x − mean)/(n − less)
		x := c.In(0)
		n := max(x.shape[1]-c.Node.Attrs.(varAttrs).less, 0)
		c.Give(0, centred(x).Mul(c.Grad.MulScalar(2/float64(n)).Unsqueeze(1)))
	}
	opStd.Pullback = func(c *call) { // (x − mean)/(y·(n − less)), and 0 where y is
		x := c.In(0)
		n := max(x.shape[1]-c.Node.Attrs.(varAttrs).less, 0)
		g, y := notZero(c.Grad, c.Out())
		c.Give(0, centred(x).Div(y.Unsqueeze(1)).Mul(g.DivScalar(float64(n)).Unsqueeze(1)))
	}
}

// centred takes the means over the middle axis off.
func centred(x *Tensor) *Tensor { return x.Sub(x.MeanKeep(1)) }

// Var is the mean square distance from the mean over the given axes, or all of
// them: it divides by n, not by n − 1; see [Tensor.VarSample]. The mean is taken
// off before squaring, and sums are kept in float64.
func (t *Tensor) Var(axes ...int) *Tensor { return t.variance("Var", axes, 0, false) }

// VarKeep is [Tensor.Var] with the axes kept at size 1.
func (t *Tensor) VarKeep(axes ...int) *Tensor { return t.variance("VarKeep", axes, 0, true) }

// VarSample is [Tensor.Var] with n − 1 for n in the division, Bessel's
// correction, so that the variance of a population is estimated without bias;
// NaN for a single element.
func (t *Tensor) VarSample(axes ...int) *Tensor { return t.variance("VarSample", axes, 1, false) }

// VarSampleKeep is [Tensor.VarSample] with the axes kept at size 1.
func (t *Tensor) VarSampleKeep(axes ...int) *Tensor {
	return t.variance("VarSampleKeep", axes, 1, true)
}

// Std is the square root of [Tensor.Var]. Where it is 0 the gradient is 0, too,
// though in truth there is none.
func (t *Tensor) Std(axes ...int) *Tensor { return t.deviation("Std", axes, 0, false) }

// StdKeep is [Tensor.Std] with the axes kept at size 1.
func (t *Tensor) StdKeep(axes ...int) *Tensor { return t.deviation("StdKeep", axes, 0, true) }

// StdSample is the square root of [Tensor.VarSample], with the gradient of
// [Tensor.Std].
func (t *Tensor) StdSample(axes ...int) *Tensor { return t.deviation("StdSample", axes, 1, false) }

// StdSampleKeep is [Tensor.StdSample] with the axes kept at size 1.
func (t *Tensor) StdSampleKeep(axes ...int) *Tensor {
	return t.deviation("StdSampleKeep", axes, 1, true)
}

func (t *Tensor) variance(op string, axes []int, less int, keep bool) *Tensor {
	return t.dispersion(op, &opVar, axes, less, keep, func(v float64) float64 { return v })
}

func (t *Tensor) deviation(op string, axes []int, less int, keep bool) *Tensor {
	return t.dispersion(op, &opStd, axes, less, keep, math.Sqrt)
}

// dispersion computes f of the variance over [outer, n, inner].
func (t *Tensor) dispersion(name string, op *operation, axes []int, less int, keep bool, f func(variance float64) float64) *Tensor {
	if t.isHalf() {
		return t.To(Float32).dispersion(name, op, axes, less, keep, f).To(t.dtype)
	}
	mustFloat(name, t)
	axes = t.shape.axes(name, axes)
	x := t.middle(axes)
	outer, n, inner := x.shape[0], x.shape[1], x.shape[2]
	out, v := blank(x.dtype, Shape{outer, inner}), x.dense()
	count := float64(max(n-less, 0))
	if x.dtype == Float32 {
		row.Variance(v.f32, outer, n, inner, poll, func(i int, s float64) { out.f32[i] = float32(f(s / count)) })
	} else {
		row.Variance(v.f64, outer, n, inner, poll, func(i int, s float64) { out.f64[i] = f(s / count) })
	}
	return record1(op, varAttrs{less}, out, x).reshape(t.shape.without(axes, keep))
}
