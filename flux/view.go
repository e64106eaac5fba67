package flux

import (
	"slices"
	"unsafe"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/tape"
)

// share says that somebody is about to hold another tensor over t's storage.
func (t *Tensor) share() {
	t.storage().viewed.Store(true)
	if t.mem != nil && t.mem != current() {
		t.give()
	}
}

// alias returns a tensor over the same elements without history. It is for those
// who keep it to themselves: unlike a view, it does not count as one.
func (t *Tensor) alias(shape Shape) *Tensor {
	v := header()
	v.shape, v.dtype, v.layout = shape, t.dtype, t.layout
	v.f32, v.f64, v.i32, v.i64, v.b, v.h = t.f32, t.f64, t.i32, t.i64, t.b, t.h
	v.store = t.storage()
	return v
}

// over returns an alias over the elements lo to hi of a dense tensor's storage.
func (t *Tensor) over(shape Shape, lo, hi int) *Tensor {
	v := header()
	v.shape, v.dtype = shape, t.dtype
	switch t.dtype {
	case Float32:
		v.f32 = t.f32[lo:hi:hi]
	case Float64:
		v.f64 = t.f64[lo:hi:hi]
	case Int32:
		v.i32 = t.i32[lo:hi:hi]
	case Int64:
		v.i64 = t.i64[lo:hi:hi]
	case Bool:
		v.b = t.b[lo:hi:hi]
	case Float16, BFloat16:
		v.h = t.h[lo:hi:hi]
	}
	v.store = t.storage()
	return v
}

// view returns a tensor over the same storage, without history: its first
// element lies offset elements after t's, and its axes step by strides. It takes
// both lists over.
func (t *Tensor) view(shape Shape, strides []int, offset int) *Tensor {
	t.share()
	data := t
	if t.layout != nil {
		data = t.layout.data
	}
	n := shape.Size()
	if n == 0 {
		return data.over(shape, 0, 0)
	}
	if denseSteps(shape, strides) {
		return data.over(shape, offset, offset+n)
	}
	span := 1
	for i, s := range strides {
		span += s * (shape[i] - 1)
	}
	v := header()
	v.shape, v.dtype = shape, t.dtype
	v.layout = &layout{data.over(Shape{span}, offset, offset+span), strides}
	v.store = t.storage()
	return v
}

// strides returns for each axis the step from one element to the next. The
// result may be t's own.
func (t *Tensor) strides() []int {
	if t.layout != nil {
		return t.layout.strides
	}
	return t.shape.steps()
}

// steps returns the strides of dense elements.
func (s Shape) steps() []int {
	steps := make([]int, len(s))
	step := 1
	for i := len(s) - 1; i >= 0; i-- {
		steps[i] = step
		step *= s[i]
	}
	return steps
}

// denseSteps reports whether elements with these strides lie row by row without
// gaps. An axis of size 1 is never stepped along.
func denseSteps(shape Shape, strides []int) bool {
	step := 1
	for i := len(shape) - 1; i >= 0; i-- {
		if shape[i] != 1 && strides[i] != step {
			return false
		}
		step *= shape[i]
	}
	return true
}

// dense returns t itself if its elements lie row by row without gaps, and a
// packed copy without history otherwise: what a kernel may read.
func (t *Tensor) dense() *Tensor {
	if t.layout == nil {
		return t
	}
	return t.copied()
}

// packInto writes t's elements to a dense tensor of its size and type.
func (t *Tensor) packInto(dst *Tensor) {
	if t.layout == nil {
		dst.copyElements(t)
		return
	}
	move(dst, t.layout.data, func(w word) { w.pack(t.shape, t.layout.strides) })
}

// assign writes the elements of a dense tensor of t's size and type to t,
// wherever they lie.
func (t *Tensor) assign(from *Tensor) {
	if t.layout == nil {
		t.copyElements(from)
		return
	}
	move(t.layout.data, from, func(w word) { w.unpack(t.shape, t.layout.strides) })
}

// copyElements copies the elements of a dense tensor of t's size and type to t,
// which is dense. It is the one move that small steps make often.
func (t *Tensor) copyElements(from *Tensor) {
	switch t.dtype {
	case Float32:
		copy(t.f32, from.f32)
	case Float64:
		copy(t.f64, from.f64)
	case Int32:
		copy(t.i32, from.i32)
	case Int64:
		copy(t.i64, from.i64)
	case Bool:
		copy(t.b, from.b)
	case Float16, BFloat16:
		copy(t.h, from.h)
	}
}

