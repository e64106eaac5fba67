package flux

import (
	"math"
	"slices"

	"fluxrepl/flux/internal/kernels"
)

var (
	opAlong    = operation{Name: "IndexSelect"}
	opAlongAdd = operation{Name: "IndexAdd"}
)

// alongAttrs are the slices of an axis that were chosen, of so many; a negative
// one is a slice of something else.
type alongAttrs struct {
	axis int
	rows []int
	of   int
}

func init() {
	opAlong.Pullback = func(c *call) { c.Give(0, c.Grad.alongAdd(c.Node.Attrs.(alongAttrs))) }
	opAlongAdd.Pullback = func(c *call) { c.Give(0, c.Grad.along(c.Node.Attrs.(alongAttrs), 0)) }
}

// along returns a tensor whose slice i of an axis is slice a.rows[i] of t, or
// full of v where that is negative. Every operation that moves whole slices is
// this one, with its pullback [Tensor.alongAdd].
func (t *Tensor) along(a alongAttrs, v float64) *Tensor {
	shape := t.Shape()
	shape[a.axis] = len(a.rows)
	x, out := t.dense(), alloc(t.dtype, shape)
	if v != 0 && slices.ContainsFunc(a.rows, func(r int) bool { return r < 0 }) {
		fill(out, v)
	}
	outer, n, inner := t.shape.split(a.axis)
	move(out, x, func(w word) { w.along(a.rows, outer, n, inner) })
	return record1(&opAlong, a, out, t)
}

// alongAdd is the reverse of along: slice i of t is added to slice a.rows[i] of
// zeros, or left out where that is negative.
func (t *Tensor) alongAdd(a alongAttrs) *Tensor {
	if t.dtype.half() {
		return t.To(Float32).alongAdd(a).To(t.dtype)
	}
	shape := t.Shape()
	shape[a.axis] = a.of
	x, out := t.dense(), alloc(t.dtype, shape)
	outer, n, inner := shape.split(a.axis)
	switch t.dtype {
	case Float32:
		kernels.AlongAdd(out.f32, x.f32, a.rows, outer, n, inner)
	case Float64:
		kernels.AlongAdd(out.f64, x.f64, a.rows, outer, n, inner)
	case Int32:
		kernels.AlongAdd(out.i32, x.i32, a.rows, outer, n, inner)
	case Int64:
		kernels.AlongAdd(out.i64, x.i64, a.rows, outer, n, inner)
	}
	return record1(&opAlongAdd, a, out, t)
}

// mustFit panics unless v is a number that a tensor of t's type can hold.
func (t *Tensor) mustFit(op string, v float64) {
	lo, hi := -0x1p63, 0x1p63
	if t.dtype == Int32 {
		lo, hi = -0x1p31, 0x1p31
	}
	if t.dtype.IsInt() && !(v >= lo && v < hi && v == math.Trunc(v)) {
		panic(&DomainError{Op: op, Arg: "value", Want: "an integer that " + t.dtype.String() + " holds", Got: format(v)})
	}
}

// mustAdd panics unless t holds numbers.
func (t *Tensor) mustAdd(op string) {
	if t.dtype == Bool {
		panic(&TypeError{Op: op, Want: "numbers", Got: "bool", Why: notFloat[Bool]})
	}
}

// ownFrom returns t, or a copy if it shares x's storage: a result that is no view
// can be written to without changing the operand.
func (t *Tensor) ownFrom(x *Tensor) *Tensor {
	if t.storage() == x.storage() {
		return t.duplicate()
	}
	return t
}

// slicesOf checks the slices of an axis, and returns what along needs.
func (t *Tensor) slicesOf(op string, axis int, rows []int) alongAttrs {
	mustTensor(op, t)
	axis = t.shape.axis(op, axis)
	n := t.shape[axis]
	for _, r := range rows {
		if r < 0 || r >= n {
			panic(&IndexError{Op: op, What: "row", Index: r, Size: n, Got: t.Shape()})
		}
	}
	shape := t.Shape()
	shape[axis] = len(rows)
	shape.checked(op)
	return alongAttrs{axis, slices.Clone(rows), n}
}

