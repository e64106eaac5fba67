package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/vec"
)

var (
	opReLU      = unary{operation: operation{Name: "ReLU"}, tile: lightTile, f32: vec.Float32.ReLU, f64: vec.Float64.ReLU, b32: vec.Float32.ReLUBack, b64: vec.Float64.ReLUBack}
	opLeakyReLU = unary{operation: operation{Name: "LeakyReLU"}, tile: lightTile, f32: vec.Float32.LeakyReLU, f64: vec.Float64.LeakyReLU, b32: vec.Float32.LeakyReLUBack, b64: vec.Float64.LeakyReLUBack}
	opELU       = unary{operation: operation{Name: "ELU"}, tile: heavyTile, f32: vec.Float32.ELU, f64: vec.Float64.ELU, b32: vec.Float32.ELUBack, b64: vec.Float64.ELUBack}
	opTanh      = unary{operation: operation{Name: "Tanh"}, tile: heavyTile, f32: vec.Float32.Tanh, f64: vec.Float64.Tanh, b32: vec.Float32.TanhBack, b64: vec.Float64.TanhBack}
	opSigmoid   = unary{operation: operation{Name: "Sigmoid"}, tile: heavyTile, f32: vec.Float32.Sigmoid, f64: vec.Float64.Sigmoid, b32: vec.Float32.SigmoidBack, b64: vec.Float64.SigmoidBack}
	opSoftplus  = unary{operation: operation{Name: "Softplus"}, tile: heavyTile, f32: vec.Float32.Softplus, f64: vec.Float64.Softplus, b32: vec.Float32.SoftplusBack, b64: vec.Float64.SoftplusBack}
	opSwish     = unary{operation: operation{Name: "Swish"}, tile: heavyTile, f32: vec.Float32.Swish, f64: vec.Float64.Swish, b32: vec.Float32.SwishBack, b64: vec.Float64.SwishBack}
	opMish      = unary{operation: operation{Name: "Mish"}, tile: slowTile, f32: kernels.Mish[float32], f64: kernels.Mish[float64], b32: kernels.MishBack[float32], b64: kernels.MishBack[float64]}
	opGELU      = unary{operation: operation{Name: "GELU"}, tile: heavyTile, f32: vec.Float32.GELU, f64: vec.Float64.GELU, b32: vec.Float32.GELUBack, b64: vec.Float64.GELUBack}
	opGELUTanh  = unary{operation: operation{Name: "GELUTanh"}, tile: slowTile, f32: kernels.GELUTanh[float32], f64: kernels.GELUTanh[float64], b32: kernels.GELUTanhBack[float32], b64: kernels.GELUTanhBack[float64]}
)