// A word does a move for elements of one width: moving needs no more than that
// of their type.
type word interface {
	pack(dims, strides []int)
	unpack(dims, strides []int)
	along(rows []int, outer, n, inner int)
	pick(at []int)
	columns(outer, n, lo, width int) // to columns of dst
	band(count, rows, cols, lo, hi int)
	diagonal(count, rows, cols, k, n int)
	setDiagonal(count, rows, cols, k, n int)
}

// move calls f with the word of the width of two dense tensors of one type.
func move(dst, src *Tensor, f func(word)) {
	switch dst.dtype.Bytes() {
	case 1:
		f(words[uint8]{elements[uint8](dst), elements[uint8](src)})
	case 2:
		f(words[uint16]{elements[uint16](dst), elements[uint16](src)})
	case 4:
		f(words[uint32]{elements[uint32](dst), elements[uint32](src)})
	case 8:
		f(words[uint64]{elements[uint64](dst), elements[uint64](src)})
	}
}

type words[T any] struct{ dst, src []T }

func (w words[T]) pack(dims, strides []int)   { kernels.Pack(w.dst, w.src, dims, strides) }
func (w words[T]) unpack(dims, strides []int) { kernels.Unpack(w.dst, w.src, dims, strides) }
func (w words[T]) pick(at []int)              { kernels.Pick(w.dst, w.src, at) }
func (w words[T]) along(rows []int, outer, n, inner int) {
	kernels.Along(w.dst, w.src, rows, outer, n, inner)
}
func (w words[T]) columns(outer, n, lo, width int) {
	kernels.Widen(w.dst, w.src, outer, n, lo, width)
}
func (w words[T]) band(count, rows, cols, lo, hi int) {
	kernels.Band(w.dst, w.src, count, rows, cols, lo, hi)
}
func (w words[T]) diagonal(count, rows, cols, k, n int) {
	kernels.Diagonal(w.dst, w.src, count, rows, cols, k, n)
}
func (w words[T]) setDiagonal(count, rows, cols, k, n int) {
	kernels.SetDiagonal(w.dst, w.src, count, rows, cols, k, n)
}

// elements returns the elements of a dense tensor as words of their width.
func elements[T any](t *Tensor) []T {
	var at unsafe.Pointer
	n := t.shape.Size()
	switch t.dtype {
	case Float32:
		at = unsafe.Pointer(unsafe.SliceData(t.f32[:n]))
	case Float64:
		at = unsafe.Pointer(unsafe.SliceData(t.f64[:n]))
	case Int32:
		at = unsafe.Pointer(unsafe.SliceData(t.i32[:n]))
	case Int64:
		at = unsafe.Pointer(unsafe.SliceData(t.i64[:n]))
	case Bool:
		at = unsafe.Pointer(unsafe.SliceData(t.b[:n]))
	case Float16, BFloat16:
		at = unsafe.Pointer(unsafe.SliceData(t.h[:n]))
	}
	return unsafe.Slice((*T)(at), n)
}

// Strides returns for each axis the distance in the storage, in elements,
// between neighbours along it. It is 0 where a broadcast repeats one element.
func (t *Tensor) Strides() []int {
	mustTensor("Strides", t)
	return slices.Clone(t.strides())
}

// IsContiguous reports whether the elements lie in the storage row by row
// without gaps, as [Tensor.Data32] needs them.
func (t *Tensor) IsContiguous() bool {
	mustTensor("IsContiguous", t)
	return t.layout == nil
}

// Contiguous returns t if it [Tensor.IsContiguous], and a packed copy of it
// otherwise. Gradients pass through.
func (t *Tensor) Contiguous() *Tensor {
	mustTensor("Contiguous", t)
	if t.layout == nil {
		return t
	}
	return t.duplicate()
}

// Detach returns a tensor over the same storage with no history: gradients stop
// there.
func (t *Tensor) Detach() *Tensor {
	mustTensor("Detach", t)
	t.share()
	return t.alias(t.shape)
}

// Changed says that the storage of t was written to by other means, through
// [Tensor.Data32] say: gradients that still need the old numbers then panic with
// a [*GradientError] instead of using the new ones.
func (t *Tensor) Changed() {
	mustTensor("Changed", t)
	t.changed()
}

func (t *Tensor) changed() { t.storage().written.Store(tape.Now()) }
