package optim

import (
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/internal/kernels/update"
)

// MomentumOption is a setting of Momentum and Nesterov: Rho.
type MomentumOption interface{ momentum(rho *float64) }

type rhoOption float64

func (o rhoOption) momentum(rho *float64) { *rho = float64(o) }

// Rho sets the share ρ of the velocity that is left for the next step, 0.9
// unless set.
func Rho(rho float64) MomentumOption { return rhoOption(rho) }

func rhoOf(rule string, opts []MomentumOption) float64 {
	rho := 0.9
	for _, o := range opts {
		o.momentum(&rho)
	}
	mustShare(rule, "rho", rho)
	return rho
}

// MomentumRule is gradient descent with momentum. Momentum makes one.
type MomentumRule struct {
	Eta float64 // η, the learning rate
	Rho float64 // ρ, the share of the velocity that stays
}

// Momentum returns the rule of gradient descent with a velocity v that starts
// at zero,
//
//	v ← ρ·v + η·g
//	p ← p - v
//
// ρ is 0.9 unless Rho sets it; Flux's η is 0.01. PyTorch multiplies by η after
// adding up, which is the same as long as η stays the same.
//
// It panics with a *flux.DomainError if eta is negative or not finite, or ρ
// not in 0 to 1. Polyak, Some Methods of Speeding Up the Convergence of
// Iteration Methods, 1964.
func Momentum(eta float64, opts ...MomentumOption) MomentumRule {
	mustRate("Momentum", eta)
	return MomentumRule{Eta: eta, Rho: rhoOf("Momentum", opts)}
}

// Init implements Rule; the memory is the velocity.
func (r MomentumRule) Init(p *flux.Tensor) Memory { return Memory{"velocity": zeros(p)} }

// Apply implements Rule.
func (r MomentumRule) Apply(m Memory, _ int, p, grad *flux.Tensor) {
	r.move(nil, p, grad, m["velocity"], nil)
}

func (r MomentumRule) names() (first, second string) { return "velocity", "" }

func (r MomentumRule) factors(int) factors { return factors{} }

func (r MomentumRule) move(_ *factors, p, grad, velocity, _ *flux.Tensor) {
	if p.DType() == flux.Float64 {
		k := update.Momentum[float64]{Eta: r.Eta, Rho: r.Rho}
		update.Momentum64(p.Data64(), grad.Data64(), velocity.Data64(), &k)
		return
	}
	k := update.Momentum[float32]{Eta: float32(r.Eta), Rho: float32(r.Rho)}
	update.Momentum32(p.Data32(), grad.Data32(), velocity.Data32(), &k)
}

// Adjust implements Adjuster.
func (r MomentumRule) Adjust(eta float64) Rule { return Momentum(eta, Rho(r.Rho)) }

// String returns "Momentum(0.01, rho 0.9)".
func (r MomentumRule) String() string { return fmt.Sprintf("Momentum(%v, rho %v)", r.Eta, r.Rho) }
