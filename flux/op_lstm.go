package flux

var (
	opLSTM     = operation{Name: "LSTM"}
	opLSTMCell = operation{Name: "LSTM"} // the last cell state
)

func init() {
	opLSTM.Pullback = func(c *call) { c.Node.Attrs.(*recurrence).pull(c, false) }
	opLSTMCell.Pullback = func(c *call) { c.Node.Attrs.(*recurrence).pull(c, true) }
}

// LSTMOptions are what [LSTM] can do without. The zero value has no bias and
// starts from zeros.
type LSTMOptions struct {
	Bias   *Tensor // [4·h], added to the sums of the gates
	Hidden *Tensor // [n, h], the initial hidden state
	Cell   *Tensor // [n, h], the initial cell state
}

// LSTM takes sequences through a long short-term memory, from the first step to
// the last: x is [n, t, in], n samples of t steps. With the four blocks i, f, g, o
// of x_t·inputWeightᵀ + h·hiddenWeightᵀ + bias, a step is
//
//	c ← sigmoid(f)·c + sigmoid(i)·tanh(g)
//	h ← sigmoid(o)·tanh(c)
//
// inputWeight is [4·h, in], hiddenWeight [4·h, h], with the blocks below each
// other in that order, as in PyTorch and Flux. There is one bias, as in Flux:
// PyTorch adds two, whose sum it is.
//
// outputs, [n, t, h], are the hidden states after each step; hidden and cell,
// [n, h], are the state after the last, with which the next piece of a long
// sequence can start. The gradient of outputs is one pass back through the steps,
// and so, if anything depends on it, is that of cell.
//
// It panics with a [*ShapeError] if the shapes do not fit, and with a [*TypeError]
// if the types differ. Hochreiter and Schmidhuber, Long Short-Term Memory (1997);
// with forget gates as of Gers, Schmidhuber and Cummins, Learning to Forget (2000).
func LSTM(x, inputWeight, hiddenWeight *Tensor, o LSTMOptions) (outputs, hidden, cell *Tensor) {
	const op = "LSTM"
	if x.isHalf() {
		s := inSingle(op, x, inputWeight, hiddenWeight, o.Bias, o.Hidden, o.Cell)
		y, h, c := LSTM(s[0], s[1], s[2], LSTMOptions{Bias: s[3], Hidden: s[4], Cell: s[5]})
		return y.To(x.dtype), h.To(x.dtype), c.To(x.dtype)
	}
	r := &recurrence{gates: 4, x: x, wx: inputWeight, wh: hiddenWeight, bias: o.Bias, h: o.Hidden, c: o.Cell}
	r.check(op)
	y, last := r.run()
	y, last = record(&opLSTM, r, y, r.operands()...), record(&opLSTMCell, r, last, r.operands()...)
	hidden = r.lastStep(y)
	r.forget(y.node)
	return y, hidden, last
}

// composeLSTM is a step out of operations; h and c may be nil for zeros.
func (r *recurrence) composeLSTM(sums, h, c *Tensor) (nextH, nextC *Tensor) {
	if h != nil {
		sums = sums.Add(h.MatMulT(r.wh))
	}
	next := r.block(sums, 0).Sigmoid().Mul(r.block(sums, 2).Tanh())
	if c != nil {
		next = next.Add(r.block(sums, 1).Sigmoid().Mul(c))
	}
	return r.block(sums, 3).Sigmoid().Mul(next.Tanh()), next
}
