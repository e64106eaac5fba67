package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

var (
	opSELU        = mappedWith("SELU", kernels.SELU, kernels.SELUSlope)
	opCELU        = mappedWith("CELU", kernels.CELU, kernels.CELUSlope)
	opLogSigmoid  = mappedWith("LogSigmoid", kernels.LogSigmoid, kernels.LogSigmoidSlope)
	opSoftsign    = mappedWith("Softsign", kernels.Softsign, kernels.SoftsignSlope)
	opLogCosh     = mappedWith("LogCosh", kernels.LogCosh, nil)
	opTanhShrink  = mappedWith("TanhShrink", kernels.TanhShrink, kernels.TanhShrinkSlope)
	opLiSHT       = unary{operation: operation{Name: "LiSHT"}, reads: readsIn, tile: slowTile, f32: kernels.LiSHT[float32], f64: kernels.LiSHT[float64], b32: kernels.LiSHTBack[float32], b64: kernels.LiSHTBack[float64]}
	opQuickGELU   = mappedWith("QuickGELU", kernels.QuickGELU, kernels.QuickGELUSlope)
	opGELUSigmoid = mappedWith("GELUSigmoid", kernels.GELUSigmoid, kernels.GELUSigmoidSlope)
	opSquareplus  = mappedWith("Squareplus", kernels.Squareplus, kernels.SquareplusSlope)
)

func init() {
	slopes{
		&opSELU: func(x, y *Tensor, _, _ float64) *Tensor {
			return Where(positive(x), scalarLike(x, kernels.SELUScale), y.AddScalar(kernels.SELUScale*kernels.SELUAlpha))
		},
		&opCELU: func(x, y *Tensor, a, _ float64) *Tensor {
			return Where(positive(x), scalarLike(x, 1), y.DivScalar(a).AddScalar(1))
		},
		&opLogSigmoid: func(x, _ *Tensor, _, _ float64) *Tensor { return x.Neg().Sigmoid() },
		&opSoftsign:   func(x, _ *Tensor, _, _ float64) *Tensor { return x.Abs().AddScalar(1).Reciprocal().Square() },
		&opLogCosh:    func(x, _ *Tensor, _, _ float64) *Tensor { return x.Tanh() },
		&opTanhShrink: func(x, _ *Tensor, _, _ float64) *Tensor { return x.Tanh().Square() },
		&opLiSHT: func(x, _ *Tensor, _, _ float64) *Tensor { // t + x(1−t²), t = tanh x
			t := x.Tanh()
			return t.Add(x.Mul(t.Square().Neg().AddScalar(1)))
		},
		&opQuickGELU: func(x, _ *Tensor, _, _ float64) *Tensor {
			return gatedSlope(x, x.MulScalar(kernels.QuickGELUScale), scalarLike(x, kernels.QuickGELUScale))
		},
		&opGELUSigmoid: func(x, _ *Tensor, _, _ float64) *Tensor {
			x2 := x.Square()
			z := x.Mul(x2.MulScalar(kernels.GELUCubic).AddScalar(1)).MulScalar(2 * kernels.GELUScale)
			return gatedSlope(x, z, x2.MulScalar(3*kernels.GELUCubic).AddScalar(1).MulScalar(2*kernels.GELUScale))
		},
		&opSquareplus: func(x, y *Tensor, b, _ float64) *Tensor { return y.Div(x.Hypot(scalarLike(x, math.Sqrt(b)))) },
	}.set()
	for _, u := range []*unary{&opSELU, &opCELU, &opSquareplus} {
		u.reads = readsBoth
	}
	opLogCosh.b32, opLogCosh.b64 = kernels.LogCoshBack[float32], kernels.LogCoshBack[float64]
}

// gatedSlope is the derivative of x·sigmoid(z), with dz the derivative of z.
func gatedSlope(x, z, dz *Tensor) *Tensor {
	s := z.Sigmoid()
	return s.Add(x.Mul(s).Mul(z.Neg().Sigmoid()).Mul(dz))
}

// SELU returns λt for t > 0 and λα(eᵗ − 1) elsewhere, λ = 1.0507…, α = 1.6732…,
// which keep mean 0 and variance 1 from layer to layer. The gradient at 0 is λα.
//
// Klambauer and others, Self-Normalizing Neural Networks (2017).
func (t *Tensor) SELU() *Tensor { return opSELU.apply(t, 0, 0) }

// CELU returns t for t > 0 and α(e^(t/α) − 1) elsewhere, with the gradient 1 at 0
// for every α; 1 is the usual α. It panics with a [*DomainError] unless α > 0.
//
// Barron, Continuously Differentiable Exponential Linear Units (2017).
func (t *Tensor) CELU(alpha float64) *Tensor {
	if !(alpha > 0) {
		panic(&DomainError{Op: "CELU", Arg: "alpha", Want: "alpha > 0", Got: format(alpha)})
	}
	return opCELU.apply(t, alpha, 0)
}

// LogSigmoid returns log(sigmoid(t)) = −log(1+e⁻ᵗ); it does not overflow.
func (t *Tensor) LogSigmoid() *Tensor { return opLogSigmoid.apply(t, 0, 0) }

// Softsign returns t/(1+|t|).
//
// Bergstra and others, Quadratic Polynomials Learn Better Image Features (2009).
func (t *Tensor) Softsign() *Tensor { return opSoftsign.apply(t, 0, 0) }

// LogCosh returns log(cosh(t)); it does not overflow, and is exact for small t.
func (t *Tensor) LogCosh() *Tensor { return opLogCosh.apply(t, 0, 0) }

// TanhShrink returns t − tanh(t), exact for small t.
func (t *Tensor) TanhShrink() *Tensor { return opTanhShrink.apply(t, 0, 0) }

// LiSHT returns t·tanh(t).
//
// Roy and others, LiSHT: Non-Parametric Linearly Scaled Hyperbolic Tangent
// Activation Function for Neural Networks (2019).
func (t *Tensor) LiSHT() *Tensor { return opLiSHT.apply(t, 0, 0) }

// QuickGELU returns t·sigmoid(1.702t), the coarser of the two approximations of
// [Tensor.GELU] in its paper (section 2); CLIP was trained with it.
func (t *Tensor) QuickGELU() *Tensor { return opQuickGELU.apply(t, 0, 0) }

// GELUSigmoid returns t·sigmoid(√(8/π)(t + 0.044715t³)). It is the function of
// [Tensor.GELUTanh], in the form that keeps its digits where it is nearly 0.
func (t *Tensor) GELUSigmoid() *Tensor { return opGELUSigmoid.apply(t, 0, 0) }

// Squareplus returns (t + √(t²+b))/2, an algebraic relative of [Tensor.Softplus];
// 4 is the usual b, and at 0 its value is √b/2. It panics with a [*DomainError]
// unless b > 0 and finite.
//
// Barron, Squareplus: A Softplus-Like Algebraic Rectifier (2021).
func (t *Tensor) Squareplus(b float64) *Tensor {
	if !(b > 0) || math.IsInf(b, 1) {
		panic(&DomainError{Op: "Squareplus", Arg: "b", Want: "b > 0, finite", Got: format(b)})
	}
	return opSquareplus.apply(t, b, 0)
}
