package parity

import "fluxrepl/flux"

func init() {
	self := func(heads int, causal bool) func(in list) list {
		return func(in list) list {
			return list{in[0].SelfAttention(heads, flux.AttentionOptions{Causal: causal})}
		}
	}
	across := func(in list) list {
		var o flux.AttentionOptions
		if len(in) > 3 {
			o.Bias = in[3]
		}
		return list{flux.MultiHeadAttention(in[0], in[1], in[2], 2, o)}
	}
	ops(map[string]func(in list) list{
		"Tensor.Embedding":             func(in list) list { return list{in[0].Embedding(in[1])} },
		"MultiHeadAttention: across":   across,
		"MultiHeadAttention: bias":     across,
		"Tensor.SelfAttention: plain":  self(3, false),
		"Tensor.SelfAttention: causal": self(2, true),
		"Tensor.SelfAttention: tiles":  self(1, true),
	})
}
