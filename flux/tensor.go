package flux

import (
	"math"
	"slices"

	"fluxrepl/flux/internal/tape"
)

// A Tensor is a row-major array of numbers. It is always used as a pointer, and
// its identity matters: a gradient belongs to the very tensor that was passed.
//
// Make tensors with the functions of this package; the zero Tensor is not one.
type Tensor struct {
	shape Shape
	dtype DType
	f32   []float32 // one of the three, as dtype says
	f64   []float64
	i32   []int32

	shared bool // the storage may be another tensor's as well
	node   *tape.Node[*Tensor]
	watch  tape.Watch
}

// New returns a float32 tensor of the given shape whose storage is data: no
// copy is made. Without a shape it is a vector of all of data. It panics with a
// [*ShapeError] if the sizes do not multiply to len(data).
func New(data []float32, shape ...int) *Tensor {
	return &Tensor{shape: shapeFor("New", len(data), shape), f32: data}
}

// New64 is [New] for float64.
func New64(data []float64, shape ...int) *Tensor {
	return &Tensor{shape: shapeFor("New64", len(data), shape), dtype: Float64, f64: data}
}

// Ints returns an Int32 tensor, of labels or indices, with a copy of data.
// Without a shape it is a vector. It panics with a [*ShapeError] if the sizes do
// not fit, and with a [*DomainError] if a number needs more than 32 bits.
func Ints(data []int, shape ...int) *Tensor {
	t := &Tensor{shape: shapeFor("Ints", len(data), shape), dtype: Int32, i32: make([]int32, len(data))}
	for i, v := range data {
		if v != int(int32(v)) {
			panic(&DomainError{Op: "Ints", Want: "numbers of 32 bits", Got: format(float64(v))})
		}
		t.i32[i] = int32(v)
	}
	return t
}

func shapeFor(op string, n int, shape []int) Shape {
	if len(shape) == 0 {
		return Shape{n}
	}
	s := slices.Clone(Shape(shape))
	if size := s.checked(op); size != n {
		panic(&ShapeError{Op: op, Want: s, Got: Shape{n}, Why: "the sizes do not multiply to the number of elements"})
	}
	return s
}

// alloc returns a zero tensor of a shape that is known to be good. It takes the
// shape over.
func alloc(d DType, shape Shape) *Tensor {
	poll()
	t := &Tensor{shape: shape, dtype: d}
	n := shape.Size()
	switch d {
	case Float32:
		t.f32 = make([]float32, n)
	case Float64:
		t.f64 = make([]float64, n)
	case Int32:
		t.i32 = make([]int32, n)
	}
	return t
}

// allocFor is alloc for a shape that a caller gave.
func allocFor(op string, d DType, shape []int) *Tensor {
	s := slices.Clone(Shape(shape))
	s.checked(op)
	if s == nil {
		s = Shape{}
	}
	return alloc(d, s)
}

// Zeros returns a float32 tensor of zeros; without sizes it is a single number.
func Zeros(shape ...int) *Tensor { return allocFor("Zeros", Float32, shape) }

// Ones returns a float32 tensor of ones.
func Ones(shape ...int) *Tensor { return fill(allocFor("Ones", Float32, shape), 1) }

// Full returns a float32 tensor whose every element is v.
func Full(v float64, shape ...int) *Tensor { return fill(allocFor("Full", Float32, shape), v) }

// Scalar returns the float32 number v as a tensor of shape [].
func Scalar(v float64) *Tensor { return fill(alloc(Float32, Shape{}), v) }

// fill sets every element.
func fill(t *Tensor, v float64) *Tensor {
	for i := range t.f32 {
		t.f32[i] = float32(v)
	}
	for i := range t.f64 {
		t.f64[i] = v
	}
	return t
}

// Arange returns the float32 vector start, start+step, … up to and without
// stop. It panics with a [*DomainError] if step is 0 or not finite, or if start
// or stop is not finite.
func Arange(start, stop, step float64) *Tensor {
	count := math.Ceil((stop - start) / step)
	if step == 0 || math.IsNaN(count) || math.IsInf(count, 0) || math.IsInf(step, 0) {
		panic(&DomainError{Op: "Arange", Want: "finite numbers and a step that is not 0",
			Got: format(start) + ", " + format(stop) + ", " + format(step)})
	}
	if count > maxSize {
		panic(&ShapeError{Op: "Arange", Got: Shape{math.MaxInt}, Why: "more than 2^33 elements"})
	}
	t := alloc(Float32, Shape{max(0, int(count))})
	for i := range t.f32 {
		t.f32[i] = float32(start + float64(i)*step)
	}
	return t
}

// Linspace returns n float32 numbers from start to stop, both included, at
// equal distances; for n = 1 it is start. It panics with a [*ShapeError] if n is
// negative.
func Linspace(start, stop float64, n int) *Tensor {
	t := allocFor("Linspace", Float32, []int{n})
	for i := range t.f32 {
		f := 0.0
		if n > 1 {
			f = float64(i) / float64(n-1)
		}
		t.f32[i] = float32(start*(1-f) + stop*f)
	}
	return t
}

// Eye returns the float32 identity matrix [n n].
func Eye(n int) *Tensor {
	t := allocFor("Eye", Float32, []int{n, n})
	for i := range n {
		t.f32[i*n+i] = 1
	}
	return t
}

// view returns a tensor of another shape over the same storage.
func (t *Tensor) view(shape Shape) *Tensor {
	return &Tensor{shape: shape, dtype: t.dtype, f32: t.f32, f64: t.f64, i32: t.i32, shared: true}
}

// window returns a tensor over the elements lo to hi of the storage.
func (t *Tensor) window(shape Shape, lo, hi int) *Tensor {
	v := &Tensor{shape: shape, dtype: t.dtype, shared: true}
	switch t.dtype {
	case Float32:
		v.f32 = t.f32[lo:hi:hi]
	case Float64:
		v.f64 = t.f64[lo:hi:hi]
	case Int32:
		v.i32 = t.i32[lo:hi:hi]
	}
	return v
}

// dense returns t itself if its elements lie row by row without gaps, and a
// packed copy without history otherwise: what a kernel may read.
func (t *Tensor) dense() *Tensor { return t }
