package nn

import (
	"fmt"

	"fluxrepl/flux"
)

// Parameter is a tensor of a model and its place in it.
type Parameter struct {
	Path   string       // "layers.0.weight"
	Tensor *flux.Tensor // the model's own, not a copy
}

// Parameters returns what is trained in a model, in the order of its fields, a
// tensor that is used twice only once. Any value can be a model: a layer, a
// struct, slice or map of layers, a tensor.
//
// It panics with a *LayerError if model is nil.
func Parameters(model any) []Parameter {
	return collect("nn.Parameters", model, trained)
}

// State returns all that is saved of a model: its parameters and its buffers,
// which training does not change by gradients, in the order of its fields.
//
// It panics with a *LayerError if model is nil.
func State(model any) []Parameter {
	return collect("nn.State", model, func(flux.Leaf) bool { return true })
}

// Count returns the number of trained values in a model: 2,080 for
// Dense(64, 32). It panics with a *LayerError if model is nil.
func Count(model any) int {
	n := 0
	for _, p := range Parameters(model) {
		n += p.Tensor.Size()
	}
	return n
}

// trained reports whether a tensor is a parameter. Only floats have a gradient.
func trained(l flux.Leaf) bool { return !l.Buffer && l.Tensor.DType().IsFloat() }

func collect(op string, model any, keep func(flux.Leaf) bool) []Parameter {
	mustModel(op, model)
	var found []Parameter
	for _, l := range flux.Leaves(model) {
		if keep(l) {
			found = append(found, Parameter{Path: l.Path, Tensor: l.Tensor})
		}
	}
	return found
}

// mustModel panics with a *LayerError if there is no model.
func mustModel(op string, model any) {
	if isNil(model) || isNil(unwrapped(model)) {
		panic(&LayerError{Op: op, Why: "the model is nil"})
	}
}

// TrainMode makes the layers of a model that know two ways, such as Dropout,
// act as in training. It panics with a *LayerError if model is nil.
func TrainMode(model any) { setMode("nn.TrainMode", model, flux.Train) }

// TestMode makes them act as in testing. It panics with a *LayerError if model
// is nil.
func TestMode(model any) { setMode("nn.TestMode", model, flux.Test) }

// AutoMode makes them find out by themselves again: training is when the
// gradient of the model is taken. It panics with a *LayerError if model is
// nil.
func AutoMode(model any) { setMode("nn.AutoMode", model, flux.Auto) }

func setMode(op string, model any, to flux.Setting) {
	mustModel(op, model)
	for _, m := range flux.Modes(model) {
		m.Set(to)
	}
}

// Summary returns the table of a model's tensors: path, shape, number of
// values, and what deserves a look, which is a tensor of nothing but zeros (a
// bias that has not been trained yet), one with NaN or infinities, one of
// another element type than float32, and one that is not trained.
//
// It panics with a *LayerError if model is nil.
func Summary(model any) string {
	mustModel("nn.Summary", model)
	rows := [][]string{{"parameter", "shape", "values", ""}}
	for _, l := range flux.Leaves(model) {
		rows = append(rows, []string{l.Path, fmt.Sprint(l.Tensor.Shape()), thousands(l.Tensor.Size()), remarks(l)})
	}
	return table(rows) + totals(model)
}
