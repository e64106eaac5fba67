package tape

import "sync/atomic"

// Memory keeps the nodes that one goroutine makes in one run of a function after
// another: the nodes of a run are made in the room of those of the run before.
// Since they lie in the order in which they were made, a reverse pass over them
// needs neither a queue nor a table.
type Memory[V comparable] struct {
	nodes   []*Node[V]
	n       int // how many of them the present run has
	filled  int // how many may hold values of a run before
	given   atomic.Bool
	call    Call[V]
	targets []landing[V]
}

// room is how many nodes are made at once.
const room = 16

// Reset begins a new run: nobody may hold a node of the one before.
func (m *Memory[V]) Reset() {
	for _, n := range m.nodes[min(m.n, m.filled):m.filled] {
		*n = Node[V]{memory: m} // a longer run's, which must not keep its values alive
	}
	m.n, m.filled = 0, m.n
}

// Give says that something holds a node or a value of the present run whose end
// nobody sees: there must be no Reset but Abandon.
func (m *Memory[V]) Give() { m.given.Store(true) }

// Given reports whether Give was called in the present run.
func (m *Memory[V]) Given() bool { return m.given.Load() }

// Abandon begins a new run, and leaves the nodes of the one before to whoever
// holds them.
func (m *Memory[V]) Abandon() {
	m.nodes, m.n, m.filled, m.call, m.targets = nil, 0, 0, Call[V]{}, nil
	m.given.Store(false)
}

// Len returns how many nodes the present run has made.
func (m *Memory[V]) Len() int { return m.n }

func (m *Memory[V]) next() *Node[V] {
	if m.n == len(m.nodes) {
		more := make([]Node[V], room)
		for i := range more {
			more[i].memory = m
			m.nodes = append(m.nodes, &more[i])
		}
	}
	n := m.nodes[m.n]
	m.n++
	return n
}

func (m *Memory[V]) node(op *Op[V], scopes *Scopes, attrs any, output V) *Node[V] {
	n := m.next()
	var none V
	n.Op, n.Scopes, n.Attrs, n.Output, n.Site = op, scopes, attrs, output, nil
	n.seq, n.sum, n.own = sequence.Add(1), none, false
	return n
}

// NewNode1 is the function NewNode1, in m.
func (m *Memory[V]) NewNode1(op *Op[V], scopes *Scopes, attrs any, output, a V) *Node[V] {
	n := m.node(op, scopes, attrs, output)
	n.few[0] = a
	n.Inputs = n.few[:1:1]
	return n
}

// NewNode2 is the function NewNode2, in m.
func (m *Memory[V]) NewNode2(op *Op[V], scopes *Scopes, attrs any, output, a, b V) *Node[V] {
	n := m.node(op, scopes, attrs, output)
	n.few[0], n.few[1] = a, b
	n.Inputs = n.few[:]
	return n
}

// NewNode is the function NewNode, in m. It copies inputs.
func (m *Memory[V]) NewNode(op *Op[V], scopes *Scopes, attrs any, output V, inputs []V) *Node[V] {
	n := m.node(op, scopes, attrs, output)
	if len(inputs) <= len(n.few) {
		n.Inputs = n.few[:copy(n.few[:], inputs)]
		return n
	}
	if cap(n.Inputs) < len(inputs) {
		n.Inputs = make([]V, len(inputs))
	}
	n.Inputs = n.Inputs[:len(inputs)]
	copy(n.Inputs, inputs)
	return n
}

// A Ledger is told what becomes of the values of a reverse pass, so that their
// memory can be used again.
type Ledger[V comparable] interface {
	// Mark returns a place in the order in which values are made.
	Mark() int
	// Hold says that a gradient waits to be used, Release that it was.
	Hold(v V)
	Release(v V)
	// Sweep says that a pullback is done that began at a mark: what it made and
	// nobody holds is of no more use. If it was foreign, the program may have
	// it.
	Sweep(mark int, foreign bool)
}

// A landing is where the gradient of an input goes.
type landing[V comparable] struct {
	node *Node[V]
	leaf int // -1 is none
	at   V
}

// A Pass is one reverse pass over the nodes of a Memory.
type Pass[V comparable] struct {
	Engine *Engine[V]
	Scope  *Scope      // of which all nodes are in the memory, and which is closed
	Leaf   func(V) int // the number of a leaf, -1 of what is none
	Ledger Ledger[V]
	Grads  []V    // of the leaves, by number; the result
	Own    []bool // of the leaves, for the pass
}

// Backward returns in p.Grads what Engine.Backward returns, to the bit: nodes are
// visited and gradients added in the same order.
func (m *Memory[V]) Backward(p *Pass[V], root, seed V) {
	clear(p.Grads)
	clear(p.Own)
	var none V
	last := m.n - 1 // pullbacks may make more
	m.land(p, m.landing(p, root), seed)
	c := &m.call
	c.engine = p.Engine
	for i := last; i >= 0; i-- {
		n := m.nodes[i]
		grad := n.sum
		if grad == none {
			continue
		}
		n.sum = none
		mark := p.Ledger.Mark()
		c.set(n, grad)
		m.targets = m.targets[:0]
		for k := range n.Inputs {
			t := m.landing(p, p.Engine.input(n, k))
			m.targets = append(m.targets, t)
			c.needs[k] = t.node != nil || t.leaf >= 0
		}
		p.Engine.pull(c)
		for k, t := range m.targets {
			if g := c.given[k]; c.needs[k] && g != none {
				m.land(p, t, g)
			}
		}
		if n.Op.Foreign {
			p.Ledger.Hold(grad)
		}
		p.Ledger.Release(grad)
		p.Ledger.Sweep(mark, n.Op.Foreign)
	}
	c.Grad, c.Node = none, nil
	clear(c.given)
}

func (m *Memory[V]) landing(p *Pass[V], v V) landing[V] {
	if n := p.Engine.maker(p.Scope, v); n != nil {
		return landing[V]{node: n, leaf: -1, at: v}
	}
	return landing[V]{leaf: p.Leaf(v), at: v}
}

// land adds g to what has arrived at a place.
func (m *Memory[V]) land(p *Pass[V], t landing[V], g V) {
	switch {
	case t.node != nil:
		m.sum(p, &t.node.sum, &t.node.own, g)
	case t.leaf >= 0:
		m.sum(p, &p.Grads[t.leaf], &p.Own[t.leaf], g)
	}
}

func (m *Memory[V]) sum(p *Pass[V], at *V, own *bool, g V) {
	var none V
	old := *at
	if old == none {
		*at, *own = g, false
		p.Ledger.Hold(g)
		return
	}
	s := p.Engine.Add(old, g, *own)
	*at, *own = s, true
	if s != old {
		p.Ledger.Hold(s)
		p.Ledger.Release(old)
	}
}
