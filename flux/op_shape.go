package flux

import (
	"slices"
)

var (
	opReshape   = operation{Name: "Reshape"}
	opBroadcast = operation{Name: "BroadcastTo"}
	opTranspose = operation{Name: "Transpose"}
	opClone     = operation{Name: "Clone"}
)

// transposeAttrs is the order of axes that Transpose used.
type transposeAttrs struct{ axes []int }

func init() {
	opReshape.Pullback = func(c *call) { c.Give(0, c.Grad.reshape(c.Like(0).shape)) }
	opBroadcast.Pullback = func(c *call) { c.Give(0, sumTo(c.Grad, c.Like(0).shape)) }
	opTranspose.Pullback = func(c *call) {
		axes := c.Node.Attrs.(transposeAttrs).axes
		back := make([]int, len(axes))
		for i, a := range axes {
			back[a] = i
		}
		c.Give(0, c.Grad.Transpose(back...))
	}
	opClone.Pullback = func(c *call) { c.Give(0, c.Grad) }
}

// Reshape returns a tensor of another shape, with the elements in the same order
// row by row. Nothing is copied, unless t is a view (a transpose, say) whose
// elements no choice of strides brings into the new shape. One size may be -1
// and follows from the others. It panics with a [*ShapeError] if the number of
// elements would change.
func (t *Tensor) Reshape(shape ...int) *Tensor {
	mustTensor("Reshape", t)
	var room [8]int // s must not escape: the usual shapes of a step are kept by it
	s := append(Shape(room[:0]), shape...)
	hole := slices.Index(s, -1)
	if hole >= 0 {
		s[hole] = 1
		if slices.Contains(s, -1) {
			panic(&ShapeError{Op: "Reshape", Want: slices.Clone(shape), Got: t.Shape(), Why: "only one size may be left open"})
		}
	}
	n, size := s.checked("Reshape"), t.Size()
	if hole >= 0 {
		if n == 0 || size%n != 0 {
			panic(&ShapeError{Op: "Reshape", Want: slices.Clone(shape), Got: t.Shape(), Why: "no size in place of the ? fits"})
		}
		s[hole] = size / n
	} else if n != size {
		panic(&ShapeError{Op: "Reshape", Want: slices.Clone(shape), Got: t.Shape(), Why: "the number of elements differs"})
	}
	return t.reshape(kept(s))
}

// reshape is Reshape to a shape that is known to fit.
func (t *Tensor) reshape(s Shape) *Tensor {
	if t.shape.Equal(s) {
		return t
	}
	if t.layout == nil {
		t.share()
		return record1(&opReshape, none{}, t.over(s, 0, s.Size()), t)
	}
	if steps, ok := regroup(t.shape, t.layout.strides, s); ok {
		return record1(&opReshape, none{}, t.view(s, steps, 0), t)
	}
	out := alloc(t.dtype, s)
	t.packInto(out)
	return record1(&opReshape, none{}, out, t)
}

// regroup returns the strides that elements with the given shape and strides have
// in another shape of as many, if one stride an axis can say it. A run of axes
// of one shape that has as many elements as a run of the other's is cut up anew;
// that works where the run is walked through in one stride.
func regroup(from Shape, strides []int, to Shape) (steps []int, ok bool) {
	if from.Size() == 0 {
		return to.steps(), true
	}
	steps = make([]int, len(to))
	j := len(to) - 1
	for i := len(from) - 1; i >= 0; {
		// a run from[k+1…i] that is walked through in one stride
		n, step, k := from[i], strides[i], i-1
		for k >= 0 && (from[k] == 1 || n == 1 || strides[k] == n*step) {
			if n == 1 {
				step = strides[k]
			}
			n *= from[k]
			k--
		}
		i = k
		for ; j >= 0 && n%to[j] == 0 && (n > 1 || to[j] == 1); j-- {
			steps[j] = step
			step *= to[j]
			n /= to[j]
		}
		if n > 1 {
			return nil, false
		}
	}
	return steps, j < 0
}

// Flatten joins the axes from the given one on into one: Flatten(1) makes
// [n, c, h, w] into [n, c·h·w]. It copies where [Tensor.Reshape] does.
func (t *Tensor) Flatten(from int) *Tensor {
	mustTensor("Flatten", t)
	from = t.shape.axis("Flatten", from)
	return t.reshape(append(slices.Clone(t.shape[:from]), t.shape[from:].Size()))
}

// Squeeze removes axes of size 1: those given, or all. It panics with a
// [*ShapeError] if a given axis has another size. Nothing is copied.
func (t *Tensor) Squeeze(axes ...int) *Tensor {
	mustTensor("Squeeze", t)
	if len(axes) == 0 {
		for i, n := range t.shape {
			if n == 1 {
				axes = append(axes, i)
			}
		}
	} else {
		axes = t.shape.axes("Squeeze", axes)
		for _, a := range axes {
			if t.shape[a] != 1 {
				want := t.Shape()
				want[a] = 1
				panic(&ShapeError{Op: "Squeeze", Want: want, Got: t.Shape()})
			}
		}
	}
	return t.reshape(t.shape.without(axes, false))
}

