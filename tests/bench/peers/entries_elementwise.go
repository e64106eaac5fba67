package main

import (
	"fluxrepl/flux"
	"fluxrepl/tests/bench/peers/limits"
)

// elementwise makes a fresh result, or writes to a given one: ours to its operand,
// PyTorch to a third array (_out) or to its operand as well (_inplace). The values
// that this leads to change nothing: the loops do not branch on them.
func elementwise() []entry {
	var l []entry
	add := func(name string, n int, traffic limits.Stream, prepare func() func()) {
		l = append(l, entry{name: name, group: "elementwise", goal: 2, bytes: float64(4 * n * traffic.Traffic()), stream: traffic, size: float64(n), prepare: prepare})
	}
	fresh := []struct {
		name    string
		traffic limits.Stream
		f       func(x, y *flux.Tensor) *flux.Tensor
		inPlace limits.Stream
		into    func(x, y *flux.Tensor) // nil where none is compared
	}{
		{"relu", limits.Scale, func(x, _ *flux.Tensor) *flux.Tensor { return x.ReLU() }, 0, nil},
		{"tanh", limits.Scale, func(x, _ *flux.Tensor) *flux.Tensor { return x.Tanh() }, limits.Update, func(x, _ *flux.Tensor) { x.TanhInPlace() }},
		{"gelu", limits.Scale, func(x, _ *flux.Tensor) *flux.Tensor { return x.GELU() }, 0, nil},
		{"exp", limits.Scale, func(x, _ *flux.Tensor) *flux.Tensor { return x.Exp() }, limits.Update, func(x, _ *flux.Tensor) { x.ExpInPlace() }},
		{"add", limits.Add, func(x, y *flux.Tensor) *flux.Tensor { return x.Add(y) }, limits.Accumulate, func(x, y *flux.Tensor) { x.AddInPlace(y) }},
	}
	for _, size := range []struct {
		name string
		n    int
	}{{"1e3", 1e3}, {"1e6", 1e6}, {"1e7", 1e7}} {
		for _, op := range fresh {
			data := func() (x, y *flux.Tensor) { return flux.Randn(size.n), flux.Randn(size.n) }
			add(op.name+"_"+size.name, size.n, op.traffic, func() func() {
				x, y := data()
				return func() { keep = op.f(x, y) }
			})
			if op.into != nil {
				add(op.name+"_"+size.name+"_out", size.n, op.inPlace, func() func() {
					x, y := data()
					return func() { op.into(x, y) }
				})
			}
		}
		if size.n > 1e3 {
			add("relu_"+size.name+"_inplace", size.n, limits.Update, func() func() {
				x := flux.Randn(size.n)
				return func() { x.ReLUInPlace() }
			})
		}
	}
	add("sum_1e7", 1e7, limits.Read, func() func() {
		x := flux.Randn(1e7)
		return func() { keep = x.Sum() }
	})
	return l
}
