package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/cell"
	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/tape"
)

// recurrence is a recurrent cell applied to a sequence: what LSTM and GRU have in
// common. The operands are checked; those that may be left out may be nil.
type recurrence struct {
	gates                             int // 4 of an LSTM, 3 of a GRU
	steps, samples, inputs, hidden    int
	x, wx, wh, bias, hiddenBias, h, c *Tensor
	// What the way back reads, as package cell names it; nil without a way back.
	// Nobody else sees these tensors, so nobody writes to them.
	saved, states, cells *Tensor
}

// operands returns those that are there, in the order of the inputs of a node.
func (r *recurrence) operands() []*Tensor {
	var there []*Tensor
	for _, t := range []*Tensor{r.x, r.wx, r.wh, r.bias, r.hiddenBias, r.h, r.c} {
		if t != nil {
			there = append(there, t)
		}
	}
	return there
}

// places calls f with each operand, nil or not, and its place among the inputs.
func (r *recurrence) places(f func(operand **Tensor, i int)) {
	i := 0
	for _, t := range []**Tensor{&r.x, &r.wx, &r.wh, &r.bias, &r.hiddenBias, &r.h, &r.c} {
		if *t != nil {
			f(t, i)
			i++
		}
	}
}

// check panics unless the operands fit each other: x is [n, t, in], wx
// [gates·h, in], wh [gates·h, h].
func (r *recurrence) check(op string) {
	mustFloat(op, r.x)
	if len(r.x.shape) != 3 {
		panic(&ShapeError{Op: op, Want: Shape{-1, -1, -1}, Got: r.x.Shape(), Why: "a sequence is [samples, steps, features]"})
	}
	r.samples, r.steps, r.inputs = r.x.shape[0], r.x.shape[1], r.x.shape[2]
	mustMatchArg(op, "hidden weight", r.x, r.wh)
	if len(r.wh.shape) != 2 || r.wh.shape[0] != r.gates*r.wh.shape[1] {
		panic(&ShapeError{Op: op, Arg: "hidden weight", Want: Shape{-1, -1}, Got: r.wh.Shape(), Why: "for each of the gates there must be a square matrix, one below the other"})
	}
	r.hidden = r.wh.shape[1]
	wide := r.gates * r.hidden
	for _, a := range []struct {
		name string
		t    *Tensor
		want Shape
	}{
		{"input weight", r.wx, Shape{wide, r.inputs}},
		{"bias", r.bias, Shape{wide}},
		{"hidden bias", r.hiddenBias, Shape{wide}},
		{"initial hidden state", r.h, Shape{r.samples, r.hidden}},
		{"initial cell state", r.c, Shape{r.samples, r.hidden}},
	} {
		if a.t == nil && a.name != "input weight" {
			continue
		}
		mustMatchArg(op, a.name, r.x, a.t)
		if !a.t.shape.Equal(a.want) {
			panic(&ShapeError{Op: op, Arg: a.name, Want: a.want, Got: a.t.Shape(),
				Why: "x is " + r.x.shape.String() + " and the hidden weight " + r.wh.shape.String()})
		}
	}
	Shape{r.samples, r.steps + 1, max(4*r.hidden, r.inputs+r.hidden)}.checked(op)
}

// forget puts the inputs of the node, if there is one, in place of the operands:
// those may have histories that nobody follows any more, and r lives as long as
// the node.
func (r *recurrence) forget(n *tape.Node[*Tensor]) {
	if n != nil {
		r.places(func(operand **Tensor, i int) { *operand = n.Inputs[i] })
	}
}

// followed reports whether somebody follows an operand.
func (r *recurrence) followed() bool { return anyFollowed(r.operands()) }

// run computes the outputs [n, t, h] and, of an LSTM, the last cell state.
func (r *recurrence) run() (y, last *Tensor) {
	if r.x.dtype == Float32 {
		return runForward[float32](r)
	}
	return runForward[float64](r)
}

func runForward[T kernels.Float](r *recurrence) (y, last *Tensor) {
	y = blank(r.x.dtype, Shape{r.samples, r.steps, r.hidden})
	s := sequenceOf[T](r)
	s.Out = elements[T](y)
	s.OneWay = !r.followed()
	gates, states, cells := s.Room()
	sizes := [3]int{gates, states, cells}
	if r.gates == 3 {
		sizes[2] = 0
	}
	for i, m := range []*[]T{&s.Gates, &s.States, &s.Cells} {
		if s.OneWay {
			*m = pool.Get[T](sizes[i])
			defer pool.Put(*m)
			continue
		}
		t := blank(r.x.dtype, Shape{sizes[i]})
		*m, *[]**Tensor{&r.saved, &r.states, &r.cells}[i] = elements[T](t), t
	}
	s.Start(elementsOf[T](r.h), elementsOf[T](r.c))
	if r.gates == 3 {
		cell.ForwardGRU(s)
		return y, nil
	}
	cell.ForwardLSTM(s)
	last = blank(r.x.dtype, Shape{r.samples, r.hidden})
	copy(elements[T](last), s.Memory())
	return y, last
}

