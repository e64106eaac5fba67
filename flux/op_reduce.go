package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
)

// reduceAttrs are the axes that a reduction took away, sorted.
type reduceAttrs struct{ axes []int }

var (
	opSum = operation{Name: "Sum"}
	opMax = operation{Name: "Max"}
	opMin = operation{Name: "Min"}
)

func init() {
	opSum.Pullback = func(c *call) {
		x := c.In(0)
		keep := x.shape.without(c.Node.Attrs.(reduceAttrs).axes, true)
		c.Give(0, c.Grad.reshape(keep).BroadcastTo(x.shape...))
	}
	opMax.Pullback = pullSelected
	opMin.Pullback = pullSelected
}

// pullSelected shares the gradient of a largest or smallest element equally
// among the elements that have that value.
func pullSelected(c *call) {
	x, axes := c.In(0), c.Node.Attrs.(reduceAttrs).axes
	keep := x.shape.without(axes, true)
	chosen := x.Equal(c.Out().Detach().Reshape(keep...))
	share := chosen.Div(sumOver("Sum", chosen, axes, keep))
	c.Give(0, c.Grad.reshape(keep).Mul(share))
}

// Sum adds over the given axes, or over all of them. The axes disappear from the
// shape; the sum of nothing is 0. Partial sums are kept in float64. It panics
// with an [*IndexError] if there is no such axis; so do the other reductions.
func (t *Tensor) Sum(axes ...int) *Tensor { return t.sum("Sum", axes, false) }

// SumKeep is [Tensor.Sum] with the axes kept at size 1.
func (t *Tensor) SumKeep(axes ...int) *Tensor { return t.sum("SumKeep", axes, true) }

func (t *Tensor) sum(op string, axes []int, keep bool) *Tensor {
	mustFloat(op, t)
	axes = t.shape.axes(op, axes)
	return sumOver(op, t, axes, t.shape.without(axes, keep))
}

// sumOver adds over sorted axes and gives the result the shape out, which has
// as many elements as are left.
func sumOver(op string, t *Tensor, axes []int, out Shape) *Tensor {
	y := t.fold(axes, out, kernels.Sum[float32], kernels.Sum[float64])
	return record1(&opSum, reduceAttrs{axes}, y, t)
}

// A reduction kernel sees its operand as [outer, n, inner].
type reducer[T kernels.Float] func(dst, x []T, outer, n, inner int)

// fold reduces over sorted axes, a run of neighbouring ones at a time, from the
// last.
func (t *Tensor) fold(axes []int, out Shape, f32 reducer[float32], f64 reducer[float64]) *Tensor {
	x, shape := t, slices.Clone(t.shape)
	for hi := len(axes); hi > 0; {
		lo := hi - 1
		for lo > 0 && axes[lo-1] == axes[lo]-1 {
			lo--
		}
		first, last := axes[lo], axes[hi-1]
		outer, n, inner := shape[:first].Size(), shape[first:last+1].Size(), shape[last+1:].Size()
		shape = slices.Delete(shape, first, last+1)
		y := alloc(t.dtype, slices.Clone(shape))
		if t.dtype == Float32 {
			f32(y.f32, x.f32, outer, n, inner)
		} else {
			f64(y.f64, x.f64, outer, n, inner)
		}
		x, hi = y, lo
	}
	if x == t { // a number has no axes: the result is a copy
		x = t.copied()
	}
	x.shape = out
	return x
}

// Mean is the sum over the given axes, or all of them, divided by the number of
// elements; NaN if there are none.
func (t *Tensor) Mean(axes ...int) *Tensor { return t.mean("Mean", axes, false) }

// MeanKeep is [Tensor.Mean] with the axes kept at size 1.
func (t *Tensor) MeanKeep(axes ...int) *Tensor { return t.mean("MeanKeep", axes, true) }

func (t *Tensor) mean(op string, axes []int, keep bool) *Tensor {
	s := t.sum(op, axes, keep)
	n := 1
	for _, a := range t.shape.axes(op, axes) {
		n *= t.shape[a]
	}
	return s.DivScalar(float64(n))
}

