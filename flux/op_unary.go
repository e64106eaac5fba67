package flux

import (
	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/vec"
)

var (
	opNeg        = unary{operation: operation{Name: "Neg"}, tile: lightTile, f32: vec.Float32.Neg, f64: vec.Float64.Neg, b32: vec.Float32.NegBack, b64: vec.Float64.NegBack}
	opShift      = unary{operation: operation{Name: "AddScalar"}, tile: lightTile, f32: vec.Float32.Shift, f64: vec.Float64.Shift}
	opScale      = unary{operation: operation{Name: "MulScalar"}, tile: lightTile, f32: vec.Float32.Scale, f64: vec.Float64.Scale, b32: vec.Float32.ScaleBack, b64: vec.Float64.ScaleBack}
	opDivide     = unary{operation: operation{Name: "DivScalar"}, tile: lightTile, f32: vec.Float32.Divide, f64: vec.Float64.Divide, b32: vec.Float32.DivideBack, b64: vec.Float64.DivideBack}
	opExp        = unary{operation: operation{Name: "Exp"}, tile: heavyTile, f32: vec.Float32.Exp, f64: vec.Float64.Exp, b32: vec.Float32.ExpBack, b64: vec.Float64.ExpBack}
	opLog        = unary{operation: operation{Name: "Log"}, tile: heavyTile, f32: vec.Float32.Log, f64: vec.Float64.Log, b32: vec.Float32.LogBack, b64: vec.Float64.LogBack}
	opLog1p      = unary{operation: operation{Name: "Log1p"}, tile: heavyTile, f32: vec.Float32.Log1p, f64: vec.Float64.Log1p}
	opExpm1      = unary{operation: operation{Name: "Expm1"}, tile: heavyTile, f32: vec.Float32.Expm1, f64: vec.Float64.Expm1}
	opSqrt       = unary{operation: operation{Name: "Sqrt"}, tile: lightTile, f32: vec.Float32.Sqrt, f64: vec.Float64.Sqrt, b32: vec.Float32.SqrtBack, b64: vec.Float64.SqrtBack}
	opSquare     = unary{operation: operation{Name: "Square"}, tile: lightTile, f32: vec.Float32.Square, f64: vec.Float64.Square, b32: vec.Float32.SquareBack, b64: vec.Float64.SquareBack}
	opAbs        = unary{operation: operation{Name: "Abs"}, tile: lightTile, f32: vec.Float32.Abs, f64: vec.Float64.Abs, b32: vec.Float32.AbsBack, b64: vec.Float64.AbsBack}
	opSin        = unary{operation: operation{Name: "Sin"}, tile: slowTile, f32: kernels.Sin[float32], f64: kernels.Sin[float64]}
	opCos        = unary{operation: operation{Name: "Cos"}, tile: slowTile, f32: kernels.Cos[float32], f64: kernels.Cos[float64]}
	opErf        = unary{operation: operation{Name: "Erf"}, tile: heavyTile, f32: vec.Float32.Erf, f64: vec.Float64.Erf}
	opClamp      = unary{operation: operation{Name: "Clamp"}, tile: lightTile, f32: vec.Float32.Clamp, f64: vec.Float64.Clamp, b32: vec.Float32.ClampBack, b64: vec.Float64.ClampBack}
	opPow        = unary{operation: operation{Name: "Pow"}, tile: slowTile, f32: kernels.Pow[float32], f64: kernels.Pow[float64]}
	opReciprocal = unary{operation: operation{Name: "Reciprocal"}, tile: lightTile, f32: vec.Float32.Reciprocal, f64: vec.Float64.Reciprocal}

	// The derivative of these is 0 wherever there is one, so nothing is recorded.
	opSign  = unary{operation: operation{Name: "Sign"}, tile: slowTile, f32: kernels.Sign[float32], f64: kernels.Sign[float64]}
	opFloor = unary{operation: operation{Name: "Floor"}, tile: slowTile, f32: kernels.Floor[float32], f64: kernels.Floor[float64]}
	opCeil  = unary{operation: operation{Name: "Ceil"}, tile: slowTile, f32: kernels.Ceil[float32], f64: kernels.Ceil[float64]}
	opRound = unary{operation: operation{Name: "Round"}, tile: slowTile, f32: kernels.Round[float32], f64: kernels.Round[float64]}
)

