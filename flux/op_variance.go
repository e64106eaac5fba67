package flux

import (
	"fluxrepl/flux/internal/kernels"
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
	return t.dispersion(op, &opVar, axes, less, keep, kernels.Var[float32], kernels.Var[float64])
}

func (t *Tensor) deviation(op string, axes []int, less int, keep bool) *Tensor {
	return t.dispersion(op, &opStd, axes, less, keep, kernels.Std[float32], kernels.Std[float64])
}

// dispersion computes op over [outer, n, inner].
func (t *Tensor) dispersion(name string, op *operation, axes []int, less int, keep bool,
	f32 func(dst, x []float32, outer, n, inner, less int), f64 func(dst, x []float64, outer, n, inner, less int)) *Tensor {
	if t.isHalf() {
		return t.To(Float32).dispersion(name, op, axes, less, keep, f32, f64).To(t.dtype)
	}
	mustFloat(name, t)
	axes = t.shape.axes(name, axes)
	x := t.middle(axes)
	outer, n, inner := x.shape[0], x.shape[1], x.shape[2]
	out, v := alloc(x.dtype, Shape{outer, inner}), x.dense()
	if x.dtype == Float32 {
		f32(out.f32, v.f32, outer, n, inner, less)
	} else {
		f64(out.f64, v.f64, outer, n, inner, less)
	}
	return record1(op, varAttrs{less}, out, x).reshape(t.shape.without(axes, keep))
}
