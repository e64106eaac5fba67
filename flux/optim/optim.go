// Package optim holds the rules that train parameters by their gradients.
//
// A rule is a struct of a few numbers with two methods: Init says what it
// remembers of a parameter, Apply moves the parameter once. Setup joins a rule
// and a model; Update makes a step:
//
//	opt := optim.Setup(optim.Adam(1e-3), model)
//	for x, y := range … {
//		_, grads := flux.WithGradient(func() *flux.Tensor {
//			return loss.CrossEntropy(model.Forward(x), y)
//		}, model)
//		opt.Update(grads)
//	}
//
// The parameters change in place: whoever holds one of them sees it.
//
// # Saving
//
// checkpoint.Save(path, opt) saves the memory of a State, and checkpoint.Load
// brings it back into a State of the same rule and model; Tensors and Restore
// do the same without a file. A training that is resumed so makes the very
// steps that it would have made.
//
// # Rules of one's own
//
// This is all of a rule that moves every value by the sign of its gradient:
//
//	type Sign struct{ Eta float64 }
//
//	func (r Sign) Init(*flux.Tensor) optim.Memory { return nil }
//
//	func (r Sign) Apply(_ optim.Memory, _ int, p, grad *flux.Tensor) {
//		g := grad.Data32()
//		for i := range p.Data32() {
//			…
//		}
//	}
//
// With a method Adjust(eta float64) Rule besides, State.Adjust works for it.
//
// # Numbers that are not finite
//
// Gradients that are NaN or infinite are applied like others, as Flux does:
// the parameter becomes NaN, and the next loss shows it. To stop before that,
// look at the loss, as train.Fit does.
package optim

import (
	"fmt"
	"math"

	"fluxrepl/flux"
)

// Rule says how a parameter moves.
type Rule interface {
	// Init returns what the rule remembers of the parameter p before the first
	// step, nil if nothing. The tensors must be new ones.
	Init(p *flux.Tensor) Memory

	// Apply makes step number t, 1 for the first, of the parameter p: it
	// changes the values of p (by p.Data32 or p.Data64) and of the memory, and
	// must change neither grad, which has the shape and the element type of p,
	// nor any shape.
	Apply(m Memory, t int, p, grad *flux.Tensor)
}

// Memory is what a rule remembers of one parameter between steps, by name:
// "velocity". It is saved with the training.
type Memory map[string]*flux.Tensor

// Adjuster is a rule whose learning rate can be changed while it is in use.
type Adjuster interface {
	Rule

	// Adjust returns the rule with the learning rate eta and all else as it
	// was.
	Adjust(eta float64) Rule
}

// RuleError reports an optimiser that is put together or used wrongly.
type RuleError struct {
	Op   string // "optim.Setup"
	Path string // the parameter, "layers.0.weight", if it is about one
	Why  string // "the rule is nil"
}

// Error returns the text "optim.Setup: the rule is nil".
func (e *RuleError) Error() string {
	if e.Path == "" {
		return e.Op + ": " + e.Why
	}
	return e.Op + ": " + e.Path + ": " + e.Why
}

// In implements flux.Error.
func (e *RuleError) In(layer string) flux.Error {
	c := *e
	if c.Path = layer; e.Path != "" {
		c.Path += " / " + e.Path
	}
	return &c
}

// zeros returns a tensor of zeros with p's shape and element type.
func zeros(p *flux.Tensor) *flux.Tensor {
	if p.DType() == flux.Float64 {
		return flux.New64(make([]float64, p.Size()), p.Shape()...)
	}
	return flux.New(make([]float32, p.Size()), p.Shape()...)
}

// mustBe panics with a *flux.DomainError unless ok.
func mustBe(ok bool, rule, name, want string, got float64) {
	if !ok {
		panic(&flux.DomainError{Op: rule, Arg: name, Want: want, Got: fmt.Sprint(got)})
	}
}

func mustRate(rule string, eta float64) {
	mustBe(eta >= 0 && !math.IsInf(eta, 1), rule, "eta", "eta ≥ 0", eta)
}

func mustShare(rule, name string, v float64) {
	mustBe(v >= 0 && v < 1, rule, name, "0 ≤ "+name+" < 1", v)
}
