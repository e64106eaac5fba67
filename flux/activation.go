package flux

import (
	"strconv"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/vec"
)

// Activation names a function of single numbers that an operation such as
// [Tensor.Linear] applies to its result while that is at hand, instead of in a
// pass of its own.
type Activation uint8

// The activations. Each is the method of Tensor that is named beside it.
const (
	NoActivation   Activation = iota // x
	ActReLU                          // max(x, 0): ReLU
	ActTanh                          // tanh x: Tanh
	ActSigmoid                       // 1/(1+e⁻ˣ): Sigmoid
	ActSoftplus                      // log(1+eˣ): Softplus
	ActSiLU                          // x·sigmoid(x): SiLU, Swish
	ActMish                          // x·tanh(softplus(x)): Mish
	ActGELU                          // x·Φ(x): GELU
	ActGELUTanh                      // x/2·(1 + tanh(√(2/π)(x + 0.044715x³))): GELUTanh
	ActGELUSigmoid                   // x·sigmoid(√(8/π)(x + 0.044715x³)): GELUSigmoid
)

// activationKinds are the operations behind the constants, and whether their
// derivative is told by the result alone, so that what they were applied to need
// not be kept.
var activationKinds = [...]struct {
	name     string
	op       *unary
	byResult bool
}{
	NoActivation:   {"NoActivation", nil, true},
	ActReLU:        {"ActReLU", &opReLU, true},
	ActTanh:        {"ActTanh", &opTanh, true},
	ActSigmoid:     {"ActSigmoid", &opSigmoid, true},
	ActSoftplus:    {"ActSoftplus", &opSoftplus, false},
	ActSiLU:        {"ActSiLU", &opSwish, false},
	ActMish:        {"ActMish", &opMish, false},
	ActGELU:        {"ActGELU", &opGELU, false},
	ActGELUTanh:    {"ActGELUTanh", &opGELUTanh, false},
	ActGELUSigmoid: {"ActGELUSigmoid", &opGELUSigmoid, false},
}

// String returns the name of the constant.
func (f Activation) String() string {
	if int(f) < len(activationKinds) {
		return activationKinds[f].name
	}
	return "Activation(" + strconv.Itoa(int(f)) + ")"
}

// mustActivate panics unless f is one of the constants.
func mustActivate(op string, f Activation) {
	if int(f) >= len(activationKinds) {
		panic(&DomainError{Op: op, Arg: "activation", Want: "one of the Activation constants", Got: f.String()})
	}
}

// byResult reports whether f's derivative follows from f's result.
func (f Activation) byResult() bool { return activationKinds[f].byResult }

// activate computes f(x) into dst, which may be x.
func activate[T kernels.Float](f Activation, dst, x []T) {
	u := activationKinds[f].op
	if u == nil {
		copy(dst, x)
		return
	}
	if d, ok := any(dst).([]float32); ok {
		u.f32(d, any(x).([]float32), 0, 0)
	} else {
		u.f64(any(dst).([]float64), any(x).([]float64), 0, 0)
	}
}

// activateBack computes g·f′ into dst, which may be g; y = f(x), and x is read
// only if the derivative does not follow from y.
func activateBack[T kernels.Float](f Activation, dst, g, x, y []T) {
	u := activationKinds[f].op
	if u == nil {
		copy(dst, g)
		return
	}
	if f.byResult() {
		x = y // max(x, 0) is positive where x is
	}
	back32, back64 := u.b32, u.b64
	if f == ActGELU {
		back32, back64 = vec.Float32.GELUBackBoth, vec.Float64.GELUBackBoth // y spares it half of the work
	}
	if d, ok := any(dst).([]float32); ok {
		back32(d, any(g).([]float32), any(x).([]float32), any(y).([]float32), 0, 0)
	} else {
		back64(any(dst).([]float64), any(g).([]float64), any(x).([]float64), any(y).([]float64), 0, 0)
	}
}

// on returns f(x) as an operation.
func (f Activation) on(x *Tensor) *Tensor {
	if f == NoActivation {
		return x
	}
	return activationKinds[f].op.apply(x, 0, 0)
}

// pulled returns g·f′ out of operations, for those who differentiate it again.
// y = f(x) and x are as [activateBack] wants them.
func (f Activation) pulled(g, x, y *Tensor) *Tensor {
	if f == NoActivation {
		return g
	}
	if f.byResult() {
		x = y
	}
	return g.Mul(activationKinds[f].op.slope(x, y, 0, 0))
}
