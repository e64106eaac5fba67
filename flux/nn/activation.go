package nn

import (
	"sort"

	"fluxrepl/flux"
)

// Activation is a function of every single value, used as a layer of a chain
// or as an option of a Dense layer. The input may have any shape, the output
// has the same.
//
// Those with a parameter are functions: LeakyReLU, ELU, CELU, Softshrink.
type Activation string

// The activations. Softmax and LogSoftmax act on the last axis.
const (
	Identity    Activation = "Identity"    // x
	ReLU        Activation = "ReLU"        // max(x, 0); its slope at 0 is 0
	ReLU6       Activation = "ReLU6"       // min(max(x, 0), 6)
	Sigmoid     Activation = "Sigmoid"     // 1/(1+e⁻ˣ)
	HardSigmoid Activation = "HardSigmoid" // (x+3)/6 within 0 to 1
	LogSigmoid  Activation = "LogSigmoid"  // ln Sigmoid(x), without underflow
	Tanh        Activation = "Tanh"        // tanh x
	HardTanh    Activation = "HardTanh"    // x within -1 to 1
	TanhShrink  Activation = "TanhShrink"  // x - tanh x
	GELU        Activation = "GELU"        // x·Φ(x), Φ the normal distribution: Hendrycks and Gimpel 2016
	GELUTanh    Activation = "GELUTanh"    // GELU by x/2·(1+tanh(√(2/π)(x+0.044715x³)))
	GELUSigmoid Activation = "GELUSigmoid" // GELU by x·Sigmoid(√(8/π)(x+0.044715x³))
	SELU        Activation = "SELU"        // 1.0507·ELU(1.6733): Klambauer and others 2017
	Softplus    Activation = "Softplus"    // ln(1+eˣ), without overflow
	Softsign    Activation = "Softsign"    // x/(1+|x|)
	LogCosh     Activation = "LogCosh"     // ln cosh x, without overflow
	LiSHT       Activation = "LiSHT"       // x·tanh x
	Swish       Activation = "Swish"       // x·Sigmoid(x)
	SiLU                   = Swish         // the other name of Swish
	HardSwish   Activation = "HardSwish"   // x·HardSigmoid(x)
	Mish        Activation = "Mish"        // x·tanh(Softplus(x))
	Softmax     Activation = "Softmax"     // e^xᵢ/Σe^xⱼ along the last axis
	LogSoftmax  Activation = "LogSoftmax"  // ln Softmax(x), without underflow
)

// activations is what each one computes.
var activations = map[Activation]func(x *flux.Tensor) *flux.Tensor{
	Identity:    func(x *flux.Tensor) *flux.Tensor { return x },
	ReLU:        (*flux.Tensor).ReLU,
	ReLU6:       (*flux.Tensor).ReLU6,
	Sigmoid:     (*flux.Tensor).Sigmoid,
	HardSigmoid: (*flux.Tensor).HardSigmoid,
	LogSigmoid:  (*flux.Tensor).LogSigmoid,
	Tanh:        (*flux.Tensor).Tanh,
	HardTanh:    (*flux.Tensor).HardTanh,
	TanhShrink:  (*flux.Tensor).TanhShrink,
	GELU:        (*flux.Tensor).GELU,
	GELUTanh:    (*flux.Tensor).GELUTanh,
	GELUSigmoid: (*flux.Tensor).GELUSigmoid,
	SELU:        (*flux.Tensor).SELU,
	Softplus:    (*flux.Tensor).Softplus,
	Softsign:    (*flux.Tensor).Softsign,
	LogCosh:     (*flux.Tensor).LogCosh,
	LiSHT:       (*flux.Tensor).LiSHT,
	Swish:       (*flux.Tensor).Swish,
	HardSwish:   (*flux.Tensor).HardSwish,
	Mish:        (*flux.Tensor).Mish,
	Softmax:     func(x *flux.Tensor) *flux.Tensor { return x.Softmax(-1) },
	LogSoftmax:  func(x *flux.Tensor) *flux.Tensor { return x.LogSoftmax(-1) },
}

// Activations returns every Activation, sorted by name.
func Activations() []Activation {
	all := make([]Activation, 0, len(activations))
	for a := range activations {
		all = append(all, a)
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all
}

// Forward returns the activation of every value of x. It panics with a
// *LayerError if there is no activation of that name.
func (a Activation) Forward(x *flux.Tensor) *flux.Tensor {
	f, ok := activations[a]
	if !ok {
		panic(&LayerError{Op: "nn.Activation", Why: "there is no activation named " + string(a)})
	}
	return f(x)
}

// String returns the name, "ReLU".
func (a Activation) String() string { return string(a) }

func (a Activation) dense(c *denseConfig) { c.activation = a }
