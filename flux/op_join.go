package flux

import (
	"slices"
	"strconv"

	"fluxrepl/flux/internal/kernels"
)

var opConcat = operation{Name: "Concat"}

// concatAttrs is the axis along which tensors were joined.
type concatAttrs struct{ axis int }

func init() {
	opConcat.Pullback = func(c *call) {
		axis, lo := c.Node.Attrs.(concatAttrs).axis, 0
		for i, in := range c.Node.Inputs {
			hi := lo + in.shape[axis]
			if c.Needs(i) {
				c.Give(i, c.Grad.Narrow(axis, lo, hi))
			}
			lo = hi
		}
	}
}

// Concat joins tensors along an axis; their other sizes and their types must
// agree. It panics with a [*DomainError] without tensors, with a [*ShapeError] if
// sizes differ and with a [*TypeError] if types do.
func Concat(axis int, ts ...*Tensor) *Tensor { return concat("Concat", axis, ts) }

func concat(op string, axis int, ts []*Tensor) *Tensor {
	if len(ts) == 0 {
		panic(&DomainError{Op: op, Want: "at least one tensor", Got: "none"})
	}
	mustTensor(op, ts[0])
	first := ts[0]
	axis = first.shape.axis(op, axis)
	shape := first.Shape()
	shape[axis] = 0
	for i, t := range ts {
		mustTensor(op, t)
		if t.dtype != first.dtype {
			panic(&TypeError{Op: op, Arg: "tensor " + strconv.Itoa(i), Want: first.dtype.String(), Got: t.dtype.String()})
		}
		want := first.Shape()
		want[axis] = -1
		if len(t.shape) == len(want) {
			want[axis] = t.shape[axis]
		}
		if !t.shape.Equal(want) {
			want[axis] = -1
			panic(&ShapeError{Op: op, Arg: "tensor " + strconv.Itoa(i), Want: want, Got: t.Shape()})
		}
		shape[axis] += t.shape[axis]
	}
	shape.checked(op)
	out := alloc(first.dtype, shape)
	outer, n, inner := shape.split(axis)
	lo := 0
	for _, t := range ts {
		width := t.shape[axis] * inner
		switch out.dtype {
		case Float32:
			kernels.Widen(out.f32, t.f32, outer, n*inner, lo, width)
		case Float64:
			kernels.Widen(out.f64, t.f64, outer, n*inner, lo, width)
		case Int32:
			kernels.Widen(out.i32, t.i32, outer, n*inner, lo, width)
		}
		lo += width
	}
	return record(&opConcat, concatAttrs{axis}, out, slices.Clone(ts)...)
}

// Stack joins tensors of one shape along a new axis. It panics like [Concat].
func Stack(axis int, ts ...*Tensor) *Tensor {
	rows := make([]*Tensor, len(ts))
	for i, t := range ts {
		mustTensor("Stack", t)
		rows[i] = t.Unsqueeze(axis)
	}
	if axis < 0 && len(ts) > 0 {
		axis += len(ts[0].shape) + 1
	}
	return concat("Stack", axis, rows)
}