func init() {
	slopes{
		&opReLU: func(x, _ *Tensor, _, _ float64) *Tensor { return positive(x) },
		&opLeakyReLU: func(x, _ *Tensor, a, _ float64) *Tensor {
			return Where(positive(x), scalarLike(x, 1), scalarLike(x, a))
		},
		&opELU: func(x, y *Tensor, a, _ float64) *Tensor {
			return Where(positive(x), scalarLike(x, 1), y.AddScalar(a))
		},
		&opTanh:     func(_, y *Tensor, _, _ float64) *Tensor { return y.Square().Neg().AddScalar(1) },
		&opSigmoid:  func(_, y *Tensor, _, _ float64) *Tensor { return y.Mul(y.Neg().AddScalar(1)) },
		&opSoftplus: func(x, _ *Tensor, _, _ float64) *Tensor { return x.Sigmoid() },
		&opSwish: func(x, y *Tensor, _, _ float64) *Tensor { // σ + y(1−σ)
			s := x.Sigmoid()
			return s.Add(y.Mul(s.Neg().AddScalar(1)))
		},
		&opMish: func(x, _ *Tensor, _, _ float64) *Tensor { // t + x(1−t²)σ, t = tanh(softplus x)
			t := x.Softplus().Tanh()
			return t.Add(x.Mul(t.Square().Neg().AddScalar(1)).Mul(x.Sigmoid()))
		},
		&opGELU: func(x, _ *Tensor, _, _ float64) *Tensor { // Φ(x) + x·φ(x)
			cdf := x.MulScalar(1 / math.Sqrt2).Erf().AddScalar(1).MulScalar(0.5)
			pdf := x.Square().MulScalar(-0.5).Exp().MulScalar(1 / math.Sqrt(2*math.Pi))
			return cdf.Add(x.Mul(pdf))
		},
		&opGELUTanh: func(x, _ *Tensor, _, _ float64) *Tensor {
			x2 := x.Square()
			t := x.Mul(x2.MulScalar(kernels.GELUCubic).AddScalar(1)).MulScalar(kernels.GELUScale).Tanh()
			inner := x2.MulScalar(3 * kernels.GELUCubic).AddScalar(1).MulScalar(kernels.GELUScale)
			return t.AddScalar(1).Add(x.Mul(t.Square().Neg().AddScalar(1)).Mul(inner)).MulScalar(0.5)
		},
	}.set()
	opReLU.reads, opTanh.reads, opSigmoid.reads = readsIn, readsOut, readsOut
}

// positive is 1 where x > 0 and 0 elsewhere.
func positive(x *Tensor) *Tensor { return mask(x.Greater(scalarLike(x, 0)), x) }

// ReLU returns max(t, 0). The gradient at 0 is 0.
//
// Nair and Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines
// (2010).
func (t *Tensor) ReLU() *Tensor { return opReLU.apply(t, 0, 0) }

// LeakyReLU returns t where t > 0 and slope·t elsewhere; 0.01 is the usual
// slope. The gradient at 0 is slope.
func (t *Tensor) LeakyReLU(slope float64) *Tensor { return opLeakyReLU.apply(t, slope, 0) }

// ELU returns t where t > 0 and α(eᵗ − 1) elsewhere; 1 is the usual α.
//
// Clevert, Unterthiner and Hochreiter, Fast and Accurate Deep Network Learning
// by Exponential Linear Units (2015).
func (t *Tensor) ELU(alpha float64) *Tensor { return opELU.apply(t, alpha, 0) }

// Tanh returns the hyperbolic tangent.
func (t *Tensor) Tanh() *Tensor { return opTanh.apply(t, 0, 0) }

// Sigmoid returns 1/(1+e⁻ᵗ); it does not overflow.
func (t *Tensor) Sigmoid() *Tensor { return opSigmoid.apply(t, 0, 0) }

// Softplus returns log(1+eᵗ); it does not overflow.
func (t *Tensor) Softplus() *Tensor { return opSoftplus.apply(t, 0, 0) }

// Swish returns t·sigmoid(t), which is also called SiLU.
//
// Ramachandran, Zoph and Le, Searching for Activation Functions (2017).
func (t *Tensor) Swish() *Tensor { return opSwish.apply(t, 0, 0) }

// SiLU is [Tensor.Swish].
func (t *Tensor) SiLU() *Tensor { return t.Swish() }

// Mish returns t·tanh(softplus(t)).
//
// Misra, Mish: A Self Regularized Non-Monotonic Activation Function (2019).
func (t *Tensor) Mish() *Tensor { return opMish.apply(t, 0, 0) }

// GELU returns t·Φ(t), with Φ the distribution function of the standard normal.
//
// Hendrycks and Gimpel, Gaussian Error Linear Units (2016), equation 1.
func (t *Tensor) GELU() *Tensor { return opGELU.apply(t, 0, 0) }

// GELUTanh returns the approximation t/2·(1 + tanh(√(2/π)(t + 0.044715t³))) of
// [Tensor.GELU] from the same paper; many published models were trained with it.
func (t *Tensor) GELUTanh() *Tensor { return opGELUTanh.apply(t, 0, 0) }