// elementsOf returns those of an operand row by row, nil if it is not there.
func elementsOf[T kernels.Float](t *Tensor) []T {
	if t == nil {
		return nil
	}
	return elements[T](t.dense())
}

// sequenceOf returns the pass of a cell with its operands.
func sequenceOf[T kernels.Float](r *recurrence) *cell.Sequence[T] {
	s := &cell.Sequence[T]{Steps: r.steps, Samples: r.samples, Inputs: r.inputs, Hidden: r.hidden,
		X: elements[T](r.x.dense()), WX: elements[T](r.wx.dense()), WH: elements[T](r.wh.dense()),
		FromNothing: r.h == nil, Poll: poll}
	s.Bias, s.HiddenBias = elementsOf[T](r.bias), elementsOf[T](r.hiddenBias)
	return s
}

// pull is the pullback of the outputs, or of the last cell state: by one pass back
// through the steps or, for those who differentiate it again, out of operations.
func (r *recurrence) pull(c *call, ofLast bool) {
	g := c.Grad
	if g.scopes() != nil || anyFollowed(c.Node.Inputs) {
		r.pullAgain(c, ofLast)
		return
	}
	if g.dtype == Float32 {
		runBack[float32](r, c, ofLast)
	} else {
		runBack[float64](r, c, ofLast)
	}
}

func runBack[T kernels.Float](r *recurrence, c *call, ofLast bool) {
	in, want := *r, cell.Gradients[T]{}
	in.places(func(operand **Tensor, i int) { *operand = c.In(i) })
	s := sequenceOf[T](&in)
	s.Gates, s.States, s.Cells = elements[T](r.saved), elements[T](r.states), elements[T](r.cells)
	if ofLast {
		want.Last = elements[T](c.Grad.dense())
	} else {
		want.Out = elements[T](c.Grad.dense())
	}
	room := map[**Tensor]*[]T{&in.x: &want.X, &in.wx: &want.WX, &in.wh: &want.WH, &in.bias: &want.Bias,
		&in.hiddenBias: &want.HiddenBias, &in.h: &want.State, &in.c: &want.Cell}
	in.places(func(operand **Tensor, i int) {
		if c.Needs(i) {
			d := blank((*operand).dtype, (*operand).shape)
			*room[operand] = elements[T](d)
			c.Give(i, d)
		}
	})
	if r.gates == 3 {
		cell.BackGRU(s, &want)
	} else {
		cell.BackLSTM(s, &want)
	}
}

// pullAgain pulls the gradient back through the same steps out of operations.
func (r *recurrence) pullAgain(c *call, ofLast bool) {
	in := *r
	var leaves []*Tensor
	in.places(func(operand **Tensor, i int) {
		*operand = c.In(i)
		if c.Needs(i) {
			leaves = append(leaves, c.In(i))
		}
	})
	var root *Tensor
	t := &Tape{scope: newScope(), leaves: leaves}
	t.run(func() {
		y, last := in.compose()
		if root = y; ofLast {
			root = last
		}
	})
	of := engine.Backward(t.scope, leaves, []*Tensor{root}, []*Tensor{c.Grad})
	for i := range c.Node.Inputs {
		if leaf := c.In(i); c.Needs(i) {
			k := slices.Index(leaves, leaf)
			c.Give(i, of[k])
			of[k] = nil // one tensor in two places has but one gradient
		}
	}
}

// compose computes the outputs and, of an LSTM, the last cell state out of
// operations.
func (r *recurrence) compose() (y, last *Tensor) {
	sums := r.x.MatMulT(r.wx)
	if r.bias != nil {
		sums = sums.Add(r.bias)
	}
	step := r.composeLSTM
	if r.gates == 3 {
		step = r.composeGRU
	}
	h, c := r.h, r.c
	var hs []*Tensor
	for t := range r.steps {
		h, c = step(sums.Narrow(1, t, t+1).Squeeze(1), h, c)
		hs = append(hs, h)
	}
	if c == nil {
		c = alloc(r.x.dtype, Shape{r.samples, r.hidden})
	}
	if len(hs) == 0 {
		return alloc(r.x.dtype, Shape{r.samples, 0, r.hidden}), c
	}
	return Stack(1, hs...), c
}

// block returns part i of the sums for the gates.
func (r *recurrence) block(sums *Tensor, i int) *Tensor {
	return sums.Narrow(-1, i*r.hidden, (i+1)*r.hidden)
}

// lastStep returns the hidden state after all steps: of no steps, the initial one.
func (r *recurrence) lastStep(y *Tensor) *Tensor {
	switch {
	case r.steps > 0:
		return y.Narrow(1, r.steps-1, r.steps).Squeeze(1)
	case r.h != nil:
		return r.h
	}
	return alloc(r.x.dtype, Shape{r.samples, r.hidden})
}
