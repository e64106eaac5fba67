package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

// mapped is the operation of a function that is computed in float64 for elements
// of either type, and whose derivative is one of x.
func mapped(name string, f func(x float64) float64) unary {
	return unary{operation: operation{Name: name}, reads: readsIn, tile: slowTile, f32: kernels.Each[float32](f, poll), f64: kernels.Each[float64](f, poll)}
}

// mappedWith is [mapped] for a function with numbers of its own; d is its
// derivative, nil if the slope does for gradients that nobody follows.
func mappedWith(name string, f, d func(x, a, b float64) float64) unary {
	u := unary{operation: operation{Name: name}, reads: readsIn, tile: slowTile, f32: kernels.EachWith[float32](f, poll), f64: kernels.EachWith[float64](f, poll)}
	if d != nil {
		u.b32, u.b64 = kernels.EachBack[float32](d, poll), kernels.EachBack[float64](d, poll)
	}
	return u
}

var (
	opTan   = mapped("Tan", math.Tan)
	opAsin  = mapped("Asin", math.Asin)
	opAcos  = mapped("Acos", math.Acos)
	opAtan  = mapped("Atan", math.Atan)
	opSinh  = mapped("Sinh", math.Sinh)
	opCosh  = mapped("Cosh", math.Cosh)
	opAsinh = mapped("Asinh", math.Asinh)
	opAcosh = mapped("Acosh", math.Acosh)
	opAtanh = mapped("Atanh", math.Atanh)
	opExp2  = mapped("Exp2", math.Exp2)
	opLog2  = mapped("Log2", math.Log2)
	opLog10 = mapped("Log10", kernels.Log10)
	opRsqrt = mapped("Rsqrt", func(x float64) float64 { return 1 / math.Sqrt(x) })
	opCbrt  = mapped("Cbrt", math.Cbrt)
	opFrac  = mapped("Frac", func(x float64) float64 { return x - math.Trunc(x) })

	// Its derivative is 0 wherever there is one, so nothing is recorded.
	opTrunc = mapped("Trunc", math.Trunc)
)

func init() {
	slopes{
		&opTan:   func(_, y *Tensor, _, _ float64) *Tensor { return y.Square().AddScalar(1) },
		&opAsin:  func(x, _ *Tensor, _, _ float64) *Tensor { return besideOne(x).Rsqrt() },
		&opAcos:  func(x, _ *Tensor, _, _ float64) *Tensor { return besideOne(x).Rsqrt().Neg() },
		&opAtan:  func(x, _ *Tensor, _, _ float64) *Tensor { return x.Square().AddScalar(1).Reciprocal() },
		&opSinh:  func(x, _ *Tensor, _, _ float64) *Tensor { return x.Cosh() },
		&opCosh:  func(x, _ *Tensor, _, _ float64) *Tensor { return x.Sinh() },
		&opAsinh: func(x, _ *Tensor, _, _ float64) *Tensor { return x.Hypot(scalarLike(x, 1)).Reciprocal() },
		&opAcosh: func(x, _ *Tensor, _, _ float64) *Tensor { // the root of x²−1 would overflow
			return x.AddScalar(-1).Rsqrt().Mul(x.AddScalar(1).Rsqrt())
		},
		&opAtanh: func(x, _ *Tensor, _, _ float64) *Tensor { return besideOne(x).Reciprocal() },
		&opExp2:  func(_, y *Tensor, _, _ float64) *Tensor { return y.MulScalar(math.Ln2) },
		&opLog2:  func(x, _ *Tensor, _, _ float64) *Tensor { return x.Reciprocal().MulScalar(math.Log2E) },
		&opLog10: func(x, _ *Tensor, _, _ float64) *Tensor { return x.Reciprocal().MulScalar(math.Log10E) },
		&opRsqrt: func(_, y *Tensor, _, _ float64) *Tensor { return y.Mul(y.Square()).MulScalar(-0.5) },
		&opCbrt:  func(_, y *Tensor, _, _ float64) *Tensor { return y.Square().MulScalar(3).Reciprocal() },
		&opFrac:  func(x, _ *Tensor, _, _ float64) *Tensor { return like(x, 1) },
	}.set()
	for _, u := range []*unary{&opTan, &opExp2, &opRsqrt, &opCbrt} {
		u.reads = readsOut
	}
	opFrac.reads = readsNone
}

