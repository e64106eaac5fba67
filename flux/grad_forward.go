package flux

import (
	"fmt"

	"fluxrepl/flux/internal/tape"
)

// JVP calls f once and returns its value y, of any shape, and its derivative dy
// along v, the Jacobian-vector product: dy = Σ ∂y/∂xᵢ·vᵢ, of y's shape and type;
// zeros if y does not depend on x. It is forward-mode differentiation: one pass
// along the operations of f, whatever the size of x, and it works for every
// operation that has a gradient.
//
// x is a tensor, or anything that holds tensors, as [Leaves] finds them, but for
// buffers; v is of like shape and type, or holds a tensor at the path of each of
// x's. A tensor of x that has none is held fixed. v may so be what [Grads.Like]
// returns.
//
//	y, dy := flux.JVP(f, []*flux.Tensor{a, b}, []*flux.Tensor{da, db})
//
// Like those of [WithGradient], the results have no history unless calls around
// this one follow them; then they can be differentiated again.
//
// It panics with a [*ShapeError] or a [*TypeError] if a tangent is not like its
// tensor, and with a [*GradientError] if v has a place that x has not, if x holds
// no tensor, or if f returns nil.
func JVP(f func() *Tensor, x, v any) (y, dy *Tensor) {
	p := newProducts("JVP", x, v)
	p.run(func() { y = f() })
	mustBeResult("JVP", y)
	dy = p.push(y, p.tangents)
	return released(y), dy
}

// HVP returns the product of the Hessian matrix of f, which must give one number,
// with the vector v: of each tensor in x the gradient of Σ vᵢ·∂f/∂xᵢ, the
// derivative of the gradient along v. It costs a few times what the gradient
// does, and the matrix is never formed. x and v are as for [JVP], and so are the
// errors.
//
// The gradient is pulled back once more, as in Pearlmutter, Fast Exact
// Multiplication by the Hessian (1994); JVP of a gradient is the same number.
func HVP(f func() *Tensor, x, v any) *Grads {
	p := newProducts("HVP", x, v)
	var inner *Grads
	p.run(func() { _, inner = gradient("HVP", f, p.args) })
	var roots, seeds []*Tensor
	for i, t := range p.leaves {
		if g := inner.Of(t); g != nil && p.tangents[i] != nil {
			roots, seeds = append(roots, g), append(seeds, p.tangents[i])
		}
	}
	return p.pullAll(roots, seeds)
}

// products are the arguments of a call that multiplies with tangents.
type products struct {
	Tape
	tangents []*Tensor // of each leaf, nil for 0
}

func newProducts(op string, x, v any) *products {
	p := &products{Tape: Tape{scope: newScope(), args: []any{x}}}
	p.leaves, p.modes = watched(op, p.args, nil)
	p.tangents = tangentsOf(op, p.leaves, x, v)
	return p
}

// tangentsOf finds the tangent of each leaf at the same path of v.
func tangentsOf(op string, leaves []*Tensor, x, v any) []*Tensor {
	at := map[string]*Tensor{}
	for _, l := range places(v) {
		at[l.Path] = l.Tensor
	}
	number := map[*Tensor]int{}
	for i, t := range leaves {
		number[t] = i
	}
	tangents := make([]*Tensor, len(leaves))
	for _, l := range places(x) {
		d, ok := at[l.Path]
		delete(at, l.Path)
		i, leaf := number[l.Tensor]
		if !ok || !leaf {
			continue
		}
		mustBeTangent(op, l, d)
		if old := tangents[i]; old != nil && old != d {
			panic(&GradientError{Op: op, Why: fmt.Sprintf("the tensor at %q has two tangents, for it is at another place too", l.Path)})
		}
		tangents[i] = d
	}
	for path := range at {
		panic(&GradientError{Op: op, Why: fmt.Sprintf("the direction holds a tensor at %q, and x holds none there", path)})
	}
	return tangents
}

// mustBeTangent panics unless d is like the tensor of the leaf.
func mustBeTangent(op string, l Leaf, d *Tensor) {
	arg := "direction"
	if l.Path != "" {
		arg += " " + l.Path
	}
	if d.dtype != l.Tensor.dtype {
		panic(&TypeError{Op: op, Arg: arg, Want: l.Tensor.dtype.String(), Got: d.dtype.String()})
	}
	if !d.shape.Equal(l.Tensor.shape) {
		panic(&ShapeError{Op: op, Arg: arg, Want: l.Tensor.Shape(), Got: d.Shape()})
	}
}

// push runs forward mode along tangents of the leaves, nil for 0.
func (t *Tape) push(y *Tensor, tangents []*Tensor) *Tensor {
	defer training(t.modes)()
	dy := engine.Forward(t.scope, t.leaves, tangents, y)
	if dy == nil {
		return alloc(y.dtype, y.shape)
	}
	return released(dy)
}

// diagonal reports whether each element of n's output depends on the one at its
// place alone of every input that has a tangent.
func diagonal(n *tape.Node[*Tensor], tangents []*Tensor) bool {
	if _, ok := n.Attrs.(unaryAttrs); ok {
		return true
	}
	switch n.Op {
	case &opAdd.operation, &opSub.operation, &opMul.operation, &opDiv.operation:
	default:
		return false
	}
	for _, t := range tangents {
		if t != nil && !t.shape.Equal(n.Output.shape) {
			return false
		}
	}
	return true
}
