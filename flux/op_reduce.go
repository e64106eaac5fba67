package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/row"
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
		shape := c.Like(0).shape
		keep := shape.without(c.Node.Attrs.(reduceAttrs).axes, true)
		c.Give(0, c.Grad.reshape(keep).expand(shape))
	}
	opMax.Pullback = pullSelected
	opMin.Pullback = pullSelected
}

// pullSelected shares the gradient of a largest or smallest element equally
// among the elements that have that value: in one go where nobody follows it and
// the axes are neighbours.
func pullSelected(c *call) {
	x, axes := c.In(0), c.Node.Attrs.(reduceAttrs).axes
	if n := len(axes); n > 0 && axes[n-1]-axes[0] == n-1 && x.scopes() == nil && c.Grad.scopes() == nil {
		c.Give(0, shareExtreme(x, c.Out(), c.Grad, axes))
		return
	}
	keep := x.shape.without(axes, true)
	chosen := mask(x.Equal(c.Out().constant().reshape(keep)), x)
	share := chosen.Div(sumOver("Sum", chosen, axes, keep))
	c.Give(0, c.Grad.reshape(keep).Mul(share))
}

// shareExtreme is pullSelected without the mask and the quotient.
func shareExtreme(x, y, g *Tensor, axes []int) *Tensor {
	out := alloc(x.dtype, x.shape)
	first, last := axes[0], axes[len(axes)-1]
	outer, n, inner := x.shape[:first].Size(), x.shape[first:last+1].Size(), x.shape[last+1:].Size()
	x, y, g = x.dense(), y.dense(), g.dense()
	if x.dtype == Float32 {
		kernels.ExtremeBack(out.f32, g.f32, x.f32, y.f32, outer, n, inner)
	} else {
		kernels.ExtremeBack(out.f64, g.f64, x.f64, y.f64, outer, n, inner)
	}
	return out
}

// Sum adds over the given axes, or over all of them. The axes disappear from the
// shape; the sum of nothing is 0. Partial sums of floats are kept in float64; the
// sum of integers is an Int64 and wraps round. It panics with an [*IndexError] if
// there is no such axis; so do the other reductions.
func (t *Tensor) Sum(axes ...int) *Tensor { return t.sum("Sum", axes, false) }

// SumKeep is [Tensor.Sum] with the axes kept at size 1.
func (t *Tensor) SumKeep(axes ...int) *Tensor { return t.sum("SumKeep", axes, true) }

func (t *Tensor) sum(op string, axes []int, keep bool) *Tensor {
	mustTensor(op, t)
	axes = t.shape.axes(op, axes)
	shape := t.shape.without(axes, keep)
	switch {
	case t.dtype.half():
		return sumOver(op, t.To(Float32), axes, shape).To(t.dtype)
	case t.dtype.IsInt():
		return sumInts(t, axes, shape)
	}
	mustFloat(op, t)
	return sumOver(op, t, axes, shape)
}

// sumInts adds over sorted axes in Int64.
func sumInts(t *Tensor, axes []int, out Shape) *Tensor {
	if t.dtype == Int32 {
		t = t.To(Int64)
	}
	return fold(t, axes, out, kernels.SumInt[int64], int64s)
}

// sumOver adds over sorted axes and gives the result the shape out, which has
// as many elements as are left.
func sumOver(op string, t *Tensor, axes []int, out Shape) *Tensor {
	var y *Tensor
	if t.dtype == Float32 {
		y = fold(t, axes, out, sum32, float32s)
	} else {
		y = fold(t, axes, out, sum64, float64s)
	}
	return record1(&opSum, reduceAttrs{axes}, y, t)
}

func sum32(dst, x []float32, outer, n, inner int) { row.Sum(dst, x, outer, n, inner, poll) }
func sum64(dst, x []float64, outer, n, inner int) { row.Sum(dst, x, outer, n, inner, poll) }

// A reduction kernel sees its operand as [outer, n, inner].
type reducer[T any] func(dst, x []T, outer, n, inner int)

