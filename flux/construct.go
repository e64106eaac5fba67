package flux

import (
	"math"
	"slices"
	"strconv"
)

// The functions of tensor.go make float32; those named …Of here take the type,
// and those named …Like take type and shape from another tensor.

// build returns a tensor whose element i, row by row, is f(i). It takes a checked
// shape over.
func build(d DType, shape Shape, f func(i int) float64) *Tensor {
	made := d
	if d != Float32 {
		made = Float64 // and converted once, so that every type rounds alike
	}
	t := alloc(made, shape)
	for i := range t.f32 {
		t.f32[i] = float32(f(i))
		pollAt(i)
	}
	for i := range t.f64 {
		t.f64[i] = f(i)
		pollAt(i)
	}
	return t.To(d)
}

// mustType panics unless d is an element type.
func mustType(op string, d DType) {
	if int(d) >= len(dtypes) {
		panic(&TypeError{Op: op, Want: "an element type", Got: d.String()})
	}
}

// ZerosOf is [Zeros] of any element type. It panics with a [*TypeError] if there
// is no such type and, as every function that takes a shape, with a
// [*ShapeError] if a size is negative or there are more than 2³³ elements.
func ZerosOf(d DType, shape ...int) *Tensor {
	mustType("ZerosOf", d)
	return allocFor("ZerosOf", d, shape)
}

// OnesOf is [Ones] of any element type; in Bool one is true.
func OnesOf(d DType, shape ...int) *Tensor { return fullOf("OnesOf", d, 1, shape) }

// FullOf is [Full] of any element type: v is converted as [Tensor.To] does.
func FullOf(d DType, v float64, shape ...int) *Tensor { return fullOf("FullOf", d, v, shape) }

func fullOf(op string, d DType, v float64, shape []int) *Tensor {
	mustType(op, d)
	return fill(allocFor(op, d, shape), v)
}

// ZerosLike returns zeros of t's shape and type.
func ZerosLike(t *Tensor) *Tensor {
	mustTensor("ZerosLike", t)
	return alloc(t.dtype, slices.Clone(t.shape))
}

// OnesLike returns ones of t's shape and type.
func OnesLike(t *Tensor) *Tensor {
	mustTensor("OnesLike", t)
	return fullOf("OnesLike", t.dtype, 1, t.shape)
}

// FullLike returns a tensor of t's shape and type whose every element is v.
func FullLike(t *Tensor, v float64) *Tensor {
	mustTensor("FullLike", t)
	return fullOf("FullLike", t.dtype, v, t.shape)
}

// ArangeOf is [Arange] of any element type: the numbers are computed in float64
// and rounded once.
func ArangeOf(d DType, start, stop, step float64) *Tensor {
	mustType("ArangeOf", d)
	count := steps("ArangeOf", start, stop, step)
	n := int(min(max(count, 0), maxSize+1)) // one too many is refused
	return build(d, sized("ArangeOf", []int{n}), func(i int) float64 { return start + float64(i)*step })
}

// LinspaceOf is [Linspace] of any element type: the numbers are computed in
// float64 and rounded once.
func LinspaceOf(d DType, start, stop float64, n int) *Tensor {
	mustType("LinspaceOf", d)
	return build(d, sized("LinspaceOf", []int{n}), between(start, stop, n))
}

// between gives n numbers from start to stop at equal distances.
func between(start, stop float64, n int) func(i int) float64 {
	return func(i int) float64 {
		switch i {
		case 0:
			return start
		case n - 1:
			return stop
		}
		f := float64(i) / float64(n-1)
		return start*(1-f) + stop*f
	}
}

// Logspace returns n float32 numbers from 10^start to 10^stop, both included,
// each the same multiple of the one before; for n = 1 it is 10^start. It panics
// with a [*ShapeError] if n is negative.
func Logspace(start, stop float64, n int) *Tensor {
	exponent := between(start, stop, n)
	return build(Float32, sized("Logspace", []int{n}), func(i int) float64 { return math.Pow(10, exponent(i)) })
}

// Geomspace is [Logspace] with the ends themselves: n float32 numbers from start
// to stop, both exact, in geometric progression. It panics with a [*DomainError]
// unless both are finite, not 0 and of one sign.
func Geomspace(start, stop float64, n int) *Tensor {
	ratio := stop / start
	if !(start*math.Copysign(1, stop) > 0) || math.IsInf(start, 0) || math.IsInf(stop, 0) || stop == 0 {
		panic(&DomainError{Op: "Geomspace", Want: "finite ends of one sign that are not 0", Got: format(start) + " and " + format(stop)})
	}
	size := math.Copysign(1, start)
	exponent := between(math.Log(math.Abs(start)), math.Log(math.Abs(stop)), n)
	return build(Float32, sized("Geomspace", []int{n}), func(i int) float64 {
		switch {
		case i == 0 || ratio == 1:
			return start
		case i == n-1:
			return stop
		}
		return size * math.Exp(exponent(i))
	})
}

// EyeOf is [Eye] of any element type.
func EyeOf(d DType, n int) *Tensor {
	mustType("EyeOf", d)
	return eye("EyeOf", n).To(d)
}

// Tri returns the float32 matrix [n n] with ones on and below the diagonal: row
// i, the mask of a causal model, marks the positions 0, …, i.
func Tri(n int) *Tensor {
	return build(Float32, sized("Tri", []int{n, n}), func(i int) float64 {
		if i%n <= i/n {
			return 1
		}
		return 0
	})
}

// FromFunc returns a float32 tensor of the given shape whose element at index is
// f(index), called row by row. The slice is the same in every call; f must not
// keep it.
func FromFunc(f func(index []int) float64, shape ...int) *Tensor {
	return fromFunc("FromFunc", Float32, f, shape)
}

// FromFuncOf is [FromFunc] of any element type.
func FromFuncOf(d DType, f func(index []int) float64, shape ...int) *Tensor {
	mustType("FromFuncOf", d)
	return fromFunc("FromFuncOf", d, f, shape)
}

func fromFunc(op string, d DType, f func(index []int) float64, shape []int) *Tensor {
	if f == nil {
		panic(&TypeError{Op: op, Want: "a function", Got: "nil"})
	}
	s := sized(op, shape)
	index := make([]int, len(s))
	return build(d, s, func(i int) float64 {
		for a := len(s) - 1; a >= 0; a-- {
			index[a] = i % s[a]
			i /= s[a]
		}
		return f(index)
	})
}

// bracketed returns a place in nested slices: "[3][1]".
func bracketed(at []int) string {
	s := ""
	for _, i := range at {
		s += "[" + strconv.Itoa(i) + "]"
	}
	return s
}