// IndexSelect returns the given slices of an axis, in that order and as often as
// they are given, as a copy: for t of shape [a, n, b] and axis 1 the result
// [a, len(rows), b] is t[i, rows[j], k]. [Tensor.Take] is IndexSelect of the
// first axis. Gradients of a slice that is given twice add up. It panics with an
// [*IndexError] if there is no such axis or slice; a negative number counts as
// none.
func (t *Tensor) IndexSelect(axis int, rows []int) *Tensor {
	return t.along(t.slicesOf("IndexSelect", axis, rows), 0)
}

// IndexAdd returns t with slice i of src added to slice rows[i] of an axis: for t
// of shape [a, n, b] and axis 1, src is [a, len(rows), b], or can be broadcast to
// that. A slice that is given twice gets both. It panics with an [*IndexError] if
// there is no such axis or slice, with a [*ShapeError] if src does not fit and
// with a [*TypeError] unless both tensors have one type that has arithmetic.
func (t *Tensor) IndexAdd(axis int, rows []int, src *Tensor) *Tensor {
	a := t.slicesOf("IndexAdd", axis, rows)
	t.mustAdd("IndexAdd")
	t.mustSame("IndexAdd", "src", src)
	return t.Add(t.fitting("IndexAdd", a, src).alongAdd(a))
}

// IndexSet returns t with slice rows[i] of an axis replaced by slice i of src,
// which has the shape that [Tensor.IndexAdd] wants, and t's type, which may be
// any. Of a slice that is given twice the last one stays; the others have no
// gradient, nor have the elements of t that were replaced.
func (t *Tensor) IndexSet(axis int, rows []int, src *Tensor) *Tensor {
	a := t.slicesOf("IndexSet", axis, rows)
	t.mustSame("IndexSet", "src", src)
	src = t.fitting("IndexSet", a, src)
	if t.Size() == 0 {
		return t.duplicate()
	}
	from := upTo(a.of)
	for i, r := range a.rows {
		from[r] = a.of + i
	}
	return Concat(a.axis, t, src).along(alongAttrs{a.axis, from, a.of + len(rows)}, 0)
}

// IndexFill returns t with every element of the given slices of an axis set to v.
// It panics as [Tensor.IndexSelect] does, and with a [*DomainError] if t
// holds integers and v is none that its type can hold.
func (t *Tensor) IndexFill(axis int, rows []int, v float64) *Tensor {
	a := t.slicesOf("IndexFill", axis, rows)
	t.mustFit("IndexFill", v)
	if t.Size() == 0 {
		return t.duplicate()
	}
	from := upTo(a.of)
	for _, r := range a.rows {
		from[r] = -1
	}
	return t.along(alongAttrs{a.axis, from, a.of}, v)
}

// fitting returns src broadcast to the slices that a names.
func (t *Tensor) fitting(op string, a alongAttrs, src *Tensor) *Tensor {
	want := t.Shape()
	want[a.axis] = len(a.rows)
	return src.repeatedTo(op, "src", want)
}

// repeatedTo is BroadcastTo for the operand arg of an operation.
func (t *Tensor) repeatedTo(op, arg string, shape Shape) *Tensor {
	if both, ok := broadcast(t.shape, shape); !ok || !both.Equal(shape) {
		panic(&ShapeError{Op: op, Arg: arg, Want: slices.Clone(shape), Got: t.Shape()})
	}
	return t.BroadcastTo(shape...)
}

// empty returns a tensor without elements, of a shape that may have one huge
// axis beside one of size 0: a list of its slices would not fit into memory.
func (t *Tensor) empty(shape Shape) *Tensor {
	return t.reshape(Shape{t.Size()}).along(alongAttrs{0, nil, t.Size()}, 0).reshape(shape)
}

// upTo returns 0, 1, …, n − 1.
func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
