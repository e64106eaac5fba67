package flux

import (
	"unsafe"

	"fluxrepl/flux/internal/tape"
)

// The forms in place write to the storage of t, and so to everything that shares
// it. What gradients make of that:
//
//   - A tensor that an open [Gradient] call differentiates with respect to cannot
//     be written to.
//   - If t or the operand has a history that a gradient call follows, the write
//     becomes part of the history, and gradients are those of the form that makes
//     a new tensor. That needs all of t's storage: a view, or a tensor of which
//     there are views, cannot be written to then.
//   - A number that an earlier operation saved for its pullback may be written
//     over; the gradient that needs it panics and names the operation.
//
// All of these panic with a [*GradientError]: there is never a wrong gradient.

// AddInPlace sets t to t + u, where u is broadcast to t's shape, and returns t.
// Like the other forms in place it panics with a [*ShapeError] if u does not fit
// into t, with a [*TypeError] if the types differ, with a [*DomainError] if t is
// a view that repeats elements, and with a [*GradientError] if a gradient call
// forbids the write: one that follows t itself, or one that follows t or u where
// t shares its storage.
func (t *Tensor) AddInPlace(u *Tensor) *Tensor { return opAdd.inPlace("AddInPlace", t, u) }

// SubInPlace sets t to t − u, like [Tensor.AddInPlace].
func (t *Tensor) SubInPlace(u *Tensor) *Tensor { return opSub.inPlace("SubInPlace", t, u) }

// MulInPlace sets t to t·u elementwise, like [Tensor.AddInPlace].
func (t *Tensor) MulInPlace(u *Tensor) *Tensor { return opMul.inPlace("MulInPlace", t, u) }

// DivInPlace sets t to t/u elementwise, like [Tensor.AddInPlace].
func (t *Tensor) DivInPlace(u *Tensor) *Tensor { return opDiv.inPlace("DivInPlace", t, u) }

func (op *binary) inPlace(name string, t, u *Tensor) *Tensor {
	mustTensor(name, t)
	mustTensor(name, u)
	op.check(name, t, u)
	t.mustTake(name, u)
	s := t.mustWrite(name, u)
	old := t.before(s, op != &opAdd && op != &opSub && u.scopes() != nil)
	if searching.Load() == 0 && t.layout == nil && !t.dtype.half() && u.apartFrom(t) {
		poll() // and not in between: half of a write is none
		op.compute(t, old, u, nil)
	} else {
		y := op.value(old, u)
		if searching.Load() != 0 {
			examine(&op.operation, y, old, u)
		}
		t.assign(y)
	}
	t.changed()
	if s != nil {
		node2(&op.operation, s, nil, t, old, cut(u))
	}
	return t
}

// apartFrom reports whether a loop that writes to dst, which is dense, reads each
// element of t before it writes there: they share no memory, or begin and end
// together. Tensors over one slice of the caller's share memory but no storage, so
// the addresses decide.
func (t *Tensor) apartFrom(dst *Tensor) bool {
	from, to := dst.span()
	if t.layout != nil {
		lo, hi := t.layout.data.span()
		return hi <= from || to <= lo
	}
	lo, hi := t.span()
	return hi <= from || to <= lo || lo == from && t.shape.Equal(dst.shape)
}

// span returns the addresses of the first element of a dense tensor and of what
// comes after the last.
func (t *Tensor) span() (from, to uintptr) {
	n, width := t.shape.Size(), t.dtype.Bytes()
	if n == 0 {
		return 0, 0
	}
	switch width {
	case 1:
		from = uintptr(unsafe.Pointer(&elements[uint8](t)[0]))
	case 2:
		from = uintptr(unsafe.Pointer(&elements[uint16](t)[0]))
	case 4:
		from = uintptr(unsafe.Pointer(&elements[uint32](t)[0]))
	case 8:
		from = uintptr(unsafe.Pointer(&elements[uint64](t)[0]))
	}
	return from, from + uintptr(n*width)
}

