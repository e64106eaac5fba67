package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

var (
	opAttention        = operation{Name: "ScaledDotProductAttention"}
	opAttentionWeights = operation{Name: "AttentionWeights"}
)

// attentionAttrs are the options, resolved, and for each query the logarithm of
// the sum of the exponentials of its logits. The inputs are q, k, v, and then the
// bias and the mask, if there are.
type attentionAttrs struct {
	scale               float64
	causal, bias, masks bool
	lse                 *Tensor
}

func init() {
	opAttention.Pullback = pullAttention
	// A row of zeros gets no gradient from the rule of Softmax.
	opAttentionWeights.Pullback = func(c *call) { opSoftmax.Pullback(c) }
}

// AttentionOptions are the settings of [ScaledDotProductAttention] and
// [AttentionWeights]. The zero value lets every query look at every key.
type AttentionOptions struct {
	// Mask is true (or not 0) where a query may look at a key: a Bool or integer
	// tensor that can be broadcast to [..., queries, keys]; nil is everywhere.
	Mask *Tensor
	// Bias is added to the logits before the softmax: a tensor of their type that
	// can be broadcast to [..., queries, keys]; nil is nothing. −Inf masks.
	Bias *Tensor
	// Causal lets query i look at the keys 0, …, i only, both counted from the
	// start, as in PyTorch; see [CausalMask].
	Causal bool
	// Dropout is the probability with which a weight is set to 0, 0 ≤ p < 1, and
	// Source where the choice comes from, [DefaultSource] if nil: see
	// [Tensor.Dropout].
	Dropout float64
	Source  *Source
	// Scale multiplies the products of queries and keys; 0 stands for 1/√d.
	Scale float64
}

// ScaledDotProductAttention returns, for each query, the mean of the values,
// weighted by how well their keys fit:
//
//	softmax(scale·q·kᵀ + bias)·v
//
// with the softmax over the keys. q is [..., n, d], k [..., m, d], v [..., m, e],
// the result [..., n, e]; the axes before the last two, batches and heads, are
// broadcast, so one head of keys may serve several of queries. A query that may
// look at no key gives zeros, and so does everything without keys.
//
// The weights are those of [AttentionWeights]; to have both, multiply them by v.
// It panics with a [*ShapeError] if the shapes do not fit, with a [*TypeError] if
// the types differ or the mask has neither Bool nor integer elements, and with a
// [*DomainError] unless 0 ≤ Dropout < 1 and Scale is finite.
//
// Vaswani and others, Attention Is All You Need (2017), equation (1).
func ScaledDotProductAttention(q, k, v *Tensor, o AttentionOptions) *Tensor {
	const op = "ScaledDotProductAttention"
	if q.isHalf() {
		s := inSingle(op, q, k, v, o.Bias)
		o.Bias = s[3]
		return ScaledDotProductAttention(s[0], s[1], s[2], o).To(q.dtype)
	}
	a := o.check(op, q, k)
	mustMatchArg(op, "v", q, v)
	mustHaveAxes(op, "v", v, 2)
	if keys := a.shape[len(a.shape)-1]; v.shape[len(v.shape)-2] != keys {
		want := unknown(len(v.shape))
		want[len(want)-2] = keys
		panic(&ShapeError{Op: op, Arg: "v", Want: want, Got: v.Shape(), Why: "the keys are " + k.shape.String()})
	}
	if _, ok := broadcast(a.shape[:len(a.shape)-2], v.batch()); !ok {
		panic(&ShapeError{Op: op, Arg: "v", Got: v.Shape(), Why: "the batch cannot be broadcast to that of the weights " + a.shape.String()})
	}
	if o.Dropout > 0 { // the weights must be kept
		return a.weights().Dropout(o.Dropout, o.Source).MatMul(v)
	}
	return a.apply(v)
}

// AttentionWeights returns the weights with which [ScaledDotProductAttention]
// adds the values up, dropout included: q is [..., n, d], k [..., m, d], the result
// [..., n, m]. Each row adds to 1 before dropout, or is 0 where a query may look
// nowhere.
func AttentionWeights(q, k *Tensor, o AttentionOptions) *Tensor {
	if q.isHalf() {
		s := inSingle("AttentionWeights", q, k, o.Bias)
		o.Bias = s[2]
		return AttentionWeights(s[0], s[1], o).To(q.dtype)
	}
	return o.check("AttentionWeights", q, k).weights().Dropout(o.Dropout, o.Source)
}

// An attention is a call whose arguments have been checked.
type attention struct {
	q, k, bias, mask *Tensor // bias and mask may be nil; the mask is Bool
	scale            float64
	causal           bool
	shape            Shape // of the weights
}

// check panics unless queries, keys and options fit each other.
func (o AttentionOptions) check(op string, q, k *Tensor) attention {
	mustFloatArg(op, "q", q)
	mustMatchArg(op, "k", q, k)
	mustHaveAxes(op, "q", q, 2)
	mustHaveAxes(op, "k", k, 2)
	d := q.shape[len(q.shape)-1]
	if k.shape[len(k.shape)-1] != d {
		want := unknown(len(k.shape))
		want[len(want)-1] = d
		panic(&ShapeError{Op: op, Arg: "k", Want: want, Got: k.Shape(), Why: "the queries are " + q.shape.String()})
	}
	batch, ok := broadcast(q.batch(), k.batch())
	if !ok {
		panic(&ShapeError{Op: op, Arg: "k", Got: k.Shape(), Why: "the batch cannot be broadcast with that of the queries " + q.shape.String()})
	}
	return o.fit(op, q, k, stackShape(batch, q.shape[len(q.shape)-2], k.shape[len(k.shape)-2]), d)
}

