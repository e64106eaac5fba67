package parity

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// array is a tensor in a file.
type array struct {
	Shape  []int
	Values []float64
}

func (a array) tensor(d flux.DType) *flux.Tensor {
	return flux.New64(append([]float64{}, a.Values...), a.Shape...).To(d)
}

// read decodes a file of testdata.
func read(t *testing.T, name string, into any) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	file := struct{ Data any }{into}
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// bothTypes runs a test in both element types, with the relative difference
// that each allows.
func bothTypes(t *testing.T, test func(t *testing.T, d flux.DType, tolerance float64)) {
	t.Run("float32", func(t *testing.T) { test(t, flux.Float32, 1e-5) })
	t.Run("float64", func(t *testing.T) { test(t, flux.Float64, 1e-9) })
}

// compare reports values that differ by more than the tolerance, relative to
// the value, or to a tenth for values below that: a difference of two
// numbers of size 1 has no more digits than they have.
func compare(t *testing.T, what string, got *flux.Tensor, want array, tolerance float64) {
	t.Helper()
	if got == nil {
		t.Errorf("%s: got nothing, want %v", what, want.Shape)
		return
	}
	if !got.Shape().Equal(want.Shape) {
		t.Errorf("%s: got shape %v, want %v", what, got.Shape(), want.Shape)
		return
	}
	for i, g := range got.Float64s() {
		w := want.Values[i]
		if g != w && !(math.IsNaN(g) && math.IsNaN(w)) && !(math.Abs(g-w) <= tolerance*math.Max(math.Abs(w), 0.1)) {
			t.Errorf("%s: value %d of %v: got %.10g, want %.10g", what, i, want.Shape, g, w)
		}
	}
}

func TestDense(t *testing.T) {
	var cases []struct {
		Name                        string
		X, Weight, Bias, Weights, Y array
		DX                          array
		DWeight, DBias              array
	}
	read(t, "dense", &cases)
	bothTypes(t, func(t *testing.T, d flux.DType, tolerance float64) {
		for _, c := range cases {
			layer := nn.Dense(4, 3, nn.Activation(c.Name))
			layer.Weight, layer.Bias = c.Weight.tensor(d), c.Bias.tensor(d)
			x := c.X.tensor(d)
			compare(t, c.Name, layer.Forward(x), c.Y, tolerance)
			grads := flux.Gradient(func() *flux.Tensor {
				return layer.Forward(x).Mul(c.Weights.tensor(d)).Sum()
			}, layer, x)
			compare(t, c.Name+" dx", grads.Of(x), c.DX, tolerance)
			compare(t, c.Name+" dweight", grads.Of(layer.Weight), c.DWeight, tolerance)
			compare(t, c.Name+" dbias", grads.Of(layer.Bias), c.DBias, tolerance)
		}
	})
}

func TestConvLayer(t *testing.T) {
	var cases []struct {
		Stride, Padding, Groups     int
		Name                        string
		X, Weight, Bias, Weights, Y array
		DX                          array
		DWeight, DBias              array
	}
	read(t, "conv", &cases)
	bothTypes(t, func(t *testing.T, d flux.DType, tolerance float64) {
		tolerance *= 4 // sums of up to 36 products, which nearly cancel here and there
		for _, c := range cases {
			layer := nn.Conv2D(4, 6, 3, nn.Stride(c.Stride), nn.Padding(c.Padding), nn.Groups(c.Groups), nn.Activation(c.Name))
			layer.Weight, layer.Bias = c.Weight.tensor(d), c.Bias.tensor(d)
			x := c.X.tensor(d)
			compare(t, c.Name, layer.Forward(x), c.Y, tolerance)
			grads := flux.Gradient(func() *flux.Tensor {
				return layer.Forward(x).Mul(c.Weights.tensor(d)).Sum()
			}, layer, x)
			compare(t, c.Name+" dx", grads.Of(x), c.DX, tolerance)
			compare(t, c.Name+" dweight", grads.Of(layer.Weight), c.DWeight, tolerance)
			compare(t, c.Name+" dbias", grads.Of(layer.Bias), c.DBias, tolerance)
		}
	})
}

func TestPoolLayers(t *testing.T) {
	var file struct{ X, Max, Mean, Global array }
	read(t, "pools", &file)
	bothTypes(t, func(t *testing.T, d flux.DType, tolerance float64) {
		x := file.X.tensor(d)
		compare(t, "MaxPool2D", nn.MaxPool2D(2).Forward(x), file.Max, tolerance)
		compare(t, "MeanPool2D", nn.MeanPool2D(3).Forward(x), file.Mean, tolerance)
		compare(t, "GlobalMeanPool", nn.GlobalMeanPool().Forward(x), file.Global, tolerance)
	})
}

