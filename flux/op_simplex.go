package flux

import (
	"fluxrepl/flux/internal/kernels"
)

var (
	opSparsemax = operation{Name: "Sparsemax"}
	opStraight  = operation{Name: "GumbelSoftmax"}
)

func init() {
	// On the support, which is constant but for jumps, y is x less its mean.
	opSparsemax.Pullback = func(c *call) {
		on := positive(c.Out().constant()).To(c.Grad.dtype)
		g := c.Grad.Mul(on)
		c.Give(0, g.Sub(on.Mul(g.SumKeep(-1).Div(on.SumKeep(-1)))))
	}
	opStraight.Pullback = func(c *call) { c.Give(0, c.Grad) }
}

// Softmin returns exp(−t)/Σ exp(−t) along an axis: the [Tensor.Softmax] of −t.
func (t *Tensor) Softmin(axis int) *Tensor {
	if t.isHalf() {
		return t.To(Float32).Softmin(axis).To(t.dtype)
	}
	mustFloat("Softmin", t)
	t.shape.axis("Softmin", axis)
	return t.Neg().Softmax(axis)
}

// Sparsemax returns the point nearest to t among those that are ≥ 0 and add to 1
// along an axis. Unlike [Tensor.Softmax] it gives exact zeros, and the gradient
// does not pass through those. It panics with an [*IndexError] if there is no
// such axis.
//
// Martins and Astudillo, From Softmax to Sparsemax (2016), algorithm 1.
func (t *Tensor) Sparsemax(axis int) *Tensor {
	return t.lastAxis("Sparsemax", axis, func(x *Tensor) *Tensor {
		if x.Size() == 0 {
			return record1(&opSparsemax, none{}, alloc(x.dtype, x.shape), x)
		}
		return softmaxLike(&opSparsemax, x, kernels.Sparsemax[float32], kernels.Sparsemax[float64])
	})
}

// GumbelSoftmax draws from the categorical distributions with the logits t along
// an axis, in a way that has a gradient: it returns softmax((t + G)/tau), with G
// independent numbers of the Gumbel distribution from source, or from
// [DefaultSource] if that is nil. The smaller tau, the nearer to one class. With
// hard, the value is exactly 1 at the largest and 0 elsewhere, and the gradient
// is that of the soft one. It panics with a [*DomainError] unless tau > 0.
//
// Jang, Gu and Poole, Categorical Reparameterization with Gumbel-Softmax (2016).
func (t *Tensor) GumbelSoftmax(axis int, tau float64, hard bool, source *Source) *Tensor {
	if t.isHalf() {
		return t.To(Float32).GumbelSoftmax(axis, tau, hard, source).To(t.dtype)
	}
	mustFloat("GumbelSoftmax", t)
	axis = t.shape.axis("GumbelSoftmax", axis)
	if !(tau > 0) {
		panic(&DomainError{Op: "GumbelSoftmax", Arg: "tau", Want: "tau > 0", Got: format(tau)})
	}
	if source == nil {
		source = DefaultSource()
	}
	soft := t.Add(source.gumbel(t.shape).To(t.dtype)).DivScalar(tau).Softmax(axis)
	if !hard || t.Size() == 0 {
		return soft
	}
	one := OneHot(soft.ArgMax(axis), t.shape[axis]).MoveAxis(-1, axis).To(t.dtype)
	return record1(&opStraight, none{}, one.duplicate(), soft)
}

// gumbel returns −log E for E of the exponential distribution.
func (s *Source) gumbel(shape Shape) *Tensor {
	t := alloc(Float32, shape)
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range t.f32 {
		t.f32[i] = float32(-logOf(s.exponential()))
	}
	return t
}
