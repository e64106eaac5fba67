package flux

import (
	"fluxrepl/flux/internal/kernels"
)

var opTo = operation{Name: "To"}

func init() {
	opTo.Pullback = func(c *call) { c.Give(0, c.Grad.To(c.Like(0).dtype)) }
}

// To returns t with elements of another type; t itself if it has that type
// already. Gradients pass between floating-point types.
//
// A narrower float is rounded to the nearest, halves to even. From a float to an
// integer the fraction is cut off; what does not fit becomes the nearest integer
// that does, and NaN becomes 0. An Int64 that an Int32 does not hold wraps round,
// as in Go. To Bool everything but 0 is true; from Bool come 0 and 1.
func (t *Tensor) To(d DType) *Tensor {
	mustTensor("To", t)
	if t.dtype == d {
		return t
	}
	if int(d) >= len(dtypes) {
		panic(&TypeError{Op: "To", Want: "an element type", Got: d.String()})
	}
	out := alloc(d, t.shape)
	convert(out, t.dense())
	if !d.IsFloat() || !t.dtype.IsFloat() {
		return out
	}
	return record1(&opTo, nil, out, t)
}

// convert writes the elements of x to those of dst; both are dense.
func convert(dst, x *Tensor) {
	switch x.dtype {
	case Float32:
		fromFloat(dst, x.f32)
	case Float64:
		fromFloat(dst, x.f64)
	case Int32:
		fromInt(dst, x.i32)
	case Int64:
		fromInt(dst, x.i64)
	case Bool:
		fromBool(dst, x.b)
	case Float16:
		fromHalf(dst, x.h, kernels.Float16)
	case BFloat16:
		fromHalf(dst, x.h, kernels.BFloat16)
	}
}

func fromFloat[T kernels.Float](dst *Tensor, x []T) {
	switch dst.dtype {
	case Int32:
		kernels.Truncate(dst.i32, x)
	case Int64:
		kernels.Truncate(dst.i64, x)
	default:
		fromNumber(dst, x)
	}
}

func fromInt[T kernels.Integer](dst *Tensor, x []T) {
	switch dst.dtype {
	case Int32:
		kernels.Convert(dst.i32, x)
	case Int64:
		kernels.Convert(dst.i64, x)
	default:
		fromNumber(dst, x)
	}
}

// fromNumber converts to a type that is no integer.
func fromNumber[T kernels.Number](dst *Tensor, x []T) {
	switch dst.dtype {
	case Float32:
		kernels.Convert(dst.f32, x)
	case Float64:
		kernels.Convert(dst.f64, x)
	case Bool:
		kernels.Truth(dst.b, x)
	case Float16:
		for i, v := range x {
			dst.h[i] = kernels.Float16Bits(float64(v))
		}
	case BFloat16:
		for i, v := range x {
			dst.h[i] = kernels.BFloat16Bits(float64(v))
		}
	}
}

func fromBool(dst *Tensor, x []bool) {
	switch dst.dtype {
	case Float32:
		kernels.OneZero(dst.f32, x)
	case Float64:
		kernels.OneZero(dst.f64, x)
	case Int32:
		kernels.OneZero(dst.i32, x)
	case Int64:
		kernels.OneZero(dst.i64, x)
	default:
		wide := make([]float32, len(x))
		kernels.OneZero(wide, x)
		fromNumber(dst, wide)
	}
}

func fromHalf(dst *Tensor, x []uint16, value func(uint16) float32) {
	if dst.dtype == Float32 {
		for i, bits := range x {
			dst.f32[i] = value(bits)
		}
		return
	}
	wide := make([]float32, len(x))
	for i, bits := range x {
		wide[i] = value(bits)
	}
	fromFloat(dst, wide)
}
