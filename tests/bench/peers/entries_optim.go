package main

import (
	"fluxrepl/flux"
	"fluxrepl/flux/optim"
	"fluxrepl/tests/bench/peers/limits"
)

// optimisers make steps of ten million parameters. PyTorch has two forms of
// Adam; ours is compared with both.
func optimisers() []entry {
	const n = 1e7
	step := func(rule optim.Rule) func() func() {
		return func() func() {
			p, g := flux.Randn(n), flux.Randn(n)
			grads := flux.Gradient(func() *flux.Tensor { return p.Mul(g).Sum() }, p)
			state := optim.Setup(rule, p)
			return func() { state.Update(grads) }
		}
	}
	const adam = 4 * n * 7 // reads parameter, gradient and two moments, writes all but the gradient
	return []entry{
		{name: "adam_step_1e7", group: "optimisers", goal: 5, bytes: adam, stream: limits.Accumulate, size: n, prepare: step(optim.Adam(1e-3))},
		{name: "adam_foreach_step_1e7", group: "optimisers", goal: 5, bytes: adam, stream: limits.Accumulate, size: n, prepare: step(optim.Adam(1e-3))},
		{name: "sgd_momentum_step_1e7", group: "optimisers", bytes: 4 * n * 5, stream: limits.Accumulate, size: n, prepare: step(optim.Momentum(1e-3))},
	}
}

// calls is what an operation costs that has nothing to compute.
func calls() []entry {
	return []entry{
		{name: "dispatch_add_1elem_x100", group: "calls", prepare: func() func() {
			x, y := flux.Randn(1), flux.Randn(1)
			return func() {
				for range 100 {
					keep = x.Add(y)
				}
			}
		}},
		{name: "dispatch_mul_fwdbwd_1elem", group: "calls", prepare: func() func() {
			x, y := flux.Randn(1), flux.Randn(1)
			product := func() *flux.Tensor { return x.Mul(y) }
			return func() { keep, _ = flux.WithGradient(product, x, y) }
		}},
	}
}
