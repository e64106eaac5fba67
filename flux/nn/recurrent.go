package nn

import (
	"fmt"

	"fluxrepl/flux"
)

// RecurrentOption is a setting of LSTM and GRU: NoBias, Source.
type RecurrentOption interface{ recurrent(*recurrentConfig) }

type recurrentConfig struct {
	noBias bool
	source *flux.Source
}

func (o BiasOption) recurrent(c *recurrentConfig)   { c.noBias = !bool(o) }
func (o SourceOption) recurrent(c *recurrentConfig) { c.source = o.source }

func recurrentOf(op string, in, hidden int, opts []RecurrentOption) recurrentConfig {
	if in <= 0 || hidden <= 0 {
		panic(&flux.DomainError{Op: op, Want: "positive sizes", Got: fmt.Sprintf("%d → %d", in, hidden)})
	}
	var c recurrentConfig
	for _, o := range opts {
		o.recurrent(&c)
	}
	return c
}

// draw returns the weights of that many gates, [gates·hidden, in]. Each gate's are
// drawn by themselves: their number says nothing about how large they should be.
func (c recurrentConfig) draw(gates, hidden, in int) *flux.Tensor {
	blocks := make([]*flux.Tensor, gates)
	for i := range blocks {
		blocks[i] = Initialiser(nil).draw(c.source, hidden, in)
	}
	return flux.Concat(0, blocks...)
}

// bias returns zeros, or nil if there is to be none.
func (c recurrentConfig) bias(size int) *flux.Tensor {
	if c.noBias {
		return nil
	}
	return flux.Zeros(size)
}

// described returns "LSTM(4 → 8, NoBias)".
func described(name string, input, hidden, bias *flux.Tensor) string {
	s := fmt.Sprintf("%s(%d → %d", name, input.Dim(1), hidden.Dim(1))
	if bias == nil {
		s += ", NoBias"
	}
	return s + ")"
}

// LSTMLayer is a long short-term memory that goes through sequences. LSTM makes
// one.
type LSTMLayer struct {
	InputWeight  *flux.Tensor // [4·hidden, in], the gates i, f, g, o below each other
	HiddenWeight *flux.Tensor // [4·hidden, hidden]
	Bias         *flux.Tensor // [4·hidden], nil for none
}

// LSTM returns a layer that takes each sample's steps, from the first to the last,
// through a long short-term memory, as flux.LSTM describes, starting from zeros.
// The weights of each gate are from GlorotUniform, with the default source unless
// Source is among the options, and the bias is zeros.
//
// It panics with a *flux.DomainError if in or hidden is not positive. Hochreiter
// and Schmidhuber, Long Short-Term Memory, 1997.
func LSTM(in, hidden int, opts ...RecurrentOption) *LSTMLayer {
	c := recurrentOf("LSTM", in, hidden, opts)
	return &LSTMLayer{InputWeight: c.draw(4, hidden, in), HiddenWeight: c.draw(4, hidden, hidden), Bias: c.bias(4 * hidden)}
}

// Forward returns the hidden state after each step: x is [n, t, in], n samples of t
// steps, the result [n, t, hidden]. It panics with a *flux.ShapeError if x has
// another shape, and with a *flux.TypeError if x and the weights are of two element
// types. (For the states at the end, or to start from others than zeros, give the
// weights to flux.LSTM.)
func (l *LSTMLayer) Forward(x *flux.Tensor) *flux.Tensor {
	if l == nil {
		panic(&LayerError{Op: "LSTM.Forward", Why: "the layer is nil"})
	}
	mustBeSequence("LSTM", x, l.InputWeight)
	y, _, _ := flux.LSTM(x, l.InputWeight, l.HiddenWeight, flux.LSTMOptions{Bias: l.Bias})
	return y
}

// String returns "LSTM(4 → 8)".
func (l *LSTMLayer) String() string { return described("LSTM", l.InputWeight, l.HiddenWeight, l.Bias) }

// GRULayer is a gated recurrent unit that goes through sequences. GRU makes one.
type GRULayer struct {
	InputWeight  *flux.Tensor // [3·hidden, in], the gates r, z, n below each other
	HiddenWeight *flux.Tensor // [3·hidden, hidden]
	Bias         *flux.Tensor // [3·hidden], of the inputs; nil for none
	HiddenBias   *flux.Tensor // [3·hidden], of the hidden state; nil for none
}

// GRU returns a layer that takes each sample's steps, from the first to the last,
// through a gated recurrent unit, as flux.GRU describes, starting from zeros. The
// weights of each gate are from GlorotUniform, with the default source unless
// Source is among the options, and the biases are zeros.
//
// It panics with a *flux.DomainError if in or hidden is not positive. Cho and
// others, Learning Phrase Representations using RNN Encoder–Decoder for Statistical
// Machine Translation, 2014.
func GRU(in, hidden int, opts ...RecurrentOption) *GRULayer {
	c := recurrentOf("GRU", in, hidden, opts)
	return &GRULayer{InputWeight: c.draw(3, hidden, in), HiddenWeight: c.draw(3, hidden, hidden),
		Bias: c.bias(3 * hidden), HiddenBias: c.bias(3 * hidden)}
}

// Forward returns the hidden state after each step, as that of LSTMLayer does: x is
// [n, t, in], the result [n, t, hidden].
func (l *GRULayer) Forward(x *flux.Tensor) *flux.Tensor {
	if l == nil {
		panic(&LayerError{Op: "GRU.Forward", Why: "the layer is nil"})
	}
	mustBeSequence("GRU", x, l.InputWeight)
	y, _ := flux.GRU(x, l.InputWeight, l.HiddenWeight, flux.GRUOptions{Bias: l.Bias, HiddenBias: l.HiddenBias})
	return y
}

// String returns "GRU(4 → 8)".
func (l *GRULayer) String() string { return described("GRU", l.InputWeight, l.HiddenWeight, l.Bias) }

// mustBeSequence panics unless x is [n, t, in]: what does not fit is x, not the
// weight.
func mustBeSequence(op string, x, weight *flux.Tensor) {
	if in := weight.Dim(1); x.NDim() != 3 || x.Dim(-1) != in {
		panic(&flux.ShapeError{Op: op, Want: flux.Shape{-1, -1, in}, Got: x.Shape()})
	}
}
