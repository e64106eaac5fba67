package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
)

var (
	opNarrow  = operation{Name: "Narrow"}
	opWiden   = operation{Name: "Widen"}
	opTake    = operation{Name: "Take"}
	opScatter = operation{Name: "Scatter"}
	opPick    = operation{Name: "Pick"}
	opPlace   = operation{Name: "Place"}
)

// narrowAttrs is a piece of an axis, and the size of the whole axis.
type narrowAttrs struct{ axis, lo, hi, size int }

// rowsAttrs are the rows that were taken, of so many.
type rowsAttrs struct {
	rows []int
	of   int
}

// pickAttrs are the positions that were picked, or placed.
type pickAttrs struct {
	flat []int // into the operand, row by row; negative is nowhere
	of   Shape // of the operand
}

func init() {
	opNarrow.Pullback = func(c *call) {
		a := c.Node.Attrs.(narrowAttrs)
		c.Give(0, c.Grad.widen(a))
	}
	opWiden.Pullback = func(c *call) {
		a := c.Node.Attrs.(narrowAttrs)
		c.Give(0, c.Grad.Narrow(a.axis, a.lo, a.hi))
	}
	opTake.Pullback = func(c *call) { c.Give(0, c.Grad.scatter(c.Node.Attrs.(rowsAttrs))) }
	opScatter.Pullback = func(c *call) { c.Give(0, c.Grad.take(c.Node.Attrs.(rowsAttrs))) }
	opPick.Pullback = func(c *call) { c.Give(0, c.Grad.place(c.Node.Attrs.(pickAttrs))) }
	opPlace.Pullback = func(c *call) { c.Give(0, c.Grad.pick(c.Node.Attrs.(pickAttrs), c.Like(0).shape)) }
}

// Slice returns the elements lo to hi (without hi) of the first axis, over the
// same storage. It panics with an [*IndexError] unless 0 ≤ lo ≤ hi ≤ the size.
func (t *Tensor) Slice(lo, hi int) *Tensor { return t.narrow("Slice", 0, lo, hi) }

// Narrow returns the elements lo to hi (without hi) of any axis; for the first
// axis it is [Tensor.Slice], for another one a copy.
func (t *Tensor) Narrow(axis, lo, hi int) *Tensor { return t.narrow("Narrow", axis, lo, hi) }

func (t *Tensor) narrow(op string, axis, lo, hi int) *Tensor {
	mustTensor(op, t)
	axis = t.shape.axis(op, axis)
	outer, n, inner := t.shape.split(axis)
	switch {
	case lo < 0 || lo > n:
		panic(&IndexError{Op: op, What: "lower bound", Index: lo, Size: n, Got: t.Shape()})
	case hi < lo || hi > n:
		panic(&IndexError{Op: op, What: "upper bound", Index: hi, Size: n, Got: t.Shape()})
	}
	shape := t.Shape()
	shape[axis] = hi - lo
	attrs := narrowAttrs{axis, lo, hi, n}
	if axis == 0 {
		return record1(&opNarrow, attrs, t.window(shape, lo*inner, hi*inner), t)
	}
	out := alloc(t.dtype, shape)
	switch t.dtype {
	case Float32:
		kernels.Narrow(out.f32, t.f32, outer, n*inner, lo*inner, (hi-lo)*inner)
	case Float64:
		kernels.Narrow(out.f64, t.f64, outer, n*inner, lo*inner, (hi-lo)*inner)
	case Int32:
		kernels.Narrow(out.i32, t.i32, outer, n*inner, lo*inner, (hi-lo)*inner)
	}
	return record1(&opNarrow, attrs, out, t)
}

// widen is the reverse of narrow: t in the middle of zeros.
func (t *Tensor) widen(a narrowAttrs) *Tensor {
	shape := t.Shape()
	shape[a.axis] = a.size
	outer, n, inner := shape.split(a.axis)
	out := alloc(t.dtype, shape)
	if t.dtype == Float32 {
		kernels.Widen(out.f32, t.f32, outer, n*inner, a.lo*inner, (a.hi-a.lo)*inner)
	} else {
		kernels.Widen(out.f64, t.f64, outer, n*inner, a.lo*inner, (a.hi-a.lo)*inner)
	}
	return record1(&opWiden, a, out, t)
}

// Row returns element i of the first axis, without that axis, over the same
// storage; a negative i counts from the end.
func (t *Tensor) Row(i int) *Tensor {
	mustTensor("Row", t)
	t.shape.axis("Row", 0)
	at := i
	if at < 0 {
		at += t.shape[0]
	}
	if at < 0 || at >= t.shape[0] {
		panic(&IndexError{Op: "Row", What: "row", Index: i, Size: t.shape[0], Got: t.Shape()})
	}
	return t.narrow("Row", 0, at, at+1).reshape(slices.Clone(t.shape[1:]))
}

