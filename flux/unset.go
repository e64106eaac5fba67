package flux

import (
	"strings"
	"unsafe"

	"fluxrepl/flux/internal/kernels"
)

// unsetFrom is how many bytes a tensor has from which on it pays to leave them as
// they are: below, setting them to 0 costs less than asking twice.
const unsetFrom = 1 << 10

// unset is [fresh] for a caller that writes every element. Setting memory to 0
// before takes as long as the operation itself where that is simple.
func unset(d DType, shape Shape) *Tensor {
	n := shape.Size()
	if n*d.Bytes() < unsetFrom {
		return fresh(d, shape)
	}
	switch d {
	case Float32:
		return &Tensor{shape: shape, dtype: d, f32: unsetMemory[float32](n)}
	case Float64:
		return &Tensor{shape: shape, dtype: d, f64: unsetMemory[float64](n)}
	}
	return fresh(d, shape)
}

// unsetMemory returns n elements of any content. A strings.Builder is the one way
// to such memory without depending on the insides of the runtime; the byte that
// is written makes its address defined.
func unsetMemory[T kernels.Float](n int) []T {
	var b strings.Builder
	var zero T
	b.Grow(n * int(unsafe.Sizeof(zero)))
	b.WriteByte(0)
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.StringData(b.String()))), n)
}
