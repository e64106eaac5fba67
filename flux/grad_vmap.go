package flux

import "fmt"

// VMap calls f for each place along the first axis of the inputs and stacks what
// it returns: f gets element i of each input, without that axis, and result i is
// f's value for it, of any shape. With inputs [n, …] the result is [n, …].
//
//	distances := flux.VMap(func(row []*flux.Tensor) *flux.Tensor {
//		return row[0].Sub(row[1]).Square().Sum().Sqrt()
//	}, a, b) // [n, d] and [n, d] give [n]
//
// What f finds in its variables is the same for all; another axis is brought to
// the front by MoveAxis. It is correct for every function, for f simply runs n
// times, one after the other, so that random numbers and other effects come in
// order; an operation that takes a batch itself is much faster where there is
// one. Gradients of any order pass through it; that of an input costs n times its
// size. It panics with a [*ShapeError] if the inputs have no axis, or first axes
// of different sizes, or if f's values differ in shape; with a [*DomainError] if
// n is 0, for then nobody knows the shape; and with a [*GradientError] if f
// returns nil.
func VMap(f func(in []*Tensor) *Tensor, inputs ...*Tensor) *Tensor {
	n := batchOf("VMap", inputs)
	results := make([]*Tensor, n)
	for i := range results {
		row := make([]*Tensor, len(inputs))
		for k, x := range inputs {
			row[k] = x.Row(i)
		}
		if results[i] = f(row); results[i] == nil {
			panic(&GradientError{Op: "VMap", Why: "the function returned nil"})
		}
		if want := results[0].shape; !results[i].shape.Equal(want) {
			panic(&ShapeError{Op: "VMap", Arg: fmt.Sprintf("result %d", i), Want: results[0].Shape(), Got: results[i].Shape()})
		}
	}
	return Stack(0, results...)
}

// PerSampleGradients returns, for each tensor in wrt, the gradients of each
// sample of a batch by itself: for a tensor of shape [d…] and a batch of n, the
// result's Of has the shape [n, d…]; where no sample has a gradient it is nil,
// and where some have, the others are zeros. f gets one sample of each tensor in
// batch, with its axis kept, [1, …], so that layers see a batch as ever, and
// returns one number.
//
//	g := flux.PerSampleGradients(func(s []*flux.Tensor) *flux.Tensor {
//		return loss.CrossEntropy(model.Forward(s[0]), s[1])
//	}, []*flux.Tensor{x, y}, model)
//
// It is what per-sample clipping needs, as in Abadi et al., Deep Learning with
// Differential Privacy (2016), and what tells which samples teach most. f runs
// once for each sample, forward and backward, one after the other: it costs what n
// batches of one cost, and n times the memory of the gradients. wrt is as for
// [WithGradient], and so are the errors; those of the batch are as for [VMap].
func PerSampleGradients(f func(sample []*Tensor) *Tensor, batch []*Tensor, wrt ...any) *Grads {
	const op = "PerSampleGradients"
	n := batchOf(op, batch)
	all := make([]*Grads, n)
	for i := range all {
		sample := make([]*Tensor, len(batch))
		for k, x := range batch {
			sample[k] = x.Slice(i, i+1)
		}
		_, all[i] = gradient(op, func() *Tensor { return f(sample) }, wrt)
	}
	out := &Grads{leaves: all[0].leaves, of: make([]*Tensor, len(all[0].of)), args: wrt}
	for k, t := range out.leaves.all {
		rows, any := make([]*Tensor, n), false
		for i, g := range all {
			rows[i] = orZeros(g.Of(t), t)
			any = any || g.Of(t) != nil
		}
		if any {
			out.of[k] = Stack(0, rows...)
		}
	}
	return out
}

// batchOf returns the common size of the first axes.
func batchOf(op string, inputs []*Tensor) int {
	if len(inputs) == 0 {
		panic(&GradientError{Op: op, Why: "there is no input"})
	}
	for i, x := range inputs {
		mustTensor(op, x)
		arg := fmt.Sprintf("input %d", i)
		if len(x.shape) == 0 {
			panic(&ShapeError{Op: op, Arg: arg, Want: Shape{-1}, Got: x.Shape(), Why: "there must be a first axis"})
		}
		if n := inputs[0].shape[0]; x.shape[0] != n {
			want := x.Shape()
			want[0] = n
			panic(&ShapeError{Op: op, Arg: arg, Want: want, Got: x.Shape(), Why: "the first axes must have one size"})
		}
	}
	if inputs[0].shape[0] == 0 {
		panic(&DomainError{Op: op, Want: "at least one place along the first axis", Got: inputs[0].shape.String()})
	}
	return inputs[0].shape[0]
}
