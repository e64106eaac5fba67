package optim

import (
	"fmt"
	"math"

	"fluxrepl/flux"
	"fluxrepl/flux/internal/kernels/update"
)

// AdamOption is a setting of Adam and of AdamW: Betas, Epsilon.
type AdamOption interface {
	AdamWOption
	adam(*AdamRule)
}

type adamOption func(*AdamRule)

func (o adamOption) adam(r *AdamRule)   { o(r) }
func (o adamOption) adamW(r *AdamWRule) { o(&r.AdamRule) }

// Betas sets the shares of the mean and of the mean square of the gradients
// that stay at a step, 0.9 and 0.999 unless set.
func Betas(beta1, beta2 float64) AdamOption {
	return adamOption(func(r *AdamRule) { r.Beta1, r.Beta2 = beta1, beta2 })
}

// Epsilon sets the number that keeps Adam from dividing by zero, 1e-8 unless
// set.
func Epsilon(epsilon float64) AdamOption {
	return adamOption(func(r *AdamRule) { r.Epsilon = epsilon })
}

// AdamRule is Adam. Adam makes one.
type AdamRule struct {
	Eta     float64 // η, the learning rate
	Beta1   float64 // β₁, the share of the mean that stays
	Beta2   float64 // β₂, the share of the mean square that stays
	Epsilon float64 // ε, against division by zero
}

// Adam returns the rule that divides a running mean m of the gradients by the
// root of a running mean v of their squares, both zero at first,
//
//	m ← β₁·m + (1-β₁)·g
//	v ← β₂·v + (1-β₂)·g²
//	p ← p - η · m/(1-β₁ᵗ) / (√(v/(1-β₂ᵗ)) + ε)
//
// with t the number of the step. β is 0.9, 0.999 unless Betas sets it, ε 1e-8
// unless Epsilon does; Flux's η is 0.001.
//
// It panics with a *flux.DomainError if eta is negative or not finite, a β not
// in 0 to 1, or ε negative. Kingma and Ba, Adam: A Method for Stochastic
// Optimization, 2014.
func Adam(eta float64, opts ...AdamOption) AdamRule {
	r := AdamRule{Eta: eta, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8}
	for _, o := range opts {
		o.adam(&r)
	}
	r.must("Adam")
	return r
}

func (r AdamRule) must(rule string) {
	mustRate(rule, r.Eta)
	mustShare(rule, "beta1", r.Beta1)
	mustShare(rule, "beta2", r.Beta2)
	mustBe(r.Epsilon >= 0, rule, "epsilon", "epsilon ≥ 0", r.Epsilon)
}

// Init implements Rule; the memory is the mean and the mean square.
func (r AdamRule) Init(p *flux.Tensor) Memory {
	return Memory{"mean": zeros(p), "square": zeros(p)}
}

// Apply implements Rule.
func (r AdamRule) Apply(m Memory, t int, p, grad *flux.Tensor) {
	f := r.factors(t)
	r.move(&f, p, grad, m["mean"], m["square"])
}

func (r AdamRule) names() (first, second string) { return "mean", "square" }

func (r AdamRule) factors(t int) factors { return r.keeping(1, t) }

// keeping returns the numbers of step t of Adam at a parameter that was
// multiplied by keep.
func (r AdamRule) keeping(keep float64, t int) factors {
	// The corrections are the same for all values, so they go into the two
	// numbers that are multiplied or added anyway: with c = √(1-β₂ᵗ),
	// m/(1-β₁ᵗ)/(√v/c + ε) = c/(1-β₁ᵗ) · m/(√v + c·ε). The differences from 1 are
	// taken in float64: 1-0.999 in float32 is wrong in the fifth digit.
	c := math.Sqrt(1 - power(r.Beta2, t))
	eta := r.Eta * c / (1 - power(r.Beta1, t))
	return factors{
		double: update.Adam[float64]{Eta: eta, Beta1: r.Beta1, Rest1: 1 - r.Beta1,
			Beta2: r.Beta2, Rest2: 1 - r.Beta2, Epsilon: c * r.Epsilon, Keep: keep},
		single: update.Adam[float32]{Eta: float32(eta), Beta1: float32(r.Beta1), Rest1: float32(1 - r.Beta1),
			Beta2: float32(r.Beta2), Rest2: float32(1 - r.Beta2), Epsilon: float32(c * r.Epsilon), Keep: float32(keep)},
	}
}

// power returns xᵗ, t > 0, for x near 1 in much less time than math.Pow takes:
// it is asked for at every step.
func power(x float64, t int) float64 {
	y := 1.0
	for ; t > 0; t >>= 1 {
		if t&1 != 0 {
			y *= x
		}
		x *= x
	}
	return y
}

func (r AdamRule) move(f *factors, p, grad, mean, square *flux.Tensor) {
	if p.DType() == flux.Float64 {
		update.Adam64(p.Data64(), grad.Data64(), mean.Data64(), square.Data64(), &f.double)
		return
	}
	update.Adam32(p.Data32(), grad.Data32(), mean.Data32(), square.Data32(), &f.single)
}

// Adjust implements Adjuster.
func (r AdamRule) Adjust(eta float64) Rule {
	mustRate("Adam", eta)
	r.Eta = eta
	return r
}

// String returns "Adam(0.001, betas 0.9 0.999, epsilon 1e-08)".
func (r AdamRule) String() string {
	return fmt.Sprintf("Adam(%v, betas %v %v, epsilon %v)", r.Eta, r.Beta1, r.Beta2, r.Epsilon)
}
