package flux

import (
	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/vec"
	"fluxrepl/flux/internal/workers"
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
	out := blank(d, t.shape)
	convert(out, t.dense())
	if !d.IsFloat() || !t.dtype.IsFloat() {
		return out
	}
	return record1(&opTo, none{}, out, t)
}

// convert writes the elements of x to those of dst; both are dense.
func convert(dst, x *Tensor) {
	switch x.dtype {
	case Float32:
		fromFloat32(dst, x.f32)
	case Float64:
		fromFloat64(dst, x.f64)
	case Int32:
		fromInt32(dst, x.i32)
	case Int64:
		fromInt64(dst, x.i64)
	case Bool:
		fromBool(dst, x.b)
	case Float16:
		fromHalf(dst, x.h, vec.Convert.FromFloat16)
	case BFloat16:
		fromHalf(dst, x.h, vec.Convert.FromBFloat16)
	}
}

// convertTiles runs a loop that changes the type of elements.
func convertTiles[D, S any](f func(dst []D, x []S), dst []D, x []S) {
	if len(dst) < 2*lightTile {
		f(dst, x)
		return
	}
	workers.For(len(dst), lightTile, poll, func(lo, hi int) { f(dst[lo:hi], x[lo:hi]) })
}

func fromFloat32(dst *Tensor, x []float32) {
	switch dst.dtype {
	case Float64:
		convertTiles(vec.Convert.Widen, dst.f64, x)
	case Float16:
		convertTiles(vec.Convert.ToFloat16, dst.h, x)
	case BFloat16:
		convertTiles(vec.Convert.ToBFloat16, dst.h, x)
	case Int32:
		convertTiles(kernels.Truncate, dst.i32, x)
	case Int64:
		convertTiles(kernels.Truncate, dst.i64, x)
	case Bool:
		convertTiles(kernels.Truth, dst.b, x)
	}
}

func fromFloat64(dst *Tensor, x []float64) {
	switch dst.dtype {
	case Float32:
		convertTiles(vec.Convert.Narrow, dst.f32, x)
	case Float16, BFloat16:
		convertTiles(narrower[float64](dst.dtype), dst.h, x)
	case Int32:
		convertTiles(kernels.Truncate, dst.i32, x)
	case Int64:
		convertTiles(kernels.Truncate, dst.i64, x)
	case Bool:
		convertTiles(kernels.Truth, dst.b, x)
	}
}

// narrower returns the loop to a type of 16 bits that rounds once, from float64.
func narrower[S kernels.Number](d DType) func(dst []uint16, x []S) {
	bits := kernels.Float16Bits
	if d == BFloat16 {
		bits = kernels.BFloat16Bits
	}
	return func(dst []uint16, x []S) {
		for i, v := range x {
			dst[i] = bits(float64(v))
		}
	}
}

func fromInt32(dst *Tensor, x []int32) {
	if dst.dtype == Float32 {
		convertTiles(vec.Convert.FromInt32, dst.f32, x)
		return
	}
	fromInt(dst, x)
}

func fromInt64(dst *Tensor, x []int64) {
	if dst.dtype == Float32 {
		convertTiles(kernels.Convert, dst.f32, x)
		return
	}
	fromInt(dst, x)
}

// fromInt converts to what has no loop of its own.
func fromInt[T kernels.Integer](dst *Tensor, x []T) {
	switch dst.dtype {
	case Float64:
		convertTiles(kernels.Convert, dst.f64, x)
	case Int32:
		convertTiles(kernels.Convert, dst.i32, x)
	case Int64:
		convertTiles(kernels.Convert, dst.i64, x)
	case Bool:
		convertTiles(kernels.Truth, dst.b, x)
	case Float16, BFloat16:
		convertTiles(narrower[T](dst.dtype), dst.h, x)
	}
}

func fromBool(dst *Tensor, x []bool) {
	switch dst.dtype {
	case Float32:
		convertTiles(vec.Convert.FromBool32, dst.f32, x)
	case Float64:
		convertTiles(vec.Convert.FromBool64, dst.f64, x)
	case Int32:
		convertTiles(kernels.OneZero, dst.i32, x)
	case Int64:
		convertTiles(kernels.OneZero, dst.i64, x)
	default:
		wide := make([]float32, len(x))
		vec.Convert.FromBool32(wide, x)
		fromFloat32(dst, wide)
	}
}

func fromHalf(dst *Tensor, x []uint16, value func(dst []float32, x []uint16)) {
	if dst.dtype == Float32 {
		convertTiles(value, dst.f32, x)
		return
	}
	wide := make([]float32, len(x))
	convertTiles(value, wide, x)
	fromFloat32(dst, wide)
}
