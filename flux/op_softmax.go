package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels/row"
)

var (
	opSoftmax    = operation{Name: "Softmax"}
	opLogSoftmax = operation{Name: "LogSoftmax"}
	opLogSumExp  = operation{Name: "LogSumExp"}
)

func init() {
	opSoftmax.Pullback = func(c *call) { // y∘(g − Σ g∘y)
		y, g := c.Out(), c.Grad
		if c.In(0).scopes() != nil || g.scopes() != nil {
			c.Give(0, y.Mul(g.Sub(g.Mul(y).SumKeep(-1))))
			return
		}
		c.Give(0, alongRows(g, y, row.SoftmaxBack[float32], row.SoftmaxBack[float64]))
	}
	opLogSoftmax.Pullback = func(c *call) { // g − exp(y)·Σ g
		y, g := c.Out(), c.Grad
		if c.In(0).scopes() != nil || g.scopes() != nil {
			c.Give(0, g.Sub(y.Exp().Mul(g.SumKeep(-1))))
			return
		}
		c.Give(0, alongRows(g, y, row.LogSoftmaxBack[float32], row.LogSoftmaxBack[float64]))
	}
	opLogSumExp.Pullback = func(c *call) { // g·softmax(x), and 0 where all are −∞
		x, g := c.In(0), c.Grad.Unsqueeze(-1)
		if none := c.Out().Equal(scalarLike(g, math.Inf(-1))).Unsqueeze(-1); none.Any().Bools()[0] {
			zero := scalarLike(g, 0)
			x, g = Where(none, zero, x), Where(none, zero, g)
		}
		c.Give(0, x.Softmax(-1).Mul(g))
	}
}

func alongRows(g, y *Tensor, f32 func(dst, g, y []float32, rows, n int, poll func()), f64 func(dst, g, y []float64, rows, n int, poll func())) *Tensor {
	out := blank(y.dtype, y.shape)
	rows, n := y.rows()
	g, y = g.dense(), y.dense()
	if y.dtype == Float32 {
		f32(out.f32, g.f32, y.f32, rows, n, poll)
	} else {
		f64(out.f64, g.f64, y.f64, rows, n, poll)
	}
	return out
}

// rows sees t as a matrix whose rows are the last axis.
func (t *Tensor) rows() (rows, n int) {
	last := len(t.shape) - 1
	return t.shape[:last].Size(), t.shape[last]
}

// Softmax returns exp(t)/Σ exp(t) along an axis, so that the elements along it
// are positive and add to 1. The largest is taken off first, so nothing
// overflows; −Inf gives 0, and NaN, +Inf or nothing but −Inf along the axis give
// NaN. It panics with an [*IndexError] if there is no such axis.
func (t *Tensor) Softmax(axis int) *Tensor {
	return t.lastAxis("Softmax", axis, func(x *Tensor) *Tensor {
		return rowwise(&opSoftmax, x, row.Softmax[float32], row.Softmax[float64])
	})
}

// LogSoftmax returns t − log Σ exp(t) along an axis: the logarithm of
// [Tensor.Softmax], without its loss of digits.
func (t *Tensor) LogSoftmax(axis int) *Tensor {
	return t.lastAxis("LogSoftmax", axis, func(x *Tensor) *Tensor {
		return rowwise(&opLogSoftmax, x, row.LogSoftmax[float32], row.LogSoftmax[float64])
	})
}

// softmaxLike records op with the result of kernels that poll nothing.
func softmaxLike(op *operation, x *Tensor, f32 func(dst, x []float32, rows, n int), f64 func(dst, x []float64, rows, n int)) *Tensor {
	return rowwise(op, x, func(dst, x []float32, rows, n int, _ func()) { f32(dst, x, rows, n) },
		func(dst, x []float64, rows, n int, _ func()) { f64(dst, x, rows, n) })
}

// rowwise records op with the result of kernels that see x as rows.
func rowwise(op *operation, x *Tensor, f32 func(dst, x []float32, rows, n int, poll func()), f64 func(dst, x []float64, rows, n int, poll func())) *Tensor {
	out, v := blank(x.dtype, x.shape), x.dense()
	rows, n := x.rows()
	if x.dtype == Float32 {
		f32(out.f32, v.f32, rows, n, poll)
	} else {
		f64(out.f64, v.f64, rows, n, poll)
	}
	return record1(op, none{}, out, x)
}

// LogSumExp returns log Σ exp(t) over the given axes, or over all of them, which
// disappear. It does not overflow; over nothing, and over nothing but −Inf, it is
// −Inf, and the gradient of the latter is 0.
func (t *Tensor) LogSumExp(axes ...int) *Tensor { return t.logSumExp("LogSumExp", axes, false) }

// LogSumExpKeep is [Tensor.LogSumExp] with the axes kept at size 1.
func (t *Tensor) LogSumExpKeep(axes ...int) *Tensor { return t.logSumExp("LogSumExpKeep", axes, true) }

func (t *Tensor) logSumExp(op string, axes []int, keep bool) *Tensor {
	if t.isHalf() {
		return t.To(Float32).logSumExp(op, axes, keep).To(t.dtype)
	}
	mustFloat(op, t)
	axes = t.shape.axes(op, axes)
	x := t.lanes(axes)
	y := byRows(x, func(dst, x []float32, rows, n int) { row.LogSumExp(dst, x, rows, n, poll) },
		func(dst, x []float64, rows, n int) { row.LogSumExp(dst, x, rows, n, poll) })
	return record1(&opLogSumExp, none{}, y, x).reshape(t.shape.without(axes, keep))
}

// lastAxis runs f, which works on the last axis, on another one.
func (t *Tensor) lastAxis(op string, axis int, f func(x *Tensor) *Tensor) *Tensor {
	if t.isHalf() {
		return t.To(Float32).lastAxis(op, axis, f).To(t.dtype)
	}
	mustFloat(op, t)
	axis = t.shape.axis(op, axis)
	if axis == len(t.shape)-1 {
		return f(t)
	}
	order := moveToEnd(len(t.shape), axis)
	back := make([]int, len(order))
	for i, a := range order {
		back[a] = i
	}
	return f(t.Transpose(order...)).Transpose(back...)
}

// moveToEnd is the order of n axes in which axis comes last.
func moveToEnd(n, axis int) []int {
	order := make([]int, 0, n)
	for i := range n {
		if i != axis {
			order = append(order, i)
		}
	}
	return append(order, axis)
}
