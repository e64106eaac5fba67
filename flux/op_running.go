package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

var (
	opCumSum       = operation{Name: "CumSum"}
	opCumProd      = operation{Name: "CumProd"}
	opScan         = operation{Name: "Scan"}
	opLogCumSumExp = operation{Name: "LogCumSumExp"}
)

// runAttrs say along which axis an operation runs, and whether backwards.
type runAttrs struct {
	axis    int
	reverse bool
}

// step is the way that a shift goes which brings every element to the next one.
func (a runAttrs) step() int {
	if a.reverse {
		return -1
	}
	return 1
}

func init() {
	opCumSum.Pullback = func(c *call) {
		a := c.Node.Attrs.(runAttrs)
		c.Give(0, c.Grad.cumSum(a.axis, !a.reverse))
	}
	// With sᵢ = bᵢ + aᵢ·sᵢ₋₁, what reaches sᵢ is hᵢ = gᵢ + aᵢ₊₁·hᵢ₊₁: the same
	// recurrence backwards. b gets h, and a gets hᵢ·sᵢ₋₁.
	opScan.Pullback = func(c *call) {
		a := c.Node.Attrs.(runAttrs)
		h := scan(c.In(0).shifted(a.axis, -a.step(), 0), c.Grad, runAttrs{a.axis, !a.reverse})
		if c.Needs(0) {
			c.Give(0, h.Mul(c.Out().shifted(a.axis, a.step(), 0)))
		}
		c.Give(1, h)
	}
	// yₖ holds xᵢ times the others before, P, times those between i and k: the sum
	// of the latter times gₖ over k ≥ i is S, with Sᵢ = gᵢ + xᵢ₊₁·Sᵢ₊₁. No quotient,
	// so zeros do no harm.
	opCumProd.Pullback = func(c *call) {
		a := c.Node.Attrs.(runAttrs)
		before := c.Out().shifted(a.axis, a.step(), 1)
		s := scan(c.In(0).shifted(a.axis, -a.step(), 0), c.Grad, runAttrs{a.axis, !a.reverse})
		c.Give(0, before.Mul(s))
	}
	// dxᵢ = Σ gₖ·exp(xᵢ − yₖ) over k ≥ i = exp(xᵢ − yᵢ)·Tᵢ with
	// Tᵢ = gᵢ + exp(yᵢ − yᵢ₊₁)·Tᵢ₊₁. No exponent is positive, since y rises. Where
	// y is still −∞, so is x, and the first factor is to be 0.
	opLogCumSumExp.Pullback = func(c *call) {
		axis, x, y := c.Node.Attrs.(runAttrs).axis, c.In(0), c.Out()
		finite := Where(y.Equal(scalarLike(y, math.Inf(-1))), scalarLike(y, 0), y)
		decay := y.Sub(finite.shifted(axis, -1, math.Inf(1))).Exp()
		c.Give(0, x.Sub(finite).Exp().Mul(scan(decay, c.Grad, runAttrs{axis, true})))
	}
}

// shifted moves every element by one place along an axis, up for 1 and down for
// −1, and fills the place that becomes free.
func (t *Tensor) shifted(axis, by int, fill float64) *Tensor {
	axis = t.shape.axis("Concat", axis)
	n := t.shape[axis]
	if n == 0 {
		return t
	}
	shape := t.Shape()
	shape[axis] = 1
	free := scalarLike(t, fill).expand(shape)
	if by > 0 {
		return Concat(axis, free, t.Narrow(axis, 0, n-1))
	}
	return Concat(axis, t.Narrow(axis, 1, n), free)
}

// scan computes sᵢ = bᵢ + aᵢ·sᵢ₋₁ along an axis, with 0 before the first; a and b
// have one shape.
func scan(a, b *Tensor, at runAttrs) *Tensor {
	out, x, y := alloc(b.dtype, b.shape), a.dense(), b.dense()
	outer, n, inner := b.shape.split(at.axis)
	if b.dtype == Float32 {
		kernels.Scan(out.f32, x.f32, y.f32, outer, n, inner, at.reverse)
	} else {
		kernels.Scan(out.f64, x.f64, y.f64, outer, n, inner, at.reverse)
	}
	return record2(&opScan, at, out, a, b)
}

// CumSum returns the running sums along an axis: element i is the sum of the
// elements 0 to i. They are carried in float64.
func (t *Tensor) CumSum(axis int) *Tensor {
	if t.isHalf() {
		return t.To(Float32).CumSum(axis).To(t.dtype)
	}
	mustFloat("CumSum", t)
	return t.cumSum(t.shape.axis("CumSum", axis), false)
}

