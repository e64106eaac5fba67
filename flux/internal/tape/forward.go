package tape

import (
	"cmp"
	"slices"
)

// Forward returns the tangent of root, given those of leaves: the derivative of
// root along them. It is the zero value if root does not depend on them within
// scope s.
//
// An operation needs no rule of its own for that. Its pullback gives Jᵀu and is
// linear in u, so it is run for a dummy u, recorded, and pulled back in its
// turn: the gradient of ⟨t, Jᵀu⟩ with respect to u is J·t.
func (e *Engine[V]) Forward(s *Scope, leaves, tangents []V, root V) V {
	var none V
	of := make(map[V]V, len(leaves))
	for i, v := range leaves {
		of[v] = tangents[i]
	}
	nodes := e.below(s, root)
	at := make(map[*Node[V]]V, len(nodes))
	tangent := func(v V) V {
		if n := e.maker(s, v); n != nil {
			return at[n]
		}
		return of[v]
	}
	var in []V
	for _, n := range slices.Backward(nodes) {
		in = in[:0]
		any := false
		for i := range n.Inputs {
			t := tangent(e.input(n, i))
			any = any || t != none
			in = append(in, t)
		}
		if !any {
			continue
		}
		if t := e.push(n, in); t != none {
			at[n] = t
		}
	}
	return tangent(root)
}

// push returns the tangent of n's output.
func (e *Engine[V]) push(n *Node[V], tangents []V) V {
	switch {
	case n.Op.Push != nil:
		c := Call[V]{engine: e}
		c.set(n, n.Output)
		return n.Op.Push(&c, tangents)
	case e.Diagonal(n, tangents):
		return e.along(n, tangents)
	}
	return e.transposed(n, tangents)
}

// along pushes through an operation whose Jacobians are diagonal, input by input.
func (e *Engine[V]) along(n *Node[V], tangents []V) V {
	var total, none V
	for i, t := range tangents {
		if t == none {
			continue
		}
		c := Call[V]{engine: e}
		c.set(n, t)
		c.needs[i] = true
		e.pull(&c)
		switch g := c.given[i]; {
		case g == none:
		case total == none:
			total = g
		default:
			total = e.Add(total, g, false)
		}
	}
	return total
}

// transposed pushes by pulling the pullback back.
func (e *Engine[V]) transposed(n *Node[V], tangents []V) V {
	var none V
	s := NewScope()
	defer s.Close()
	u := e.Dummy(n.Output, s)
	c := Call[V]{engine: e}
	c.set(n, u)
	for i, t := range tangents {
		c.needs[i] = t != none
	}
	n.Op.Pullback(&c) // not e.Pull, whose business are gradients of somebody
	s.Close()
	var roots, seeds []V
	for i, t := range tangents {
		g := c.Given(i)
		if g == none {
			continue
		}
		if g != u && e.maker(s, g) == nil {
			e.Untold(n, i)
		}
		roots, seeds = append(roots, g), append(seeds, t)
	}
	if len(roots) == 0 {
		return none
	}
	return e.Backward(s, []V{u}, roots, seeds)[0]
}

// below returns the nodes of scope s that root depends on, youngest first.
func (e *Engine[V]) below(s *Scope, root V) []*Node[V] {
	var nodes []*Node[V]
	seen := map[*Node[V]]bool{}
	visit := func(v V) {
		if n := e.maker(s, v); n != nil && !seen[n] {
			seen[n] = true
			nodes = append(nodes, n)
		}
	}
	visit(root)
	for i := 0; i < len(nodes); i++ {
		for j := range nodes[i].Inputs {
			visit(e.input(nodes[i], j))
		}
	}
	slices.SortFunc(nodes, func(a, b *Node[V]) int { return cmp.Compare(b.seq, a.seq) })
	return nodes
}