// Var is the mean square distance from the mean over the given axes, or all of
// them: it divides by n, not by n − 1.
func (t *Tensor) Var(axes ...int) *Tensor { return t.variance("Var", axes, false) }

// VarKeep is [Tensor.Var] with the axes kept at size 1.
func (t *Tensor) VarKeep(axes ...int) *Tensor { return t.variance("VarKeep", axes, true) }

func (t *Tensor) variance(op string, axes []int, keep bool) *Tensor {
	return t.Sub(t.mean(op, axes, true)).Square().mean(op, axes, keep)
}

// Std is the square root of [Tensor.Var]. Where the variance is 0 the gradient
// is not a number.
func (t *Tensor) Std(axes ...int) *Tensor { return t.variance("Std", axes, false).Sqrt() }

// StdKeep is [Tensor.Std] with the axes kept at size 1.
func (t *Tensor) StdKeep(axes ...int) *Tensor { return t.variance("StdKeep", axes, true).Sqrt() }

// Max is the largest element over the given axes, or all of them; NaN if there is
// one. Equal largest elements share the gradient. It panics with a [*DomainError]
// if there are no elements to choose from.
func (t *Tensor) Max(axes ...int) *Tensor { return t.extreme("Max", axes, false) }

// MaxKeep is [Tensor.Max] with the axes kept at size 1.
func (t *Tensor) MaxKeep(axes ...int) *Tensor { return t.extreme("MaxKeep", axes, true) }

// Min is the smallest element over the given axes, or all of them, like [Tensor.Max].
func (t *Tensor) Min(axes ...int) *Tensor { return t.extreme("Min", axes, false) }

// MinKeep is [Tensor.Min] with the axes kept at size 1.
func (t *Tensor) MinKeep(axes ...int) *Tensor { return t.extreme("MinKeep", axes, true) }

func (t *Tensor) extreme(op string, axes []int, keep bool) *Tensor {
	mustFloat(op, t)
	axes = t.shape.axes(op, axes)
	out := t.shape.without(axes, keep)
	if t.Size() == 0 && out.Size() > 0 {
		panic(&DomainError{Op: op, Want: "at least one element", Got: t.shape.String()})
	}
	if op == "Max" || op == "MaxKeep" {
		y := t.fold(axes, out, kernels.Max[float32], kernels.Max[float64])
		return record1(&opMax, reduceAttrs{axes}, y, t)
	}
	y := t.fold(axes, out, kernels.Min[float32], kernels.Min[float64])
	return record1(&opMin, reduceAttrs{axes}, y, t)
}

// ArgMax returns the position of the first largest element along an axis, as
// Int32; the axis disappears. The first NaN counts as the largest. It panics
// with a [*DomainError] if the axis is empty. No gradient passes through it.
func (t *Tensor) ArgMax(axis int) *Tensor {
	return t.position("ArgMax", axis, kernels.ArgMax[float32], kernels.ArgMax[float64])
}

// ArgMin returns the position of the first smallest element along an axis, like
// [Tensor.ArgMax].
func (t *Tensor) ArgMin(axis int) *Tensor {
	return t.position("ArgMin", axis, kernels.ArgMin[float32], kernels.ArgMin[float64])
}

func (t *Tensor) position(op string, axis int, f32 func([]int32, []float32, int, int, int), f64 func([]int32, []float64, int, int, int)) *Tensor {
	mustFloat(op, t)
	axis = t.shape.axis(op, axis)
	outer, n, inner := t.shape.split(axis)
	if n == 0 && outer*inner > 0 {
		panic(&DomainError{Op: op, Want: "at least one element", Got: t.shape.String()})
	}
	out := alloc(Int32, t.shape.without([]int{axis}, false))
	if t.dtype == Float32 {
		f32(out.i32, t.f32, outer, n, inner)
	} else {
		f64(out.i32, t.f64, outer, n, inner)
	}
	return out
}
