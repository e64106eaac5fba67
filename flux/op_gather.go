package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
)

// TakeAlong takes elements along an axis, each by an index of its own: for t of
// shape [a, n, b], axis 1 and index of shape [a, m, b] the result [a, m, b] is
// t[i, index[i, j, k], k]. It undoes [Tensor.ArgSort], and is what PyTorch calls
// gather and NumPy take_along_axis. All sizes but that of the axis must agree
// (where one is 1, NumPy would repeat and PyTorch crop: use [Tensor.BroadcastTo]
// or [Tensor.Narrow]). Gradients of an element that is taken twice add up.
//
// It panics with a [*TypeError] unless index holds integers, with a [*ShapeError]
// if the shapes do not fit, and with an [*IndexError] if an index is not from 0
// to n − 1.
func (t *Tensor) TakeAlong(axis int, index *Tensor) *Tensor {
	mustTensor("TakeAlong", t)
	return t.pick(pickAttrs{t.flatAlong("TakeAlong", axis, index), t.shape}, index.Shape())
}

// flatAlong returns the positions in t, row by row, that index names along an
// axis.
func (t *Tensor) flatAlong(op string, axis int, index *Tensor) []int {
	axis = t.shape.axis(op, axis)
	mustInt(op, "index", index)
	want := t.Shape()
	want[axis] = -1
	if len(index.shape) == len(want) {
		want[axis] = index.shape[axis]
	}
	if !index.shape.Equal(want) {
		want[axis] = -1
		panic(&ShapeError{Op: op, Arg: "index", Want: want, Got: index.Shape()})
	}
	_, n, inner := t.shape.split(axis)
	x, flat, bad := index.dense(), make([]int, index.Size()), 0
	if x.dtype == Int32 {
		bad = kernels.FlatAlong(flat, x.i32, n, index.shape[axis], inner)
	} else {
		bad = kernels.FlatAlong(flat, x.i64, n, index.shape[axis], inner)
	}
	if bad >= 0 {
		panic(&IndexError{Op: op, What: "index", Index: indices(op, "index", index)[bad], At: index.shape.position(bad), Size: n, Got: t.Shape()})
	}
	return flat
}

// GatherND takes slices by tuples of indices: the last axis of index, of size k,
// holds a place on the first k axes of t. For t of shape [n, m, c] and index of
// shape [b, 2] the result [b, c] is t[index[i, 0], index[i, 1]]. With k = 1 it is
// [Tensor.Take], with k = NDim it takes single elements. This is NNlib's gather
// of tuples and TensorFlow's gather_nd.
//
// It panics with a [*TypeError] unless index holds integers, with a [*ShapeError]
// if it has no axis or k is more than t has axes, and with an [*IndexError] if an
// index is out of range.
func (t *Tensor) GatherND(index *Tensor) *Tensor {
	const op = "GatherND"
	mustTensor(op, t)
	rows, of := t.tuples(op, index)
	k := index.shape[len(index.shape)-1]
	inner := t.shape[k:]
	shape := append(slices.Clone(index.shape[:len(index.shape)-1]), inner...)
	shape.checked(op)
	joined := t.reshape(append(Shape{of}, inner...))
	return joined.along(alongAttrs{0, rows, of}, 0).reshape(shape)
}

// tuples reads the tuples of indices on the last axis of index. It returns the
// place of each, counted row by row over the first k axes of t, and the number of
// places.
func (t *Tensor) tuples(op string, index *Tensor) (rows []int, of int) {
	values := indices(op, "index", index)
	last := len(index.shape) - 1
	if last < 0 || index.shape[last] > len(t.shape) {
		panic(&ShapeError{Op: op, Arg: "index", Got: index.Shape(), Why: "the last axis must hold one index for each of some axes of " + t.shape.String()})
	}
	k := index.shape[last]
	rows = make([]int, index.shape[:last].Size())
	for i := range rows {
		for j, v := range values[i*k:][:k] {
			n := t.shape[j]
			if v < 0 || v >= n {
				panic(&IndexError{Op: op, What: "index", Index: v, At: index.shape.position(i*k + j), Size: n, Got: t.Shape()})
			}
			rows[i] = rows[i]*n + v
		}
	}
	return rows, t.shape[:k].Size()
}
