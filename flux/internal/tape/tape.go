// Package tape is the gradient engine of Flux Core. It knows nodes, scopes and
// an order of visiting, and no arrays: it is generic over the value type V.
//
// A value that an operation made while a scope was open carries a Node: which
// operation, which inputs, which attributes. Nodes point backwards only, so the
// graph lives exactly as long as the values that need it, and nothing global
// has to be cleared.
//
// Both modes (Griewank and Walther, Evaluating Derivatives, 2nd ed., ch. 3)
// follow the sequence numbers of the nodes, for a node is made after its inputs:
// reverse mode goes down from a root, and every gradient is complete when it is
// handed on; forward mode goes up from the leaves.
package tape

import (
	"sync"
	"sync/atomic"
)

// Op describes an operation. The same Op serves all its nodes.
type Op[V comparable] struct {
	// Name as the caller of the operation knows it.
	Name string
	// Pullback gives, for each input that needs it, the gradient that follows
	// from c.Grad, in which it is linear. It must not keep c.
	Pullback func(c *Call[V])
	// Push is for the few operations whose pullback does not tell the tangent of
	// the output, because it is not their derivative. It returns that tangent;
	// tangents has the zero value where an input has none.
	Push func(c *Call[V], tangents []V) V
	// Foreign says that the pullback runs functions of the program, which may
	// keep what they see.
	Foreign bool
}

// A Node records one application of an operation.
type Node[V comparable] struct {
	Op     *Op[V]
	Inputs []V
	Output V
	Attrs  any // the operation's own small struct; nil if it has none
	Scopes *Scopes
	Site   *Site // nil unless somebody searches for a mistake
	seq    uint64
	few    [2]V // holds Inputs where there are no more
	sum    V    // what has arrived, in a pass over a Memory
	own    bool // the pass added it up, so that more can be added in place
	memory *Memory[V]
}

// Give says that something holds n whose end nobody sees: if it is of a Memory,
// [Memory.Given] tells.
func (n *Node[V]) Give() {
	if n.memory != nil {
		n.memory.Give()
	}
}

// A Site is the place in a program that called an operation.
type Site struct{ Callers []uintptr }

var sequence atomic.Uint64

// Now returns a time after every node that exists and before every one to come,
// in the order that their sequence numbers give.
func Now() uint64 { return sequence.Add(1) }

// NewNode returns a node that is younger than every node before it. It keeps
// inputs.
func NewNode[V comparable](op *Op[V], scopes *Scopes, attrs any, output V, inputs []V) *Node[V] {
	return &Node[V]{Op: op, Inputs: inputs, Output: output, Attrs: attrs, Scopes: scopes, seq: sequence.Add(1)}
}

// NewNode1 is NewNode for one input, in one piece of memory.
func NewNode1[V comparable](op *Op[V], scopes *Scopes, attrs any, output, a V) *Node[V] {
	n := NewNode(op, scopes, attrs, output, nil)
	n.few[0] = a
	n.Inputs = n.few[:1:1]
	return n
}

// NewNode2 is NewNode for two inputs, in one piece of memory.
func NewNode2[V comparable](op *Op[V], scopes *Scopes, attrs any, output, a, b V) *Node[V] {
	n := NewNode(op, scopes, attrs, output, nil)
	n.few = [2]V{a, b}
	n.Inputs = n.few[:]
	return n
}

// Before reports whether n was there at a time that [Now] gave.
func (n *Node[V]) Before(time uint64) bool { return n.seq < time }

// A Call is what a pullback sees: one node and the gradient of its output.
type Call[V comparable] struct {
	Node   *Node[V]
	Grad   V
	engine *Engine[V]
	needs  []bool
	given  []V
}

// In returns input i as it was. It panics by Engine.Lost if it was written over
// since.
func (c *Call[V]) In(i int) V { return c.engine.intact(c.Node, c.Node.Inputs[i]) }

// Like returns input i for its shape and type alone: its numbers may have been
// written over since.
func (c *Call[V]) Like(i int) V { return c.Node.Inputs[i] }

// Out returns the output of the forward pass. It panics as In does.
func (c *Call[V]) Out() V { return c.engine.intact(c.Node, c.Node.Output) }

// Needs reports whether anybody asked for the gradient of input i, so that an
// expensive one that nobody wants is not computed.
func (c *Call[V]) Needs(i int) bool { return c.needs[i] }

// Give hands over the gradient of input i.
func (c *Call[V]) Give(i int, grad V) { c.given[i] = grad }

// Given returns what was given for input i: the zero value if nothing was, or if
// nobody needs it.
func (c *Call[V]) Given(i int) V {
	var none V
	if !c.needs[i] {
		return none
	}
	return c.given[i]
}

// set prepares c for a node, with the buffers that it has.
func (c *Call[V]) set(n *Node[V], grad V) {
	c.Node, c.Grad = n, grad
	if k := len(n.Inputs); k > cap(c.needs) {
		c.needs, c.given = make([]bool, k), make([]V, k)
	} else {
		c.needs, c.given = c.needs[:k], c.given[:k]
	}
	clear(c.needs)
	clear(c.given)
}

// Engine says what the tape must know about values.
type Engine[V comparable] struct {
	// Node returns the node that made v, or nil.
	Node func(v V) *Node[V]
	// Add returns the sum of two gradients. It may write it into a if reuse is
	// true: a is then such a sum itself, and nobody else has it.
	Add func(a, b V, reuse bool) V
	// Pull runs the pullback of c.Node. Nil means that alone.
	Pull func(c *Call[V])
	// Dummy returns a value shaped like v whose only scope is s.
	Dummy func(v V, s *Scope) V
	// Diagonal reports whether the Jacobians of n for the inputs that have tangents
	// are diagonal: then the pullback is its own transpose.
	Diagonal func(n *Node[V], tangents []V) bool
	// Untold is called, and must panic, if the pullback of n cannot be pushed
	// through for input i: it gave a gradient that does not follow from c.Grad.
	Untold func(n *Node[V], i int)
	// Written returns the time, as [Now] gives it, of the last write to v in
	// place, or 0.
	Written func(v V) uint64
	// Lost is called, and must panic, if n needs a value that was written over.
	Lost func(n *Node[V])

	passes sync.Pool // of *pass[V] that are not in use
}

// input returns input i of a node. A write in place gives a value another node,
// whose first input stands for the value before: a node that is older than the
// write used that one.
func (e *Engine[V]) input(n *Node[V], i int) V {
	v := n.Inputs[i]
	for {
		w := e.Node(v)
		if w == nil || w.seq < n.seq {
			return v
		}
		v = w.Inputs[0]
	}
}

// intact returns v unless it was written to after n was recorded.
func (e *Engine[V]) intact(n *Node[V], v V) V {
	if e.Written(v) > n.seq {
		e.Lost(n)
	}
	return v
}

// maker returns the node of scope s that made v, or nil: the one place that asks
// a value where it comes from.
func (e *Engine[V]) maker(s *Scope, v V) *Node[V] {
	if n := e.Node(v); n != nil && n.Scopes.Has(s) {
		return n
	}
	return nil
}

func (e *Engine[V]) pull(c *Call[V]) {
	if e.Pull == nil {
		c.Node.Op.Pullback(c)
		return
	}
	e.Pull(c)
}
