package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
)

// Complex numbers are a last axis of size 2, real and imaginary part, as
// PyTorch's view_as_real has them. The three operations are linear: each has
// its transpose as pullback, and so gradients of any order.
var (
	opFFT      = operation{Name: "FFT"}
	opRFFT     = operation{Name: "RFFT"}
	opRFFTBack = operation{Name: "RFFTBack"}
)

// fftAttrs says that the exponent is positive.
type fftAttrs struct{ back bool }

// rfftAttrs is the number of real elements.
type rfftAttrs struct{ n int }

func init() {
	opFFT.Pullback = func(c *call) { c.Give(0, c.Grad.fft(!c.Node.Attrs.(fftAttrs).back)) }
	opRFFT.Pullback = func(c *call) { c.Give(0, c.Grad.rfftBack(c.Node.Attrs.(rfftAttrs).n)) }
	opRFFTBack.Pullback = func(c *call) { c.Give(0, c.Grad.rfft()) }
}

// FFT returns the discrete Fourier transform of complex numbers: t is [..., n, 2],
// real and imaginary parts, and so is the result, element k of which is
//
//	Σⱼ tⱼ·exp(−2πijk/n)
//
// It is computed in float64, in a time of n·log n for every n. It panics with a
// [*ShapeError] unless the last axis is 2 and n is not 0.
func (t *Tensor) FFT() *Tensor {
	t.mustComplex("FFT")
	return t.fft(false)
}

// IFFT is the inverse of [Tensor.FFT]: (1/n)·Σₖ tₖ·exp(2πijk/n).
func (t *Tensor) IFFT() *Tensor {
	t.mustComplex("IFFT")
	return t.fft(true).DivScalar(float64(t.shape[len(t.shape)-2]))
}

// RFFT returns the discrete Fourier transform of real numbers: for t of [..., n]
// the result is [..., n/2 + 1, 2], the elements k = 0, …, n/2 of [Tensor.FFT] as
// real and imaginary parts; the others are their conjugates. It panics with a
// [*ShapeError] unless the last axis is there and not empty.
func (t *Tensor) RFFT() *Tensor {
	mustFloat("RFFT", t)
	if len(t.shape) == 0 || t.shape[len(t.shape)-1] == 0 {
		panic(&ShapeError{Op: "RFFT", Got: t.Shape(), Why: "the last axis must not be empty"})
	}
	return t.rfft()
}

// IRFFT is the inverse of [Tensor.RFFT]: for t of [..., m, 2] the result is n real
// numbers, [..., n], where n is 2(m − 1) or 2m − 1. Imaginary parts that the
// transform of real numbers has not, at k = 0 and n/2, are ignored. It panics
// with a [*ShapeError] if t or n does not fit.
func (t *Tensor) IRFFT(n int) *Tensor {
	t.mustComplex("IRFFT")
	m := t.shape[len(t.shape)-2]
	if n < 1 || n/2+1 != m {
		panic(&ShapeError{Op: "IRFFT", Want: slices.Concat(t.shape[:len(t.shape)-2], Shape{n/2 + 1, 2}), Got: t.Shape(), Why: "of n numbers a transform has n/2 + 1"})
	}
	// All elements but those of k = 0 and n/2 stand for two.
	weights := build(t.dtype, Shape{m, 1}, func(k int) float64 {
		if k == 0 || 2*k == n {
			return 1 / float64(n)
		}
		return 2 / float64(n)
	})
	return t.Mul(weights).rfftBack(n)
}

func (t *Tensor) mustComplex(op string) {
	mustFloat(op, t)
	last := len(t.shape) - 1
	if last < 1 || t.shape[last] != 2 || t.shape[last-1] == 0 {
		panic(&ShapeError{Op: op, Got: t.Shape(), Why: "the last axis must be 2, real and imaginary part, and the one before not empty"})
	}
}

func (t *Tensor) fft(back bool) *Tensor {
	out, n := alloc(t.dtype, slices.Clone(t.shape)), t.shape[len(t.shape)-2]
	eachRow(out, t, 2*n, 2*n, n,
		func(f *kernels.Fourier, y, x []float32) { kernels.FourierComplex(f, y, x, back) },
		func(f *kernels.Fourier, y, x []float64) { kernels.FourierComplex(f, y, x, back) })
	return record1(&opFFT, fftAttrs{back}, out, t)
}

func (t *Tensor) rfft() *Tensor {
	last := len(t.shape) - 1
	n := t.shape[last]
	shape := slices.Concat(t.shape[:last], Shape{n/2 + 1, 2})
	shape.checked("RFFT")
	out := alloc(t.dtype, shape)
	eachRow(out, t, 2*(n/2+1), n, n, kernels.FourierReal[float32], kernels.FourierReal[float64])
	return record1(&opRFFT, rfftAttrs{n}, out, t)
}

func (t *Tensor) rfftBack(n int) *Tensor {
	last := len(t.shape) - 1
	out := alloc(t.dtype, slices.Concat(t.shape[:last-1], Shape{n}))
	eachRow(out, t, n, 2*(n/2+1), n, kernels.FourierRealBack[float32], kernels.FourierRealBack[float64])
	return record1(&opRFFTBack, rfftAttrs{n}, out, t)
}

// eachRow transforms rows of x, of k elements each, to rows of m elements of out.
func eachRow(out, x *Tensor, m, k, n int, f32 func(f *kernels.Fourier, y, x []float32), f64 func(f *kernels.Fourier, y, x []float64)) {
	rows := out.shape.Size() / m
	if rows == 0 {
		return
	}
	x = x.dense()
	f := kernels.NewFourier(n)
	for r := range rows {
		if r%16 == 0 {
			poll()
		}
		if out.dtype == Float32 {
			f32(f, out.f32[r*m:][:m], x.f32[r*k:][:k])
		} else {
			f64(f, out.f64[r*m:][:m], x.f64[r*k:][:k])
		}
	}
}