// Unsqueeze inserts an axis of size 1 before the given one; NDim, or -1, puts it
// at the end. Nothing is copied.
func (t *Tensor) Unsqueeze(axis int) *Tensor {
	mustTensor("Unsqueeze", t)
	at := axis
	if at < 0 {
		at += len(t.shape) + 1
	}
	if at < 0 || at > len(t.shape) {
		panic(&IndexError{Op: "Unsqueeze", What: "axis", Index: axis, Size: len(t.shape) + 1, Got: t.Shape()})
	}
	return t.reshape(slices.Insert(t.Shape(), at, 1))
}

// Transpose returns t with the axes in another order, over the same storage: axis
// i of the result is axis axes[i] of t. Without arguments the order is reversed.
// It panics with a [*ShapeError] unless every axis is given once.
func (t *Tensor) Transpose(axes ...int) *Tensor {
	mustTensor("Transpose", t)
	order := make([]int, len(t.shape))
	for i := range order {
		order[i] = len(order) - 1 - i
	}
	if len(axes) > 0 {
		if t.shape.axes("Transpose", axes); len(axes) != len(order) {
			panic(&ShapeError{Op: "Transpose", Got: t.Shape(), Why: "every axis must be given once"})
		}
		for i, a := range axes {
			order[i] = t.shape.axis("Transpose", a)
		}
	}
	return t.permuted(order)
}

// T is [Tensor.Transpose] without arguments: the transpose of a matrix.
func (t *Tensor) T() *Tensor { return t.Transpose() }

// SwapAxes returns t with two axes exchanged, over the same storage.
func (t *Tensor) SwapAxes(a, b int) *Tensor {
	mustTensor("SwapAxes", t)
	order := t.shape.axes("SwapAxes", nil)
	a, b = t.shape.axis("SwapAxes", a), t.shape.axis("SwapAxes", b)
	order[a], order[b] = b, a
	return t.permuted(order)
}

// MoveAxis returns t with one axis moved to another place and the others in their
// order, over the same storage.
func (t *Tensor) MoveAxis(from, to int) *Tensor {
	mustTensor("MoveAxis", t)
	from, to = t.shape.axis("MoveAxis", from), t.shape.axis("MoveAxis", to)
	order := slices.Delete(t.shape.axes("MoveAxis", nil), from, from+1)
	return t.permuted(slices.Insert(order, to, from))
}

func (t *Tensor) permuted(order []int) *Tensor {
	from := t.strides()
	shape, strides := make(Shape, len(order)), make([]int, len(order))
	for i, a := range order {
		shape[i], strides[i] = t.shape[a], from[a]
	}
	return record1(&opTranspose, transposeAttrs{order}, t.view(shape, strides, 0), t)
}

// BroadcastTo returns t repeated to a larger shape by the rules of broadcasting,
// over the same storage: a repeated element is there once. It panics with a
// [*ShapeError] if t cannot be repeated to that shape.
func (t *Tensor) BroadcastTo(shape ...int) *Tensor {
	mustTensor("BroadcastTo", t)
	s := sized("BroadcastTo", shape)
	if both, ok := broadcast(t.shape, s); !ok || !both.Equal(s) {
		panic(&ShapeError{Op: "BroadcastTo", Want: s, Got: t.Shape(), Why: "the shape cannot be repeated to that"})
	}
	return t.expand(s)
}

// expand is BroadcastTo to a shape that t is known to fit.
func (t *Tensor) expand(s Shape) *Tensor {
	if t.shape.Equal(s) {
		return t
	}
	strides := make([]int, len(s))
	for i, step := range t.strides() {
		if t.shape[i] != 1 {
			strides[len(s)-len(t.shape)+i] = step
		}
	}
	return record1(&opBroadcast, none{}, t.view(s, strides, 0), t)
}

// Clone returns a dense copy with storage of its own. Gradients pass through it.
// In a [Step] the copy is what outlives the run.
func (t *Tensor) Clone() *Tensor {
	mustTensor("Clone", t)
	poll()
	out := freshBlank(t.dtype, t.shape)
	t.packInto(out)
	return record1(&opClone, none{}, out, t)
}

// duplicate is Clone for a copy that belongs to the step that is running.
func (t *Tensor) duplicate() *Tensor { return record1(&opClone, none{}, t.copied(), t) }

// copied returns a dense copy without history, of the step that is running.
func (t *Tensor) copied() *Tensor {
	out := blank(t.dtype, t.shape)
	t.packInto(out)
	return out
}
