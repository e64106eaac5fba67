package optim

import (
	"fluxrepl/flux"
	"fluxrepl/flux/internal/kernels/update"
)

// A mover is a rule of this package as State uses it: what Apply looks up by
// name, and works out from the number of the step, is the same for many
// parameters or many steps. In a model of a few numbers that would take longer
// than the step itself.
type mover interface {
	// names returns what the memory calls the tensors that move takes, "" for
	// none.
	names() (first, second string)

	// factors returns the numbers of step t.
	factors(t int) factors

	// move does what Apply does, in the step of those factors.
	move(f *factors, p, grad, first, second *flux.Tensor)
}

// factors are the numbers of a step that change from step to step. Adam alone
// has such.
type factors struct {
	single update.Adam[float32]
	double update.Adam[float64]
}

// moverOf returns the rule as a mover, nil if it is none. The types are asked for
// one by one: a rule of somebody else's that embeds one of them, with an Apply of
// its own, has its methods too.
func moverOf(rule Rule) mover {
	switch rule.(type) {
	case DescentRule, MomentumRule, NesterovRule, AdamRule, AdamWRule:
		return rule.(mover)
	}
	return nil
}
