package flux

func init() {
	rows(func() (all []gradCase) {
		for _, c := range attentions {
			o := c.options
			suit := func(x *Tensor) AttentionOptions { // the bias has the type of the rest
				o := o
				if o.Bias != nil {
					o.Bias = o.Bias.To(x.dtype)
				}
				return o
			}
			all = append(all,
				gradCase{name: "attention, " + c.name, covers: []string{"ScaledDotProductAttention"}, shapes: []Shape{{3, 5}, {4, 5}, {4, 2}},
					f: func(in []*Tensor) *Tensor { return ScaledDotProductAttention(in[0], in[1], in[2], suit(in[0])) }},
				gradCase{name: "attention weights, " + c.name, covers: []string{"AttentionWeights"}, shapes: []Shape{{3, 5}, {4, 5}},
					f: func(in []*Tensor) *Tensor { return AttentionWeights(in[0], in[1], suit(in[0])) }})
		}
		plain := gradCase{name: "attention", f: func(in []*Tensor) *Tensor {
			return ScaledDotProductAttention(in[0], in[1], in[2], AttentionOptions{Causal: true})
		}}
		all = append(all, plain.over(
			[]Shape{{2, 2, 3, 4}, {2, 1, 3, 4}, {2, 1, 3, 2}}, []Shape{{2, 3}, {2, 4, 3}, {4, 1}}, []Shape{{1, 1}, {1, 1}, {1, 1}},
			[]Shape{{0, 2}, {3, 2}, {3, 2}}, []Shape{{2, 2}, {0, 2}, {0, 2}}, []Shape{{0, 2, 2}, {1, 2, 2}, {2, 2}},
		)...)
		return append(all,
			gradCase{name: "attention with a learnt bias", shapes: []Shape{{2, 3, 4}, {2, 4, 4}, {2, 4, 2}, {3, 4}},
				f: func(in []*Tensor) *Tensor {
					return ScaledDotProductAttention(in[0], in[1], in[2], AttentionOptions{Bias: in[3], Mask: attentions[3].options.Mask})
				}},
			gradCase{name: "attention with dropout", shapes: []Shape{{3, 4}, {4, 4}, {4, 2}},
				f: func(in []*Tensor) *Tensor {
					return ScaledDotProductAttention(in[0], in[1], in[2], AttentionOptions{Dropout: 0.3, Source: NewSource(5)})
				}},
			gradCase{covers: []string{"Tensor.SplitHeads"}, name: "SplitHeads", shapes: []Shape{{2, 3, 4}}, f: func(in []*Tensor) *Tensor { return in[0].SplitHeads(2).Square() }},
			gradCase{covers: []string{"Tensor.JoinHeads"}, name: "JoinHeads", shapes: []Shape{{2, 3, 4, 5}}, f: func(in []*Tensor) *Tensor { return in[0].JoinHeads().Square() }})
	})
	noGradient("makes a mask", "CausalMask")
}

func init() {
	rows(func() (all []gradCase) {
		mask := Ints([]int{1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1}, 3, 4).To(Bool)
		three := []Shape{{2, 3, 6}, {2, 4, 6}, {2, 4, 4}}
		for name, o := range map[string]AttentionOptions{"plain": {}, "causal": {Causal: true}, "masked": {Mask: mask}, "dropout": {Dropout: 0.3}} {
			all = append(all, gradCase{name: "MultiHeadAttention, " + name, covers: []string{"MultiHeadAttention"}, shapes: three,
				f: func(in []*Tensor) *Tensor {
					o := o
					if o.Dropout > 0 {
						o.Source = NewSource(5)
					}
					return MultiHeadAttention(in[0], in[1], in[2], 2, o)
				}})
		}
		all = append(all, gradCase{name: "MultiHeadAttention", f: func(in []*Tensor) *Tensor {
			return MultiHeadAttention(in[0], in[1], in[2], 1, AttentionOptions{Causal: true, Scale: 0.7})
		}}.over(
			[]Shape{{2, 3, 4}, {3, 4}, {3, 2}}, []Shape{{3, 4}, {2, 5, 4}, {1, 5, 4}}, []Shape{{1, 1}, {1, 1}, {1, 1}},
			[]Shape{{0, 2}, {3, 2}, {3, 2}}, []Shape{{2, 2}, {0, 2}, {0, 2}}, []Shape{{0, 2, 2}, {1, 2, 2}, {2, 2}}, []Shape{{2, 3, 2}, {2, 3, 2}, {2, 3, 0}},
		)...)
		all = append(all,
			gradCase{name: "MultiHeadAttention with a learnt bias", shapes: append(three, Shape{2, 1, 4}), f: func(in []*Tensor) *Tensor {
				return MultiHeadAttention(in[0], in[1], in[2], 2, AttentionOptions{Bias: in[3], Mask: mask})
			}},
			gradCase{name: "SelfAttention with a learnt bias", shapes: []Shape{{2, 3, 12}, {3, 3}}, f: func(in []*Tensor) *Tensor {
				return in[0].SelfAttention(2, AttentionOptions{Bias: in[1], Causal: true})
			}},
			gradCase{name: "SelfAttention with dropout", shapes: []Shape{{3, 12}}, f: func(in []*Tensor) *Tensor {
				return in[0].SelfAttention(2, AttentionOptions{Dropout: 0.3, Source: NewSource(5)})
			}})
		self := gradCase{name: "SelfAttention", covers: []string{"Tensor.SelfAttention"}, f: func(in []*Tensor) *Tensor {
			return in[0].SelfAttention(2, AttentionOptions{Causal: true})
		}}
		return append(all, self.over([]Shape{{2, 3, 12}}, []Shape{{4, 6}}, []Shape{{0, 3, 6}}, []Shape{{2, 0, 6}}, []Shape{{2, 3, 3, 6}})...)
	})
}
