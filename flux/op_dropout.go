package flux

import (
	"math"
	"slices"
)

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
