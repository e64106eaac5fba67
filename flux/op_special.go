package flux

import (
	"math"
	"strconv"

	"fluxrepl/flux/internal/kernels"
)

var (
	opErfc   = mapped("Erfc", math.Erfc)
	opErfinv = mapped("Erfinv", math.Erfinv)
	opLGamma = mapped("LGamma", kernels.LGamma)
	opLogit  = mapped("Logit", kernels.Logit)

	// Families of derivatives: of order a, so that the pullback is the next one.
	opPolygamma = mappedWith("Polygamma", func(x, n, _ float64) float64 { return kernels.Polygamma(x, n) }, nil)
	opSinc      = mappedWith("Sinc", func(x, n, _ float64) float64 { return kernels.Sinc(x, n) }, nil)
)

func init() {
	slopes{
		&opErfc:   func(x, _ *Tensor, _, _ float64) *Tensor { return x.Square().Neg().Exp().MulScalar(-twoOverRootPi) },
		&opErfinv: func(_, y *Tensor, _, _ float64) *Tensor { return y.Square().Exp().MulScalar(1 / twoOverRootPi) },
		&opLGamma: func(x, _ *Tensor, _, _ float64) *Tensor { return x.Digamma() },
		&opLogit: func(x, _ *Tensor, _, _ float64) *Tensor { // 1/(x(1−x)), and NaN where y is
			return x.Rsqrt().Mul(x.Neg().AddScalar(1).Rsqrt()).Square()
		},
		&opPolygamma: func(x, _ *Tensor, n, _ float64) *Tensor { return opPolygamma.apply(x, n+1, 0) },
		&opSinc:      func(x, _ *Tensor, n, _ float64) *Tensor { return opSinc.apply(x, n+1, 0) },
	}.set()
	opErfinv.reads = readsOut
}

// Erfc returns 1 − erf(t), with all its digits where that is small.
func (t *Tensor) Erfc() *Tensor { return opErfc.apply(t, 0, 0) }

// Erfinv returns the number whose error function is t: ±Inf at ±1 and NaN beyond.
// √2·erfinv(2p − 1) is the quantile p of the standard normal distribution.
func (t *Tensor) Erfinv() *Tensor { return opErfinv.apply(t, 0, 0) }

// LGamma returns log|Γ(t)|: +Inf at 0 and the negative integers. The gradient is
// [Tensor.Digamma].
func (t *Tensor) LGamma() *Tensor { return opLGamma.apply(t, 0, 0) }

// Digamma returns ψ(t), the derivative of log Γ(t): ∓Inf at ±0 and NaN at the
// negative integers.
//
// Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 6.3.
func (t *Tensor) Digamma() *Tensor {
	if t.isHalf() {
		return t.To(Float32).Digamma().To(t.dtype)
	}
	mustFloat("Digamma", t)
	return opPolygamma.apply(t, 0, 0)
}

// Polygamma returns the derivative of order n of [Tensor.Digamma]. At 0 and the
// negative integers it is +Inf for odd n and, like Digamma, infinite or NaN for
// even n. It panics with a [*DomainError] unless 0 ≤ n ≤ 1000: the terms to add up
// are about as many.
//
// Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 6.4.
func (t *Tensor) Polygamma(n int) *Tensor {
	if n < 0 || n > 1000 {
		panic(&DomainError{Op: "Polygamma", Arg: "n", Want: "0 ≤ n ≤ 1000", Got: strconv.Itoa(n)})
	}
	return opPolygamma.apply(t, float64(n), 0)
}

// Logit returns log(t/(1−t)), the inverse of [Tensor.Sigmoid]. With eps > 0, t is
// first limited to [eps, 1−eps], and the gradient is 0 outside; with eps = 0 the
// value is ∓Inf at 0 and 1 and NaN beyond. It panics with a [*DomainError] unless
// 0 ≤ eps < ½.
func (t *Tensor) Logit(eps float64) *Tensor {
	if t.isHalf() {
		return t.To(Float32).Logit(eps).To(t.dtype)
	}
	if !(eps >= 0 && eps < 0.5) {
		panic(&DomainError{Op: "Logit", Arg: "eps", Want: "0 ≤ eps < 0.5", Got: format(eps)})
	}
	mustFloat("Logit", t)
	if eps > 0 {
		t = opClamp.apply(t, eps, 1-eps)
	}
	return opLogit.apply(t, 0, 0)
}

// Sinc returns sin(πt)/(πt), which is 1 at 0; derivatives of every order are
// right at 0 too.
func (t *Tensor) Sinc() *Tensor { return opSinc.apply(t, 0, 0) }
