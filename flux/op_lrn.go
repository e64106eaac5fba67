package flux

import (
	"fmt"

	"fluxrepl/flux/internal/kernels"
)

// LocalResponseNorm divides each element by a power of the mean square of its
// neighbours in the channels: t is [n, c, …], and so is the result,
//
//	t / (k + α/size · Σ t²)^β
//
// with the sum over the size channels from ⌊size/2⌋ before; what lies beyond the
// first and the last channel is 0, but counts. As in PyTorch, α is divided by the
// size, which the paper does not do; 1e-4, 0.75 and 1 are usual. It panics with a
// [*DomainError] if size is not positive, and with a [*ShapeError] if t has fewer
// than two axes.
//
// Krizhevsky, Sutskever and Hinton, ImageNet Classification with Deep
// Convolutional Neural Networks (2012), section 3.3.
func (t *Tensor) LocalResponseNorm(size int, alpha, beta, k float64) *Tensor {
	if t.isHalf() {
		return t.To(Float32).LocalResponseNorm(size, alpha, beta, k).To(t.dtype)
	}
	const op = "LocalResponseNorm"
	mustFloat(op, t)
	if len(t.shape) < 2 {
		panic(&ShapeError{Op: op, Want: Shape{-1, -1}, Got: t.Shape()})
	}
	if size < 1 {
		panic(&DomainError{Op: op, Arg: "size", Want: "a positive number", Got: fmt.Sprint(size)})
	}
	n := t.shape[1]
	w := kernels.Windows{Size: n, Step: 1, First: make([]int, n), Count: make([]int, n)}
	scale := make([]float64, n)
	for c := range n {
		w.First[c] = max(0, c-size/2)
		w.Count[c] = min(n, c-size/2+size) - w.First[c]
		scale[c] = 1 / float64(size)
	}
	var around resampleAttrs
	around.add(1-len(t.shape), axisMap{windows: &w, scale: scale})
	return t.Div(t.Square().resample(around).MulScalar(alpha).AddScalar(k).Pow(beta))
}
