package loss

import (
	"fmt"

	"fluxrepl/flux"
)

// MSE returns the mean squared error, the mean of (x-y)². Prediction x and
// target y have one shape, any. It panics as the package's introduction says.
func MSE(prediction, target *flux.Tensor) *flux.Tensor {
	mustMatch("MSE", prediction, target)
	return prediction.Sub(target).Square().Mean()
}

// MAE returns the mean absolute error, the mean of |x-y|. Prediction x and
// target y have one shape, any; where they are equal the gradient is 0. It
// panics as the package's introduction says.
func MAE(prediction, target *flux.Tensor) *flux.Tensor {
	mustMatch("MAE", prediction, target)
	return prediction.Sub(target).Abs().Mean()
}

// Huber returns the loss that is quadratic for errors e = x-y below delta and
// linear beyond, so that outliers pull less: the mean of
//
//	½e²            if |e| < delta
//	delta(|e|-½delta)   otherwise
//
// Flux's delta is 1. The loss wants prediction and target of one shape, any,
// and panics as the package's introduction says.
//
// Huber panics with a *flux.DomainError if delta is not positive. Huber, Robust
// Estimation of a Location Parameter, 1964.
func Huber(delta float64) Func {
	if !(delta > 0) {
		panic(&flux.DomainError{Op: "Huber", Arg: "delta", Want: "delta > 0", Got: fmt.Sprint(delta)})
	}
	return func(prediction, target *flux.Tensor) *flux.Tensor {
		mustMatch("Huber", prediction, target)
		e := prediction.Sub(target)
		// With c = e cut off at ±delta, c·e - ½c² is both lines at once.
		c := e.Clamp(-delta, delta)
		return c.Mul(e).Sub(c.Square().MulScalar(0.5)).Mean()
	}
}
