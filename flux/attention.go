package flux

import (
	"fluxrepl/flux/internal/kernels"
	kernel "fluxrepl/flux/internal/kernels/attention"
)

// A stack is a stack of matrices where they lie. A size of 1 is repeated.
type stack[T any] struct {
	data       []T
	batch      []int // the axes before the last two
	steps      []int // their strides; nil if one matrix follows another
	size       int   // of a matrix, with what lies beside it
	rows, cols int
	row, col   int // strides
	heads      int // side by side in the columns, of which each has cols; the last axis of the batch
}

// stackOf returns the matrices of t, of which there may be one row.
func stackOf[T any](t *Tensor) stack[T] {
	data, shape := t, []int(t.shape)
	var steps []int
	if t.layout != nil {
		data, steps = t.layout.data, t.layout.strides
	}
	for len(shape) < 2 {
		shape = append([]int{1}, shape...)
		if steps != nil {
			steps = append([]int{0}, steps...)
		}
	}
	n := len(shape) - 2
	s := stack[T]{data: elements[T](data), batch: shape[:n], rows: shape[n], cols: shape[n+1], row: shape[n+1], col: 1, heads: 1}
	s.size = s.rows * s.cols
	if steps != nil {
		s.steps, s.row, s.col = steps[:n], steps[n], steps[n+1]
	}
	return s
}

// neighbouring is stackOf for a kernel that wants the elements of a row side by
// side.
func neighbouring[T any](t *Tensor) stack[T] {
	if s := stackOf[T](t); s.col == 1 || s.cols <= 1 {
		return s
	}
	return stackOf[T](t.dense())
}

// cut cuts the columns into heads, which become the last axis of the batch.
func (s stack[T]) cut(heads int) stack[T] {
	s.cols /= heads
	s.heads = heads
	return s
}

// part returns part i of n of the columns.
func (s stack[T]) part(i, n int) stack[T] {
	s.cols /= n
	s.data = s.data[min(i*s.cols*s.col, len(s.data)):]
	return s
}

// matrix returns the matrix for place i, row by row, of the whole batch, which has
// the heads beside it.
func (s *stack[T]) matrix(i int, batch []int) kernel.Matrix[T] {
	if s.data == nil {
		return kernel.Matrix[T]{}
	}
	at := 0
	if s.heads > 1 {
		at, i = i%s.heads*s.cols*s.col, i/s.heads
	}
	step, lead := s.size, len(batch)-len(s.batch)
	for j := len(batch) - 1; j >= lead; j-- {
		n := s.batch[j-lead]
		if s.steps != nil {
			step = s.steps[j-lead]
		}
		if n != 1 {
			at += i % batch[j] * step
		}
		step *= n
		i /= batch[j]
	}
	m := kernel.Matrix[T]{Data: s.data[min(at, len(s.data)):], Row: s.row, Col: s.col}
	if s.rows == 1 {
		m.Row = 0
	}
	if s.cols == 1 {
		m.Col = 0
	}
	return m
}

// heads are the heads that an operation computes.
type heads[T kernels.Float] struct {
	kernel.Head[T]
	q, k, v, bias stack[T]
	mask          stack[bool]
	batch         []int // without the heads that lie side by side
	whole         []int // with them, as bias and mask have them
}

// headsOf returns the heads of a call. k and v may have fewer, which are repeated.
// batch is without, whole is with those that lie side by side.
func headsOf[T kernels.Float](a attention, q, k, v stack[T], batch, whole []int) heads[T] {
	h := heads[T]{q: q, k: k, v: v, batch: batch, whole: whole}
	if a.bias != nil {
		h.bias = stackOf[T](a.bias)
	}
	if a.mask != nil {
		h.mask = stackOf[bool](a.mask)
	}
	h.Head = kernel.Head[T]{N: q.rows, M: k.rows, D: q.cols, E: v.cols, Scale: T(a.scale), Causal: a.causal, Poll: poll}
	return h
}

