package optim

import (
	"fmt"
	"math"

	"fluxrepl/flux"
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
	r.step(m, t, p, grad, 1)
}

// step applies Adam to p after p was multiplied by keep, in one pass.
func (r AdamRule) step(m Memory, t int, p, grad *flux.Tensor, keep float64) {
	// The corrections are the same for all values, so they go into the two
	// numbers that are multiplied or added anyway: with c = √(1-β₂ᵗ),
	// m/(1-β₁ᵗ)/(√v/c + ε) = c/(1-β₁ᵗ) · m/(√v + c·ε).
	c := math.Sqrt(1 - math.Pow(r.Beta2, float64(t)))
	eta := r.Eta * c / (1 - math.Pow(r.Beta1, float64(t)))
	mean, square := m["mean"], m["square"]
	if p.DType() == flux.Float64 {
		adam(p.Data64(), grad.Data64(), mean.Data64(), square.Data64(),
			adamStep[float64]{eta, r.Beta1, 1 - r.Beta1, r.Beta2, 1 - r.Beta2, c * r.Epsilon, keep})
		return
	}
	adam(p.Data32(), grad.Data32(), mean.Data32(), square.Data32(),
		adamStep[float32]{float32(eta), float32(r.Beta1), float32(1 - r.Beta1),
			float32(r.Beta2), float32(1 - r.Beta2), float32(c * r.Epsilon), float32(keep)})
}

// adamStep holds a step's numbers in the parameter's element type. The
// differences from 1 are taken in float64: 1-0.999 in float32 is wrong in the
// fifth digit.
type adamStep[T float] struct{ eta, beta1, rest1, beta2, rest2, epsilon, keep T }

func adam[T float](p, g, mean, square []T, s adamStep[T]) {
	g, mean, square = g[:len(p)], mean[:len(p)], square[:len(p)]
	for i, x := range g {
		m := s.beta1*mean[i] + s.rest1*x
		v := s.beta2*square[i] + s.rest2*x*x
		mean[i], square[i] = m, v
		p[i] = s.keep*p[i] - s.eta*m/(T(math.Sqrt(float64(v)))+s.epsilon)
	}
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
