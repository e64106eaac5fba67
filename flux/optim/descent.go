package optim

import (
	"fmt"

	"fluxrepl/flux"
)

// DescentRule is plain gradient descent. Descent makes one.
type DescentRule struct {
	Eta float64 // η, the learning rate
}

// Descent returns the rule of gradient descent,
//
//	p ← p - η·g
//
// Flux's η is 0.1. It panics with a *flux.DomainError if eta is negative or
// not finite.
func Descent(eta float64) DescentRule {
	mustRate("Descent", eta)
	return DescentRule{Eta: eta}
}

// Init implements Rule; nothing is remembered.
func (r DescentRule) Init(*flux.Tensor) Memory { return nil }

// Apply implements Rule.
func (r DescentRule) Apply(_ Memory, _ int, p, grad *flux.Tensor) {
	if p.DType() == flux.Float64 {
		descend(p.Data64(), grad.Data64(), r.Eta)
		return
	}
	descend(p.Data32(), grad.Data32(), float32(r.Eta))
}

func descend[T float](p, g []T, eta T) {
	g = g[:len(p)]
	for i := range p {
		p[i] -= eta * g[i]
	}
}

// Adjust implements Adjuster.
func (r DescentRule) Adjust(eta float64) Rule { return Descent(eta) }

// String returns "Descent(0.1)".
func (r DescentRule) String() string { return fmt.Sprintf("Descent(%v)", r.Eta) }
