package tape

// Backward returns the gradients of the leaves, in their order, given the gradients
// that arrive at the roots: those of Σ ⟨seed, root⟩. That of a leaf that no root
// depends on within scope s is the zero value. The visit keeps a queue of its own, so the depth of the
// graph is limited by memory only, and it may run while others visit the same
// nodes.
func (e *Engine[V]) Backward(s *Scope, leaves, roots, seeds []V) []V {
	p := pass[V]{engine: e, scope: s, leaves: make(map[V]sum[V], len(leaves)), sums: map[*Node[V]]sum[V]{}}
	for _, v := range leaves {
		p.leaves[v] = sum[V]{}
	}
	for i, root := range roots {
		p.add(p.target(root), root, seeds[i])
	}
	p.run()
	grads := make([]V, len(leaves))
	for i, v := range leaves {
		grads[i] = p.leaves[v].grad
	}
	return grads
}

// A pass is one run of reverse mode.
type pass[V comparable] struct {
	engine *Engine[V]
	scope  *Scope
	leaves map[V]sum[V]        // what has arrived at the leaves
	sums   map[*Node[V]]sum[V] // and at the nodes that are still to be visited
	queue  queue[V]            // which are these
}

// A sum is a gradient as far as it has arrived. Own says that it was added up
// here, so that more can be added in place.
type sum[V comparable] struct {
	grad V
	own  bool
}

// A target says where a gradient goes: to the node that made the value, or to
// the leaf that it is, or nowhere.
type target[V comparable] struct {
	node *Node[V]
	leaf bool
}

func (p *pass[V]) target(v V) target[V] {
	if n := p.engine.maker(p.scope, v); n != nil {
		return target[V]{node: n}
	}
	_, leaf := p.leaves[v]
	return target[V]{leaf: leaf}
}

func (t target[V]) somewhere() bool { return t.leaf || t.node != nil }

func (p *pass[V]) run() {
	var none V
	c := Call[V]{engine: p.engine}
	var targets []target[V]
	for len(p.queue) > 0 {
		n := p.queue.pop()
		grad := p.sums[n].grad
		delete(p.sums, n) // complete now, and the memory is wanted
		c.set(n, grad)
		targets = targets[:0]
		for i := range n.Inputs {
			t := p.target(p.engine.input(n, i))
			targets = append(targets, t)
			c.needs[i] = t.somewhere()
		}
		p.engine.pull(&c)
		for i, t := range targets {
			if g := c.given[i]; t.somewhere() && g != none {
				p.add(t, p.engine.input(n, i), g)
			}
		}
	}
}

// add adds g to what has arrived at a target.
func (p *pass[V]) add(t target[V], v, g V) {
	var none V
	switch {
	case t.node != nil:
		old, ok := p.sums[t.node]
		if !ok {
			p.sums[t.node] = sum[V]{grad: g}
			p.queue.push(t.node)
			return
		}
		p.sums[t.node] = sum[V]{p.engine.Add(old.grad, g, old.own), true}
	case t.leaf:
		old := p.leaves[v]
		if old.grad == none {
			p.leaves[v] = sum[V]{grad: g}
			return
		}
		p.leaves[v] = sum[V]{p.engine.Add(old.grad, g, old.own), true}
	}
}

// A queue is a heap of nodes with the youngest on top.
type queue[V comparable] []*Node[V]

func (q *queue[V]) push(n *Node[V]) {
	h := append(*q, n)
	i := len(h) - 1
	for i > 0 {
		up := (i - 1) / 2
		if h[up].seq > n.seq {
			break
		}
		h[i] = h[up]
		i = up
	}
	h[i] = n
	*q = h
}

func (q *queue[V]) pop() *Node[V] {
	h := *q
	top, last := h[0], h[len(h)-1]
	h[len(h)-1] = nil
	h = h[:len(h)-1]
	*q = h
	if len(h) == 0 {
		return top
	}
	i := 0
	for {
		down := 2*i + 1
		if down+1 < len(h) && h[down+1].seq > h[down].seq {
			down++
		}
		if down >= len(h) || h[down].seq < last.seq {
			break
		}
		h[i] = h[down]
		i = down
	}
	h[i] = last
	return top
}
