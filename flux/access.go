package flux

import (
	"slices"
)

// Shape returns a copy of t's shape.
func (t *Tensor) Shape() Shape {
	mustTensor("Shape", t)
	return slices.Clone(t.shape)
}

// NDim returns the number of axes.
func (t *Tensor) NDim() int {
	mustTensor("NDim", t)
	return len(t.shape)
}

// Dim returns the size of an axis; a negative axis counts from the end. It
// panics with an [*IndexError] if there is no such axis.
func (t *Tensor) Dim(axis int) int {
	mustTensor("Dim", t)
	return t.shape[t.shape.axis("Dim", axis)]
}

// Size returns the number of elements.
func (t *Tensor) Size() int {
	mustTensor("Size", t)
	return t.shape.Size()
}

// DType returns the type of the elements.
func (t *Tensor) DType() DType {
	mustTensor("DType", t)
	return t.dtype
}

// At returns one element. It panics with a [*ShapeError] if there are not as
// many indices as axes and with an [*IndexError] if one is out of range; a
// negative index counts from the end.
func (t *Tensor) At(index ...int) float64 {
	if len(index) != len(t.shape) {
		panic(&ShapeError{Op: "At", Got: t.Shape(), Why: "there must be one index for each axis"})
	}
	at := 0
	for i, x := range index {
		n := t.shape[i]
		if x < 0 {
			x += n
		}
		if x < 0 || x >= n {
			panic(&IndexError{Op: "At", What: "index", Index: index[i], Size: n, Got: t.Shape()})
		}
		at = at*n + x
	}
	return t.flat(at)
}

// Item returns the only element. It panics with a [*ShapeError] if there is not
// exactly one.
func (t *Tensor) Item() float64 {
	if t.Size() != 1 {
		panic(&ShapeError{Op: "Item", Want: Shape{}, Got: t.Shape(), Why: "there must be exactly one element"})
	}
	return t.flat(0)
}

func (t *Tensor) flat(i int) float64 {
	switch t.dtype {
	case Float64:
		return t.f64[i]
	case Int32:
		return float64(t.i32[i])
	}
	return float64(t.f32[i])
}

// Float64s returns a copy of the elements, row by row, converted.
func (t *Tensor) Float64s() []float64 {
	out := make([]float64, t.Size())
	for i := range out {
		out[i] = t.flat(i)
	}
	return out
}

// Float32s returns a copy of the elements, row by row, converted.
func (t *Tensor) Float32s() []float32 {
	if t.dtype == Float32 {
		return append(make([]float32, 0, len(t.f32)), t.f32...)
	}
	out := make([]float32, t.Size())
	for i := range out {
		out[i] = float32(t.flat(i))
	}
	return out
}

// Ints returns a copy of the elements, row by row, converted; fractions are cut
// off, and what no int can hold (NaN, infinities) is undefined.
func (t *Tensor) Ints() []int {
	out := make([]int, t.Size())
	for i := range out {
		out[i] = int(t.flat(i))
	}
	return out
}

// Data32 returns the storage itself of a float32 tensor: what is written to it
// is seen by t and by everything that shares it. It is meant for optimisers,
// loaders and checkpoints; gradients know nothing of such writes. It panics with
// a [*TypeError] if t is not float32.
func (t *Tensor) Data32() []float32 {
	t.mustBe("Data32", Float32)
	return t.f32
}

// Data64 is [Tensor.Data32] for float64.
func (t *Tensor) Data64() []float64 {
	t.mustBe("Data64", Float64)
	return t.f64
}

// Data returns the storage itself: a []float32, []float64 or []int32.
func (t *Tensor) Data() any {
	switch t.dtype {
	case Float64:
		return t.f64
	case Int32:
		return t.i32
	}
	return t.f32
}

func (t *Tensor) mustBe(op string, d DType) {
	if t.dtype != d {
		panic(&TypeError{Op: op, Want: d.String(), Got: t.dtype.String()})
	}
}

// Detach returns a tensor over the same storage with no history: gradients stop
// there.
func (t *Tensor) Detach() *Tensor { return t.view(t.shape) }

// indices returns a copy of the elements of a tensor of integers. It panics with
// a [*TypeError] if t is nil or of another type.
func indices(op, arg string, t *Tensor) []int {
	mustInt(op, arg, t)
	return t.Ints()
}
