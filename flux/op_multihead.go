package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
)

var opMultiHead = operation{Name: "MultiHeadAttention"}

// multiHeadAttrs say how many heads there are, and whether queries, keys and
// values are one input, side by side. Else they are three.
type multiHeadAttrs struct {
	attentionAttrs
	heads  int
	packed bool
}

func init() { opMultiHead.Pullback = pullMultiHead }

// MultiHeadAttention is [ScaledDotProductAttention] of heads that lie side by side
// in the features, as the layers before and after have them: q is [..., n, h·d],
// k [..., m, h·d], v [..., m, h·e], the result [..., n, h·e]. It is
//
//	ScaledDotProductAttention(q.SplitHeads(h), k.SplitHeads(h), v.SplitHeads(h), o).JoinHeads()
//
// without a copy of anything; so mask and bias must be such that they can be
// broadcast to [..., h, n, m]. It panics as [ScaledDotProductAttention] does, and
// with a [*ShapeError] if features cannot be divided among the heads.
//
// Vaswani and others, Attention Is All You Need (2017), section 3.2.2, without the
// projections.
func MultiHeadAttention(q, k, v *Tensor, heads int, o AttentionOptions) *Tensor {
	const op = "MultiHeadAttention"
	if q.isHalf() {
		s := inSingle(op, q, k, v, o.Bias)
		o.Bias = s[3]
		return MultiHeadAttention(s[0], s[1], s[2], heads, o).To(q.dtype)
	}
	mustFloatArg(op, "q", q)
	mustMatchArg(op, "k", q, k)
	mustMatchArg(op, "v", q, v)
	mustSplit(op, "q", q, heads)
	mustSplit(op, "k", k, heads)
	mustSplit(op, "v", v, heads)
	width, keys := q.shape[len(q.shape)-1], k.shape[len(k.shape)-2]
	if k.shape[len(k.shape)-1] != width {
		want := unknown(len(k.shape))
		want[len(want)-1] = width
		panic(&ShapeError{Op: op, Arg: "k", Want: want, Got: k.Shape(), Why: "the queries are " + q.shape.String()})
	}
	if v.shape[len(v.shape)-2] != keys {
		want := unknown(len(v.shape))
		want[len(want)-2] = keys
		panic(&ShapeError{Op: op, Arg: "v", Want: want, Got: v.Shape(), Why: "the keys are " + k.shape.String()})
	}
	batch, ok := broadcast(q.batch(), k.batch())
	if ok {
		batch, ok = broadcast(batch, v.batch())
	}
	if !ok {
		panic(&ShapeError{Op: op, Arg: "k", Got: k.Shape(), Why: "the batches of " + q.shape.String() + ", keys and " + v.shape.String() + " cannot be broadcast"})
	}
	a := o.fit(op, q, k, append(slices.Clone(batch), heads, q.shape[len(q.shape)-2], keys), width/heads)
	if o.Dropout > 0 {
		return a.dropped(v, heads, o)
	}
	return a.joined(heads, v, v.shape[len(v.shape)-1], batch, q, k, v)
}

// SelfAttention is [MultiHeadAttention] of queries, keys and values that one layer
// made: t is [..., n, 3·h·d], the queries of all heads, then the keys, then the
// values, and the result [..., n, h·d]. It panics as that does.
func (t *Tensor) SelfAttention(heads int, o AttentionOptions) *Tensor {
	const op = "SelfAttention"
	if t.isHalf() {
		s := inSingle(op, t, o.Bias)
		o.Bias = s[1]
		return s[0].SelfAttention(heads, o).To(t.dtype)
	}
	mustFloat(op, t)
	mustHaveAxes(op, "", t, 2)
	n := len(t.shape)
	width := t.shape[n-1] / 3
	if heads < 1 || t.shape[n-1]%3 != 0 || width%heads != 0 {
		panic(&ShapeError{Op: op, Got: t.Shape(), Why: "the last axis cannot be cut into 3 times " + format(float64(heads)) + " heads"})
	}
	a := o.fit(op, t, nil, append(slices.Clone(t.batch()), heads, t.shape[n-2], t.shape[n-2]), width/heads)
	if o.Dropout > 0 {
		q, k, v := thirds(t)
		a.q, a.k = q, k
		return a.dropped(v, heads, o)
	}
	return a.joined(heads, nil, width, t.batch(), t)
}

// mustSplit panics unless t has rows whose numbers can be divided among heads.
func mustSplit(op, arg string, t *Tensor, heads int) {
	mustHaveAxes(op, arg, t, 2)
	if heads < 1 || t.shape[len(t.shape)-1]%heads != 0 {
		panic(&ShapeError{Op: op, Arg: arg, Got: t.Shape(), Why: "the last axis cannot be cut into " + format(float64(heads)) + " heads"})
	}
}

// thirds cuts queries, keys and values apart.
func thirds(t *Tensor) (q, k, v *Tensor) {
	width := t.shape[len(t.shape)-1] / 3
	return t.Narrow(-1, 0, width), t.Narrow(-1, width, 2*width), t.Narrow(-1, 2*width, 3*width)
}

// dropped computes the result with dropout, for which the weights must be kept.
func (a attention) dropped(v *Tensor, heads int, o AttentionOptions) *Tensor {
	a.q, a.k = a.q.SplitHeads(heads), a.k.SplitHeads(heads)
	return a.weights().Dropout(o.Dropout, o.Source).MatMul(v.SplitHeads(heads)).JoinHeads()
}

