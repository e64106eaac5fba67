package tape

import "slices"

// Backward returns the gradients of the leaves, in their order, given the gradients
// that arrive at the roots: those of Σ ⟨seed, root⟩. That of a leaf that no root
// depends on within scope s is the zero value. The visit keeps a queue of its own, so the depth of the
// graph is limited by memory only, and it may run while others visit the same
// nodes.
func (e *Engine[V]) Backward(s *Scope, leaves, roots, seeds []V) []V {
	p, _ := e.passes.Get().(*pass[V])
	if p == nil {
		p = &pass[V]{engine: e, number: map[V]int{}, sums: map[*Node[V]]sum[V]{}}
	}
	p.begin(s, leaves)
	for i, root := range roots {
		p.add(p.target(root), seeds[i])
	}
	p.run()
	grads := make([]V, len(leaves))
	for i, v := range leaves {
		grads[i] = p.leaves[p.leaf(v)].grad
	}
	p.end()
	e.passes.Put(p) // not after a panic: what it holds then is anybody's guess
	return grads
}

// A pass is one run of reverse mode. It is used again, with its tables.
type pass[V comparable] struct {
	engine  *Engine[V]
	scope   *Scope
	all     []V                 // the leaves
	number  map[V]int           // their numbers, if they are many
	leaves  []sum[V]            // what has arrived at them
	sums    map[*Node[V]]sum[V] // and at the nodes that are still to be visited
	queue   queue[V]            // which are these
	call    Call[V]
	targets []target[V]
}

// few is how many leaves are looked through faster than a table.
const few = 8

func (p *pass[V]) begin(s *Scope, leaves []V) {
	p.scope, p.all, p.call.engine = s, leaves, p.engine
	if cap(p.leaves) < len(leaves) {
		p.leaves = make([]sum[V], len(leaves))
	}
	p.leaves = p.leaves[:len(leaves)]
	if len(leaves) > few {
		for i, v := range leaves {
			if _, ok := p.number[v]; !ok {
				p.number[v] = i
			}
		}
	}
}

// end forgets all values, which the pass must not keep alive.
func (p *pass[V]) end() {
	clear(p.number)
	clear(p.leaves)
	clear(p.sums)
	clear(p.call.given[:cap(p.call.given)])
	var none V
	p.call.Node, p.call.Grad, p.all, p.scope = nil, none, nil, nil
	clear(p.targets[:cap(p.targets)])
}

// leaf returns the number of a leaf, or -1.
func (p *pass[V]) leaf(v V) int {
	if len(p.all) <= few {
		return slices.Index(p.all, v)
	}
	if i, ok := p.number[v]; ok {
		return i
	}
	return -1
}

// A sum is a gradient as far as it has arrived. Own says that it was added up
// here, so that more can be added in place.
type sum[V comparable] struct {
	grad V
	own  bool
}

// A target says where a gradient goes: to the node that made the value, or to
// the leaf of that number, or nowhere.
type target[V comparable] struct {
	node *Node[V]
	leaf int // -1 is none
}

func (p *pass[V]) target(v V) target[V] {
	if n := p.engine.maker(p.scope, v); n != nil {
		return target[V]{node: n, leaf: -1}
	}
	return target[V]{leaf: p.leaf(v)}
}

func (t target[V]) somewhere() bool { return t.leaf >= 0 || t.node != nil }

func (p *pass[V]) run() {
	var none V
	c := &p.call
	for len(p.queue) > 0 {
		n := p.queue.pop()
		grad := p.sums[n].grad
		delete(p.sums, n) // complete now, and the memory is wanted
		c.set(n, grad)
		p.targets = p.targets[:0]
		for i := range n.Inputs {
			t := p.target(p.engine.input(n, i))
			p.targets = append(p.targets, t)
			c.needs[i] = t.somewhere()
		}
		p.engine.pull(c)
		for i, t := range p.targets {
			if g := c.given[i]; g != none {
				p.add(t, g)
			}
		}
	}
}

// add adds g to what has arrived at a target.
func (p *pass[V]) add(t target[V], g V) {
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
	case t.leaf >= 0:
		old := &p.leaves[t.leaf]
		if old.grad == none {
			*old = sum[V]{grad: g}
			return
		}
		*old = sum[V]{p.engine.Add(old.grad, g, old.own), true}
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
