package nn_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

// noLayer returns nothing.
type noLayer struct{}

func (noLayer) Forward(*flux.Tensor) *flux.Tensor { return nil }

func TestChainRefusesNilLayers(t *testing.T) {
	var none *nn.DenseLayer
	for name, l := range map[string]nn.Layer{
		"nil":                  nil,
		"nil pointer":          none,
		"adapter of nil":       foreign{nil},
		"adapter of nil dense": foreign{none},
	} {
		for call, f := range map[string]func(){
			"Chain":   func() { nn.Chain(nn.ReLU, l) },
			"Forward": func() { (&nn.ChainLayer{Layers: []nn.Layer{nn.ReLU, l}}).Forward(flux.Ones(1)) },
		} {
			var e *nn.LayerError
			if err := caught(f); !errors.As(err, &e) || e.Path != "1" {
				t.Errorf("%s of %s: got %v, want a *nn.LayerError at 1", call, name, err)
			}
		}
	}
}

func TestChainErrors(t *testing.T) {
	x := flux.Ones(2, 4)
	for _, c := range []struct {
		name string
		f    func()
		want string
	}{
		{"flat", func() { nn.Chain(nn.Dense(4, 3), nn.ReLU, nn.Dense(4, 2)).Forward(x) },
			"2: Dense(4 → 2): Dense: want [? 4], got [2 3]"},
		{"nested", func() { nn.Chain(nn.ReLU, nn.Chain(nn.Dense(3, 3))).Forward(x) },
			"1: Chain / 0: Dense(3 → 3): Dense: want [? 3], got [2 4]"},
		{"within a layer of one's own", func() { nn.Chain(&block{Body: nn.Chain(nn.Dense(3, 3))}).Forward(x) },
			"0: block / 0: Dense(3 → 3): Dense: want [? 3], got [2 4]"},
		{"type", func() { nn.Chain(nn.Dense(4, 3)).Forward(x.To(flux.Float64)) },
			"0: Dense(4 → 3): MatMulT: want float64, got float32"},
		{"nil input", func() { nn.Chain(nn.Dense(4, 3)).Forward(nil) }, "want a tensor, got nil"},
		{"nil input of a layer", func() { nn.Dense(4, 3).Forward(nil) }, "want a tensor, got nil"},
		{"nil chain", func() { (*nn.ChainLayer)(nil).Forward(x) }, "Chain.Forward: the model is nil"},
		{"nil dense", func() { (*nn.DenseLayer)(nil).Forward(x) }, "Dense.Forward: the layer is nil"},
		{"nil output", func() { nn.Chain(noLayer{}, nn.ReLU).Forward(x) }, "layer 0: noLayer: the layer returned nil"},
		{"activation", func() { nn.Chain(nn.Activation("Rely")).Forward(x) }, "there is no activation named Rely"},
		{"At", func() { nn.Chain(nn.ReLU).At(1) }, "layer 1 is out of range"},
		{"Func", func() { nn.Func("F", nil) }, "the function is nil"},
		{"Dense", func() { nn.Dense(0, 3) }, "Dense: want positive sizes, got 0 → 3"},
		{"Dropout", func() { nn.Dropout(1) }, "Dropout: p: want 0 ≤ p < 1, got 1"},
		{"CELU", func() { nn.CELU(0) }, "CELU: alpha"},
		{"Softshrink", func() { nn.Softshrink(-1) }, "Softshrink: lambda"},
		{"Parameters", func() { nn.Parameters(nil) }, "nn.Parameters: the model is nil"},
		{"Count", func() { var c *nn.ChainLayer; nn.Count(c) }, "the model is nil"},
		{"State", func() { nn.State(nil) }, "nn.State: the model is nil"},
		{"Summary", func() { nn.Summary(nil) }, "nn.Summary: the model is nil"},
		{"TrainMode", func() { nn.TrainMode(nil) }, "nn.TrainMode: the model is nil"},
		{"Convert", func() { nn.Convert(nil, flux.Float64) }, "nn.Convert: the model is nil"},
	} {
		err := caught(c.f)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want …%s…", c.name, err, c.want)
		}
	}
}

// TestForeignPanicsPassThrough wants the very value that a layer panicked
// with.
func TestForeignPanicsPassThrough(t *testing.T) {
	mine := struct{ why string }{"mine"}
	defer func() {
		if r := recover(); r != mine {
			t.Errorf("got %v, want %v", r, mine)
		}
	}()
	nn.Chain(nn.Func("F", func(*flux.Tensor) *flux.Tensor { panic(mine) })).Forward(flux.Ones(1))
}

func TestChainAt(t *testing.T) {
	c := nn.Chain(nn.ReLU, nn.Tanh, nn.Sigmoid)
	if c.Len() != 3 || c.At(0) != nn.ReLU || c.At(-1) != nn.Sigmoid {
		t.Errorf("got %d layers, first %v, last %v", c.Len(), c.At(0), c.At(-1))
	}
}

func TestTrace(t *testing.T) {
	model := nn.Chain(nn.Dense(4, 3), nn.Chain(nn.Dense(3, 3, nn.Tanh), nn.Chain(nn.ReLU)))
	x := input(flux.Float32, 2, 4)
	var names []string
	var last *flux.Tensor
	err := model.Trace(x, func(layer string, output any) {
		names = append(names, layer)
		last = output.(*flux.Tensor)
	})
	want := []string{"0: Dense(4 → 3)", "1.0: Dense(3 → 3, Tanh)", "1.1.0: ReLU"}
	if err != nil || !slices.Equal(names, want) {
		t.Errorf("got %q, %v, want %q", names, err, want)
	}
	if !slices.Equal(last.Float64s(), model.Forward(x).Float64s()) {
		t.Errorf("last output: got %v, want %v", last, model.Forward(x))
	}
	if err := model.Trace("x", func(string, any) {}); err == nil {
		t.Error("Trace of a string: got no error")
	}
	err = model.Trace(flux.Ones(2, 5), func(string, any) {})
	if e := (*flux.ShapeError)(nil); !errors.As(err, &e) || e.Path != "0: Dense(4 → 3)" {
		t.Errorf("Trace of a wrong shape: got %v, want a *flux.ShapeError at 0", err)
	}
}
