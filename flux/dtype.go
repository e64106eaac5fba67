package flux

import "strconv"

// DType is the type of a tensor's elements.
type DType uint8

// The element types. Float32 is the zero value and the default.
//
// Nothing is promoted: the operands of an operation have one type, and where
// they differ the operation panics with a [*TypeError] that names both. Only
// [Tensor.To] converts. What the types are for:
//
//   - Float32 and Float64 have all of the arithmetic, and gradients.
//   - Float16 (IEEE 754 binary16) and BFloat16 (the upper half of a float32) are
//     for storage. What networks are made of (elementwise functions, reductions,
//     softmax, products, convolution, pooling, resizing, attention, dropout)
//     computes in float32 and rounds the result back; decompositions, transforms
//     and the like ask for a conversion. Gradients pass, in the type of the tensor.
//   - Int32 and Int64 hold labels, indices and counts. They add, subtract,
//     multiply, compare and sum (overflow wraps round, as in Go); operations
//     whose result is no integer ask for a conversion. No gradient.
//   - Bool is what comparisons give and what masks are. Logic is its arithmetic.
const (
	Float32 DType = iota
	Float64
	Int32
	Int64
	Bool
	Float16
	BFloat16
)

var dtypes = [...]struct {
	name string
	size int // bytes an element
}{
	Float32: {"float32", 4}, Float64: {"float64", 8}, Int32: {"int32", 4}, Int64: {"int64", 8},
	Bool: {"bool", 1}, Float16: {"float16", 2}, BFloat16: {"bfloat16", 2},
}

// String returns "float32", "float64", "int32", "int64", "bool", "float16" or
// "bfloat16".
func (d DType) String() string {
	if int(d) < len(dtypes) {
		return dtypes[d].name
	}
	return "DType(" + strconv.Itoa(int(d)) + ")"
}

// Bytes returns the number of bytes of one element.
func (d DType) Bytes() int {
	if int(d) < len(dtypes) {
		return dtypes[d].size
	}
	return 0
}

// IsFloat reports whether d is one of the four floating-point types, which are
// those that have gradients.
func (d DType) IsFloat() bool { return d == Float32 || d == Float64 || d.half() }

// IsInt reports whether d is Int32 or Int64.
func (d DType) IsInt() bool { return d == Int32 || d == Int64 }

// half reports whether d is a type that is computed with in float32.
func (d DType) half() bool { return d == Float16 || d == BFloat16 }

// isHalf reports whether t is there and of a half type.
func (t *Tensor) isHalf() bool { return t != nil && t.dtype.half() }

// inSingle returns float32 forms of operands of one half type; nil stays nil.
func inSingle(op string, ts ...*Tensor) []*Tensor {
	out := make([]*Tensor, len(ts))
	for i, t := range ts {
		if t != nil {
			mustSame(op, ts[0], t)
			out[i] = t.To(Float32)
		}
	}
	return out
}