// twoOverRootPi is the factor of the error function's derivative.
const twoOverRootPi = 1.1283791670955125738961589

func init() {
	slopes{
		&opNeg:        func(x, _ *Tensor, _, _ float64) *Tensor { return like(x, -1) },
		&opShift:      func(x, _ *Tensor, _, _ float64) *Tensor { return like(x, 1) },
		&opScale:      func(x, _ *Tensor, a, _ float64) *Tensor { return like(x, a) },
		&opDivide:     func(x, _ *Tensor, a, _ float64) *Tensor { return like(x, 1/a) },
		&opExp:        func(_, y *Tensor, _, _ float64) *Tensor { return y },
		&opLog:        func(x, _ *Tensor, _, _ float64) *Tensor { return x.Reciprocal() },
		&opLog1p:      func(x, _ *Tensor, _, _ float64) *Tensor { return x.AddScalar(1).Reciprocal() },
		&opExpm1:      func(_, y *Tensor, _, _ float64) *Tensor { return y.AddScalar(1) },
		&opSqrt:       func(_, y *Tensor, _, _ float64) *Tensor { return y.MulScalar(2).Reciprocal() },
		&opSquare:     func(x, _ *Tensor, _, _ float64) *Tensor { return x.MulScalar(2) },
		&opAbs:        func(x, _ *Tensor, _, _ float64) *Tensor { return x.Sign() },
		&opSin:        func(x, _ *Tensor, _, _ float64) *Tensor { return x.Cos() },
		&opCos:        func(x, _ *Tensor, _, _ float64) *Tensor { return x.Sin().Neg() },
		&opErf:        func(x, _ *Tensor, _, _ float64) *Tensor { return x.Square().Neg().Exp().MulScalar(twoOverRootPi) },
		&opReciprocal: func(_, y *Tensor, _, _ float64) *Tensor { return y.Square().Neg() },
		&opPow:        slopePow,
		&opClamp: func(x, _ *Tensor, a, b float64) *Tensor {
			outside := x.Less(scalarLike(x, a)).Or(x.Greater(scalarLike(x, b)))
			return mask(outside.Not(), x)
		},
	}.set()
	for u, r := range map[*unary]reads{
		&opNeg: readsNone, &opShift: readsNone, &opScale: readsNone, &opDivide: readsNone,
		&opExp: readsOut, &opExpm1: readsOut, &opSqrt: readsOut, &opReciprocal: readsOut,
		&opLog: readsIn, &opLog1p: readsIn, &opSquare: readsIn, &opAbs: readsIn, &opSin: readsIn,
		&opCos: readsIn, &opErf: readsIn, &opPow: readsIn, &opClamp: readsIn,
	} {
		u.reads = r
	}
}

// slopePow is p·xᵖ⁻¹, and exactly 0 for p = 0, where 0·x⁻¹ would be NaN at 0.
func slopePow(x, _ *Tensor, p, _ float64) *Tensor {
	if p == 0 {
		return like(x, 0)
	}
	return x.Pow(p - 1).MulScalar(p)
}

// like returns a tensor of x's shape and type, full of v.
func like(x *Tensor, v float64) *Tensor { return fill(alloc(x.dtype, x.shape), v) }

// scalarLike returns v as a tensor of shape [] and x's type.
func scalarLike(x *Tensor, v float64) *Tensor { return scalarOf(x.dtype, v) }

// scalarOf returns v as a tensor of shape [].
func scalarOf(d DType, v float64) *Tensor { return fill(alloc(d, Shape{}), v) }

// scalarFor returns v as a tensor of shape [] for arithmetic with a tensor of
// integers. It panics with a [*DomainError] unless v is an integer of that type.
func scalarFor(op string, t *Tensor, v float64) *Tensor {
	t.mustFit(op, v)
	return scalarLike(t, v)
}

// isInt reports whether t is there and its elements are integers.
func isInt(t *Tensor) bool { return t != nil && t.dtype.IsInt() }

// AddScalar returns t + v. For integers v must be one, here and in
// [Tensor.MulScalar] and [Tensor.Clamp]: otherwise it panics with a
// [*DomainError].
func (t *Tensor) AddScalar(v float64) *Tensor {
	if isInt(t) {
		return t.Add(scalarFor("AddScalar", t, v))
	}
	return opShift.apply(t, v, 0)
}

