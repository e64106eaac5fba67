package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
)

var (
	opReshape   = operation{Name: "Reshape"}
	opBroadcast = operation{Name: "BroadcastTo"}
	opTranspose = operation{Name: "Transpose"}
	opTo        = operation{Name: "To"}
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
	opTo.Pullback = func(c *call) { c.Give(0, c.Grad.To(c.Like(0).dtype)) }
	opClone.Pullback = func(c *call) { c.Give(0, c.Grad) }
}

// Reshape returns a tensor of another shape over the same storage: nothing is
// copied. One size may be -1 and follows from the others. It panics with a
// [*ShapeError] if the number of elements would change.
func (t *Tensor) Reshape(shape ...int) *Tensor {
	mustTensor("Reshape", t)
	s := slices.Clone(Shape(shape))
	if s == nil {
		s = Shape{}
	}
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
		panic(&ShapeError{Op: "Reshape", Want: s, Got: t.Shape(), Why: "the number of elements differs"})
	}
	return t.reshape(s)
}

// reshape is Reshape to a shape that is known to fit.
func (t *Tensor) reshape(s Shape) *Tensor {
	if t.shape.Equal(s) {
		return t
	}
	return record1(&opReshape, nil, t.view(s), t)
}

// Flatten joins the axes from the given one on into one: Flatten(1) makes
// [n, c, h, w] into [n, c·h·w]. Nothing is copied.
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

// Transpose returns a copy with the axes in another order: axis i of the result
// is axis axes[i] of t. Without arguments the order is reversed. It panics with a
// [*ShapeError] unless every axis is given once.
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
	return record1(&opTranspose, transposeAttrs{order}, t.permuted(order), t)
}

// T is [Tensor.Transpose] without arguments: the transpose of a matrix.
func (t *Tensor) T() *Tensor { return t.Transpose() }

func (t *Tensor) permuted(order []int) *Tensor {
	steps := make([]int, len(order))
	step := 1
	for i := len(order) - 1; i >= 0; i-- {
		steps[i] = step
		step *= t.shape[i]
	}
	dims, strides := make(Shape, len(order)), make([]int, len(order))
	for i, a := range order {
		dims[i], strides[i] = t.shape[a], steps[a]
	}
	out := alloc(t.dtype, dims)
	switch t.dtype {
	case Float32:
		permute(out.f32, t.f32, dims, strides, t.shape)
	case Float64:
		permute(out.f64, t.f64, dims, strides, t.shape)
	case Int32:
		permute(out.i32, t.i32, dims, strides, t.shape)
	}
	return out
}

func permute[T any](dst, x []T, dims, strides []int, from Shape) {
	if len(dims) == 2 && strides[0] == 1 {
		kernels.Transpose(dst, x, from[0], from[1])
		return
	}
	kernels.Permute(dst, x, dims, strides)
}

// BroadcastTo returns a copy repeated to a larger shape, by the rules of
// broadcasting. It panics with a [*ShapeError] if t cannot be repeated to it.
func (t *Tensor) BroadcastTo(shape ...int) *Tensor {
	mustTensor("BroadcastTo", t)
	s := slices.Clone(Shape(shape))
	if s == nil {
		s = Shape{}
	}
	s.checked("BroadcastTo")
	if t.shape.Equal(s) {
		return t
	}
	if both, ok := broadcast(t.shape, s); !ok || !both.Equal(s) {
		panic(&ShapeError{Op: "BroadcastTo", Want: s, Got: t.Shape(), Why: "the shape cannot be repeated to that"})
	}
	strides, step := make([]int, len(s)), 1
	for i := len(s) - 1; i >= 0; i-- {
		if j := i - len(s) + len(t.shape); j >= 0 && t.shape[j] != 1 {
			strides[i] = step
			step *= t.shape[j]
		}
	}
	out := alloc(t.dtype, s)
	switch t.dtype {
	case Float32:
		kernels.Permute(out.f32, t.f32, s, strides)
	case Float64:
		kernels.Permute(out.f64, t.f64, s, strides)
	case Int32:
		kernels.Permute(out.i32, t.i32, s, strides)
	}
	return record1(&opBroadcast, nil, out, t)
}

// To returns t with elements of another type; t itself if it has that type
// already. To Int32 fractions are cut off, and what does not fit (NaN,
// infinities, large numbers) is undefined; no gradient passes through that.
func (t *Tensor) To(d DType) *Tensor {
	mustTensor("To", t)
	if t.dtype == d {
		return t
	}
	out := alloc(d, t.shape)
	for i := range out.f32 {
		out.f32[i] = float32(t.flat(i))
	}
	for i := range out.f64 {
		out.f64[i] = t.flat(i)
	}
	for i := range out.i32 {
		out.i32[i] = int32(t.flat(i))
	}
	if d == Int32 || t.dtype == Int32 {
		return out
	}
	return record1(&opTo, nil, out, t)
}

// Clone returns a copy with storage of its own. Gradients pass through it.
func (t *Tensor) Clone() *Tensor {
	mustTensor("Clone", t)
	return record1(&opClone, nil, t.copied(), t)
}

func (t *Tensor) copied() *Tensor {
	return &Tensor{shape: t.shape, dtype: t.dtype, f32: slices.Clone(t.f32), f64: slices.Clone(t.f64), i32: slices.Clone(t.i32)}
}