// Take returns the given rows of the first axis, in that order and as often as
// they are given, as a copy: [len(rows), …]. Gradients of a row that is taken
// twice add up. It panics with an [*IndexError] if there is no such row.
func (t *Tensor) Take(rows []int) *Tensor {
	mustTensor("Take", t)
	t.shape.axis("Take", 0)
	for _, r := range rows {
		if r < 0 || r >= t.shape[0] {
			panic(&IndexError{Op: "Take", What: "row", Index: r, Size: t.shape[0], Got: t.Shape()})
		}
	}
	return t.take(rowsAttrs{slices.Clone(rows), t.shape[0]})
}

func (t *Tensor) take(a rowsAttrs) *Tensor {
	shape := t.Shape()
	shape[0] = len(a.rows)
	inner := shape[1:].Size()
	shape.checked("Take")
	out := alloc(t.dtype, shape)
	switch t.dtype {
	case Float32:
		kernels.Gather(out.f32, t.f32, a.rows, inner)
	case Float64:
		kernels.Gather(out.f64, t.f64, a.rows, inner)
	case Int32:
		kernels.Gather(out.i32, t.i32, a.rows, inner)
	}
	return record1(&opTake, a, out, t)
}

// scatter is the reverse of take: row i is added to row a.rows[i] of zeros.
func (t *Tensor) scatter(a rowsAttrs) *Tensor {
	shape := t.Shape()
	shape[0] = a.of
	inner := shape[1:].Size()
	out := alloc(t.dtype, shape)
	if t.dtype == Float32 {
		kernels.ScatterAdd(out.f32, t.f32, a.rows, inner)
	} else {
		kernels.ScatterAdd(out.f64, t.f64, a.rows, inner)
	}
	return record1(&opScatter, a, out, t)
}

// Pick takes one element of each row of the last axis: for t of shape [n, c] and
// labels of shape [n] the result [n] is t[i, labels[i]]. Without a batch, t is
// [c] and labels is []. It panics with a [*TypeError] unless labels is Int32,
// with a [*ShapeError] if the shapes do not fit, and with an [*IndexError] that
// names the label, its position and the number of classes if one is out of
// range.
func (t *Tensor) Pick(labels *Tensor) *Tensor {
	mustFloat("Pick", t)
	mustInt("Pick", "labels", labels)
	last := t.shape.axis("Pick", -1)
	if !t.shape[:last].Equal(labels.shape) {
		panic(&ShapeError{Op: "Pick", Arg: "labels", Want: slices.Clone(t.shape[:last]), Got: labels.Shape()})
	}
	n := t.shape[last]
	flat := make([]int, len(labels.i32))
	for i, label := range labels.i32 {
		labels.mustLabel("Pick", i, n)
		flat[i] = i*n + int(label)
	}
	return t.pick(pickAttrs{flat, t.shape}, labels.shape)
}

// mustLabel panics unless element i is a class.
func (t *Tensor) mustLabel(op string, i, classes int) {
	label := int(t.i32[i])
	if label >= 0 && label < classes {
		return
	}
	at := make([]int, len(t.shape))
	for a := len(at) - 1; a >= 0; a-- {
		at[a] = i % t.shape[a]
		i /= t.shape[a]
	}
	panic(&IndexError{Op: op, What: "label", Index: label, At: at, Size: classes})
}

// pick returns a tensor of the given shape whose element i is element a.flat[i]
// of t, row by row, or 0 where that is negative. It works for every element
// type, and with [Tensor.place] as its pullback it has gradients of any order:
// an operation that only chooses elements needs nothing else.
func (t *Tensor) pick(a pickAttrs, shape Shape) *Tensor {
	x := t.dense()
	out := alloc(t.dtype, shape)
	switch t.dtype {
	case Float32:
		kernels.Pick(out.f32, x.f32, a.flat)
	case Float64:
		kernels.Pick(out.f64, x.f64, a.flat)
	case Int32:
		kernels.Pick(out.i32, x.i32, a.flat)
	}
	return record1(&opPick, a, out, t)
}

// place is the reverse of pick: element i of t is added to position a.flat[i] of
// zeros of the shape a.of, or left out where that is negative.
func (t *Tensor) place(a pickAttrs) *Tensor {
	x := t.dense()
	out := alloc(t.dtype, a.of)
	if t.dtype == Float32 {
		kernels.PlaceAdd(out.f32, x.f32, a.flat)
	} else {
		kernels.PlaceAdd(out.f64, x.f64, a.flat)
	}
	return record1(&opPlace, a, out, t)
}

// OneHot returns a float32 tensor with one more axis than labels: 1 at the
// label's place and 0 elsewhere. It panics with a [*TypeError] unless labels is
// Int32, and with an [*IndexError] if a label is out of range.
func OneHot(labels *Tensor, classes int) *Tensor {
	mustInt("OneHot", "labels", labels)
	out := allocFor("OneHot", Float32, append(labels.Shape(), classes))
	for i, label := range labels.i32 {
		labels.mustLabel("OneHot", i, classes)
		out.f32[i*classes+int(label)] = 1
	}
	return out
}
