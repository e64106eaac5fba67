package main

import (
	"fluxrepl/flux"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/tests/bench/peers/limits"
)

// rows normalises: softmax, norms, cross-entropy.
func rows() []entry {
	const group, goal = "rows", 2
	// A norm reads its input twice where that is more than the caches hold, once
	// for the moments, and backward both input and gradient.
	const image = 32 * 64 * 32 * 32
	return []entry{
		{name: "softmax_128x1000", group: group, goal: goal, bytes: 4 * 128e3 * 2, stream: limits.Scale, size: 128e3, prepare: func() func() {
			x := flux.Randn(128, 1000)
			return func() { keep = x.Softmax(1) }
		}},
		{name: "layernorm_512x768_fwd", group: group, goal: goal, bytes: 4 * 512 * 768 * 2, stream: limits.Scale, size: 512 * 768, prepare: func() func() {
			x, f := nn.LayerNorm(768), flux.Randn(512, 768)
			return func() { keep = x.Forward(f) }
		}},
		{name: "layernorm_512x768_fwdbwd", group: group, goal: goal, bytes: 4 * 512 * 768 * 5, stream: limits.Add, size: 512 * 768, prepare: func() func() {
			l, x := nn.LayerNorm(768), flux.Randn(512, 768)
			return pull(func() *flux.Tensor { return l.Forward(x) }, l, x)
		}},
		{name: "batchnorm_32x64x32x32_fwdbwd", group: group, goal: goal, bytes: 4 * image * 8, stream: limits.Add, size: image, prepare: func() func() {
			l, x := nn.BatchNorm(64), flux.Randn(32, 64, 32, 32)
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