// at returns head i.
func (h *heads[T]) at(i int) kernel.Head[T] {
	one := h.Head
	one.Q, one.K, one.V = h.q.matrix(i, h.batch), h.k.matrix(i, h.batch), h.v.matrix(i, h.batch)
	one.Bias, one.Mask = h.bias.matrix(i, h.whole), h.mask.matrix(i, h.whole)
	return one
}

func (h *heads[T]) count() int { return Shape(h.whole).Size() }

// small reports whether all of the work is too little to be shared.
func (h *heads[T]) small() bool { return h.count()*h.N*h.M*(h.D+h.E) < 1<<18 }

// forward computes the result into out, and the logarithms of the sums into lse,
// N for each head, unless that is nil.
func (h heads[T]) forward(out stack[T], lse []T) {
	tiles := (h.N + kernel.Queries - 1) / kernel.Queries
	n := h.count() * tiles
	t := headTask[T]{heads: h, out: out, lse: lse, tiles: tiles}
	tilingsOf[headTask[T]](headsForward32, headsForward64).run(t, n, h.grain(n), poll)
}

// backward computes the gradients of q, k and v. Where heads share one of them,
// add says to add to what is there, and one processor does all.
func (h heads[T]) backward(dq, dk, dv, g, out stack[T], lse []T, add bool) {
	n := h.count()
	grain := h.grain(n)
	if add {
		grain = max(1, n)
	}
	t := headTask[T]{heads: h, out: out, lse: lse, dq: dq, dk: dk, dv: dv, g: g, add: add}
	tilingsOf[headTask[T]](headsBackward32, headsBackward64).run(t, n, grain, poll)
}

// grain returns how many of n tiles a processor takes at a time: one, or all where
// they are little work.
func (h *heads[T]) grain(n int) int {
	if h.small() {
		return max(1, n)
	}
	return 1
}

// A headTask is what forward and backward share among the processors.
type headTask[T kernels.Float] struct {
	heads[T]
	out, dq, dk, dv, g stack[T]
	lse                []T
	add                bool
	tiles              int // of a head
}

var (
	headsForward32  = newTilings((*headTask[float32]).forwardTiles)
	headsForward64  = newTilings((*headTask[float64]).forwardTiles)
	headsBackward32 = newTilings((*headTask[float32]).backwardHeads)
	headsBackward64 = newTilings((*headTask[float64]).backwardHeads)
)

func (t *headTask[T]) forwardTiles(lo, hi int) {
	for tile := lo; tile < hi; tile++ {
		i, first := tile/t.tiles, tile%t.tiles*kernel.Queries
		var sums []T
		if t.lse != nil {
			sums = t.lse[i*t.N:][:t.N]
		}
		one := t.at(i)
		one.Forward(t.out.matrix(i, t.batch), sums, first, min(first+kernel.Queries, t.N))
	}
}

func (t *headTask[T]) backwardHeads(lo, hi int) {
	for i := lo; i < hi; i++ {
		d := kernel.Gradient[T]{DQ: t.dq.matrix(i, t.batch), DK: t.dk.matrix(i, t.batch), DV: t.dv.matrix(i, t.batch), Add: t.add}
		one := t.at(i)
		one.Backward(d, t.g.matrix(i, t.batch), t.out.matrix(i, t.batch), t.lse[i*t.N:][:t.N])
	}
}

// apply computes the result, of the weights' batch and that of v.
func (a attention) apply(v *Tensor) *Tensor {
	n := len(a.shape)
	batch, _ := broadcast(a.shape[:n-2], v.batch())
	shape := stackShape(batch, a.shape[n-2], v.shape[len(v.shape)-1])
	shape.checked(opAttention.Name)
	out := blank(v.dtype, shape)
	ins := a.inputs(a.q, a.k, v)
	at := attentionAttrs{scale: a.scale, causal: a.causal, bias: a.bias != nil, masks: a.mask != nil}
	at.lse = a.sums(ins, batch.Size())
	if v.dtype == Float32 {
		attend[float32](a, v, out, at.lse)
	} else {
		attend[float64](a, v, out, at.lse)
	}
	return record(&opAttention, at, out, ins...)
}