// fit panics unless the options fit weights of a shape and heads of size d.
func (o AttentionOptions) fit(op string, q, k *Tensor, weights Shape, d int) attention {
	if !(o.Dropout >= 0 && o.Dropout < 1) {
		panic(&DomainError{Op: op, Arg: "dropout", Want: "0 ≤ p < 1", Got: format(o.Dropout)})
	}
	a := attention{q: q, k: k, bias: o.Bias, scale: o.scale(op, d), causal: o.Causal, shape: weights}
	a.shape.checked(op)
	if o.Bias != nil {
		mustMatchArg(op, "bias", q, o.Bias)
		mustSpread(op, "bias", o.Bias, a.shape)
	}
	if o.Mask != nil {
		if o.Mask.dtype != Bool && !o.Mask.dtype.IsInt() {
			panic(&TypeError{Op: op, Arg: "mask", Want: "bool or integers", Got: o.Mask.dtype.String(), Why: "numbers to add to the logits are a bias"})
		}
		mustSpread(op, "mask", o.Mask, a.shape)
		a.mask = o.Mask.To(Bool)
	}
	return a
}

// weights computes the weights of all queries at once, out of operations.
func (a attention) weights() *Tensor {
	x := a.q.MulScalar(a.scale).MatMulT(a.k) // scaling q costs less than scaling the logits
	if a.bias != nil {
		x = x.Add(a.bias)
	}
	n := len(a.shape)
	keep := a.mask
	switch {
	case a.causal && keep != nil:
		keep = keep.And(causalMask(a.shape[n-2], a.shape[n-1]))
	case a.causal:
		keep = causalMask(a.shape[n-2], a.shape[n-1])
	}
	if keep != nil {
		x = Where(keep, x, scalarLike(x, math.Inf(-1)))
	}
	return softmaxLike(&opAttentionWeights, x, kernels.MaskedSoftmax[float32], kernels.MaskedSoftmax[float64])
}

func (o AttentionOptions) scale(op string, d int) float64 {
	switch {
	case math.IsNaN(o.Scale) || math.IsInf(o.Scale, 0):
		panic(&DomainError{Op: op, Arg: "scale", Want: "a finite number", Got: format(o.Scale)})
	case o.Scale != 0:
		return o.Scale
	}
	return 1 / math.Sqrt(float64(max(1, d)))
}

// mustSpread panics unless t can be broadcast to a shape.
func mustSpread(op, arg string, t *Tensor, shape Shape) {
	if both, ok := broadcast(t.shape, shape); !ok || !both.Equal(shape) {
		panic(&ShapeError{Op: op, Arg: arg, Want: shape, Got: t.Shape(), Why: "the shape cannot be repeated to that"})
	}
}

// mustMatchArg is mustMatch for an operand with a name.
func mustMatchArg(op, arg string, a, b *Tensor) {
	mustFloat(op, a)
	mustFloatArg(op, arg, b)
	if a.dtype != b.dtype {
		panic(&TypeError{Op: op, Arg: arg, Want: a.dtype.String(), Got: b.dtype.String(), Why: "all must have one type; convert with To"})
	}
}

// CausalMask returns the [Bool] tensor [n, n] that is true at [i, j] where j ≤ i:
// in a sequence of n steps each may look at itself and at those before it. It
// panics with a [*ShapeError] if n is negative.
func CausalMask(n int) *Tensor {
	Shape{n, n}.checked("CausalMask")
	return causalMask(n, n)
}

func causalMask(queries, keys int) *Tensor {
	out := alloc(Bool, Shape{queries, keys})
	for i := range queries {
		for j := range min(i+1, keys) {
			out.b[i*keys+j] = true
		}
	}
	return out
}

// SplitHeads cuts the features of each step into heads: t is [..., n, d], the
// result [..., heads, n, d/heads], a view. It panics with a [*ShapeError] unless d
// can be divided so.
func (t *Tensor) SplitHeads(heads int) *Tensor {
	mustTensor("SplitHeads", t)
	mustHaveAxes("SplitHeads", "", t, 2)
	last := len(t.shape) - 1
	d := t.shape[last]
	if heads < 1 || d%heads != 0 {
		panic(&ShapeError{Op: "SplitHeads", Got: t.Shape(), Why: "the last axis cannot be cut into " + format(float64(heads)) + " heads"})
	}
	return t.reshape(append(t.Shape()[:last], heads, d/heads)).SwapAxes(-3, -2)
}

// JoinHeads is the reverse of [Tensor.SplitHeads]: t is [..., heads, n, d], the
// result [..., n, heads·d].
func (t *Tensor) JoinHeads() *Tensor {
	mustTensor("JoinHeads", t)
	mustHaveAxes("JoinHeads", "", t, 3)
	n := len(t.shape)
	shape := t.Shape()[:n-1]
	shape[n-3], shape[n-2] = t.shape[n-2], t.shape[n-3]*t.shape[n-1]
	shape.checked("JoinHeads")
	return t.SwapAxes(-3, -2).reshape(shape)
}