func (t *Tensor) cumSum(axis int, reverse bool) *Tensor {
	return t.run(&opCumSum, runAttrs{axis, reverse}, kernels.CumSum[float32], kernels.CumSum[float64])
}

// run runs an operation along an axis; its kernels see t as [outer, n, inner].
func (t *Tensor) run(op *operation, a runAttrs,
	f32 func(dst, x []float32, outer, n, inner int, reverse bool),
	f64 func(dst, x []float64, outer, n, inner int, reverse bool)) *Tensor {
	out, x := alloc(t.dtype, t.shape), t.dense()
	outer, n, inner := t.shape.split(a.axis)
	if t.dtype == Float32 {
		f32(out.f32, x.f32, outer, n, inner, a.reverse)
	} else {
		f64(out.f64, x.f64, outer, n, inner, a.reverse)
	}
	return record1(op, a, out, t)
}

// CumProd returns the running products along an axis: element i is the product
// of the elements 0 to i. They are carried in float64, and the gradient is right
// where elements are 0, too.
func (t *Tensor) CumProd(axis int) *Tensor {
	if t.isHalf() {
		return t.To(Float32).CumProd(axis).To(t.dtype)
	}
	mustFloat("CumProd", t)
	return t.cumProd(axis, false)
}

func (t *Tensor) cumProd(axis int, reverse bool) *Tensor {
	a := runAttrs{t.shape.axis("CumProd", axis), reverse}
	return t.run(&opCumProd, a, kernels.CumProd[float32], kernels.CumProd[float64])
}

// LogCumSumExp returns log Σ exp(t) over the elements 0 to i, for each i along an
// axis. It does not overflow; the gradient of −Inf is 0.
func (t *Tensor) LogCumSumExp(axis int) *Tensor {
	if t.isHalf() {
		return t.To(Float32).LogCumSumExp(axis).To(t.dtype)
	}
	mustFloat("LogCumSumExp", t)
	axis = t.shape.axis("LogCumSumExp", axis)
	out, x := alloc(t.dtype, t.shape), t.dense()
	outer, n, inner := t.shape.split(axis)
	if t.dtype == Float32 {
		kernels.LogCumSumExp(out.f32, x.f32, outer, n, inner)
	} else {
		kernels.LogCumSumExp(out.f64, x.f64, outer, n, inner)
	}
	return record1(&opLogCumSumExp, runAttrs{axis: axis}, out, t)
}

// CumMax returns the largest of the elements 0 to i, for each i along an axis,
// and as Int32 where along the axis it is: the last of equal ones. From the first
// NaN on the values are NaN. The gradient goes to the elements that were chosen.
func (t *Tensor) CumMax(axis int) (values, indices *Tensor) {
	return t.runningExtreme("CumMax", axis, true)
}

// CumMin returns the smallest of the elements 0 to i, like [Tensor.CumMax].
func (t *Tensor) CumMin(axis int) (values, indices *Tensor) {
	return t.runningExtreme("CumMin", axis, false)
}

func (t *Tensor) runningExtreme(op string, axis int, largest bool) (values, indices *Tensor) {
	mustFloat(op, t)
	axis = t.shape.axis(op, axis)
	at, x := alloc(Int32, t.shape), t.dense()
	outer, n, inner := t.shape.split(axis)
	if t.dtype == Float32 {
		kernels.Running(at.i32, x.f32, outer, n, inner, largest)
	} else {
		kernels.Running(at.i32, x.f64, outer, n, inner, largest)
	}
	flat := make([]int, len(at.i32))
	for i, p := range at.i32 {
		flat[i] = i/(n*inner)*n*inner + int(p)*inner + i%inner
	}
	return t.pick(pickAttrs{flat, t.shape}, t.shape), at
}

// Diff returns the differences of neighbours along an axis, t[i+1] − t[i]: one
// fewer than there are elements, none of none.
func (t *Tensor) Diff(axis int) *Tensor {
	if t.isHalf() {
		return t.To(Float32).Diff(axis).To(t.dtype)
	}
	mustFloat("Diff", t)
	axis = t.shape.axis("Diff", axis)
	n := t.shape[axis]
	return t.Narrow(axis, min(1, n), n).Sub(t.Narrow(axis, 0, max(n-1, 0)))
}
