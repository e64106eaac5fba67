package parity

import "fluxrepl/flux"

func init() {
	lstm := func(in list, o flux.LSTMOptions) list {
		y, h, c := flux.LSTM(in[0], in[1], in[2], o)
		return list{y, h, c}
	}
	gru := func(in list, o flux.GRUOptions) list {
		y, h := flux.GRU(in[0], in[1], in[2], o)
		return list{y, h}
	}
	withLSTM := func(in list) list { return lstm(in, flux.LSTMOptions{Bias: in[3], Hidden: in[4], Cell: in[5]}) }
	withGRU := func(in list) list { return gru(in, flux.GRUOptions{Bias: in[3], HiddenBias: in[4], Hidden: in[5]}) }
	ops(map[string]func(in list) list{
		"LSTM: with all":     withLSTM,
		"LSTM: from nothing": func(in list) list { return lstm(in, flux.LSTMOptions{}) },
		"LSTM: one step":     withLSTM,
		"GRU: with all":      withGRU,
		"GRU: from nothing":  func(in list) list { return gru(in, flux.GRUOptions{}) },
		"GRU: one step":      withGRU,
	})
}
