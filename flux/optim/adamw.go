package optim

import (
	"fmt"

	"fluxrepl/flux"
)

// AdamWOption is a setting of AdamW: Lambda, Couple, and those of Adam.
type AdamWOption interface{ adamW(*AdamWRule) }

type adamWOption func(*AdamWRule)

func (o adamWOption) adamW(r *AdamWRule) { o(r) }

// Lambda sets the weight decay λ of AdamW, 0 unless set.
func Lambda(lambda float64) AdamWOption {
	return adamWOption(func(r *AdamWRule) { r.Lambda = lambda })
}

// Couple says whether AdamW multiplies the decay by the learning rate too. It
// does unless this is set to false.
func Couple(couple bool) AdamWOption {
	return adamWOption(func(r *AdamWRule) { r.Couple = couple })
}

// AdamWRule is Adam with weight decay. AdamW makes one.
type AdamWRule struct {
	AdamRule
	Lambda float64 // λ, the weight decay
	Couple bool    // the decay goes with η
}

// AdamW returns the rule that makes the step of Adam and pulls the parameter
// towards zero besides, past Adam's division,
//
//	p ← p - η·(adam + λ·p)     coupled, the default
//	p ← p - η·adam - λ·p       with Couple(false)
//
// λ is 0 unless Lambda sets it, so that plain AdamW is Adam, as in Flux;
// PyTorch's AdamW is the coupled one with λ 0.01. The paper's is the other, in
// which a schedule multiplies both.
//
// It panics with a *flux.DomainError if eta is negative or not finite, a β not
// in 0 to 1, or ε or λ negative. Loshchilov and Hutter, Decoupled Weight Decay
// Regularization, 2017.
func AdamW(eta float64, opts ...AdamWOption) AdamWRule {
	r := AdamWRule{AdamRule: Adam(0), Couple: true}
	r.Eta = eta
	for _, o := range opts {
		o.adamW(&r)
	}
	r.must("AdamW")
	mustBe(r.Lambda >= 0, "AdamW", "lambda", "lambda ≥ 0", r.Lambda)
	return r
}

// Apply implements Rule.
func (r AdamWRule) Apply(m Memory, t int, p, grad *flux.Tensor) {
	f := r.factors(t)
	r.move(&f, p, grad, m["mean"], m["square"])
}

func (r AdamWRule) factors(t int) factors {
	decay := r.Lambda
	if r.Couple {
		decay *= r.Eta
	}
	return r.keeping(1-decay, t)
}

// Adjust implements Adjuster.
func (r AdamWRule) Adjust(eta float64) Rule {
	mustRate("AdamW", eta)
	r.Eta = eta
	return r
}

// String returns "AdamW(0.001, betas 0.9 0.999, epsilon 1e-08, lambda 0.01)".
func (r AdamWRule) String() string {
	s := fmt.Sprintf("AdamW(%v, betas %v %v, epsilon %v, lambda %v", r.Eta, r.Beta1, r.Beta2, r.Epsilon, r.Lambda)
	if !r.Couple {
		s += ", not coupled"
	}
	return s + ")"
}
