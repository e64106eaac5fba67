package flux

import (
	"strings"
	"unsafe"
)

// What blank returns is written as a whole, so clearing it first is for nothing.
// Below, the allocator has cleared memory at hand.
const (
	unclearedFrom = 32 << 10 // bytes
	unclearedTo   = 1 << 20  // larger ones are mostly new pages, which are clear
)

// uncleared returns a tensor with any content, or nil where that is no better
// than a cleared one, or where a step has the memory.
func uncleared(d DType, shape Shape) *Tensor {
	n := shape.Size()
	size := n * d.Bytes()
	if size <= unclearedFrom || size >= unclearedTo || current() != nil {
		return nil
	}
	switch d {
	case Float32:
		return &Tensor{shape: shape, dtype: d, f32: anything[float32](n)}
	case Float64:
		return &Tensor{shape: shape, dtype: d, f64: anything[float64](n)}
	}
	return nil
}

// anything returns n elements that hold anything. The memory is that of a
// strings.Builder, the one place of the standard library that hands out memory
// which was not cleared.
func anything[T float32 | float64](n int) []T {
	var b strings.Builder
	b.Grow(n * int(unsafe.Sizeof(T(0))))
	b.WriteByte(0) // or the string would have no address
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.StringData(b.String()))), n)
}
