package flux

import (
	"slices"
	"strconv"
)

var opConcat = operation{Name: "Concat"}

// concatAttrs is the axis along which tensors were joined.
type concatAttrs struct{ axis int }

func init() {
	opConcat.Pullback = func(c *call) {
		axis, lo := c.Node.Attrs.(concatAttrs).axis, 0
		for i := range c.Node.Inputs {
			hi := lo + c.Like(i).shape[axis]
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
		at := lo
		move(out, t.dense(), func(w word) { w.columns(outer, n*inner, at, width) })
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

// Split cuts t along an axis into pieces of the given sizes, over the same
// storage; [Concat] puts them together again. It panics with a [*ShapeError]
// unless the sizes add up to that of the axis.
func (t *Tensor) Split(axis int, sizes ...int) []*Tensor {
	mustTensor("Split", t)
	axis = t.shape.axis("Split", axis)
	rest := t.shape[axis]
	for _, n := range sizes {
		if n < 0 || n > rest {
			rest = -1
			break
		}
		rest -= n
	}
	if rest != 0 {
		panic(&ShapeError{Op: "Split", Got: t.Shape(),
			Why: "the sizes " + Shape(sizes).String() + " do not add up to " + strconv.Itoa(t.shape[axis])})
	}
	return t.pieces("Split", axis, sizes)
}

// Chunk cuts t along an axis into n pieces over the same storage, whose sizes
// differ by at most 1, the larger ones first. It panics with a [*DomainError]
// unless n ≥ 1.
func (t *Tensor) Chunk(axis, n int) []*Tensor {
	mustTensor("Chunk", t)
	axis = t.shape.axis("Chunk", axis)
	if n < 1 || n > maxSize {
		panic(&DomainError{Op: "Chunk", Arg: "n", Want: "n ≥ 1", Got: strconv.Itoa(n)})
	}
	sizes := make([]int, n)
	for i := range sizes {
		sizes[i] = t.shape[axis] / n
		if i < t.shape[axis]%n {
			sizes[i]++
		}
	}
	return t.pieces("Chunk", axis, sizes)
}

// Unstack returns the elements along an axis, each without that axis and over the
// same storage; [Stack] puts them together again.
func (t *Tensor) Unstack(axis int) []*Tensor {
	mustTensor("Unstack", t)
	axis = t.shape.axis("Unstack", axis)
	parts := make([]*Tensor, t.shape[axis])
	for i := range parts {
		parts[i] = t.selected("Unstack", axis, i)
	}
	return parts
}

func (t *Tensor) pieces(op string, axis int, sizes []int) []*Tensor {
	parts := make([]*Tensor, len(sizes))
	lo := 0
	for i, n := range sizes {
		parts[i] = t.narrow(op, axis, lo, lo+n, 1)
		lo += n
	}
	return parts
}
