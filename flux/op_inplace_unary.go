package flux

import (
	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/workers"
)

// ExpInPlace sets t to eᵗ elementwise and returns t. Like the other forms in place
// it follows the rules of [Tensor.AddInPlace]; t must hold floating-point numbers.
func (t *Tensor) ExpInPlace() *Tensor { return opExp.inPlace("ExpInPlace", t) }

// ReLUInPlace sets t to max(t, 0) elementwise, NaN stays NaN, and returns t, by the
// rules of [Tensor.AddInPlace].
func (t *Tensor) ReLUInPlace() *Tensor { return opReLU.inPlace("ReLUInPlace", t) }

// SigmoidInPlace sets t to 1/(1+e⁻ᵗ) elementwise and returns t, by the rules of
// [Tensor.AddInPlace].
func (t *Tensor) SigmoidInPlace() *Tensor { return opSigmoid.inPlace("SigmoidInPlace", t) }

// TanhInPlace sets t to its hyperbolic tangent elementwise and returns t, by the
// rules of [Tensor.AddInPlace].
func (t *Tensor) TanhInPlace() *Tensor { return opTanh.inPlace("TanhInPlace", t) }

func (u *unary) inPlace(name string, t *Tensor) *Tensor {
	if !t.isHalf() {
		mustFloat(name, t)
	}
	s := t.mustWrite(name, t)
	switch {
	case s != nil: // the pullback reads the copy
		return t.overwrite(name, u.apply(t.Clone(), 0, 0))
	case t.layout != nil || t.isHalf() || searching.Load() != 0:
		return t.overwrite(name, u.apply(t, 0, 0))
	}
	poll() // and not in between: half of a write is none
	if t.dtype == Float32 {
		mapInPlace(u.f32, t.f32, u.tile)
	} else {
		mapInPlace(u.f64, t.f64, u.tile)
	}
	t.changed()
	return t
}

// mapInPlace runs the loop of an operation where its operand is.
func mapInPlace[T kernels.Float](f kernels.Map[T], x []T, tile int) {
	if len(x) < 2*tile {
		f(x, x, 0, 0)
		return
	}
	workers.For(len(x), piece(len(x), tile), nil, func(lo, hi int) { f(x[lo:hi], x[lo:hi], 0, 0) })
}