// MulScalar returns t·v.
func (t *Tensor) MulScalar(v float64) *Tensor {
	if isInt(t) {
		return t.Mul(scalarFor("MulScalar", t, v))
	}
	return opScale.apply(t, v, 0)
}

// DivScalar returns t/v; v = 0 gives ±Inf and NaN.
func (t *Tensor) DivScalar(v float64) *Tensor { return opDivide.apply(t, v, 0) }

// Neg returns −t.
func (t *Tensor) Neg() *Tensor {
	if isInt(t) {
		return scalarLike(t, 0).Sub(t)
	}
	return opNeg.apply(t, 0, 0)
}

// Exp returns eᵗ.
func (t *Tensor) Exp() *Tensor { return opExp.apply(t, 0, 0) }

// Log returns the natural logarithm: −Inf at 0 and NaN below.
func (t *Tensor) Log() *Tensor { return opLog.apply(t, 0, 0) }

// Log1p returns log(1+t), exact for small t; NaN below −1.
func (t *Tensor) Log1p() *Tensor { return opLog1p.apply(t, 0, 0) }

// Expm1 returns eᵗ − 1, exact for small t.
func (t *Tensor) Expm1() *Tensor { return opExpm1.apply(t, 0, 0) }

// Sqrt returns the square root: NaN below 0. The gradient at 0 is infinite.
func (t *Tensor) Sqrt() *Tensor { return opSqrt.apply(t, 0, 0) }

// Square returns t².
func (t *Tensor) Square() *Tensor {
	if isInt(t) {
		return t.Mul(t)
	}
	return opSquare.apply(t, 0, 0)
}

// Abs returns |t|. The gradient at 0 is 0.
func (t *Tensor) Abs() *Tensor {
	if isInt(t) {
		return t.Maximum(t.Neg())
	}
	return opAbs.apply(t, 0, 0)
}

// Sin returns the sine of t, in radians.
func (t *Tensor) Sin() *Tensor { return opSin.apply(t, 0, 0) }

// Cos returns the cosine of t, in radians.
func (t *Tensor) Cos() *Tensor { return opCos.apply(t, 0, 0) }

// Erf returns the error function 2/√π ∫₀ᵗ exp(−s²) ds.
func (t *Tensor) Erf() *Tensor { return opErf.apply(t, 0, 0) }

// Reciprocal returns 1/t: ±Inf at ±0.
func (t *Tensor) Reciprocal() *Tensor { return opReciprocal.apply(t, 0, 0) }

// Pow returns tᵖ: NaN for negative t unless p is an integer. The gradient is
// p·tᵖ⁻¹.
func (t *Tensor) Pow(p float64) *Tensor { return opPow.apply(t, p, 0) }

// Clamp returns t limited to the range from lo to hi. The gradient is 1 inside
// and on the limits, 0 outside. It panics with a [*DomainError] if lo > hi.
func (t *Tensor) Clamp(lo, hi float64) *Tensor {
	if !(lo <= hi) {
		panic(&DomainError{Op: "Clamp", Want: "lo ≤ hi", Got: format(lo) + " and " + format(hi)})
	}
	if isInt(t) {
		return t.Maximum(scalarFor("Clamp", t, lo)).Minimum(scalarFor("Clamp", t, hi))
	}
	return opClamp.apply(t, lo, hi)
}

// Sign returns −1, 0 or 1, and NaN for NaN. No gradient passes through it.
func (t *Tensor) Sign() *Tensor { return opSign.constant(t) }

// Floor rounds towards −∞. No gradient passes through it.
func (t *Tensor) Floor() *Tensor { return opFloor.constant(t) }

// Ceil rounds towards +∞. No gradient passes through it.
func (t *Tensor) Ceil() *Tensor { return opCeil.constant(t) }

// Round rounds to the nearest integer, halves to the even one. No gradient
// passes through it.
func (t *Tensor) Round() *Tensor { return opRound.constant(t) }

// constant computes f(x) without recording it.
func (u *unary) constant(x *Tensor) *Tensor {
	mustTensor(u.Name, x)
	return u.apply(x.constant(), 0, 0)
}
