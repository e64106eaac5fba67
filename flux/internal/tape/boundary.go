package tape

// Boundary returns what root was computed from since a time that [Now] gave: the
// values that have scopes, as followed tells, and were there before. Each
// comes once, in an order that depends on the graph alone. If root itself was
// there before, it is the boundary.
func (e *Engine[V]) Boundary(root V, since uint64, followed func(V) bool) []V {
	var boundary []V
	seen := map[V]bool{root: true}
	visit := []V{root}
	for i := 0; i < len(visit); i++ {
		v := visit[i]
		n := e.Node(v)
		if n == nil || n.Before(since) {
			boundary = append(boundary, v)
			continue
		}
		for j := range n.Inputs {
			if in := e.input(n, j); !seen[in] && followed(in) {
				seen[in] = true
				visit = append(visit, in)
			}
		}
	}
	return boundary
}
