package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

// Median is the middle one of the sorted elements over the given axes, or over
// all of them, and the mean of the two middle ones if their number is even (where
// PyTorch takes the lower): [Tensor.Quantile] of ½.
func (t *Tensor) Median(axes ...int) *Tensor { return t.quantile("Median", 0.5, axes, false) }

// MedianKeep is [Tensor.Median] with the axes kept at size 1.
func (t *Tensor) MedianKeep(axes ...int) *Tensor { return t.quantile("MedianKeep", 0.5, axes, true) }

// Quantile is the number below which the share q of the elements lies, over the
// given axes, or over all of them: the sorted elements at place q·(n − 1), from
// 0, or a straight line between the two around that place; NaN if there is one.
// The gradient goes to those two; among equal elements the first counts as the
// smallest. It panics with a [*DomainError] unless 0 ≤ q ≤ 1, or if there are no
// elements.
//
// Hyndman and Fan, Sample Quantiles in Statistical Packages (1996), definition 7.
func (t *Tensor) Quantile(q float64, axes ...int) *Tensor {
	return t.quantile("Quantile", q, axes, false)
}

// QuantileKeep is [Tensor.Quantile] with the axes kept at size 1.
func (t *Tensor) QuantileKeep(q float64, axes ...int) *Tensor {
	return t.quantile("QuantileKeep", q, axes, true)
}

func (t *Tensor) quantile(op string, q float64, axes []int, keep bool) *Tensor {
	if t.isHalf() {
		return t.To(Float32).quantile(op, q, axes, keep).To(t.dtype)
	}
	mustFloat(op, t)
	if !(q >= 0 && q <= 1) {
		panic(&DomainError{Op: op, Arg: "q", Want: "0 ≤ q ≤ 1", Got: format(q)})
	}
	axes = t.shape.axes(op, axes)
	x := t.lanes(axes)
	rows, n := x.rows()
	out := t.shape.without(axes, keep)
	if n == 0 && out.Size() > 0 {
		panic(&DomainError{Op: op, Want: "at least one element", Got: t.shape.String()})
	}
	place := q * float64(n-1)
	lo := int(math.Floor(place))
	below, above := make([]int, rows), make([]int, rows)
	if v := x.dense(); x.dtype == Float32 {
		kernels.Quantile(below, above, v.f32, rows, n, lo, poll)
	} else {
		kernels.Quantile(below, above, v.f64, rows, n, lo, poll)
	}
	y := x.pick(pickAttrs{below, x.shape}, out)
	if weight := place - float64(lo); weight > 0 {
		// not Lerp: the difference of equal infinities is NaN
		y = y.MulScalar(1 - weight).Add(x.pick(pickAttrs{above, x.shape}, out).MulScalar(weight))
	}
	return y
}