// besideOne is 1 − x² as (1+x)(1−x), which keeps its digits near ±1.
func besideOne(x *Tensor) *Tensor { return x.AddScalar(1).Mul(x.Neg().AddScalar(1)) }

// Tan returns the tangent of t, in radians; NaN at ±Inf.
func (t *Tensor) Tan() *Tensor { return opTan.apply(t, 0, 0) }

// Asin returns the angle in [−π/2, π/2] whose sine is t; NaN outside of [−1, 1].
// The gradient at ±1 is infinite.
func (t *Tensor) Asin() *Tensor { return opAsin.apply(t, 0, 0) }

// Acos returns the angle in [0, π] whose cosine is t; NaN outside of [−1, 1]. The
// gradient at ±1 is infinite.
func (t *Tensor) Acos() *Tensor { return opAcos.apply(t, 0, 0) }

// Atan returns the angle in [−π/2, π/2] whose tangent is t; see also
// [Tensor.Atan2].
func (t *Tensor) Atan() *Tensor { return opAtan.apply(t, 0, 0) }

// Sinh returns the hyperbolic sine (eᵗ − e⁻ᵗ)/2.
func (t *Tensor) Sinh() *Tensor { return opSinh.apply(t, 0, 0) }

// Cosh returns the hyperbolic cosine (eᵗ + e⁻ᵗ)/2; see [Tensor.LogCosh] for a
// logarithm that does not overflow.
func (t *Tensor) Cosh() *Tensor { return opCosh.apply(t, 0, 0) }

// Asinh returns the number whose hyperbolic sine is t: log(t + √(t²+1)).
func (t *Tensor) Asinh() *Tensor { return opAsinh.apply(t, 0, 0) }

// Acosh returns the number ≥ 0 whose hyperbolic cosine is t: log(t + √(t²−1)).
// Below 1 both it and its gradient are NaN, and at 1 the gradient is infinite.
func (t *Tensor) Acosh() *Tensor { return opAcosh.apply(t, 0, 0) }

// Atanh returns the number whose hyperbolic tangent is t: ½·log((1+t)/(1−t)), ±Inf
// at ±1 and NaN beyond.
func (t *Tensor) Atanh() *Tensor { return opAtanh.apply(t, 0, 0) }

// Exp2 returns 2ᵗ.
func (t *Tensor) Exp2() *Tensor { return opExp2.apply(t, 0, 0) }

// Log2 returns the logarithm to base 2, exact at powers of 2: −Inf at 0 and NaN
// below.
func (t *Tensor) Log2() *Tensor { return opLog2.apply(t, 0, 0) }

// Log10 returns the logarithm to base 10, exact at powers of 10: −Inf at 0 and
// NaN below.
func (t *Tensor) Log10() *Tensor { return opLog10.apply(t, 0, 0) }

// Rsqrt returns 1/√t: ±Inf at ±0 and NaN below.
func (t *Tensor) Rsqrt() *Tensor { return opRsqrt.apply(t, 0, 0) }

// Cbrt returns the cube root, which has the sign of t. The gradient at 0 is
// infinite.
func (t *Tensor) Cbrt() *Tensor { return opCbrt.apply(t, 0, 0) }

// Trunc rounds towards 0. No gradient passes through it.
func (t *Tensor) Trunc() *Tensor { return opTrunc.constant(t) }

// Frac returns t − trunc(t), with the sign of t; NaN at ±Inf. The gradient is 1.
func (t *Tensor) Frac() *Tensor { return opFrac.apply(t, 0, 0) }

// Radians turns degrees into radians: t·π/180.
func (t *Tensor) Radians() *Tensor { return t.MulScalar(math.Pi / 180) }

// Degrees turns radians into degrees: t·180/π.
func (t *Tensor) Degrees() *Tensor { return t.MulScalar(180 / math.Pi) }

// NaNToNum returns t with numbers of the caller's in place of NaN, +Inf and −Inf.
// The gradient is 1 where t is finite and 0 elsewhere.
func (t *Tensor) NaNToNum(nan, posInf, negInf float64) *Tensor {
	if t.isHalf() {
		return t.To(Float32).NaNToNum(nan, posInf, negInf).To(t.dtype)
	}
	mustFloat("NaNToNum", t)
	t = Where(t.Equal(scalarLike(t, math.Inf(1))), scalarLike(t, posInf), t)
	t = Where(t.Equal(scalarLike(t, math.Inf(-1))), scalarLike(t, negInf), t)
	return Where(t.IsNaN(), scalarLike(t, nan), t)
}
