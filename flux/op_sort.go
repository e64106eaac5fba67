package flux

import (
	"math"
	"slices"
	"strconv"

	"fluxrepl/flux/internal/kernels"
)

// Sort returns t in order along an axis, from the smallest element on, or from
// the largest if descending, and the positions that the elements had, as Int32;
// both have t's shape. Equal elements keep their order. NaN counts as the largest
// number, so it comes last, and first if descending, as in PyTorch. Gradients
// pass through the elements. It panics with an [*IndexError] if there is no such
// axis.
func (t *Tensor) Sort(axis int, descending bool) (values, indices *Tensor) {
	return t.ordered("Sort", axis, -1, descending)
}

// ArgSort returns the positions that [Tensor.Sort] returns: t.TakeAlong(axis,
// t.ArgSort(axis, false)) is sorted.
func (t *Tensor) ArgSort(axis int, descending bool) *Tensor {
	index, _ := t.order("ArgSort", axis, -1, descending)
	return index
}

// TopK returns the k largest elements along an axis, the largest first, or the k
// smallest, the smallest first, and their positions, as Int32: for t of shape [a,
// n, b] and axis 1 both results are [a, k, b]. They are the first k that
// [Tensor.Sort] returns: of equal elements the first, and NaN counts as the
// largest. Gradients pass through the elements. It panics with an [*IndexError]
// if there is no such axis and with a [*DomainError] unless 0 ≤ k ≤ n.
func (t *Tensor) TopK(k, axis int, largest bool) (values, indices *Tensor) {
	t.mustRank("TopK", axis, k, 0)
	return t.ordered("TopK", axis, k, largest)
}

// KthValue returns the k-th smallest element along an axis, k from 1 on, and its
// position, as Int32; the axis disappears. Equal elements count as often as they
// are there, and NaN is the largest. The gradient goes to that element. It panics
// with an [*IndexError] if there is no such axis and with a [*DomainError] unless
// 1 ≤ k ≤ n.
func (t *Tensor) KthValue(k, axis int) (values, indices *Tensor) {
	t.mustRank("KthValue", axis, k, 1)
	values, indices = t.ordered("KthValue", axis, k, false)
	return values.Narrow(axis, k-1, k).Squeeze(axis), indices.Narrow(axis, k-1, k).Squeeze(axis)
}

// mustRank panics unless there is such an axis, and lo ≤ k ≤ n.
func (t *Tensor) mustRank(op string, axis, k, lo int) {
	mustTensor(op, t)
	n := t.shape[t.shape.axis(op, axis)]
	if k < lo || k > n {
		panic(&DomainError{Op: op, Arg: "k", Want: strconv.Itoa(lo) + " ≤ k ≤ " + strconv.Itoa(n) + ", the size of the axis", Got: strconv.Itoa(k)})
	}
}

// ordered returns the first k elements of an axis in order, all if k is
// negative, and their positions.
func (t *Tensor) ordered(op string, axis, k int, descending bool) (values, indices *Tensor) {
	index, flat := t.order(op, axis, k, descending)
	return t.pick(pickAttrs{flat, t.shape}, index.Shape()), index
}

// order returns the positions of the first k elements of an axis in order, all if
// k is negative, along that axis and in t.
func (t *Tensor) order(op string, axis, k int, descending bool) (index *Tensor, flat []int) {
	mustTensor(op, t)
	axis = t.shape.axis(op, axis)
	_, n, inner := t.shape.split(axis)
	mustCountable(op, t.shape, n)
	if k < 0 {
		k = n
	}
	shape := t.Shape()
	shape[axis] = k
	index = alloc(Int32, shape)
	flat = make([]int, len(index.i32))
	x, sorter := t.ranked(), &kernels.Sorter{}
	for line := range len(flat) / max(1, k) {
		o, i := line/inner, line%inner
		if line%64 == 0 {
			poll()
		}
		x.keys(sorter.Keys(n), o*n*inner+i, inner, descending)
		for j, at := range sorter.First(k, poll) {
			to := (o*k+j)*inner + i
			index.i32[to] = at
			flat[to] = (o*n+int(at))*inner + i
		}
	}
	return index, flat
}

// ranked returns t's elements, dense and without history, in a type that keys
// knows and that keeps their order.
func (t *Tensor) ranked() *Tensor {
	switch t.dtype {
	case Float16, BFloat16:
		t = t.constant().To(Float32)
	case Bool:
		t = t.To(Int32)
	}
	return t.dense()
}

// keys writes the order keys of the elements from, from+step, … of what ranked
// gave.
func (t *Tensor) keys(dst []uint64, from, step int, inverted bool) {
	if len(dst) == 0 {
		return
	}
	switch t.dtype {
	case Float32:
		kernels.Keys(dst, t.f32[from:], step, inverted)
	case Float64:
		kernels.Keys(dst, t.f64[from:], step, inverted)
	case Int32:
		kernels.Keys(dst, t.i32[from:], step, inverted)
	case Int64:
		kernels.Keys(dst, t.i64[from:], step, inverted)
	}
}

// mustCountable panics if n positions need more than 32 bits.
func mustCountable(op string, shape Shape, n int) {
	if n > math.MaxInt32 {
		panic(&ShapeError{Op: op, Got: slices.Clone(shape), Why: "a position would need more than 32 bits"})
	}
}
