// Package tape is the gradient engine of Flux Core. It knows nodes, scopes and
// an order of visiting, and no arrays: it is generic over the value type V.
//
// A value that an operation made while a scope was open carries a Node: which
// operation, which inputs, which attributes. Nodes point backwards only, so the
// graph lives exactly as long as the values that need it, and nothing global
// has to be cleared. Reverse mode (Griewank and Walther, Evaluating
// Derivatives, 2nd ed., ch. 3) visits the nodes below a root in descending
// order of their sequence numbers: a node is made after its inputs, so every
// gradient is complete when it is handed on.
package tape

import (
	"cmp"
	"slices"
	"sync/atomic"
)

// Op describes an operation. The same Op serves all its nodes.
type Op[V comparable] struct {
	// Name as the caller of the operation knows it.
	Name string
	// Pullback gives, for each input that needs it, the gradient that follows
	// from c.Grad. It must not keep c.
	Pullback func(c *Call[V])
}

// A Node records one application of an operation.
type Node[V comparable] struct {
	Op     *Op[V]
	Inputs []V
	Output V
	Attrs  any // the operation's own small struct; nil if it has none
	Scopes *Scopes
	seq    uint64
}

var sequence atomic.Uint64

// NewNode returns a node that is younger than every node before it.
func NewNode[V comparable](op *Op[V], scopes *Scopes, attrs any, output V, inputs ...V) *Node[V] {
	return &Node[V]{Op: op, Inputs: inputs, Output: output, Attrs: attrs, Scopes: scopes, seq: sequence.Add(1)}
}

// A Call is what a pullback sees: one node and the gradient of its output.
type Call[V comparable] struct {
	Node  *Node[V]
	Grad  V
	needs []bool
	given []V
}

// In returns input i.
func (c *Call[V]) In(i int) V { return c.Node.Inputs[i] }

// Like returns input i for its shape and type alone: its numbers may have been
// written over since.
func (c *Call[V]) Like(i int) V { return c.Node.Inputs[i] }

// Out returns the output of the forward pass.
func (c *Call[V]) Out() V { return c.Node.Output }

// Needs reports whether anybody asked for the gradient of input i, so that an
// expensive one that nobody wants is not computed.
func (c *Call[V]) Needs(i int) bool { return c.needs[i] }

// Give hands over the gradient of input i.
func (c *Call[V]) Give(i int, grad V) { c.given[i] = grad }

// Engine says what the tape must know about values.
type Engine[V comparable] struct {
	// Node returns the node that made v, or nil.
	Node func(v V) *Node[V]
	// Watched reports whether v is a leaf of the scope.
	Watched func(v V, s *Scope) bool
	// Add returns a new value, the sum of two gradients.
	Add func(a, b V) V
}

// Backward returns the gradients of the leaves of scope s, given the gradient
// seed of root. A leaf that root does not depend on is absent. The visit keeps
// its own stack, so the depth of the graph is limited by memory only.
func (e Engine[V]) Backward(s *Scope, root, seed V) map[V]V {
	var none V
	grads := map[V]V{root: seed}
	leaves := map[V]V{}
	if e.Watched(root, s) {
		leaves[root] = seed
	}
	for _, n := range e.below(s, root) {
		grad, ok := grads[n.Output]
		if !ok {
			continue
		}
		delete(grads, n.Output) // complete now, and the memory is wanted
		c := &Call[V]{Node: n, Grad: grad, needs: make([]bool, len(n.Inputs)), given: make([]V, len(n.Inputs))}
		for i, in := range n.Inputs {
			c.needs[i] = e.needs(s, in)
		}
		n.Op.Pullback(c)
		for i, g := range c.given {
			if !c.needs[i] || g == none {
				continue
			}
			into := grads
			if e.Watched(n.Inputs[i], s) {
				into = leaves
			}
			if old, ok := into[n.Inputs[i]]; ok {
				g = e.Add(old, g)
			}
			into[n.Inputs[i]] = g
		}
	}
	return leaves
}

func (e Engine[V]) needs(s *Scope, v V) bool {
	if e.Watched(v, s) {
		return true
	}
	n := e.Node(v)
	return n != nil && n.Scopes.Has(s)
}

// below returns the nodes of scope s that root depends on, youngest first.
func (e Engine[V]) below(s *Scope, root V) []*Node[V] {
	var nodes []*Node[V]
	seen := map[*Node[V]]bool{}
	visit := func(v V) {
		if n := e.Node(v); n != nil && n.Scopes.Has(s) && !seen[n] {
			seen[n] = true
			nodes = append(nodes, n)
		}
	}
	visit(root)
	for i := 0; i < len(nodes); i++ {
		for _, in := range nodes[i].Inputs {
			visit(in)
		}
	}
	slices.SortFunc(nodes, func(a, b *Node[V]) int { return cmp.Compare(b.seq, a.seq) })
	return nodes
}
