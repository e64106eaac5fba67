package kernels

import (
	"math"
	"math/bits"
	"math/cmplx"

	"gonum.org/v1/gonum/dsp/fourier"
)

// A Fourier computes discrete Fourier transforms of one length, in float64 and
// without a scale. It is for one goroutine.
type Fourier struct {
	n     int
	real  *fourier.FFT // nil if chirp does it
	whole *fourier.CmplxFFT
	chirp *chirp
	seq   []float64
	in    []complex128
	out   []complex128
}

// NewFourier returns a transform of length n > 0.
func NewFourier(n int) *Fourier {
	f := &Fourier{n: n, seq: make([]float64, n), in: make([]complex128, n), out: make([]complex128, n)}
	if largestPrime(n) > 64 { // the mixed radix costs n for each unit of a factor
		f.chirp = newChirp(n)
	} else {
		f.real, f.whole = fourier.NewFFT(n), fourier.NewCmplxFFT(n)
	}
	return f
}

func largestPrime(n int) int {
	largest := 1
	for p := 2; p*p <= n; p++ {
		for n%p == 0 {
			largest, n = p, n/p
		}
	}
	return max(largest, n)
}

// FourierReal writes Σⱼ xⱼ·exp(−2πijk/n) for k = 0, …, n/2, real and imaginary
// parts in turn.
func FourierReal[T Float](f *Fourier, dst, x []T) {
	half := f.out[:f.n/2+1]
	if f.chirp == nil {
		for j, v := range x {
			f.seq[j] = float64(v)
		}
		f.real.Coefficients(half, f.seq)
	} else {
		for j, v := range x {
			f.in[j] = complex(float64(v), 0)
		}
		f.chirp.transform(f.out, f.in)
	}
	for k, v := range half {
		dst[2*k], dst[2*k+1] = T(real(v)), T(imag(v))
	}
}

// FourierRealBack is the transpose of FourierReal: for g of n/2 + 1 pairs it
// writes the real part of Σₖ gₖ·exp(2πijk/n) for j = 0, …, n−1.
func FourierRealBack[T Float](f *Fourier, dst, g []T) {
	half := f.in[:f.n/2+1]
	for k := range half {
		half[k] = complex(float64(g[2*k]), float64(g[2*k+1]))
	}
	if f.chirp != nil { // the real part of a conjugate is the same
		for k, v := range half {
			half[k] = cmplx.Conj(v)
		}
		clear(f.in[len(half):])
		f.chirp.transform(f.out, f.in)
		for j := range dst {
			dst[j] = T(real(f.out[j]))
		}
		return
	}
	for k := 1; 2*k < f.n; k++ { // Sequence adds the conjugate of all but these
		half[k] /= 2
	}
	for j, v := range f.real.Sequence(f.seq, half) {
		dst[j] = T(v)
	}
}

// FourierComplex writes Σⱼ xⱼ·exp(∓2πijk/n) for n pairs of real and imaginary
// part, with minus unless back.
func FourierComplex[T Float](f *Fourier, dst, x []T, back bool) {
	sign := 1.0
	if back { // the conjugate of the transform of the conjugate
		sign = -1
	}
	for j := range f.in {
		f.in[j] = complex(float64(x[2*j]), sign*float64(x[2*j+1]))
	}
	if f.chirp == nil {
		f.whole.Coefficients(f.out, f.in)
	} else {
		f.chirp.transform(f.out, f.in)
	}
	for k, v := range f.out {
		dst[2*k], dst[2*k+1] = T(real(v)), T(sign*imag(v))
	}
}

// chirp computes a transform of any length by a convolution of a power of two:
// jk = (j² + k² − (k−j)²)/2 (Bluestein, A Linear Filtering Approach to the
// Computation of the Discrete Fourier Transform, 1970).
type chirp struct {
	fft    *fourier.CmplxFFT
	factor []complex128 // exp(−πij²/n)
	filter []complex128 // the transform of its conjugate, over both signs of j
	a, b   []complex128
}

func newChirp(n int) *chirp {
	m := 1 << bits.Len(uint(2*n-2))
	c := &chirp{fourier.NewCmplxFFT(m), make([]complex128, n), make([]complex128, m), make([]complex128, m), make([]complex128, m)}
	square := 0 // j² modulo 2n, exact where j² is not
	for j := range c.factor {
		sin, cos := math.Sincos(math.Pi * float64(square) / float64(n))
		c.factor[j] = complex(cos, -sin)
		c.a[j] = complex(cos, sin)
		c.a[(m-j)%m] = c.a[j]
		square = (square + 2*j + 1) % (2 * n)
	}
	c.fft.Coefficients(c.filter, c.a)
	return c
}

func (c *chirp) transform(dst, x []complex128) {
	clear(c.a)
	for j, v := range x {
		c.a[j] = v * c.factor[j]
	}
	c.fft.Coefficients(c.b, c.a)
	for i, v := range c.filter {
		c.b[i] *= v
	}
	c.fft.Sequence(c.a, c.b)
	scale := complex(1/float64(len(c.a)), 0)
	for k := range dst {
		dst[k] = c.a[k] * c.factor[k] * scale
	}
}
