package flux

import (
	"math"
	"slices"
)

// Norm returns the Euclidean norm of all gradients together: √Σg² over every
// element of each of them. It is 0 if there are none, and g may be nil.
func (g *Grads) Norm() float64 {
	sum := 0.0
	for _, d := range g.all() {
		n := norm(d)
		sum += n * n
	}
	return math.Sqrt(sum)
}

// ClipNorm returns the gradients with their common norm, [Grads.Norm], shortened
// to limit if it is longer: all are multiplied by limit/norm, which keeps their
// direction (Pascanu, Mikolov and Bengio, On the Difficulty of Training Recurrent
// Neural Networks, 2013). If there is nothing to shorten the result is g itself,
// and so it is if the norm is NaN or infinite, for then no factor helps.
//
// For a limit on each parameter by itself there is optim.ClipNorm. ClipNorm
// panics with a [*DomainError] unless limit > 0.
func (g *Grads) ClipNorm(limit float64) *Grads {
	if !(limit > 0) {
		panic(&DomainError{Op: "Grads.ClipNorm", Arg: "limit", Want: "limit > 0", Got: format(limit)})
	}
	n := g.Norm()
	if n <= limit || math.IsNaN(n) || math.IsInf(n, 0) {
		return g
	}
	factor := g.factor(limit)
	if factor == nil {
		return g.Scale(limit / n)
	}
	return g.each(func(d *Tensor) *Tensor { return d.Mul(factor.To(d.dtype)) })
}

// factor returns limit/norm as a tensor with a history, if anybody differentiates
// one of the gradients, and nil otherwise.
func (g *Grads) factor(limit float64) *Tensor {
	var sum *Tensor
	followed := false
	for _, d := range g.all() {
		s := d.To(Float64).Square().Sum()
		followed = followed || d.scopes() != nil
		if sum != nil {
			s = sum.Add(s)
		}
		sum = s
	}
	if !followed {
		return nil
	}
	return sum.Sqrt().Reciprocal().MulScalar(limit)
}

// ClipValue returns the gradients with every element limited to the range from
// −limit to limit; NaN stays NaN. It panics with a [*DomainError] unless
// limit > 0.
func (g *Grads) ClipValue(limit float64) *Grads {
	if !(limit > 0) {
		panic(&DomainError{Op: "Grads.ClipValue", Arg: "limit", Want: "limit > 0", Got: format(limit)})
	}
	return g.each(func(d *Tensor) *Tensor { return d.Clamp(-limit, limit) })
}

// Scale returns the gradients times v.
func (g *Grads) Scale(v float64) *Grads {
	return g.each(func(d *Tensor) *Tensor { return d.MulScalar(v) })
}

// Add returns the sums of the gradients of two calls, as for the pieces of a
// batch that is too large for one; a tensor that has a gradient in only one of
// them keeps that. Either may be nil, so a sum can start with
//
//	var total *flux.Grads
//	for _, b := range pieces {
//		total = total.Add(flux.Gradient(lossOf(b), model))
//	}
func (g *Grads) Add(h *Grads) *Grads {
	switch {
	case g == nil:
		return h
	case h == nil:
		return g
	}
	g.mustBeFresh("Grads.Add")
	h.mustBeFresh("Grads.Add")
	leaves, of := g.leaves.all, slices.Clone(g.of)
	for i, t := range h.leaves.all {
		d := h.of[i]
		if d == nil {
			continue
		}
		switch k := g.leaves.number(t); {
		case k < 0:
			leaves, of = append(slices.Clip(leaves), t), append(of, d)
		case of[k] != nil:
			of[k] = of[k].Add(d)
		default:
			of[k] = d
		}
	}
	set := g.leaves
	if len(leaves) > len(set.all) {
		set = newLeafSet(leaves)
	}
	return &Grads{leaves: set, of: of, args: g.args}
}

// Clone returns copies of the gradients, which outlive the [Step] that computed
// them.
func (g *Grads) Clone() *Grads { return g.each((*Tensor).Clone) }

// each returns f of every gradient.
func (g *Grads) each(f func(*Tensor) *Tensor) *Grads {
	if g == nil {
		return nil
	}
	g.mustBeFresh("Grads")
	out := &Grads{leaves: g.leaves, of: make([]*Tensor, len(g.of)), args: g.args}
	for i, d := range g.of {
		if d != nil {
			out.of[i] = f(d)
		}
	}
	return out
}

// all returns the gradients in the order of their tensors in the arguments: sums
// over them must not depend on the order of a map.
func (g *Grads) all() []*Tensor {
	if g == nil {
		return nil
	}
	var all []*Tensor
	g.mustBeFresh("Grads")
	for _, d := range g.of {
		if d != nil {
			all = append(all, d)
		}
	}
	return all
}
