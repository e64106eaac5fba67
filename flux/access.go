package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
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
	data, at := t.locate("At", index)
	return data.number(at)
}

// locate returns the dense tensor that holds the element, and its position there.
func (t *Tensor) locate(op string, index []int) (data *Tensor, at int) {
	mustBeOpen(op, t)
	if len(index) != len(t.shape) {
		panic(&ShapeError{Op: op, Got: t.Shape(), Why: "there must be one index for each axis"})
	}
	strides := t.strides()
	for i, x := range index {
		n := t.shape[i]
		if x < 0 {
			x += n
		}
		if x < 0 || x >= n {
			panic(&IndexError{Op: op, What: "index", Index: index[i], Size: n, Got: t.Shape()})
		}
		at += x * strides[i]
	}
	if t.layout != nil {
		return t.layout.data, at
	}
	return t, at
}

// Item returns the only element. It panics with a [*ShapeError] if there is not
// exactly one.
func (t *Tensor) Item() float64 {
	mustBeOpen("Item", t)
	if t.Size() != 1 {
		panic(&ShapeError{Op: "Item", Want: Shape{}, Got: t.Shape(), Why: "there must be exactly one element"})
	}
	return t.flat(0)
}

// flat returns element i, row by row. Whoever wants many takes them from dense.
func (t *Tensor) flat(i int) float64 {
	data, at := t.spot(i)
	return data.number(at)
}

// spot returns where element i, row by row, is: in which dense tensor, and at
// which place of it.
func (t *Tensor) spot(i int) (data *Tensor, at int) {
	if t.layout == nil {
		return t, i
	}
	for a := len(t.shape) - 1; a >= 0; a-- {
		at += i % t.shape[a] * t.layout.strides[a]
		i /= t.shape[a]
	}
	return t.layout.data, at
}

// number returns element i of a dense tensor.
func (t *Tensor) number(i int) float64 {
	switch t.dtype {
	case Float64:
		return t.f64[i]
	case Int32:
		return float64(t.i32[i])
	case Int64:
		return float64(t.i64[i])
	case Bool:
		if t.b[i] {
			return 1
		}
		return 0
	case Float16:
		return float64(kernels.Float16(t.h[i]))
	case BFloat16:
		return float64(kernels.BFloat16(t.h[i]))
	}
	return float64(t.f32[i])
}

// Float64s returns a copy of the elements, row by row, converted as [Tensor.To]
// does.
func (t *Tensor) Float64s() []float64 {
	mustBeOpen("Float64s", t)
	return append(make([]float64, 0, t.Size()), t.constant().To(Float64).dense().f64...)
}

// Float32s returns a copy of the elements, row by row, converted as [Tensor.To]
// does.
func (t *Tensor) Float32s() []float32 {
	mustBeOpen("Float32s", t)
	return append(make([]float32, 0, t.Size()), t.constant().To(Float32).dense().f32...)
}

// Ints returns a copy of the elements, row by row, converted as [Tensor.To] does
// for Int64.
func (t *Tensor) Ints() []int {
	mustBeOpen("Ints", t)
	wide := t.constant().To(Int64).dense().i64
	out := make([]int, len(wide))
	for i, v := range wide {
		out[i] = int(v)
	}
	return out
}

// Bools returns a copy of the elements, row by row: whether each is not 0.
func (t *Tensor) Bools() []bool {
	mustBeOpen("Bools", t)
	return append(make([]bool, 0, t.Size()), t.constant().To(Bool).dense().b...)
}

// Data32 returns the storage itself of a float32 tensor: what is written to it
// is seen by t and by everything that shares it. It is meant for optimisers,
// loaders and checkpoints; whoever writes calls [Tensor.Changed] afterwards, so
// that gradients that still need the old numbers fail instead of using the new
// ones. It panics with a [*TypeError] if t is not float32, and with a
// [*DomainError] if its elements do not lie row by row without gaps.
func (t *Tensor) Data32() []float32 {
	t.mustBe("Data32", Float32)
	t.lend()
	return t.f32
}

// Data64 is [Tensor.Data32] for float64.
func (t *Tensor) Data64() []float64 {
	t.mustBe("Data64", Float64)
	t.lend()
	return t.f64
}

// Data returns the storage itself, like [Tensor.Data32]: a []float32, []float64,
// []int32, []int64, []bool, or []uint16 with the bits of Float16 and BFloat16.
func (t *Tensor) Data() any {
	mustBeOpen("Data", t)
	t.mustBe("Data", t.dtype)
	t.lend()
	switch t.dtype {
	case Float64:
		return t.f64
	case Int32:
		return t.i32
	case Int64:
		return t.i64
	case Bool:
		return t.b
	case Float16, BFloat16:
		return t.h
	}
	return t.f32
}

func (t *Tensor) mustBe(op string, d DType) {
	mustBeOpen(op, t)
	if t.dtype != d {
		panic(&TypeError{Op: op, Want: d.String(), Got: t.dtype.String()})
	}
	if t.layout != nil {
		panic(&DomainError{Op: op, Want: "elements row by row without gaps: call Contiguous first",
			Got: "a view " + t.shape.String() + " with strides " + Shape(t.layout.strides).String()})
	}
}

// indices returns a copy of the elements of a tensor of integers. It panics with
// a [*TypeError] if t is nil or of another type.
func indices(op, arg string, t *Tensor) []int {
	mustInt(op, arg, t)
	return t.Ints()
}