// inputs returns the inputs of a node: those given, the bias and the mask, if
// there are.
func (a attention) inputs(ins ...*Tensor) []*Tensor {
	if a.bias != nil {
		ins = append(ins, a.bias)
	}
	if a.mask != nil {
		ins = append(ins, a.mask)
	}
	return ins
}

// sums returns room for the logarithms of the sums of so many heads, if anybody
// will need them.
func (a attention) sums(ins []*Tensor, heads int) *Tensor {
	if !anyFollowed(ins) {
		return nil
	}
	return blank1(a.q.dtype, heads*a.shape[len(a.shape)-2])
}

// sumsOf returns the elements of what sums returned.
func sumsOf[T kernels.Float](lse *Tensor) []T {
	if lse == nil {
		return nil
	}
	return elements[T](lse)
}

func attend[T kernels.Float](a attention, v, out, lse *Tensor) {
	h := headsOf(a, stackOf[T](a.q), stackOf[T](a.k), stackOf[T](v), out.batch(), out.batch())
	h.forward(stackOf[T](out), sumsOf[T](lse))
}

// recalled returns the call that a node is of, without its q and k.
func (at attentionAttrs) recalled(c *call, next int) attention {
	a := attention{scale: at.scale, causal: at.causal}
	if at.bias {
		a.bias = c.In(next)
		next++
	}
	if at.masks {
		a.mask = c.In(next)
	}
	return a
}

// again reports whether somebody differentiates the gradients, or wants that of
// the bias, which is input number bias: then operations compute them.
func (at attentionAttrs) again(c *call, bias int) bool {
	return c.Grad.scopes() != nil || anyFollowed(c.Node.Inputs) || at.bias && c.Needs(bias)
}

func pullAttention(c *call) {
	at := c.Node.Attrs.(attentionAttrs)
	v, g := c.In(2), c.Grad
	a := at.recalled(c, 3)
	a.q, a.k = c.In(0), c.In(1)
	batch, _ := broadcast(a.q.batch(), a.k.batch())
	a.shape = stackShape(batch, a.q.shape[len(a.q.shape)-2], a.k.shape[len(a.k.shape)-2])
	if at.again(c, 3) {
		dq, dk, dv, db := a.pull(g, v)
		c.Give(0, dq)
		c.Give(1, dk)
		c.Give(2, dv)
		if at.bias {
			c.Give(3, db)
		}
		return
	}
	fresh, add := blank, false
	for _, t := range []*Tensor{a.q, a.k, v} {
		if !t.batch().Equal(g.batch()) {
			fresh, add = alloc, true
		}
	}
	dq, dk, dv := fresh(g.dtype, a.q.shape), fresh(g.dtype, a.k.shape), fresh(g.dtype, v.shape)
	if g.dtype == Float32 {
		attendBack[float32](a, v, g, c.Out(), at.lse, dq, dk, dv, add)
	} else {
		attendBack[float64](a, v, g, c.Out(), at.lse, dq, dk, dv, add)
	}
	c.Give(0, dq)
	c.Give(1, dk)
	c.Give(2, dv)
}

func attendBack[T kernels.Float](a attention, v, g, out, lse, dq, dk, dv *Tensor, add bool) {
	h := headsOf(a, stackOf[T](a.q), stackOf[T](a.k), stackOf[T](v), out.batch(), out.batch())
	h.backward(stackOf[T](dq), stackOf[T](dk), stackOf[T](dv), neighbouring[T](g), neighbouring[T](out), elements[T](lse), add)
}

// pull returns the gradients out of operations, for those who differentiate them
// again, and that of the bias, if there is one.
func (a attention) pull(g, v *Tensor) (dq, dk, dv, db *Tensor) {
	w := a.weights()
	dv = sumTo(w.TMatMul(g), v.shape)
	dw := g.MatMulT(v)
	ds := w.Mul(dw.Sub(dw.Mul(w).SumKeep(-1)))
	dq = sumTo(ds.MatMul(a.k).MulScalar(a.scale), a.q.shape)
	dk = sumTo(ds.TMatMul(a.q).MulScalar(a.scale), a.k.shape)
	if a.bias != nil {
		db = sumTo(ds, a.bias.shape)
	}
	return dq, dk, dv, db
}
