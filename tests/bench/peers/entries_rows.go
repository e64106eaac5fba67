package main

import (
	"fluxrepl/flux"
	"fluxrepl/flux/loss"
)

// rows normalises: softmax, norms, cross-entropy.
func rows() []entry {
	const group, goal = "rows", 2
	return []entry{
		{name: "softmax_128x1000", group: group, goal: goal, prepare: func() func() {
			x := flux.Randn(128, 1000)
			return func() { keep = x.Softmax(1) }
		}},
		{name: "layernorm_512x768_fwd", group: group, goal: goal, prepare: func() func() {
			x, f := layerNorm(768), flux.Randn(512, 768)
			return func() { keep = x.Forward(f) }
		}},
		{name: "layernorm_512x768_fwdbwd", group: group, goal: goal, prepare: func() func() {
			l, x := layerNorm(768), flux.Randn(512, 768)
			return pull(func() *flux.Tensor { return l.Forward(x) }, l, x)
		}},
		{name: "batchnorm_32x64x32x32_fwdbwd", group: group, goal: goal, prepare: func() func() {
			l, x := batchNorm(64), flux.Randn(32, 64, 32, 32)
			return pull(func() *flux.Tensor { return l.Forward(x) }, l, x)
		}},
		{name: "cross_entropy_128x1000_fwdbwd", group: group, goal: goal, prepare: func() func() {
			x, labels := flux.Randn(128, 1000), batchOf(1000, 128)
			return func() {
				keep, _ = flux.WithGradient(func() *flux.Tensor { return loss.CrossEntropy(x, labels) }, x)
			}
		}},
	}
}
