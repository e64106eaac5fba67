package flux

import (
	"math"
	"slices"

	"fluxrepl/flux/internal/kernels/random"
)

var opDropout = operation{Name: "Dropout"}

// dropoutAttrs say which elements are kept, as bits row by row, and what they are
// multiplied by.
type dropoutAttrs struct {
	keep  *Tensor // a storage of bytes that nobody else sees
	scale float64
}

func init() {
	// The mask is its own transpose, so the gradient is the operation again.
	opDropout.Pullback = func(c *call) { c.Give(0, thinned(c.Grad, c.Node.Attrs.(dropoutAttrs))) }
}

// Dropout returns t with each element set to 0 with probability p and the others
// divided by 1 − p, so that the mean stays; the choice comes from source, or from
// [DefaultSource] if that is nil. p = 0 returns t. It panics with a
// [*DomainError] unless 0 ≤ p < 1.
//
// Srivastava and others, Dropout: A Simple Way to Prevent Neural Networks from
// Overfitting (2014).
func (t *Tensor) Dropout(p float64, source *Source) *Tensor {
	if t.isHalf() {
		return t.To(Float32).Dropout(p, source).To(t.dtype)
	}
	source = dropping("Dropout", t, p, source)
	if p == 0 {
		return t
	}
	n := t.Size()
	at := dropoutAttrs{keep: blank(Bool, Shape{(n + 7) / 8}), scale: 1 / (1 - p)}
	source.choose(elements[uint8](at.keep), n, 1-p)
	return thinned(t, at)
}

// thinned multiplies by the scale where a bit is set, and by 0 elsewhere: NaN stays
// NaN.
func thinned(t *Tensor, at dropoutAttrs) *Tensor {
	x, out, bits := t.dense(), blank(t.dtype, t.shape), elements[uint8](at.keep)
	if t.dtype == Float32 {
		random.Thin32(out.f32, x.f32, bits, float32(at.scale), poll)
	} else {
		random.Thin64(out.f64, x.f64, bits, at.scale, poll)
	}
	return record1(&opDropout, at, out, t)
}

// DropoutChannels is [Tensor.Dropout] of whole channels: t is [n, c, …], and each
// of the n·c channels becomes 0 with probability p, or is divided by 1 − p. Where
// neighbouring elements are alike, this is what keeps a network from guessing one
// from the other. p = 0 returns t. It panics with a [*DomainError] unless
// 0 ≤ p < 1, and with a [*ShapeError] if t has fewer than two axes.
//
// Tompson and others, Efficient Object Localization Using Convolutional Networks
// (2015).
func (t *Tensor) DropoutChannels(p float64, source *Source) *Tensor {
	if t.isHalf() {
		return t.To(Float32).DropoutChannels(p, source).To(t.dtype)
	}
	const op = "DropoutChannels"
	source = dropping(op, t, p, source)
	if len(t.shape) < 2 {
		panic(&ShapeError{Op: op, Want: Shape{-1, -1}, Got: t.Shape()})
	}
	if p == 0 {
		return t
	}
	shape := append(slices.Clone(t.shape[:2]), slices.Repeat([]int{1}, len(t.shape)-2)...)
	return t.Mul(source.Bernoulli(1-p, shape...).To(t.dtype).MulScalar(1 / (1 - p)))
}

// AlphaDropout sets each element to α′ = −1.7580993408473766, the limit of SELU,
// with probability p, and maps the result so that mean 0 and variance 1 stay what
// they are: a·x + b, where x is kept, and a·α′ + b elsewhere, with
// a = 1/√((1 − p)(1 + p·α′²)) and b = −a·α′·p. The choice comes from source, or
// from [DefaultSource] if that is nil. p = 0 returns t. It panics with a
// [*DomainError] unless 0 ≤ p < 1.
//
// Klambauer and others, Self-Normalizing Neural Networks (2017), section "New
// dropout technique".
func (t *Tensor) AlphaDropout(p float64, source *Source) *Tensor {
	if t.isHalf() {
		return t.To(Float32).AlphaDropout(p, source).To(t.dtype)
	}
	source = dropping("AlphaDropout", t, p, source)
	if p == 0 {
		return t
	}
	const limit = -1.7580993408473766
	a := 1 / math.Sqrt((1-p)*(1+p*limit*limit))
	b := -a * limit * p
	keep := source.Bernoulli(1-p, t.shape...).To(t.dtype)
	return t.Mul(keep.MulScalar(a)).Add(keep.MulScalar(-a * limit).AddScalar(a*limit + b))
}

// dropping checks what all dropout takes, and returns the source to use.
func dropping(op string, t *Tensor, p float64, source *Source) *Source {
	mustFloat(op, t)
	if !(p >= 0 && p < 1) {
		panic(&DomainError{Op: op, Arg: "p", Want: "0 ≤ p < 1", Got: format(p)})
	}
	if source == nil {
		return DefaultSource()
	}
	return source
}
