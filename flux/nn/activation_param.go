package nn

import (
	"fmt"

	"fluxrepl/flux"
)

// ActivationLayer is an activation with a parameter that is set, not trained.
// LeakyReLU and its like make one; it is also an option of Dense.
type ActivationLayer struct {
	name  string
	value float64
	f     func(x *flux.Tensor, value float64) *flux.Tensor
}

// Forward returns the activation of every value of x, which may have any
// shape.
func (l *ActivationLayer) Forward(x *flux.Tensor) *flux.Tensor { return l.f(x, l.value) }

// String returns the name with the parameter, "LeakyReLU(0.01)".
func (l *ActivationLayer) String() string { return fmt.Sprintf("%s(%v)", l.name, l.value) }

func (l *ActivationLayer) dense(c *denseConfig) { c.activation = l }

// LeakyReLU returns the activation that is x above zero and slope·x below.
// Flux's slope is 0.01.
func LeakyReLU(slope float64) *ActivationLayer {
	return &ActivationLayer{name: "LeakyReLU", value: slope, f: (*flux.Tensor).LeakyReLU}
}

// ELU returns the activation that is x above zero and alpha·(eˣ-1) below.
// Flux's alpha is 1.
//
// Clevert and others, Fast and Accurate Deep Network Learning by Exponential
// Linear Units, 2015.
func ELU(alpha float64) *ActivationLayer {
	return &ActivationLayer{name: "ELU", value: alpha, f: (*flux.Tensor).ELU}
}

// CELU returns the activation that is x above zero and alpha·(e^(x/alpha)-1)
// below: an ELU whose slope is 1 on both sides of zero. It panics with a
// *flux.DomainError unless alpha > 0.
//
// Barron, Continuously Differentiable Exponential Linear Units, 2017.
func CELU(alpha float64) *ActivationLayer {
	if !(alpha > 0) {
		panic(&flux.DomainError{Op: "CELU", Arg: "alpha", Want: "alpha > 0", Got: fmt.Sprint(alpha)})
	}
	return &ActivationLayer{name: "CELU", value: alpha, f: (*flux.Tensor).CELU}
}

// Softshrink returns the activation that moves x by lambda towards zero and
// makes it zero where that would pass it. Flux's lambda is 0.5. It panics with
// a *flux.DomainError if lambda is negative.
func Softshrink(lambda float64) *ActivationLayer {
	if !(lambda >= 0) {
		panic(&flux.DomainError{Op: "Softshrink", Arg: "lambda", Want: "lambda ≥ 0", Got: fmt.Sprint(lambda)})
	}
	return &ActivationLayer{name: "Softshrink", value: lambda, f: (*flux.Tensor).SoftShrink}
}

// ThresholdReLU returns the activation that is x above theta and 0 elsewhere.
// Flux calls it trelu; its theta is 1.
//
// Konda and others, Zero-Bias Autoencoders and the Benefits of Co-Adapting
// Features, 2014.
func ThresholdReLU(theta float64) *ActivationLayer {
	return &ActivationLayer{name: "ThresholdReLU", value: theta, f: (*flux.Tensor).ThresholdReLU}
}
