package flux

import (
	"fmt"

	"fluxrepl/flux/internal/tape"
)

// A Rule is an operation of the user's own, with the derivative that [NewRule]
// was given.
type Rule struct {
	op       operation
	forward  func(in []*Tensor) *Tensor
	pullback func(grad *Tensor, in []*Tensor, out *Tensor) []*Tensor
}

// NewRule returns an operation from its value and its derivative: where the
// derivative that would follow from the steps is unstable, expensive, or not the
// one that is wanted, as in a straight-through estimator, or where the value
// comes from somewhere else.
//
// forward gets the inputs without their history and returns the value. It may
// compute it in any way, must not write to its inputs, and must not use other
// tensors that are being differentiated: these belong among the inputs.
//
// pullback gets the gradient that arrives at the value, the inputs and the value,
// and returns the gradients of Σ grad·value with respect to each input, of that
// input's shape and type, or nil for one that has none. It must be linear in
// grad. If it computes from these tensors with the operations of this package,
// then the rule has second derivatives and forward mode as well. If it reads
// their numbers with Item, Data32 and the like, asking for these panics with a
// [*GradientError]; what really is constant, such as a choice, is read from a
// [Tensor.Detach]. Numbers that forward put aside count as constants.
//
//	double := flux.NewRule("double",
//		func(in []*flux.Tensor) *flux.Tensor { return in[0].MulScalar(2) },
//		func(grad *flux.Tensor, in []*flux.Tensor, out *flux.Tensor) []*flux.Tensor {
//			return []*flux.Tensor{grad.MulScalar(2)}
//		})
//	y := double.Apply(x)
//
// The name is that of the operation in errors. NewRule panics with a
// [*GradientError] if a function is nil.
func NewRule(name string, forward func(in []*Tensor) *Tensor, pullback func(grad *Tensor, in []*Tensor, out *Tensor) []*Tensor) *Rule {
	if forward == nil || pullback == nil {
		panic(&GradientError{Op: name, Why: "a function of the rule is nil"})
	}
	r := &Rule{forward: forward, pullback: pullback}
	r.op = operation{Name: name, Pullback: r.pull, Foreign: true}
	return r
}

// Apply returns the value of the operation. It panics with a [*TypeError] if an
// input is nil, and with a [*GradientError] if the forward function returns nil
// or a value that depends on a tensor which is being differentiated and is not
// among the inputs.
func (r *Rule) Apply(in ...*Tensor) *Tensor {
	bare := make([]*Tensor, len(in))
	for i, t := range in {
		if t == nil {
			panic(&TypeError{Op: r.op.Name, Arg: fmt.Sprintf("input %d", i), Want: "a tensor", Got: "nil"})
		}
		bare[i] = t.Detach()
	}
	y := r.forward(bare)
	if y == nil {
		panic(&GradientError{Op: r.op.Name, Why: "the forward function returned nil"})
	}
	mustFloat(r.op.Name, y)
	if y.scopes() != nil {
		panic(&GradientError{Op: r.op.Name, Why: "the forward function used a tensor that is being differentiated and is not an input"})
	}
	return record(&r.op, none{}, y.Detach(), in...)
}

// pull runs the user's pullback. Where its result may be differentiated, it must
// be seen to follow from the gradient, and numbers must not be read: what is
// computed in another way would count as a constant, and the derivative be
// silently wrong.
func (r *Rule) pull(c *call) {
	in := make([]*Tensor, len(c.Node.Inputs))
	open := c.Grad.scopes()
	for i := range in {
		in[i] = c.In(i)
		open = tape.Union(open, in[i].scopes())
	}
	out := c.Out()
	if open == nil {
		r.give(c, r.pullback(c.Grad, in, out), nil)
		return
	}
	probe, seal := tape.NewScope(), tape.NewSeal(r.op.Name)
	defer probe.Close()
	defer seal.Close()
	sealed := func(t *Tensor) *Tensor {
		if t.scopes() == nil && t != c.Grad {
			return t
		}
		t = record1(&opReshape, none{}, t.Detach(), t)
		t.watch.Add(seal)
		return t
	}
	for i, t := range in {
		in[i] = sealed(t)
	}
	grad := sealed(c.Grad)
	grad.watch.Add(probe)
	grads := r.pullback(grad, in, sealed(out))
	seal.Close()
	r.give(c, grads, probe)
}

// mustBeOpen panics if t is nil, or if its numbers must not be read because the
// pullback of a rule computes from it and is being differentiated.
func mustBeOpen(op string, t *Tensor) {
	mustTensor(op, t)
	if name := t.scopes().Seal(); name != "" {
		panic(&GradientError{Op: name, Why: "its pullback reads numbers with " + op + ", so it cannot be differentiated itself: use the operations of this package, or Detach for what is constant"})
	}
}

// give checks the gradients that the user's pullback returned and hands them on.
func (r *Rule) give(c *call, grads []*Tensor, probe *tape.Scope) {
	if len(grads) != len(c.Node.Inputs) {
		panic(&GradientError{Op: r.op.Name, Why: fmt.Sprintf("the pullback returned %d gradients for %d inputs", len(grads), len(c.Node.Inputs))})
	}
	for i, g := range grads {
		if g == nil || !c.Needs(i) {
			continue
		}
		mustBeGradient(r.op.Name, fmt.Sprintf("gradient of input %d", i), g, c.Like(i))
		if probe != nil && !g.scopes().Has(probe) {
			panic(&GradientError{Op: r.op.Name, Why: notFollowed})
		}
	}
	if probe != nil {
		probe.Close()
	}
	for i, g := range grads {
		if g != nil && c.Needs(i) {
			c.Give(i, cut(g))
		}
	}
}
