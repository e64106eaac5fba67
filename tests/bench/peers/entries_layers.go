package main

import (
	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

// layers are a recurrent layer over 50 steps and attention with its four
// projections.
func layers() []entry {
	recurrent := func() (nn.Layer, *flux.Tensor) { return nn.LSTM(128, 128), flux.Randn(32, 50, 128) }
	attention := func() (nn.Layer, *flux.Tensor) { return nn.MultiHeadAttention(256, 8), flux.Randn(8, 128, 256) }
	return []entry{
		{name: "lstm_t50_b32_h128_fwd", group: "layers", prepare: func() func() {
			l, x := recurrent()
			return func() { keep = l.Forward(x) }
		}},
		{name: "lstm_t50_b32_h128_fwdbwd", group: "layers", goal: 2, prepare: func() func() {
			l, x := recurrent()
			return pull(func() *flux.Tensor { return l.Forward(x) }, l, x)
		}},
		{name: "mha_b8_t128_d256_h8_fwd", group: "layers", prepare: func() func() {
			l, x := attention()
			return func() { keep = l.Forward(x) }
		}},
		{name: "mha_b8_t128_d256_h8_fwdbwd", group: "layers", goal: 1.4, prepare: func() func() {
			l, x := attention()
			return pull(func() *flux.Tensor { return l.Forward(x) }, l, x)
		}},
	}
}
