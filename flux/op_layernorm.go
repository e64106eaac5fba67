package flux

import (
	"fluxrepl/flux/internal/kernels/row"
)

var opLayerNorm = operation{Name: "LayerNorm"}

func init() {
	opLayerNorm.Pullback = func(c *call) {
		pullNormalized(c, func(at normalized, dx, g, x, scale, dscale, dshift *Tensor) {
			rows, n := at.form[0], at.form[2]
			if x.dtype == Float32 {
				row.LayerNormBack(dx.f32, g.f32, x.f32, scale.f32, at.stats.f64, dscale.f32, dshift.f32, rows, n, poll)
			} else {
				row.LayerNormBack(dx.f64, g.f64, x.f64, scale.f64, at.stats.f64, dscale.f64, dshift.f64, rows, n, poll)
			}
		})
	}
}

// LayerNorm returns (t − mean)/√(variance + eps)·scale + shift with the mean and
// the variance (divided by n) over the last axes: those that scale and shift,
// both of one shape, have. For t of shape [n, features] they are [features]. 1e-5
// is the usual eps, and 0 gives NaN where all elements are equal. It panics with
// a [*ShapeError] if the last axes of t are not those of scale, and with a
// [*DomainError] unless eps ≥ 0.
//
// Ba, Kiros and Hinton, Layer Normalization (2016).
func (t *Tensor) LayerNorm(scale, shift *Tensor, eps float64) *Tensor {
	const op = "LayerNorm"
	if t.isHalf() {
		return halfNormalized(t, scale, shift, func(t, scale, shift *Tensor) *Tensor { return t.LayerNorm(scale, shift, eps) })
	}
	mustNormalize(op, t, scale, shift, eps)
	k, m := len(scale.shape), len(t.shape)
	if k == 0 || k > m || !t.shape[m-k:].Equal(scale.shape) {
		panic(&ShapeError{Op: op, Arg: "scale", Want: t.shape[max(m-max(k, 1), 0):], Got: scale.Shape(), Why: "it must be the last axes of the input"})
	}
	rows, n := t.shape[:m-k].Size(), scale.Size()
	at := normalized{form: [4]int{rows, 1, n, 1}, axes: [2]int{2, 3}, along: [4]int{1, 1, n, 1}, eps: eps, stats: blank1(Float64, 2*rows)}
	out, x, a, b := blankLike(t), t.dense(), scale.dense(), shift.dense()
	if t.dtype == Float32 {
		row.LayerNorm(out.f32, x.f32, a.f32, b.f32, at.stats.f64, rows, n, eps, poll)
	} else {
		row.LayerNorm(out.f64, x.f64, a.f64, b.f64, at.stats.f64, rows, n, eps, poll)
	}
	return record(&opLayerNorm, at, out, t, scale, shift)
}

// normalized says how layer, batch and group normalisation saw their operand:
// with four axes, of which the mean and the variance are over two, and scale and
// shift lie along others.
type normalized struct {
	form  [4]int
	axes  [2]int
	along [4]int  // of scale and shift in that form
	stats *Tensor // the mean and 1/√(variance + eps) of each lane
	eps   float64
	then  int // what follows, see thenReLU
}

// thenReLU says that ReLU follows a normalisation, after a residual if there is a
// fourth input.
const thenReLU = 1

// pullNormalized gives the gradients of the operand, the scale and the shift: by
// the kernel, or composed where somebody follows them.
func pullNormalized(c *call, kernel func(at normalized, dx, g, x, scale, dscale, dshift *Tensor)) {
	at, x, scale, g := c.Node.Attrs.(normalized), c.In(0), c.In(1), c.Grad
	if g.scopes() == nil && !anyFollowed(c.Node.Inputs) {
		dx, dscale, dshift := blankLike(x), blankLike(scale), blankLike(scale)
		kernel(at, dx, g.dense(), x.dense(), scale.dense(), dscale, dshift)
		c.Give(0, dx)
		c.Give(1, dscale)
		c.Give(2, dshift)
		return
	}
	pullComposed(c, at)
}

// pullComposed is pullNormalized in operations.
func pullComposed(c *call, at normalized) {
	x, scale, g := c.In(0), c.In(1), c.Grad
	if at.then == thenReLU {
		y := c.Out()
		g = ActReLU.pulled(g, y, y)
		if len(c.Node.Inputs) == 4 {
			c.Give(3, g)
		}
	}
	axes := at.axes[:]
	v, w := x.reshape(at.form[:]), g.reshape(at.form[:])
	v = v.Sub(v.MeanKeep(axes...))
	factor := v.Square().MeanKeep(axes...).AddScalar(at.eps).Rsqrt()
	v = v.Mul(factor)
	along := Shape(at.along[:])
	c.Give(1, sumTo(w.Mul(v), along).reshape(scale.shape))
	c.Give(2, sumTo(w, along).reshape(scale.shape))
	w = w.Mul(scale.reshape(along))
	rest := v.Mul(w.Mul(v).MeanKeep(axes...))
	c.Give(0, w.Sub(w.MeanKeep(axes...)).Sub(rest).Mul(factor).reshape(x.shape))
}

// mustNormalize panics unless the operands have one type, scale and shift one
// shape, and eps is in range.
func mustNormalize(op string, t, scale, shift *Tensor, eps float64) {
	mustFloat(op, t)
	t.mustSame(op, "scale", scale)
	t.mustSame(op, "shift", shift)
	if !shift.shape.Equal(scale.shape) {
		panic(&ShapeError{Op: op, Arg: "shift", Want: scale.Shape(), Got: shift.Shape()})
	}
	if !(eps >= 0) {
		panic(&DomainError{Op: op, Arg: "eps", Want: "eps ≥ 0", Got: format(eps)})
	}
}

// mustChannels panics unless t is [n, c, …] and x, an argument, is [c].
func mustChannels(op, arg string, t, x *Tensor) {
	if len(t.shape) < 2 {
		panic(&ShapeError{Op: op, Want: Shape{-1, x.Size()}, Got: t.Shape(), Why: "it must be a batch of channels"})
	}
	if want := t.shape[1:2]; !x.shape.Equal(want) {
		panic(&ShapeError{Op: op, Arg: arg, Want: want, Got: x.Shape(), Why: "there must be a number for each channel"})
	}
}

// halfNormalized computes f in float32, with scale and shift of either type.
func halfNormalized(t, scale, shift *Tensor, f func(t, scale, shift *Tensor) *Tensor) *Tensor {
	return f(t.To(Float32), t.likeHalf(scale), t.likeHalf(shift)).To(t.dtype)
}

// likeHalf returns x in float32 if it has t's type.
func (t *Tensor) likeHalf(x *Tensor) *Tensor {
	if x != nil && x.dtype == t.dtype {
		return x.To(Float32)
	}
	return x
}
