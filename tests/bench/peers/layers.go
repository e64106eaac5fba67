package main

import (
	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

// What follows are layers by operations, for those that package nn has not.

type normLayer struct {
	Scale, Shift *flux.Tensor
	axes         []int
}

func (l *normLayer) Forward(x *flux.Tensor) *flux.Tensor {
	return x.Standardize(1e-5, l.axes...).Mul(l.Scale).Add(l.Shift)
}

func layerNorm(features int) nn.Layer {
	return &normLayer{Scale: flux.Ones(features), Shift: flux.Zeros(features), axes: []int{-1}}
}

func batchNorm(features int) nn.Layer {
	return &normLayer{Scale: flux.Ones(features, 1, 1), Shift: flux.Zeros(features, 1, 1), axes: []int{0, 2, 3}}
}

type embed struct{ Weight *flux.Tensor }

func embedding(count, size int) nn.Layer { return &embed{flux.Randn(count, size)} }

func (l *embed) Forward(x *flux.Tensor) *flux.Tensor {
	return l.Weight.IndexSelect(0, x.Ints()).Reshape(append(x.Shape(), l.Weight.Dim(1))...)
}

// attend is attention of several heads with its projections.
type attend struct {
	QKV, Out nn.Layer
	heads    int
	causal   bool
}

func newAttend(size, heads int, causal bool) *attend {
	return &attend{nn.Dense(size, 3*size), nn.Dense(size, size), heads, causal}
}

// Forward takes x [n, t, size] to the same shape.
func (l *attend) Forward(x *flux.Tensor) *flux.Tensor {
	p := l.QKV.Forward(x).Chunk(-1, 3)
	for i := range p {
		p[i] = p[i].SplitHeads(l.heads)
	}
	y := flux.ScaledDotProductAttention(p[0], p[1], p[2], flux.AttentionOptions{Causal: l.causal})
	return l.Out.Forward(y.JoinHeads())
}