// value computes the operation without recording it.
func (op *binary) value(a, b *Tensor) *Tensor {
	if a.dtype.half() {
		return op.value(a.constant().To(Float32), b.constant().To(Float32)).To(a.dtype)
	}
	out := blank(a.dtype, together(op.Name, a, b))
	op.compute(out, a, b, poll)
	return out
}

// CopyFrom sets t to u, broadcast to t's shape, and returns t, by the rules of
// [Tensor.AddInPlace].
func (t *Tensor) CopyFrom(u *Tensor) *Tensor {
	mustSame("CopyFrom", t, u)
	t.mustTake("CopyFrom", u)
	return t.overwrite("CopyFrom", u)
}

// Fill sets every element of t to v, converted as [Tensor.To] does, and returns
// t, by the rules of [Tensor.AddInPlace].
func (t *Tensor) Fill(v float64) *Tensor {
	mustTensor("Fill", t)
	return t.overwrite("Fill", scalarLike(t, v))
}

// Set sets one element to v, converted as [Tensor.To] does, by the rules of
// [Tensor.AddInPlace]. It panics like [Tensor.At] if there is no such element.
func (t *Tensor) Set(v float64, index ...int) {
	mustTensor("Set", t)
	data, at := t.locate("Set", index)
	if s := t.mustWrite("Set", t); s != nil {
		panic(&GradientError{Op: "Set", Why: "a gradient call follows the tensor; use Where, or a form that makes a new one"})
	}
	fill(data.over(Shape{}, at, at+1), v)
	t.changed()
}

// overwrite is a copy: the old elements of t have no gradient any more.
func (t *Tensor) overwrite(op string, u *Tensor) *Tensor {
	s := t.mustWrite(op, u)
	old := t.before(s, false)
	t.assign(u.constant().expand(t.shape).dense())
	t.changed()
	if s != nil {
		node2(&opOverwrite, s, nil, t, old, cut(u))
	}
	return t
}

var opOverwrite = operation{Name: "CopyFrom"}

func init() {
	opOverwrite.Pullback = func(c *call) { c.Give(1, sumTo(c.Grad, c.Like(1).shape)) }
}

// mustTake panics unless u can be broadcast to t's own shape.
func (t *Tensor) mustTake(op string, u *Tensor) {
	if both, ok := broadcast(t.shape, u.shape); !ok || !both.Equal(t.shape) {
		panic(&ShapeError{Op: op, Arg: "operand", Want: t.Shape(), Got: u.Shape(), Why: "it cannot be broadcast to that"})
	}
}

// mustWrite panics if t must not be written to. It returns the scopes that follow
// t or u: the write is part of their history.
func (t *Tensor) mustWrite(op string, u *Tensor) *tape.Scopes {
	if w := t.watch.Load(); w.Open() != nil {
		panic(&GradientError{Op: op, Why: "a gradient call differentiates with respect to this tensor"})
	}
	if t.layout != nil {
		for i, step := range t.layout.strides {
			if step == 0 && t.shape[i] > 1 {
				panic(&DomainError{Op: op, Want: "a storage place for each element; Clone the tensor first",
					Got: "a view that repeats elements"})
			}
		}
	}
	s := tape.Union(t.scopes(), u.scopes())
	if s != nil && t.viewed() {
		panic(&GradientError{Op: op, Why: "a gradient call follows this write, and the tensor shares its storage with views, whose gradients would be wrong; Clone it first"})
	}
	return s
}

// before returns a tensor that stands for t in the history as it was before a
// write, with its values if the write's pullback needs them.
func (t *Tensor) before(s *tape.Scopes, values bool) *Tensor {
	if s == nil {
		return t
	}
	old := t.alias(t.shape)
	if values {
		old = t.copied()
	}
	if n := t.node; n != nil {
		if old.mem == nil {
			n.Give()
		}
		old.node = n
		n.Output = old
	}
	return old
}
