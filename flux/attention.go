package flux

import (
	"fluxrepl/flux/internal/kernels"
)

// apply computes the result head by head and some queries at a time, so that the
// weights are never held all at once: for long sequences they would be most of
// the memory (Rabe and Staats, Self-attention Does Not Need O(n²) Memory, 2021).
func (a attention) apply(v *Tensor) *Tensor {
	n := len(a.shape)
	batch, _ := broadcast(a.shape[:n-2], v.batch())
	shape := stackShape(batch, a.shape[n-2], v.shape[len(v.shape)-1])
	shape.checked(opAttention.Name)
	out := alloc(v.dtype, shape)
	if v.dtype == Float32 {
		attend[float32](a, v, out)
	} else {
		attend[float64](a, v, out)
	}
	ins := []*Tensor{a.q, a.k, v}
	if a.bias != nil {
		ins = append(ins, a.bias)
	}
	if a.mask != nil {
		ins = append(ins, a.mask)
	}
	return record(&opAttention, attentionAttrs{a.scale, a.causal, a.bias != nil, a.mask != nil}, out, ins...)
}

func attend[T kernels.Float](a attention, v, out *Tensor) {
	h, y := headsOf[T](a, v), elements[T](out)
	for i := range out.batch().Size() {
		q, k, v := h.turnTo(unravel(out.batch(), i))
		h.Forward(y[i*h.N*h.E:], h.q.data[q:], h.k.data[k:], h.v.data[v:])
	}
}

// heads are stacks of what attention works on, one head of which is current.
type heads[T kernels.Float] struct {
	kernels.Attention[T]
	q, k, v, bias stackOf[T]
	mask          stackOf[bool]
}

// A stackOf holds the elements of a stack of matrices; a size that is 1 is
// repeated.
type stackOf[T any] struct {
	data       []T
	batch      Shape
	rows, cols int
}

func newStack[T any](t *Tensor) stackOf[T] {
	shape := t.Shape()
	for len(shape) < 2 {
		shape = append(Shape{1}, shape...)
	}
	n := len(shape)
	return stackOf[T]{elements[T](t.dense()), shape[:n-2], shape[n-2], shape[n-1]}
}

// at returns where the matrix for a place of the whole batch begins.
func (s stackOf[T]) at(index []int) int { return offset(index, s.batch) * s.rows * s.cols }

// grid returns the matrix for a place as a kernel reads it; no stack gives none.
func (s stackOf[T]) grid(index []int) kernels.Grid[T] {
	if s.data == nil {
		return kernels.Grid[T]{}
	}
	g := kernels.Grid[T]{Data: s.data[s.at(index):]}
	if s.rows > 1 {
		g.Row = s.cols
	}
	if s.cols > 1 {
		g.Col = 1
	}
	return g
}

func headsOf[T kernels.Float](a attention, v *Tensor) *heads[T] {
	h := &heads[T]{q: newStack[T](a.q), k: newStack[T](a.k), v: newStack[T](v)}
	if a.bias != nil {
		h.bias = newStack[T](a.bias)
	}
	if a.mask != nil {
		h.mask = newStack[bool](a.mask)
	}
	h.Attention = kernels.Attention[T]{N: h.q.rows, M: h.k.rows, D: h.q.cols, E: h.v.cols, Scale: T(a.scale), Causal: a.causal, Poll: poll}
	return h
}

// turnTo makes the head at a place of the batch current, and returns where its
// matrices begin.
func (h *heads[T]) turnTo(index []int) (q, k, v int) {
	h.Bias, h.Mask = h.bias.grid(index), h.mask.grid(index)
	return h.q.at(index), h.k.at(index), h.v.at(index)
}

func pullAttention(c *call) {
	at := c.Node.Attrs.(attentionAttrs)
	v, g := c.In(2), c.Grad
	a := attention{q: c.In(0), k: c.In(1), scale: at.scale, causal: at.causal}
	next := 3
	if at.bias {
		a.bias = c.In(next)
		next++
	}
	if at.masks {
		a.mask = c.In(next)
	}
	batch, _ := broadcast(a.q.batch(), a.k.batch())
	a.shape = stackShape(batch, a.q.shape[len(a.q.shape)-2], a.k.shape[len(a.k.shape)-2])
	for _, t := range []*Tensor{a.q, a.k, v, g, a.bias} {
		if t != nil && t.scopes() != nil {
			a.pull(c, v)
			return
		}
	}
	if at.bias && c.Needs(3) {
		a.pull(c, v)
		return
	}
	dq, dk, dv := alloc(g.dtype, a.q.Shape()), alloc(g.dtype, a.k.Shape()), alloc(g.dtype, v.Shape())
	if g.dtype == Float32 {
		attendBack[float32](a, v, g, dq, dk, dv)
	} else {
		attendBack[float64](a, v, g, dq, dk, dv)
	}
	c.Give(0, dq)
	c.Give(1, dk)
	c.Give(2, dv)
}

func attendBack[T kernels.Float](a attention, v, g, dq, dk, dv *Tensor) {
	h, dy := headsOf[T](a, v), elements[T](g.dense())
	for i := range g.batch().Size() {
		q, k, v := h.turnTo(unravel(g.batch(), i))
		h.Backward(elements[T](dq)[q:], elements[T](dk)[k:], elements[T](dv)[v:], dy[i*h.N*h.E:], h.q.data[q:], h.k.data[k:], h.v.data[v:])
	}
}

// pull gives the gradients out of operations, for those who differentiate them
// again, and that of the bias.
func (a attention) pull(c *call, v *Tensor) {
	w := a.weights()
	c.Give(2, sumTo(w.TMatMul(c.Grad), v.shape))
	dw := c.Grad.MatMulT(v)
	ds := w.Mul(dw.Sub(dw.Mul(w).SumKeep(-1)))
	c.Give(0, sumTo(ds.MatMul(a.k).MulScalar(a.scale), a.q.shape))
	c.Give(1, sumTo(ds.TMatMul(a.q).MulScalar(a.scale), a.k.shape))
	if a.bias != nil {
		c.Give(3, sumTo(ds, a.bias.shape))
	}
}
