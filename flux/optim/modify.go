package optim

import (
	"fmt"
	"math"
	"strings"

	"fluxrepl/flux"
	"fluxrepl/flux/internal/kernels/update"
)

// Modifier changes a gradient before a rule applies it. With joins the two.
type Modifier interface {
	// Modify writes what grad becomes, for the parameter p, into to, which has
	// the shape and element type of both. to may be grad itself, and is used again
	// for other gradients; p must not be changed.
	Modify(to, p, grad *flux.Tensor)
}

// ModifiedRule is a rule that gets its gradients through modifiers. With makes
// one.
type ModifiedRule struct {
	Rule      Rule
	Modifiers []Modifier // in the order of use
}

// With returns the rule that puts each gradient through the modifiers, in
// their order, and then applies it by rule. It panics with a *RuleError if one
// of them is nil.
//
//	optim.With(optim.Adam(1e-3), optim.ClipNorm(10), optim.WeightDecay(5e-4))
func With(rule Rule, modifiers ...Modifier) ModifiedRule {
	if isNil(rule) {
		panic(&RuleError{Op: "optim.With", Why: "the rule is nil"})
	}
	for i, m := range modifiers {
		if isNil(m) {
			panic(&RuleError{Op: "optim.With", Why: fmt.Sprintf("modifier %d is nil", i)})
		}
	}
	return ModifiedRule{Rule: rule, Modifiers: modifiers}
}

// Init implements Rule; the memory is that of the rule within.
func (r ModifiedRule) Init(p *flux.Tensor) Memory { return r.Rule.Init(p) }

// Apply implements Rule.
func (r ModifiedRule) Apply(m Memory, t int, p, grad *flux.Tensor) {
	if len(r.Modifiers) > 0 {
		// The gradient is its owner's, so the first modifier writes elsewhere.
		to := zeros(p)
		for _, modifier := range r.Modifiers {
			modifier.Modify(to, p, grad)
			grad = to
		}
	}
	r.Rule.Apply(m, t, p, grad)
}

// Adjust implements Adjuster, for the rule within. It panics with a *RuleError
// if that is no Adjuster.
func (r ModifiedRule) Adjust(eta float64) Rule {
	a, ok := r.Rule.(Adjuster)
	if !ok {
		panic(&RuleError{Op: "optim.Adjust", Why: fmt.Sprintf("the rule, %T, has no method Adjust", r.Rule)})
	}
	r.Rule = a.Adjust(eta)
	return r
}

// String returns "With(Descent(0.1), ClipNorm(10))".
func (r ModifiedRule) String() string {
	parts := []string{nameOf(r.Rule)}
	for _, m := range r.Modifiers {
		parts = append(parts, nameOf(m))
	}
	return "With(" + strings.Join(parts, ", ") + ")"
}

// DecayModifier is what WeightDecay makes.
type DecayModifier struct {
	Lambda float64 // λ, the strength
}

// WeightDecay returns the modifier g + λ·p, the gradient of an added ½λ·Σp² in
// the loss. Flux's λ is 5e-4. Before Adam this is not what AdamW does: Adam
// divides the decay as it does the gradient.
//
// It panics with a *flux.DomainError if lambda is negative.
func WeightDecay(lambda float64) DecayModifier {
	mustBe(lambda >= 0, "WeightDecay", "lambda", "lambda ≥ 0", lambda)
	return DecayModifier{Lambda: lambda}
}

// Modify implements Modifier.
func (m DecayModifier) Modify(to, p, grad *flux.Tensor) {
	if p.DType() == flux.Float64 {
		update.Decay64(to.Data64(), p.Data64(), grad.Data64(), m.Lambda)
		return
	}
	update.Decay32(to.Data32(), p.Data32(), grad.Data32(), float32(m.Lambda))
}

// String returns "WeightDecay(0.0005)".
func (m DecayModifier) String() string { return fmt.Sprintf("WeightDecay(%v)", m.Lambda) }

// ClipNormModifier is what ClipNorm makes.
type ClipNormModifier struct {
	Omega float64 // ω, the greatest norm
}

// ClipNorm returns the modifier that shortens a gradient whose norm √Σg² is
// above omega to that norm. The norm is that of each parameter by itself, as
// in Flux, whose omega is 10. A norm that is NaN or infinite makes the
// gradient NaN or zero, and is no error.
//
// It panics with a *flux.DomainError if omega is not positive.
func ClipNorm(omega float64) ClipNormModifier {
	mustBe(omega > 0, "ClipNorm", "omega", "omega > 0", omega)
	return ClipNormModifier{Omega: omega}
}

// Modify implements Modifier.
func (m ClipNormModifier) Modify(to, p, grad *flux.Tensor) {
	if p.DType() == flux.Float64 {
		g := grad.Data64()
		update.Scale64(to.Data64(), g, m.scale(update.Squares64(g)))
		return
	}
	g := grad.Data32()
	update.Scale32(to.Data32(), g, float32(m.scale(update.Squares32(g))))
}

// scale returns what a gradient with that sum of squares is multiplied by.
func (m ClipNormModifier) scale(squares float64) float64 {
	if norm := math.Sqrt(squares); !(norm <= m.Omega) {
		return m.Omega / norm
	}
	return 1
}

// String returns "ClipNorm(10)".
func (m ClipNormModifier) String() string { return fmt.Sprintf("ClipNorm(%v)", m.Omega) }
