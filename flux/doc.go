// Package flux is Flux Core: tensors, the operations on them, and their
// gradients. What follows teaches it in ten minutes; every snippet runs, as one
// of the package's examples.
//
// # Tensors
//
// A [Tensor] is an array of numbers of one type. Its shape lists the sizes of its
// axes, outermost first: [2 3] is two rows of three numbers, [3] a vector and []
// a single number. The first axis is the batch.
//
//	x := flux.From([][]float32{{1, 2, 3}, {4, 5, 6}}) // [2 3]
//	w := flux.Randn(3, 4)                             // [3 4], standard normal
//	b := flux.Zeros(4)                                // [4]
//	y := x.MatMul(w).Add(b).ReLU()                    // [2 4]
//
// Operations are methods that can be chained. They leave their operands alone and
// return a new tensor. What is printed of one are its shape, its type and its
// numbers; fmt's verbs give them other digits, as in "%.2f", and a page shows
// their range and a heat map beside.
//
// [From] copies nested slices, [New] takes a slice over. The other makers give
// float32, unless they are told a type (…Of) or a tensor to be like (…Like):
//
//	a := flux.Arange(0, 6, 1).Reshape(2, 3)
//	c := flux.FullOf(flux.Float64, 0.1, 2, 2)
//	z := flux.ZerosLike(c)
//	t := flux.FromFunc(func(at []int) float64 { return float64(at[0] * at[1]) }, 3, 3)
//
// [FromImage] and [Tensor.Image] go from pictures to tensors and back.
//
// # Shapes
//
// Axes count from 0, and from the end with −1. Where two operands differ in
// shape they are broadcast as in NumPy: shapes are compared from the right, and
// a missing axis, or one of size 1, is repeated. Reductions take axes away; their
// forms in …Keep leave them at size 1, which is what broadcasting needs.
//
//	d := x.Sub(x.MeanKeep(0))              // [32 10] with [1 10]
//	i := flux.Arange(1, 4, 1).Unsqueeze(1) // [3 1]
//	table := i.Mul(flux.Arange(1, 5, 1))   // with [4]: [3 4]
//
// [Tensor.Reshape] keeps the order of the elements, [Tensor.Transpose] changes
// that of the axes, [Concat] and [Stack] join, [Tensor.Split] and
// [Tensor.Unstack] part, and [Einsum] writes a product as an equation.
//
// # Element types
//
// The type is one of [DType], and the default [Float32]. Nothing is promoted:
// operands of two types are a [*TypeError], and [Tensor.To] converts. Integers
// (Int32 for a Go int) hold labels, positions and counts, with their own
// arithmetic; Float16 and BFloat16 are for storage; comparisons give Bool.
//
//	n := flux.From([]int{1, 2, 3})          // int32
//	half := n.To(flux.Float32).DivScalar(2) // float32: 0.5 1 1.5
//	big := half.Greater(flux.Scalar(0.6))   // bool: false true true
//	kept := flux.Where(big, half, flux.Zeros(3))
//	share := big.To(flux.Float32).Mean() // ⅔: masks count as 0 and 1 once converted
//
// # Choosing and reducing
//
//	scores := flux.From([][]float32{{1, 9, 3}, {8, 2, 4}})
//	best := scores.ArgMax(1)       // [2] int32: 1 0
//	top := scores.Pick(best)       // [2]: 9 8
//	rows := scores.Sum(1)          // [2]: 13 14
//	all := scores.Sum()            // []: 27
//	left := scores.Narrow(1, 0, 2) // [2 2], a view: columns 0 and 1
//	high := scores.MaskedFill(scores.Less(flux.Scalar(3)), 0)
//
// Float32 sums are kept in float64 on the way. The sum of nothing is 0, its mean
// NaN, and its maximum a [*DomainError].
//
// # Views, and writing in place
//
// Reshape, Transpose, Slice, Narrow, Select, Row, Split, BroadcastTo, Detach and
// their like copy nothing: the result is another view of the same storage. That
// matters for the few methods that write: those in …InPlace, Fill, Set and
// CopyFrom.
//
//	m := flux.Zeros(2, 3)
//	m.Row(0).Fill(7)           // a row of m
//	m.Transpose().Set(5, 2, 1) // row 2, column 1 of the transpose
//	c := m.Clone()
//	c.Fill(-1) // m does not change
//
// Gradients know of such writes, and are right or refused: where one would need
// a number that is gone it panics with a [*GradientError] that names the
// operation.
//
//	h := w.Exp()
//	y := h.Square().Sum()
//	h.Fill(0) // the gradient of Square needs h
//	return y
//
// # Gradients
//
// [WithGradient] calls a function and returns its value, one number, and the
// gradients of that value, by reverse-mode automatic differentiation. What to
// differentiate with respect to is named by passing it.
//
//	w := flux.From([]float32{1, -2, 3})
//	loss, grads := flux.WithGradient(func() *flux.Tensor {
//		return w.Square().Sum()
//	}, w)
//	step := grads.Of(w).MulScalar(0.1) // 0.1 · 2w
//	w = w.Sub(step)
//
// Nothing has to be marked beforehand, nothing is added up between calls, and
// outside of a gradient call operations record nothing. A tensor that the value
// does not depend on has no gradient: [Grads.Of] gives nil. [Tensor.Detach] and
// [NoGrad] stop gradients; several goroutines may take gradients with respect to
// the same tensors at once.
//
// What is passed may be anything that holds tensors: a struct is a model, and
// [Leaves] lists what is in it.
//
//	line := &Line{flux.Zeros(1, 1), flux.Zeros(1)}
//	x := flux.Linspace(-1, 1, 20).Reshape(20, 1)
//	y := x.MulScalar(3).AddScalar(2)
//	for range 200 {
//		grads := flux.Gradient(func() *flux.Tensor {
//			return x.MatMul(line.Weight).Add(line.Bias).Sub(y).Square().Mean()
//		}, line)
//		for _, leaf := range flux.Leaves(line) {
//			leaf.Tensor.SubInPlace(grads.Of(leaf.Tensor).MulScalar(0.1))
//		}
//	}
//
// (Packages nn, loss, optim and train do that with less ceremony.)
//
// A gradient call inside another gives second derivatives, to any order:
//
//	x := flux.From([]float64{1, 2})
//	cubes := func() *flux.Tensor { return x.Pow(3).Sum() }
//	slope := func() *flux.Tensor { return flux.Gradient(cubes, x).Of(x).Sum() } // Σ 3x²
//	fmt.Println(flux.Gradient(slope, x).Of(x))                                  // 6x
//	fmt.Println(flux.Hessian(cubes, x))                                         // [2 2]
//
// [Pullback], [JVP] and [HVP] multiply with Jacobian and Hessian matrices without
// forming them; [Jacobian] and [Hessian] form them. [Record] keeps a run for
// several pullbacks. [Checkpoint] trades time for memory. A training loop makes a
// [Step] of its function: that computes the same in memory that each run writes
// over, and [MemStats] tells how much that is.
//
// An operation with a derivative of one's own is a [Rule]. This one rounds, and
// lets gradients pass as if it did not:
//
//	round := flux.NewRule("round, straight through",
//		func(in []*flux.Tensor) *flux.Tensor { return in[0].Round() },
//		func(grad *flux.Tensor, in []*flux.Tensor, out *flux.Tensor) []*flux.Tensor {
//			return []*flux.Tensor{grad}
//		})
//
// # Random numbers
//
// They come from a [Source]. One seed gives the same numbers on every machine;
// functions without a source use the default one, which [Seed] starts anew.
//
//	s := flux.NewSource(42)
//	noise := s.Normal(0, 0.1, 3)
//	worker := s.Split() // independent of what s goes on to give
//	order := worker.RandPerm(5)
//
// # Mistakes
//
// A wrong shape, type, index or range panics with one of the typed errors of
// this package ([*ShapeError], [*TypeError], [*IndexError], [*DomainError],
// [*GradientError]), which says what was wanted and what came:
//
//	MatMul: want [? ? 784], got [32 28 28]: the second operand is [784 10]
//
// A session shows that under the cell. [Catch] makes an error value of it:
//
//	predict := func(x *flux.Tensor) (y *flux.Tensor, err error) {
//		defer flux.Catch(&err)
//		return x.MatMul(w), nil
//	}
//
// # NaN and infinity
//
// Arithmetic is that of IEEE 754: 1/0 is +Inf, 0/0 is NaN, the logarithm of a
// negative number is NaN, and none of them is an error. NaN passes through every
// elementwise operation, ReLU, Clamp, Maximum and Minimum among them, and
// through the sums, means and extremes of an axis; ArgMax and ArgMin give the
// position of the first NaN, and sorting puts it last. Comparisons with NaN fail.
// The matrix product is no exception: 0·NaN and 0·Inf are NaN there too.
//
// # What there is
//
//   - Elementwise: arithmetic, powers, logarithms, angles, special functions, and
//     the activations of NNlib and PyTorch; comparisons and logic; [Where].
//   - Over axes: sums, means, variances, norms, quantiles, extremes, running sums,
//     [Tensor.Softmax] and [Tensor.LogSumExp], [Tensor.Sort], [Tensor.TopK].
//   - Moving elements: [Tensor.Take], [Tensor.TakeAlong], [Tensor.ScatterAdd] and
//     their kind, [Tensor.Pad], [Tensor.Flip], [Tensor.Roll], [Tensor.Tile],
//     masks, triangles.
//   - Linear algebra: [Tensor.MatMul], [Einsum], [Tensor.Solve], decompositions,
//     [ScaledDotProductAttention].
//   - Images and signals: [Tensor.Conv2D] and its transpose, [Tensor.MaxPool],
//     [Tensor.Resize], [Tensor.GridSample], [Tensor.FFT], [Tensor.STFT].
//
// # For those who know Flux or PyTorch
//
// The names are theirs where they agree. Where they do not, or where they may
// surprise:
//
//   - Elements lie row by row, the batch comes first and channels before space,
//     [n, c, h, w], as in PyTorch; indices count from 0.
//   - Convolutions do not turn the kernel round (they are cross-correlations), as
//     in PyTorch.
//   - Var and Std divide by n; those that divide by n − 1, as in both, are VarSample
//     and StdSample. A median of an even number is the mean of the middle two.
//   - Equal largest elements share the gradient of Max and Min. MaxPool gives it
//     to the first.
//   - The gradients of ReLU and Abs at 0 are 0. Clamp passes them on its limits,
//     HardTanh and ReLU6 do not.
//   - GELU is the exact one, as in PyTorch; Flux's is [Tensor.GELUTanh].
//   - Round takes halves to the even integer.
//   - Softmax and its kind are told their axis.
//   - Nothing is promoted, and a Go int becomes Int32.
//   - Gradients belong to a call, not to a tensor: there is no requires_grad, and
//     nothing to set to zero.
//   - The widths of Pad go with the axes in order, the last pair with the last
//     axis; PadReflect may go on past a second border.
//   - SVD gives V and not its transpose, with signs that are the same everywhere.
//   - Bincount counts up to a size that it is given.
//   - Resize aligns corners only if it is told to, as in PyTorch.
//   - Complex numbers, as transforms give them, are a last axis of size 2.
//   - Random numbers are not those of Julia or PyTorch for the same seed.
package flux
