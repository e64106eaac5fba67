package flux

var opGRU = operation{Name: "GRU"}

func init() {
	opGRU.Pullback = func(c *call) { c.Node.Attrs.(*recurrence).pull(c, false) }
}

// GRUOptions are what [GRU] can do without. The zero value has no bias and starts
// from zeros.
type GRUOptions struct {
	Bias       *Tensor // [3·h], added to the products of the inputs
	HiddenBias *Tensor // [3·h], added to the products of the hidden state
	Hidden     *Tensor // [n, h], the initial hidden state
}

// GRU takes sequences through a gated recurrent unit, from the first step to the
// last: x is [n, t, in], n samples of t steps. With the three blocks r, z, n of
// x_t·inputWeightᵀ + bias, and r′, z′, n′ of h·hiddenWeightᵀ + hiddenBias, a step is
//
//	n″ = tanh(n + sigmoid(r + r′)·n′)
//	h ← (1 − sigmoid(z + z′))·n″ + sigmoid(z + z′)·h
//
// inputWeight is [3·h, in], hiddenWeight [3·h, h], with the blocks below each other
// in that order, as in PyTorch and Flux. There are two biases, as in PyTorch, for
// that of n′ is multiplied by a gate; Flux has the first alone.
//
// outputs, [n, t, h], are the hidden states after each step, and hidden, [n, h],
// is the last of them, with which the next piece of a long sequence can start.
//
// It panics with a [*ShapeError] if the shapes do not fit, and with a [*TypeError]
// if the types differ. Cho and others, Learning Phrase Representations using RNN
// Encoder–Decoder for Statistical Machine Translation (2014), in the form of its
// first version, in which the gate comes after the product.
func GRU(x, inputWeight, hiddenWeight *Tensor, o GRUOptions) (outputs, hidden *Tensor) {
	const op = "GRU"
	if x.isHalf() {
		s := inSingle(op, x, inputWeight, hiddenWeight, o.Bias, o.HiddenBias, o.Hidden)
		y, h := GRU(s[0], s[1], s[2], GRUOptions{Bias: s[3], HiddenBias: s[4], Hidden: s[5]})
		return y.To(x.dtype), h.To(x.dtype)
	}
	r := &recurrence{gates: 3, x: x, wx: inputWeight, wh: hiddenWeight, bias: o.Bias, hiddenBias: o.HiddenBias, h: o.Hidden}
	r.check(op)
	y, _ := r.run()
	y = record(&opGRU, r, y, r.operands()...)
	hidden = r.lastStep(y)
	r.forget(y.node)
	return y, hidden
}

// composeGRU is a step out of operations; h may be nil for zeros.
func (r *recurrence) composeGRU(sums, h, _ *Tensor) (next, none *Tensor) {
	var recur *Tensor
	if h != nil {
		recur = h.MatMulT(r.wh)
	}
	switch {
	case recur == nil:
		recur = r.hiddenBias
	case r.hiddenBias != nil:
		recur = recur.Add(r.hiddenBias)
	}
	reset, update, n := r.block(sums, 0), r.block(sums, 1), r.block(sums, 2)
	if recur != nil {
		reset, update = reset.Add(r.block(recur, 0)), update.Add(r.block(recur, 1))
		n = n.Add(reset.Sigmoid().Mul(r.block(recur, 2)))
	}
	n, update = n.Tanh(), update.Sigmoid()
	if h == nil {
		return n.Sub(update.Mul(n)), nil
	}
	return n.Add(update.Mul(h.Sub(n))), nil
}
