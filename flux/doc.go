// Package flux is Flux Core: arrays, the operations on them, and their
// gradients.
//
// # Tensors
//
// A [Tensor] is a row-major array of float32 (the usual case), float64, or
// int32 (labels and indices only). Its shape is a list of sizes; the shape []
// is a single number. The first axis is the batch.
//
//	x := flux.New([]float32{1, 2, 3, 4, 5, 6}, 2, 3)
//	y := x.MulScalar(2).Add(flux.Ones(3)).Tanh() // [2 3]
//
// Operations leave their operands alone and return a new tensor. Reshape,
// Flatten, Squeeze, Unsqueeze, Slice, Row and Detach share the storage of their
// operand and copy nothing. Two operands of different shapes are broadcast as in NumPy: shapes
// are compared from the right, and a missing axis or one of size 1 is repeated.
// Nothing is converted silently: float32 with float64 is a [*TypeError].
//
// # Gradients
//
// [WithGradient] runs a function and gives its value and the gradients of that
// value, by reverse-mode automatic differentiation. What to differentiate with
// respect to is named by passing it: a tensor, or anything that holds tensors.
//
//	loss, grads := flux.WithGradient(func() *flux.Tensor {
//		return x.MatMul(w).Sub(y).Square().Mean()
//	}, w)
//	step := grads.Of(w)
//
// Nothing has to be marked beforehand and nothing is left behind: outside a
// gradient call operations record nothing. A gradient call inside another gives
// second derivatives. Several goroutines may take gradients with respect to the
// same tensors at once.
//
// # Mistakes
//
// A wrong shape, type, index or range panics with one of the typed errors of
// this package, which says what was wanted and what came. [Catch] turns it into
// an error value.
//
// # NaN and infinity
//
// Arithmetic is that of IEEE 754: 1/0 is +Inf, 0/0 is NaN, the logarithm of a
// negative number is NaN, and none of them is an error. NaN passes through every
// elementwise operation, ReLU, Clamp, Maximum and Minimum among them, and
// through the sums, means and extremes of an axis; ArgMax and ArgMin give the
// position of the first NaN. Comparisons with NaN fail. The matrix product is
// the one exception: a zero in the left operand may skip the row of the right
// one that it multiplies, so 0·NaN and 0·Inf there are 0 or NaN.
package flux