// fold reduces over sorted axes, a run of neighbouring ones at a time, from the
// last, and gives the result the shape out.
func fold[T any](t *Tensor, axes []int, out Shape, f reducer[T], of func(*Tensor) []T) *Tensor {
	x, shape := t.dense(), slices.Clone(t.shape)
	for hi := len(axes); hi > 0; {
		lo := hi - 1
		for lo > 0 && axes[lo-1] == axes[lo]-1 {
			lo--
		}
		first, last := axes[lo], axes[hi-1]
		outer, n, inner := shape[:first].Size(), shape[first:last+1].Size(), shape[last+1:].Size()
		shape = slices.Delete(shape, first, last+1)
		y := blank(t.dtype, slices.Clone(shape))
		f(of(y), of(x), outer, n, inner)
		x, hi = y, lo
	}
	if len(axes) == 0 { // a number has no axes: the result is a copy
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
	if t.isHalf() {
		return t.To(Float32).mean(op, axes, keep).To(t.dtype)
	}
	mustFloat(op, t)
	s := t.sum(op, axes, keep)
	n := 1
	for _, a := range t.shape.axes(op, axes) {
		n *= t.shape[a]
	}
	return s.DivScalar(float64(n))
}

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

// Extrema returns [Tensor.Min] and [Tensor.Max].
func (t *Tensor) Extrema(axes ...int) (smallest, largest *Tensor) {
	return t.extreme("Min", axes, false), t.extreme("Max", axes, false)
}

func (t *Tensor) extreme(op string, axes []int, keep bool) *Tensor {
	if t.isHalf() {
		return t.To(Float32).extreme(op, axes, keep).To(t.dtype)
	}
	if !isInt(t) {
		mustFloat(op, t)
	}
	axes = t.shape.axes(op, axes)
	out := t.shape.without(axes, keep)
	if t.Size() == 0 && out.Size() > 0 {
		panic(&DomainError{Op: op, Want: "at least one element", Got: t.shape.String()})
	}
	if op == "Max" || op == "MaxKeep" {
		return record1(&opMax, reduceAttrs{axes}, extremes(t, axes, out, true), t)
	}
	return record1(&opMin, reduceAttrs{axes}, extremes(t, axes, out, false), t)
}

// extremes finds the largest or the smallest over sorted axes.
func extremes(t *Tensor, axes []int, out Shape, largest bool) *Tensor {
	switch t.dtype {
	case Float32:
		return fold(t, axes, out, either(largest, max32, min32), float32s)
	case Float64:
		return fold(t, axes, out, either(largest, max64, min64), float64s)
	case Int32:
		return fold(t, axes, out, either(largest, kernels.Max[int32], kernels.Min[int32]), int32s)
	}
	return fold(t, axes, out, either(largest, kernels.Max[int64], kernels.Min[int64]), int64s)
}

func max32(dst, x []float32, outer, n, inner int) { extremesOf(dst, x, outer, n, inner, true) }
func min32(dst, x []float32, outer, n, inner int) { extremesOf(dst, x, outer, n, inner, false) }
func max64(dst, x []float64, outer, n, inner int) { extremesOf(dst, x, outer, n, inner, true) }
func min64(dst, x []float64, outer, n, inner int) { extremesOf(dst, x, outer, n, inner, false) }

// extremesOf finds the largest or the smallest over the middle axis.
func extremesOf[T row.Float](dst, x []T, outer, n, inner int, largest bool) {
	switch {
	case inner == 1 && largest:
		row.Max(dst, x, outer, n, poll)
	case inner == 1:
		row.Min(dst, x, outer, n, poll)
	case largest:
		kernels.Max(dst, x, outer, n, inner)
	default:
		kernels.Min(dst, x, outer, n, inner)
	}
}

func either[T any](first bool, a, b reducer[T]) reducer[T] {
	if first {
		return a
	}
	return b
}

// ArgMax returns the position of the first largest element along an axis, as
// Int32; the axis disappears. The first NaN counts as the largest. It panics
// with a [*DomainError] if the axis is empty. No gradient passes through it.
func (t *Tensor) ArgMax(axis int) *Tensor {
	return t.position("ArgMax", axis, true)
}

// ArgMin returns the position of the first smallest element along an axis, like
// [Tensor.ArgMax].
func (t *Tensor) ArgMin(axis int) *Tensor { return t.position("ArgMin", axis, false) }

func (t *Tensor) position(op string, axis int, largest bool) *Tensor {
	if t.isHalf() {
		t = t.constant().To(Float32)
	}
	if !isInt(t) {
		mustFloat(op, t)
	}
	axis = t.shape.axis(op, axis)
	outer, n, inner := t.shape.split(axis)
	if n == 0 && outer*inner > 0 {
		panic(&DomainError{Op: op, Want: "at least one element", Got: t.shape.String()})
	}
	out, x := alloc(Int32, t.shape.without([]int{axis}, false)), t.dense()
	switch t.dtype {
	case Float32:
		positionsOf(out.i32, x.f32, outer, n, inner, largest)
	case Float64:
		positionsOf(out.i32, x.f64, outer, n, inner, largest)
	case Int32:
		positions(out.i32, x.i32, outer, n, inner, largest)
	case Int64:
		positions(out.i32, x.i64, outer, n, inner, largest)
	}
	return out
}

func positionsOf[T row.Float](dst []int32, x []T, outer, n, inner int, largest bool) {
	switch {
	case inner != 1 || n == 0: // not rows, or none
		positions(dst, x, outer, n, inner, largest)
	case largest:
		row.ArgMax(dst, x, outer, n, poll)
	default:
		row.ArgMin(dst, x, outer, n, poll)
	}
}

func positions[T kernels.Number](dst []int32, x []T, outer, n, inner int, largest bool) {
	if largest {
		kernels.ArgMax(dst, x, outer, n, inner)
	} else {
		kernels.ArgMin(dst, x, outer, n, inner)
	}
}
