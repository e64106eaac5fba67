package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/vec"
)

var (
	opReLU6         = unary{operation: operation{Name: "ReLU6"}, tile: lightTile, f32: vec.Float32.Clamp, f64: vec.Float64.Clamp, b32: kernels.ClampInsideBack[float32], b64: kernels.ClampInsideBack[float64]}
	opHardTanh      = unary{operation: operation{Name: "HardTanh"}, tile: lightTile, f32: vec.Float32.Clamp, f64: vec.Float64.Clamp, b32: kernels.ClampInsideBack[float32], b64: kernels.ClampInsideBack[float64]}
	opHardSigmoid   = unary{operation: operation{Name: "HardSigmoid"}, tile: lightTile, f32: kernels.HardSigmoid[float32], f64: kernels.HardSigmoid[float64], b32: kernels.HardSigmoidBack[float32], b64: kernels.HardSigmoidBack[float64]}
	opHardSwish     = unary{operation: operation{Name: "HardSwish"}, tile: lightTile, f32: kernels.HardSwish[float32], f64: kernels.HardSwish[float64], b32: kernels.HardSwishBack[float32], b64: kernels.HardSwishBack[float64]}
	opSoftShrink    = unary{operation: operation{Name: "SoftShrink"}, tile: lightTile, f32: kernels.SoftShrink[float32], f64: kernels.SoftShrink[float64], b32: kernels.ShrinkBack[float32], b64: kernels.ShrinkBack[float64]}
	opHardShrink    = unary{operation: operation{Name: "HardShrink"}, tile: lightTile, f32: kernels.HardShrink[float32], f64: kernels.HardShrink[float64], b32: kernels.ShrinkBack[float32], b64: kernels.ShrinkBack[float64]}
	opThresholdReLU = unary{operation: operation{Name: "ThresholdReLU"}, tile: lightTile, f32: kernels.ThresholdReLU[float32], f64: kernels.ThresholdReLU[float64], b32: kernels.ThresholdReLUBack[float32], b64: kernels.ThresholdReLUBack[float64]}
)

func init() {
	shrink := func(x, _ *Tensor, a, _ float64) *Tensor { return outside(x, -a, a) }
	slopes{
		&opReLU6:       func(x, _ *Tensor, a, b float64) *Tensor { return strictlyIn(x, a, b) },
		&opHardTanh:    func(x, _ *Tensor, a, b float64) *Tensor { return strictlyIn(x, a, b) },
		&opHardSigmoid: func(x, _ *Tensor, _, _ float64) *Tensor { return strictlyIn(x, -3, 3).DivScalar(6) },
		&opHardSwish: func(x, _ *Tensor, _, _ float64) *Tensor { // 0, x/3 + ½, 1
			middle := x.DivScalar(3).AddScalar(0.5)
			return Where(x.Less(scalarLike(x, 3)), strictlyIn(x, -3, 3).Mul(middle), scalarLike(x, 1))
		},
		&opSoftShrink:    shrink,
		&opHardShrink:    shrink,
		&opThresholdReLU: func(x, _ *Tensor, a, _ float64) *Tensor { return outside(x, math.Inf(-1), a) },
	}.set()
	for _, u := range []*unary{&opReLU6, &opHardTanh, &opHardSigmoid, &opHardSwish, &opSoftShrink, &opHardShrink, &opThresholdReLU} {
		u.reads = readsIn
	}
}

// strictlyIn is 1 where lo < x < hi and 0 elsewhere.
func strictlyIn(x *Tensor, lo, hi float64) *Tensor {
	return mask(x.Greater(scalarLike(x, lo)).And(x.Less(scalarLike(x, hi))), x)
}

// outside is 1 where x < lo or x > hi and 0 elsewhere.
func outside(x *Tensor, lo, hi float64) *Tensor {
	return mask(x.Less(scalarLike(x, lo)).Or(x.Greater(scalarLike(x, hi))), x)
}

// ReLU6 returns t limited to [0, 6]. The gradient at 0 and 6 is 0.
//
// Howard and others, MobileNets (2017).
func (t *Tensor) ReLU6() *Tensor { return opReLU6.apply(t, 0, 6) }

// HardTanh returns t limited to [−1, 1]. The gradient at ±1 is 0, unlike that of
// [Tensor.Clamp].
func (t *Tensor) HardTanh() *Tensor { return opHardTanh.apply(t, -1, 1) }

// HardSigmoid returns (t+3)/6 limited to [0, 1]. The gradient at ±3 is 0.
//
// Howard and others, Searching for MobileNetV3 (2019), section 5.2.
func (t *Tensor) HardSigmoid() *Tensor { return opHardSigmoid.apply(t, 0, 0) }

// HardSwish returns t·hardsigmoid(t). The gradient is 0 at −3 and 1 at 3.
//
// Howard and others, Searching for MobileNetV3 (2019), section 5.2.
func (t *Tensor) HardSwish() *Tensor { return opHardSwish.apply(t, 0, 0) }

// SoftShrink returns t moved towards 0 by lambda, and 0 for |t| ≤ lambda, where
// the gradient is 0 too; ½ is the usual lambda. It panics with a [*DomainError]
// unless lambda ≥ 0.
func (t *Tensor) SoftShrink(lambda float64) *Tensor {
	mustWidth("SoftShrink", lambda)
	return opSoftShrink.apply(t, lambda, 0)
}

// HardShrink returns t for |t| > lambda and 0 elsewhere, where the gradient is 0
// too; ½ is the usual lambda. It panics with a [*DomainError] unless lambda ≥ 0.
func (t *Tensor) HardShrink(lambda float64) *Tensor {
	mustWidth("HardShrink", lambda)
	return opHardShrink.apply(t, lambda, 0)
}

func mustWidth(op string, lambda float64) {
	if !(lambda >= 0) {
		panic(&DomainError{Op: op, Arg: "lambda", Want: "lambda ≥ 0", Got: format(lambda)})
	}
}

// ThresholdReLU returns t for t > theta and 0 elsewhere, where the gradient is 0
// too; 1 is the usual theta. It panics with a [*DomainError] if theta is NaN.
//
// Konda, Memisevic and Krueger, Zero-bias Autoencoders and the Benefits of
// Co-adapting Features (2014).
func (t *Tensor) ThresholdReLU(theta float64) *Tensor {
	if math.IsNaN(theta) {
		panic(&DomainError{Op: "ThresholdReLU", Arg: "theta", Want: "a number", Got: format(theta)})
	}
	return opThresholdReLU.apply(t, theta, 0)
}
