package flux

import (
	"slices"
	"strconv"

	"fluxrepl/flux/internal/kernels"
)

var (
	opNarrow = operation{Name: "Narrow"}
	opWiden  = operation{Name: "Widen"}
	opPick   = operation{Name: "Pick"}
	opPlace  = operation{Name: "Place"}
)

// narrowAttrs is a piece of an axis, every step'th element from lo to hi, and the
// size of the whole axis.
type narrowAttrs struct{ axis, lo, hi, step, size int }

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
		c.Give(0, c.Grad.piece(c.Node.Attrs.(narrowAttrs)))
	}
	opPick.Pullback = func(c *call) { c.Give(0, c.Grad.place(c.Node.Attrs.(pickAttrs))) }
	opPlace.Pullback = func(c *call) { c.Give(0, c.Grad.pick(c.Node.Attrs.(pickAttrs), c.Like(0).shape)) }
}

// Slice returns the elements lo to hi (without hi) of the first axis, over the
// same storage. It panics with an [*IndexError] unless 0 ≤ lo ≤ hi ≤ the size.
func (t *Tensor) Slice(lo, hi int) *Tensor { return t.narrow("Slice", 0, lo, hi, 1) }

// Narrow is [Tensor.Slice] along any axis.
func (t *Tensor) Narrow(axis, lo, hi int) *Tensor { return t.narrow("Narrow", axis, lo, hi, 1) }

// Stride is [Tensor.Narrow] with a step: the elements lo, lo+step, … before hi of
// an axis, over the same storage. It panics with a [*DomainError] unless step is
// positive; Flip turns an axis round.
func (t *Tensor) Stride(axis, lo, hi, step int) *Tensor {
	if step < 1 {
		panic(&DomainError{Op: "Stride", Arg: "step", Want: "step ≥ 1", Got: strconv.Itoa(step)})
	}
	return t.narrow("Stride", axis, lo, hi, step)
}

func (t *Tensor) narrow(op string, axis, lo, hi, step int) *Tensor {
	mustTensor(op, t)
	axis = t.shape.axis(op, axis)
	n := t.shape[axis]
	switch {
	case lo < 0 || lo > n:
		panic(&IndexError{Op: op, What: "lower bound", Index: lo, Size: n, Got: t.Shape()})
	case hi < lo || hi > n:
		panic(&IndexError{Op: op, What: "upper bound", Index: hi, Size: n, Got: t.Shape()})
	}
	return t.piece(narrowAttrs{axis, lo, hi, step, n})
}

// piece returns the view that a describes.
func (t *Tensor) piece(a narrowAttrs) *Tensor { return record1(&opNarrow, a, t.pieceOf(a), t) }

func (t *Tensor) pieceOf(a narrowAttrs) *Tensor {
	shape, strides := t.Shape(), t.Strides()
	offset := a.lo * strides[a.axis]
	shape[a.axis] = 0
	if a.hi > a.lo {
		shape[a.axis] = (a.hi-a.lo-1)/a.step + 1
	}
	strides[a.axis] *= a.step
	return t.view(shape, strides, offset)
}

// widen is the reverse of piece: t in the middle of zeros.
func (t *Tensor) widen(a narrowAttrs) *Tensor {
	shape := t.Shape()
	shape[a.axis] = a.size
	out := alloc(t.dtype, shape)
	into := out.pieceOf(a)
	out.storage().viewed.Store(false) // nobody else has the view
	into.assign(t.dense())
	return record1(&opWiden, a, out, t)
}

// Row returns element i of the first axis, without that axis, over the same
// storage; a negative i counts from the end. It panics with an [*IndexError] if
// there is none.
func (t *Tensor) Row(i int) *Tensor { return t.selected("Row", 0, i) }

// Select is [Tensor.Row] for any axis.
func (t *Tensor) Select(axis, i int) *Tensor { return t.selected("Select", axis, i) }

func (t *Tensor) selected(op string, axis, i int) *Tensor {
	mustTensor(op, t)
	axis = t.shape.axis(op, axis)
	n, at := t.shape[axis], i
	if at < 0 {
		at += n
	}
	if at < 0 || at >= n {
		what := "row"
		if op != "Row" {
			what = "index"
		}
		panic(&IndexError{Op: op, What: what, Index: i, Size: n, Got: t.Shape()})
	}
	y := t.narrow(op, axis, at, at+1, 1)
	return y.reshape(y.shape.without([]int{axis}, false))
}

// Take returns the given rows of the first axis, in that order and as often as
// they are given, as a copy: [len(rows), …]. Gradients of a row that is taken
// twice add up. It panics with an [*IndexError] if there is no such row.
func (t *Tensor) Take(rows []int) *Tensor { return t.along(t.slicesOf("Take", 0, rows), 0) }

// Pick takes one element of each row of the last axis: for t of shape [n, c] and
// labels of shape [n] the result [n] is t[i, labels[i]]. Without a batch, t is
// [c] and labels is []. It panics with a [*TypeError] unless labels are
// integers, with a [*ShapeError] if the shapes do not fit, and with an [*IndexError] that
// names the label, its position and the number of classes if one is out of
// range.
func (t *Tensor) Pick(labels *Tensor) *Tensor {
	mustTensor("Pick", t)
	mustInt("Pick", "labels", labels)
	last := t.shape.axis("Pick", -1)
	if !t.shape[:last].Equal(labels.shape) {
		panic(&ShapeError{Op: "Pick", Arg: "labels", Want: slices.Clone(t.shape[:last]), Got: labels.Shape()})
	}
	n := t.shape[last]
	flat := labels.Ints()
	for i, label := range flat {
		labels.mustLabel("Pick", i, label, n)
		flat[i] = i*n + label
	}
	return t.pick(pickAttrs{flat, t.shape}, labels.shape)
}

// mustLabel panics unless the label, which is element i, is a class.
func (t *Tensor) mustLabel(op string, i, label, classes int) {
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
	out := alloc(t.dtype, shape)
	move(out, t.dense(), func(w word) { w.pick(a.flat) })
	return record1(&opPick, a, out, t)
}

// place is the reverse of pick: element i of t is added to position a.flat[i] of
// zeros of the shape a.of, or left out where that is negative.
func (t *Tensor) place(a pickAttrs) *Tensor {
	if t.dtype.half() {
		return t.To(Float32).place(a).To(t.dtype)
	}
	out, x := alloc(t.dtype, a.of), t.dense()
	switch t.dtype {
	case Float32:
		kernels.PlaceAdd(out.f32, x.f32, a.flat)
	case Float64:
		kernels.PlaceAdd(out.f64, x.f64, a.flat)
	case Int32:
		kernels.PlaceAdd(out.i32, x.i32, a.flat)
	case Int64:
		kernels.PlaceAdd(out.i64, x.i64, a.flat)
	}
	return record1(&opPlace, a, out, t)
}

// OneHot returns a float32 tensor with one more axis than labels: 1 at the
// label's place and 0 elsewhere. It panics with a [*TypeError] unless labels are
// integers, and with an [*IndexError] if a label is out of range.
func OneHot(labels *Tensor, classes int) *Tensor {
	mustInt("OneHot", "labels", labels)
	out := allocFor("OneHot", Float32, append(labels.Shape(), classes))
	for i, label := range labels.Ints() {
		labels.mustLabel("OneHot", i, label, classes)
		out.f32[i*classes+label] = 1
	}
	return out
}
