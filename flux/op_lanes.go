package flux

import (
	"slices"
)

// lanes returns t as [rest…, n], with the given sorted axes moved to the end and
// joined into one of n elements.
func (t *Tensor) lanes(axes []int) *Tensor {
	rest, n := t.shape.without(axes, false), 1
	for _, a := range axes {
		n *= t.shape[a]
	}
	return t.inOrder(behind(len(t.shape), axes)).reshape(append(rest, n))
}

// fromLanes returns what lanes made of a tensor of the given shape, in its form.
func (t *Tensor) fromLanes(axes []int, shape Shape) *Tensor {
	order := behind(len(shape), axes)
	moved, back := make(Shape, len(order)), make([]int, len(order))
	for i, a := range order {
		moved[i], back[a] = shape[a], i
	}
	return t.reshape(moved).inOrder(back)
}

// middle returns t as [outer, n, inner] with the given sorted axes joined in the
// middle: over the same storage if they are neighbours, and as lanes otherwise.
func (t *Tensor) middle(axes []int) *Tensor {
	last := len(axes) - 1
	if last < 0 || axes[last]-axes[0] != last {
		x := t.lanes(axes)
		rows, n := x.rows()
		return x.reshape(Shape{rows, n, 1})
	}
	lo, hi := axes[0], axes[last]+1
	return t.reshape(Shape{t.shape[:lo].Size(), t.shape[lo:hi].Size(), t.shape[hi:].Size()})
}

// fromMiddle returns what middle made of a tensor of the given shape, in its form.
func (t *Tensor) fromMiddle(axes []int, shape Shape) *Tensor {
	last := len(axes) - 1
	if last < 0 || axes[last]-axes[0] != last {
		return t.fromLanes(axes, shape)
	}
	return t.reshape(shape)
}

// behind is the order of n axes in which the given ones come last.
func behind(n int, axes []int) []int {
	order := make([]int, 0, n)
	for i := range n {
		if !slices.Contains(axes, i) {
			order = append(order, i)
		}
	}
	return append(order, axes...)
}

// inOrder is Transpose, and t itself if that leaves everything in place.
func (t *Tensor) inOrder(order []int) *Tensor {
	if slices.IsSorted(order) {
		return t
	}
	return t.permuted(order)
}

// A rowKernel reduces the rows of x [rows, n] to dst [rows].
type rowKernel[T float32 | float64] func(dst, x []T, rows, n int)

// byRows reduces the last axis of x.
func byRows(x *Tensor, f32 rowKernel[float32], f64 rowKernel[float64]) *Tensor {
	out, v := alloc(x.dtype, slices.Clone(x.shape[:len(x.shape)-1])), x.dense()
	rows, n := x.rows()
	if x.dtype == Float32 {
		f32(out.f32, v.f32, rows, n)
	} else {
		f64(out.f64, v.f64, rows, n)
	}
	return out
}
