package flux

import (
	"math"
	"slices"
	"sync/atomic"
	"unsafe"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/tape"
)

// A Tensor is an array of numbers of one type, row by row. It is always used as a
// pointer, and its identity matters: a gradient belongs to the very tensor that
// was passed.
//
// Several tensors may share one storage: [Tensor.Reshape], [Tensor.Transpose],
// [Tensor.Narrow] and the other views copy nothing. What the forms in place
// write to one is seen in all.
//
// Make tensors with the functions of this package; the zero Tensor is not one.
type Tensor struct {
	shape Shape
	dtype DType

	// The elements, in one of these as dtype says, if they lie row by row without
	// gaps. A tensor whose elements do not has none of them but a layout, so that
	// a kernel that was given the wrong thing fails instead of reading it.
	f32    []float32
	f64    []float64
	i32    []int32
	i64    []int64
	b      []bool
	h      []uint16 // the bits of a float16 or bfloat16
	layout *layout

	store *storage // nil until somebody asks for it
	node  *tape.Node[*Tensor]
	watch tape.Watch
	mem   *arena // whose t is; nil if it is the garbage collector's
}

// A layout says where the elements are of a tensor that is not dense.
type layout struct {
	data    *Tensor // a dense vector: the storage from the first element on
	strides []int   // for each axis, the step from one element to the next; not negative
}

// storage is what all views of one storage have in common.
type storage struct {
	written atomic.Uint64 // the tape's time of the last write in place; 0 is never
	viewed  atomic.Bool   // somebody may hold another tensor over it
	taken   atomic.Bool   // the one who may have the elements for a gradient has them
	mem     *arena        // whose it is, or nil, and then:
	slot    int32         // the number of its block
	made    int32         // the number of the tensor that it was made for
	held    int32         // how many gradients that wait in a pass are over it
}

// storage returns t's storage. It is made when first asked for: most tensors
// have no views and are never written to. (It is no part of t, for views that
// held on to t would hold on to its history.)
func (t *Tensor) storage() *storage {
	if s := t.stored(); s != nil {
		return s
	}
	s := new(storage)
	if atomic.CompareAndSwapPointer((*unsafe.Pointer)(unsafe.Pointer(&t.store)), nil, unsafe.Pointer(s)) {
		return s
	}
	return t.stored()
}

// stored returns t's storage if anybody asked for it, and nil otherwise.
func (t *Tensor) stored() *storage {
	return (*storage)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Pointer(&t.store))))
}

// viewed reports whether somebody may hold another tensor over t's storage.
func (t *Tensor) viewed() bool {
	s := t.stored()
	return s != nil && s.viewed.Load()
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
	if a := current(); a != nil {
		return a.tensor(d, shape, shape.Size(), true)
	}
	return fresh(d, shape)
}

// blank is alloc for a caller that writes every element: what the tensor holds
// until then is not defined.
func blank(d DType, shape Shape) *Tensor {
	poll()
	if a := current(); a != nil {
		return a.tensor(d, shape, shape.Size(), false)
	}
	return freshBlank(d, shape)
}

// allocFor is alloc for a shape that a caller gave.
func allocFor(op string, d DType, shape []int) *Tensor {
	return alloc(d, sized(op, shape))
}

// sized returns a copy of the sizes that a caller gave, which are good.
func sized(op string, shape []int) Shape {
	s := append(Shape{}, shape...)
	s.checked(op)
	return s
}

// Zeros returns a float32 tensor of zeros; without sizes it is a single number.
func Zeros(shape ...int) *Tensor { return allocFor("Zeros", Float32, shape) }

// Ones returns a float32 tensor of ones.
func Ones(shape ...int) *Tensor { return fill(allocFor("Ones", Float32, shape), 1) }

// Full returns a float32 tensor whose every element is v.
func Full(v float64, shape ...int) *Tensor { return fill(allocFor("Full", Float32, shape), v) }

// Scalar returns the float32 number v as a tensor of shape [].
func Scalar(v float64) *Tensor { return fill(alloc(Float32, Shape{}), v) }

// fill sets every element of a new tensor.
func fill(t *Tensor, v float64) *Tensor {
	switch t.dtype {
	case Float32:
		kernels.Fill(t.f32, float32(v))
	case Float64:
		kernels.Fill(t.f64, v)
	case Int32:
		kernels.Fill(t.i32, int32(min(max(kernels.ToInt(v), math.MinInt32), math.MaxInt32)))
	case Int64:
		kernels.Fill(t.i64, kernels.ToInt(v))
	case Bool:
		kernels.Fill(t.b, v != 0)
	case Float16:
		kernels.Fill(t.h, kernels.Float16Bits(v))
	case BFloat16:
		kernels.Fill(t.h, kernels.BFloat16Bits(v))
	}
	return t
}

// Arange returns the float32 vector start, start+step, … up to and without
// stop. It panics with a [*DomainError] if step is 0 or not finite, or if start
// or stop is not finite.
func Arange(start, stop, step float64) *Tensor {
	count := steps("Arange", start, stop, step)
	if count > maxSize {
		panic(&ShapeError{Op: "Arange", Got: Shape{math.MaxInt}, Why: "more than 2^33 elements"})
	}
	t := alloc(Float32, Shape{max(0, int(count))})
	for i := range t.f32 {
		t.f32[i] = float32(start + float64(i)*step)
	}
	return t
}

// steps returns how many steps there are from start to before stop.
func steps(op string, start, stop, step float64) float64 {
	count := math.Ceil((stop - start) / step)
	if step == 0 || math.IsNaN(count) || math.IsInf(count, 0) || math.IsInf(step, 0) {
		panic(&DomainError{Op: op, Want: "finite numbers and a step that is not 0",
			Got: format(start) + ", " + format(stop) + ", " + format(step)})
	}
	return count
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
func Eye(n int) *Tensor { return eye("Eye", n) }

func eye(op string, n int) *Tensor {
	t := allocFor(op, Float32, []int{n, n})
	for i := range n {
		t.f32[i*n+i] = 1
	}
	return t
}
