package optim

import (
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/internal/kernels/update"
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
func (r DescentRule) Apply(_ Memory, _ int, p, grad *flux.Tensor) { r.move(nil, p, grad, nil, nil) }

func (r DescentRule) names() (first, second string) { return "", "" }

func (r DescentRule) factors(int) factors { return factors{} }

func (r DescentRule) move(_ *factors, p, grad, _, _ *flux.Tensor) {
	if p.DType() == flux.Float64 {
		update.Descend64(p.Data64(), grad.Data64(), r.Eta)
		return
	}
	update.Descend32(p.Data32(), grad.Data32(), float32(r.Eta))
}

// Adjust implements Adjuster.
func (r DescentRule) Adjust(eta float64) Rule { return Descent(eta) }

// String returns "Descent(0.1)".
func (r DescentRule) String() string { return fmt.Sprintf("Descent(%v)", r.Eta) }
