package nn_test

import (
	"math"
	"slices"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

func TestDropoutTraining(t *testing.T) {
	layer := nn.Dropout(0.25, nn.Source(flux.NewSource(1)))
	nn.TrainMode(layer)
	x := flux.Ones(100, 100)
	var y *flux.Tensor
	dx := flux.Gradient(func() *flux.Tensor { y = layer.Forward(x); return y.Sum() }, x).Of(x)
	if !slices.Equal(dx.Data32(), y.Data32()) {
		t.Error("the gradient is not that of the choice made")
	}
	zeros := 0
	for i, v := range y.Float64s() {
		switch {
		case v == 0:
			zeros++
		case math.Abs(v-1/0.75) > 1e-6:
			t.Fatalf("value %d: got %v, want 0 or 4/3", i, v)
		}
	}
	if share := float64(zeros) / 1e4; math.Abs(share-0.25) > 0.02 {
		t.Errorf("share of zeros: got %v, want 0.25", share)
	}
	if again := layer.Forward(x); slices.Equal(again.Data32(), y.Data32()) {
		t.Error("two steps dropped the same values")
	}
}

// TestAutoMode wants training where the gradient of the model is taken, and
// nowhere else.
func TestAutoMode(t *testing.T) {
	dense := nn.Dense(4, 4)
	drop := nn.Dropout(0.5)
	model := nn.Chain(dense, nn.Chain(drop), foreign{nn.Dropout(0.5)})
	inside := func(wrt any) (training bool) {
		flux.Gradient(func() *flux.Tensor {
			training = drop.Mode.Training()
			return dense.Weight.Sum()
		}, wrt)
		return training
	}
	for _, c := range []struct {
		name                      string
		set                       func(any)
		outside, ofModel, ofDense bool
	}{
		{"auto", nn.AutoMode, false, true, false},
		{"train", nn.TrainMode, true, true, true},
		{"test", nn.TestMode, false, false, false},
		{"auto again", nn.AutoMode, false, true, false},
	} {
		c.set(model)
		if got := drop.Mode.Training(); got != c.outside {
			t.Errorf("%s, outside: got %v, want %v", c.name, got, c.outside)
		}
		if got := inside(model); got != c.ofModel {
			t.Errorf("%s, gradient of the model: got %v, want %v", c.name, got, c.ofModel)
		}
		if got := inside(dense); got != c.ofDense {
			t.Errorf("%s, gradient of another layer: got %v, want %v", c.name, got, c.ofDense)
		}
	}
}

func TestDropoutSourcesAreIndependent(t *testing.T) {
	x := flux.Ones(50)
	draw := func(seed uint64) []float64 {
		layer := nn.Dropout(0.5, nn.Source(flux.NewSource(seed)))
		nn.TrainMode(layer)
		return layer.Forward(x).Float64s()
	}
	if !slices.Equal(draw(1), draw(1)) {
		t.Error("one seed gave two choices")
	}
	if slices.Equal(draw(1), draw(2)) {
		t.Error("two seeds gave one choice")
	}
}

func TestConvert(t *testing.T) {
	shared := flux.Ones(2)
	model := &struct {
		Map   map[string]*flux.Tensor
		Any   any
		Slice []nn.Layer
		Array [1]*flux.Tensor
		Ints  *flux.Tensor
		Self  any
		Wrap  nn.Layer
	}{
		Map: map[string]*flux.Tensor{"a": shared}, Any: shared, Slice: []nn.Layer{nn.Dense(2, 2), nn.ReLU},
		Array: [1]*flux.Tensor{flux.Ones(3)}, Ints: flux.Ints([]int{1}), Wrap: foreign{&Scale{Gain: flux.Ones(2)}},
	}
	model.Self = model
	for _, to := range []flux.DType{flux.Float64, flux.Float32} {
		nn.Convert(model, to)
		for _, p := range nn.State(model) {
			if d := p.Tensor.DType(); d != to && p.Path != "ints" {
				t.Errorf("%s: got %v, want %v", p.Path, d, to)
			}
		}
		if model.Map["a"] != model.Any {
			t.Error("a shared tensor became two")
		}
	}
	byValue := struct{ T *flux.Tensor }{flux.Ones(1)}
	if err := caught(func() { nn.Convert(byValue, flux.Float64) }); err == nil {
		t.Error("a struct given by value: got no error")
	}
}
