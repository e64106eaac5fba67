package nn

import "fluxrepl/flux"

// FlattenLayer makes one row of every sample. Flatten makes one.
type FlattenLayer struct{}

// Flatten returns a layer that turns [n, a, b, …] into [n, a·b·…], as a Dense
// layer wants it after images or sequences. [n] becomes [n, 1].
func Flatten() *FlattenLayer { return &FlattenLayer{} }

// Forward returns x, [n, …], as [n, features]; no data is copied. It panics
// with a *flux.ShapeError if x is a scalar, which has no batch axis.
func (l *FlattenLayer) Forward(x *flux.Tensor) *flux.Tensor {
	if x.NDim() == 0 {
		panic(&flux.ShapeError{Op: "Flatten", Want: flux.Shape{-1, -1}, Got: x.Shape(), Why: "a batch axis is needed"})
	}
	rows := x.Dim(0)
	if rows == 0 {
		// -1 could not be worked out from nothing.
		return x.Reshape(0, x.Shape()[1:].Size())
	}
	return x.Reshape(rows, -1)
}

// String returns "Flatten".
func (l *FlattenLayer) String() string { return "Flatten" }
