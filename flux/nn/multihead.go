package nn

import (
	"fmt"

	"fluxrepl/flux"
)

// MultiHeadAttentionLayer lets the steps of a sequence look at those of the same
// or of another one. MultiHeadAttention makes one.
type MultiHeadAttentionLayer struct {
	In  *DenseLayer // size → 3·size: the queries, the keys and the values of all heads
	Out *DenseLayer // size → size, of what the heads have found

	heads  int
	causal bool
}

// MultiHeadAttentionOption is a setting of MultiHeadAttention: Causal, NoBias,
// Init, Source.
type MultiHeadAttentionOption interface{ multiHead(*multiHeadConfig) }

type multiHeadConfig struct {
	causal bool
	dense  []DenseOption
}

// Causal lets a step look at itself and at those before it only.
const Causal CausalOption = true

// CausalOption is the type of Causal.
type CausalOption bool

func (o CausalOption) multiHead(c *multiHeadConfig)      { c.causal = bool(o) }
func (o BiasOption) multiHead(c *multiHeadConfig)        { c.dense = append(c.dense, o) }
func (o InitialiserOption) multiHead(c *multiHeadConfig) { c.dense = append(c.dense, o) }
func (o SourceOption) multiHead(c *multiHeadConfig)      { c.dense = append(c.dense, o) }

// MultiHeadAttention returns a layer in which heads, each with its own part of
// the features, find for every step the mean of the values of all steps, weighted
// by how well their keys fit its query:
//
//	q, k, v = x·Wqᵀ + bq, x·Wkᵀ + bk, x·Wvᵀ + bv
//	y = [softmax(qᵢ·kᵢᵀ/√(size/heads))·vᵢ for every head i]·Woᵀ + bo
//
// Wq, Wk and Wv are the thirds of one matrix [3·size, size]. The weights are from
// GlorotUniform (or Init), the biases zeros.
//
// It panics with a *flux.DomainError if size or heads is not positive, or if the
// heads do not divide the size.
//
// Vaswani and others, Attention Is All You Need (2017), section 3.2.2.
func MultiHeadAttention(size, heads int, opts ...MultiHeadAttentionOption) *MultiHeadAttentionLayer {
	if size <= 0 || heads <= 0 || size%heads != 0 {
		panic(&flux.DomainError{Op: "MultiHeadAttention", Want: "positive sizes, and heads that divide the size", Got: fmt.Sprintf("%d, %d heads", size, heads)})
	}
	var c multiHeadConfig
	for _, o := range opts {
		o.multiHead(&c)
	}
	return &MultiHeadAttentionLayer{In: Dense(size, 3*size, c.dense...), Out: Dense(size, size, c.dense...), heads: heads, causal: c.causal}
}

// Forward returns what the steps of x find in x: x is [n, t, size] (or [t, size]),
// and so is the result. It panics with a *flux.ShapeError if the last axis of x is
// not size, and with a *flux.TypeError if x and the weights are of two element
// types.
func (l *MultiHeadAttentionLayer) Forward(x *flux.Tensor) *flux.Tensor {
	l.must("x", x)
	return l.Out.Forward(l.In.Forward(x).SelfAttention(l.heads, l.options()))
}

// Across returns what the steps of x find in another sequence: x is [n, t, size],
// memory [n, u, size], and the result [n, t, size]. With Causal step i of x sees
// the steps 0 to i of memory. It panics as Forward does, and with a
// *flux.ShapeError if the batches differ.
func (l *MultiHeadAttentionLayer) Across(x, memory *flux.Tensor) *flux.Tensor {
	l.must("x", x)
	l.must("memory", memory)
	size := l.size()
	q := l.third(0, 1).Forward(x)
	kv := l.third(1, 3).Forward(memory)
	k, v := kv.Narrow(-1, 0, size), kv.Narrow(-1, size, 2*size)
	return l.Out.Forward(flux.MultiHeadAttention(q, k, v, l.heads, l.options()))
}

// third returns the thirds from to to of the first projection.
func (l *MultiHeadAttentionLayer) third(from, to int) *DenseLayer {
	size := l.size()
	part := &DenseLayer{Weight: l.In.Weight.Narrow(0, from*size, to*size)}
	if l.In.Bias != nil {
		part.Bias = l.In.Bias.Narrow(0, from*size, to*size)
	}
	return part
}

func (l *MultiHeadAttentionLayer) size() int { return l.In.Weight.Dim(1) }

func (l *MultiHeadAttentionLayer) options() flux.AttentionOptions {
	return flux.AttentionOptions{Causal: l.causal}
}

// must panics unless x is a sequence that the layer takes.
func (l *MultiHeadAttentionLayer) must(arg string, x *flux.Tensor) {
	if l == nil {
		panic(&LayerError{Op: "MultiHeadAttention.Forward", Why: "the layer is nil"})
	}
	if x.NDim() < 2 || x.Dim(-1) != l.size() {
		panic(&flux.ShapeError{Op: "MultiHeadAttention", Arg: arg, Want: flux.Shape{-1, -1, l.size()}, Got: x.Shape()})
	}
}

// String returns "MultiHeadAttention(256, 8 heads, Causal)".
func (l *MultiHeadAttentionLayer) String() string {
	s := fmt.Sprintf("MultiHeadAttention(%d, %d heads", l.size(), l.heads)
	if l.causal {
		s += ", Causal"
	}
	if l.In.Bias == nil {
		s += ", NoBias"
	}
	return s + ")"
}
