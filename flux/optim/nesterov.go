package optim

import (
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/internal/kernels/update"
)

// NesterovRule is gradient descent with momentum that looks ahead. Nesterov
// makes one.
type NesterovRule struct {
	Eta float64 // η, the learning rate
	Rho float64 // ρ, the share of the velocity that stays
}

// Nesterov returns the rule of gradient descent with Nesterov's momentum: the
// gradient is that of the place where the velocity v, zero at first, would
// lead,
//
//	v ← ρ·v - η·g
//	p ← p + ρ·v - η·g    (with the new v)
//
// ρ is 0.9 unless Rho sets it; Flux's η is 0.001. PyTorch's SGD with
// nesterov=True makes the same steps.
//
// It panics with a *flux.DomainError if eta is negative or not finite, or ρ
// not in 0 to 1. Sutskever and others, On the Importance of Initialization and
// Momentum in Deep Learning, 2013.
func Nesterov(eta float64, opts ...MomentumOption) NesterovRule {
	mustRate("Nesterov", eta)
	return NesterovRule{Eta: eta, Rho: rhoOf("Nesterov", opts)}
}

// Init implements Rule; the memory is the velocity.
func (r NesterovRule) Init(p *flux.Tensor) Memory { return Memory{"velocity": zeros(p)} }

// Apply implements Rule.
func (r NesterovRule) Apply(m Memory, _ int, p, grad *flux.Tensor) {
	r.move(nil, p, grad, m["velocity"], nil)
}

func (r NesterovRule) names() (first, second string) { return "velocity", "" }

func (r NesterovRule) factors(int) factors { return factors{} }

func (r NesterovRule) move(_ *factors, p, grad, velocity, _ *flux.Tensor) {
	if p.DType() == flux.Float64 {
		k := update.Momentum[float64]{Eta: r.Eta, Rho: r.Rho}
		update.Nesterov64(p.Data64(), grad.Data64(), velocity.Data64(), &k)
		return
	}
	k := update.Momentum[float32]{Eta: float32(r.Eta), Rho: float32(r.Rho)}
	update.Nesterov32(p.Data32(), grad.Data32(), velocity.Data32(), &k)
}

// Adjust implements Adjuster.
func (r NesterovRule) Adjust(eta float64) Rule { return Nesterov(eta, Rho(r.Rho)) }

// String returns "Nesterov(0.001, rho 0.9)".
func (r NesterovRule) String() string { return fmt.Sprintf("Nesterov(%v, rho %v)", r.Eta, r.Rho) }
