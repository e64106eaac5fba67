package flux

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
		mapTiles(u.f32, t.f32, t.f32, 0, 0, u.tile, nil)
	} else {
		mapTiles(u.f64, t.f64, t.f64, 0, 0, u.tile, nil)
	}
	t.changed()
	return t
}
