package flux

func init() {
	rows(func() (all []gradCase) {
		// x, input weight, hidden weight, bias, hidden state, cell state
		lstm := gradCase{name: "LSTM", covers: []string{"LSTM"}, f: func(in []*Tensor) *Tensor {
			y, h, c := LSTM(in[0], in[1], in[2], LSTMOptions{Bias: in[3], Hidden: in[4], Cell: in[5]})
			return Concat(1, y, h.Square().Unsqueeze(1), c.Unsqueeze(1))
		}}
		all = append(all, lstm.over(
			[]Shape{{2, 3, 4}, {8, 4}, {8, 2}, {8}, {2, 2}, {2, 2}},
			[]Shape{{1, 2, 1}, {4, 1}, {4, 1}, {4}, {1, 1}, {1, 1}},
			[]Shape{{3, 1, 2}, {12, 2}, {12, 3}, {12}, {3, 3}, {3, 3}},
			[]Shape{{2, 0, 3}, {4, 3}, {4, 1}, {4}, {2, 1}, {2, 1}},
			[]Shape{{0, 2, 3}, {8, 3}, {8, 2}, {8}, {0, 2}, {0, 2}},
			[]Shape{{2, 2, 0}, {8, 0}, {8, 2}, {8}, {2, 2}, {2, 2}},
			[]Shape{{2, 2, 3}, {0, 3}, {0, 0}, {0}, {2, 0}, {2, 0}},
		)...)
		// x, input weight, hidden weight, bias, hidden bias, hidden state
		gru := gradCase{name: "GRU", covers: []string{"GRU"}, f: func(in []*Tensor) *Tensor {
			y, h := GRU(in[0], in[1], in[2], GRUOptions{Bias: in[3], HiddenBias: in[4], Hidden: in[5]})
			return Concat(1, y, h.Square().Unsqueeze(1))
		}}
		all = append(all, gru.over(
			[]Shape{{2, 3, 4}, {6, 4}, {6, 2}, {6}, {6}, {2, 2}},
			[]Shape{{1, 2, 1}, {3, 1}, {3, 1}, {3}, {3}, {1, 1}},
			[]Shape{{3, 1, 2}, {9, 2}, {9, 3}, {9}, {9}, {3, 3}},
			[]Shape{{2, 0, 3}, {3, 3}, {3, 1}, {3}, {3}, {2, 1}},
			[]Shape{{0, 2, 3}, {6, 3}, {6, 2}, {6}, {6}, {0, 2}},
			[]Shape{{2, 2, 0}, {6, 0}, {6, 2}, {6}, {6}, {2, 2}},
			[]Shape{{2, 2, 3}, {0, 3}, {0, 0}, {0}, {0}, {2, 0}},
		)...)
		bare := []Shape{{2, 3, 2}, {8, 2}, {8, 2}}
		return append(all,
			gradCase{name: "LSTM from nothing", shapes: bare, f: func(in []*Tensor) *Tensor {
				y, _, _ := LSTM(in[0], in[1], in[2], LSTMOptions{})
				return y
			}},
			gradCase{name: "the cell of an LSTM from nothing", shapes: bare, f: func(in []*Tensor) *Tensor {
				_, _, c := LSTM(in[0], in[1], in[2], LSTMOptions{})
				return c
			}},
			gradCase{name: "LSTM of a turned view, weights tied", shapes: []Shape{{2, 3, 2}, {8, 2}}, f: func(in []*Tensor) *Tensor {
				y, _, _ := LSTM(in[0].SwapAxes(0, 1), in[1], in[1], LSTMOptions{Hidden: in[0].Narrow(0, 0, 1).Squeeze(0)})
				return y
			}},
			gradCase{name: "GRU from nothing", shapes: []Shape{{2, 3, 2}, {6, 2}, {6, 2}}, f: func(in []*Tensor) *Tensor {
				y, _ := GRU(in[0], in[1], in[2], GRUOptions{})
				return y
			}},
			gradCase{name: "GRU with a hidden bias, from nothing", shapes: []Shape{{2, 3, 2}, {6, 2}, {6, 2}, {6}}, f: func(in []*Tensor) *Tensor {
				y, _ := GRU(in[0], in[1], in[2], GRUOptions{HiddenBias: in[3]})
				return y
			}},
		)
	})
}
