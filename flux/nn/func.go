package nn

import "fluxrepl/flux"

// FuncLayer is a layer that is a plain function. Func makes one.
type FuncLayer struct {
	name string
	f    func(*flux.Tensor) *flux.Tensor
}

// Func returns a layer that calls f, shown under the given name. It has no
// parameters: tensors that f refers to are not trained. It can also be the
// activation of a Dense layer.
//
// It panics with a *LayerError if f is nil.
func Func(name string, f func(*flux.Tensor) *flux.Tensor) *FuncLayer {
	if f == nil {
		panic(&LayerError{Op: "nn.Func", Path: name, Why: "the function is nil"})
	}
	return &FuncLayer{name: name, f: f}
}

// Forward returns f(x).
func (l *FuncLayer) Forward(x *flux.Tensor) *flux.Tensor { return l.f(x) }

// String returns the name.
func (l *FuncLayer) String() string {
	if l.name == "" {
		return "Func"
	}
	return l.name
}

func (l *FuncLayer) dense(c *denseConfig) { c.activation = l }