// joined computes the result of heads whose outputs, side by side, have a width.
// v is nil if queries, keys and values are one.
func (a attention) joined(heads int, v *Tensor, width int, batch Shape, ins ...*Tensor) *Tensor {
	n := len(a.shape)
	var out *Tensor
	if rows, _ := a.q.rows(); a.q.batch().Equal(batch) && (rows == 0 || width <= maxSize/rows) {
		out = blankLast(a.q, width)
	} else {
		shape := stackShape(batch, a.shape[n-2], width)
		shape.checked(opMultiHead.Name)
		out = blank(a.q.dtype, shape)
	}
	at := multiHeadAttrs{attentionAttrs{scale: a.scale, causal: a.causal, bias: a.bias != nil, masks: a.mask != nil}, heads, v == nil}
	ins = a.inputs(ins...)
	at.lse = a.sums(ins, a.shape[:n-2].Size())
	if out.dtype == Float32 {
		attendJoined[float32](a, at, v, out)
	} else {
		attendJoined[float64](a, at, v, out)
	}
	return record(&opMultiHead, at, out, ins...)
}

func attendJoined[T kernels.Float](a attention, at multiHeadAttrs, v, out *Tensor) {
	h := joinedHeads[T](a, at, v)
	h.forward(stackOf[T](out).cut(at.heads), sumsOf[T](at.lse))
}

// joinedHeads returns the heads of a call.
func joinedHeads[T kernels.Float](a attention, at multiHeadAttrs, v *Tensor) heads[T] {
	n := len(a.shape)
	batch, whole := a.shape[:n-3], a.shape[:n-2]
	if at.packed {
		q, k, v := parts(stackOf[T](a.q), at.heads)
		return headsOf(a, q, k, v, batch, whole)
	}
	return headsOf(a, stackOf[T](a.q).cut(at.heads), stackOf[T](a.k).cut(at.heads), stackOf[T](v).cut(at.heads), batch, whole)
}

// parts returns the heads of queries, keys and values that are side by side.
func parts[T any](s stack[T], heads int) (q, k, v stack[T]) {
	return s.part(0, 3).cut(heads), s.part(1, 3).cut(heads), s.part(2, 3).cut(heads)
}

func pullMultiHead(c *call) {
	at := c.Node.Attrs.(multiHeadAttrs)
	inputs := 3
	if at.packed {
		inputs = 1
	}
	a := at.recalled(c, inputs)
	a.q = c.In(0)
	rows, batch := a.q.shape[len(a.q.shape)-2], c.Grad.batch()
	keys, v := rows, (*Tensor)(nil)
	if !at.packed {
		a.k, v = c.In(1), c.In(2)
		keys = a.k.shape[len(a.k.shape)-2]
	}
	a.shape = append(slices.Clone(batch), at.heads, rows, keys)
	switch {
	case at.again(c, inputs):
		a.pullJoined(c, at, v)
	case c.Grad.dtype == Float32:
		joinedBack[float32](c, a, at, v)
	default:
		joinedBack[float64](c, a, at, v)
	}
}

func joinedBack[T kernels.Float](c *call, a attention, at multiHeadAttrs, v *Tensor) {
	h := joinedHeads[T](a, at, v)
	g, out := neighbouring[T](c.Grad).cut(at.heads), stackOf[T](c.Out().dense()).cut(at.heads)
	sums := elements[T](at.lse)
	if at.packed {
		d := blank(a.q.dtype, a.q.shape)
		dq, dk, dv := parts(stackOf[T](d), at.heads)
		h.backward(dq, dk, dv, g, out, sums, false)
		c.Give(0, d)
		return
	}
	fresh, add := blank, false
	for _, t := range []*Tensor{a.q, a.k, v} {
		if !t.batch().Equal(c.Grad.batch()) {
			fresh, add = alloc, true
		}
	}
	dq, dk, dv := fresh(v.dtype, a.q.shape), fresh(v.dtype, a.k.shape), fresh(v.dtype, v.shape)
	h.backward(stackOf[T](dq).cut(at.heads), stackOf[T](dk).cut(at.heads), stackOf[T](dv).cut(at.heads), g, out, sums, add)
	c.Give(0, dq)
	c.Give(1, dk)
	c.Give(2, dv)
}

// pullJoined gives the gradients out of operations, and that of the bias.
func (a attention) pullJoined(c *call, at multiHeadAttrs, v *Tensor) {
	q, k := a.q, a.k
	if at.packed {
		q, k, v = thirds(a.q)
	}
	a.q, a.k = q.SplitHeads(at.heads), k.SplitHeads(at.heads)
	dq, dk, dv, db := a.pull(c.Grad.SplitHeads(at.heads), v.SplitHeads(at.heads))
	dq, dk, dv = dq.JoinHeads(), dk.JoinHeads(), dv.JoinHeads()
	bias := 3
	if at.packed {
		c.Give(0, Concat(-1, dq, dk, dv))
		bias = 1
	} else {
		c.Give(0, dq)
		c.Give(1, dk)
		c.Give(2, dv)
	}
	if at.bias {
		c.Give(bias, db)
	}
}