// parametric are the activations with a parameter that testdata has.
var parametric = []nn.Layer{
	nn.LeakyReLU(0.01), nn.LeakyReLU(0.2), nn.ELU(1), nn.ELU(0.5), nn.CELU(2), nn.Softshrink(0.5), nn.ThresholdReLU(1),
}

func TestActivations(t *testing.T) {
	var file struct {
		X, Weights array
		Cases      []struct {
			Name  string
			Y, DX array
		}
	}
	read(t, "activations", &file)
	layers := map[string]nn.Layer{}
	for _, a := range nn.Activations() {
		layers[a.String()] = a
	}
	for _, l := range parametric {
		layers[fmt.Sprint(l)] = l
	}
	if len(file.Cases) != len(layers) {
		t.Errorf("testdata has %d activations, the packages %d", len(file.Cases), len(layers))
	}
	bothTypes(t, func(t *testing.T, d flux.DType, tolerance float64) {
		for _, c := range file.Cases {
			layer, ok := layers[c.Name]
			if !ok {
				t.Errorf("%s: there is no such activation", c.Name)
				continue
			}
			x := file.X.tensor(d)
			compare(t, c.Name, layer.Forward(x), c.Y, tolerance)
			dx := flux.Gradient(func() *flux.Tensor {
				return layer.Forward(x).Mul(file.Weights.tensor(d)).Sum()
			}, x).Of(x)
			compare(t, c.Name+" dx", dx, c.DX, tolerance)
		}
	})
}

func TestLosses(t *testing.T) {
	var cases []struct {
		Name                 string
		Prediction, Target   array
		Labels               []int
		Value                float64
		DPrediction, DTarget array
	}
	read(t, "losses", &cases)
	losses := map[string]loss.Func{
		"CrossEntropy": loss.CrossEntropy, "BinaryCrossEntropy": loss.BinaryCrossEntropy,
		"MSE": loss.MSE, "MAE": loss.MAE, "Huber(1)": loss.Huber(1), "Huber(0.5)": loss.Huber(0.5),
	}
	bothTypes(t, func(t *testing.T, d flux.DType, tolerance float64) {
		for _, c := range cases {
			f, ok := losses[c.Name]
			if !ok {
				t.Errorf("%s: there is no such loss", c.Name)
				continue
			}
			x := c.Prediction.tensor(d)
			y := flux.Ints(c.Labels)
			if c.Labels == nil {
				y = c.Target.tensor(d)
			}
			wrt := []any{x}
			if c.Labels == nil {
				wrt = append(wrt, y)
			}
			value, grads := flux.WithGradient(func() *flux.Tensor { return f(x, y) }, wrt...)
			compare(t, c.Name, value, array{Shape: []int{}, Values: []float64{c.Value}}, tolerance)
			compare(t, c.Name+" dprediction", grads.Of(x), c.DPrediction, tolerance)
			if c.Labels == nil {
				compare(t, c.Name+" dtarget", grads.Of(y), c.DTarget, tolerance)
			}
		}
	})
}

func TestRules(t *testing.T) {
	var file struct {
		Start     array
		Gradients []array
		Cases     []struct {
			Name  string
			Steps []array
		}
	}
	read(t, "rules", &file)
	rules := map[string]optim.Rule{}
	for _, r := range []optim.Rule{
		optim.Descent(0.1), optim.Momentum(0.01), optim.Momentum(0.1, optim.Rho(0.5)), optim.Nesterov(0.01),
		optim.Adam(0.001), optim.Adam(0.1, optim.Betas(0.8, 0.9), optim.Epsilon(1e-3)),
		optim.AdamW(0.001, optim.Lambda(0.01)), optim.AdamW(0.1, optim.Lambda(0.5)),
		optim.With(optim.Descent(0.1), optim.WeightDecay(0.2)), optim.With(optim.Adam(0.01), optim.WeightDecay(0.2)),
	} {
		rules[fmt.Sprint(r)] = r
	}
	bothTypes(t, func(t *testing.T, d flux.DType, tolerance float64) {
		for _, c := range file.Cases {
			rule, ok := rules[c.Name]
			if !ok {
				t.Errorf("%s: there is no such rule", c.Name)
				continue
			}
			p := file.Start.tensor(d)
			state := optim.Setup(rule, []*flux.Tensor{p})
			for i, g := range file.Gradients {
				state.Update(flux.Gradient(func() *flux.Tensor { return p.Mul(g.tensor(d)).Sum() }, p))
				compare(t, fmt.Sprintf("%s step %d", c.Name, i+1), p, c.Steps[i], tolerance)
			}
		}
	})
}
