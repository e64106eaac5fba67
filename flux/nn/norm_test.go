package nn_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

// TestBatchNormFollows wants the running numbers of two steps, by hand.
func TestBatchNormFollows(t *testing.T) {
	l := nn.BatchNorm(2)
	x := flux.New([]float32{1, 10, 2, 30, 3, 20, 6, 20}, 4, 2)
	f := func() *flux.Tensor { return l.Forward(x).Square().Sum() }
	flux.Gradient(f, l)
	flux.Gradient(f, l)
	mean, variance := []float64{3, 20}, []float64{14.0 / 3, 200.0 / 3} // of the batch, the latter by n − 1
	for c := range 2 {
		wantMean, wantVar := 0.0, 1.0
		for range 2 {
			wantMean = 0.9*wantMean + 0.1*mean[c]
			wantVar = 0.9*wantVar + 0.1*variance[c]
		}
		if m, v := l.RunningMean.At(c), l.RunningVar.At(c); math.Abs(m-wantMean) > 1e-5 || math.Abs(v-wantVar) > 1e-4 {
			t.Errorf("channel %d: got %v and %v, want %v and %v", c, m, v, wantMean, wantVar)
		}
	}
	before := l.RunningMean.Float64s()
	y := l.Forward(x) // testing: by the running numbers, which stay
	if got := l.RunningMean.Float64s(); fmt.Sprint(got) != fmt.Sprint(before) {
		t.Errorf("testing changed the running mean from %v to %v", before, got)
	}
	want := (1 - l.RunningMean.At(0)) / math.Sqrt(l.RunningVar.At(0)+l.Eps)
	if got := y.At(0, 0); math.Abs(got-want) > 1e-5 {
		t.Errorf("testing: got %v, want %v", got, want)
	}
}

// TestBatchNormActivation compares an activation in the layer, and a residual, with
// layers in a row: results, gradients and running numbers.
func TestBatchNormActivation(t *testing.T) {
	x, skip := input(flux.Float32, 6, 3, 4, 4), input(flux.Float32, 6, 3, 4, 4).MulScalar(0.5)
	for _, f := range []nn.Layer{nn.ReLU, nn.Tanh, nn.ReLU6, nn.LeakyReLU(0.1)} {
		one, apart := nn.BatchNorm(3, f.(nn.BatchNormOption)), nn.BatchNorm(3)
		for step := range 2 {
			got, gotGrads := flux.WithGradient(func() *flux.Tensor { return one.ForwardAdd(x, skip).Square().Sum() }, one, x, skip)
			want, wantGrads := flux.WithGradient(func() *flux.Tensor { return f.Forward(apart.Forward(x).Add(skip)).Square().Sum() }, apart, x, skip)
			if math.Abs(got.Item()-want.Item()) > 1e-3 {
				t.Errorf("%v, step %d: got %v, want %v", f, step, got, want)
			}
			for i, pair := range [][2]*flux.Tensor{{one.Weight, apart.Weight}, {one.Bias, apart.Bias}, {x, x}, {skip, skip}} {
				if d := gotGrads.Of(pair[0]).Sub(wantGrads.Of(pair[1])).Abs().Max().Item(); d > 1e-4 {
					t.Errorf("%v, step %d: gradient %d differs by %v", f, step, i, d)
				}
			}
			if a, b := fmt.Sprint(one.RunningMean, one.RunningVar), fmt.Sprint(apart.RunningMean, apart.RunningVar); a != b {
				t.Errorf("%v, step %d: running numbers are %s, want %s", f, step, a, b)
			}
		}
		got, want := one.Forward(x), f.Forward(apart.Forward(x))
		if d := got.Sub(want).Abs().Max().Item(); d > 1e-6 {
			t.Errorf("%v, testing: differs by %v", f, d)
		}
	}
	if got, want := nn.BatchNorm(3, nn.ReLU).String(), "BatchNorm(3, ReLU)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func ExampleBatchNormLayer_ForwardAdd() {
	norm := nn.BatchNorm(2, nn.ReLU)
	x, skip := flux.New([]float32{1, 2, 3, 4}, 2, 2), flux.New([]float32{1, 1, -5, -5}, 2, 2)
	fmt.Println(norm.ForwardAdd(x, skip).Round()) // not training: by the running numbers, 0 and 1
	// Output:
	// [2 2] float32
	// [[2. 3.]
	//  [0. 0.]]
}

func TestBatchNormModes(t *testing.T) {
	l := nn.BatchNorm(2)
	nn.TrainMode(l)
	x := input(flux.Float32, 6, 2)
	y := l.Forward(x)
	if m := y.Mean(0).Abs().Max().Item(); m > 1e-6 {
		t.Errorf("the mean of a channel in training is %v, want 0", m)
	}
	err := caught(func() { l.Forward(x.Slice(0, 1)) })
	if err == nil || !strings.Contains(err.Error(), "one value for each channel") {
		t.Errorf("a batch of one in training: got %v", err)
	}
	nn.TestMode(l)
	if y := l.Forward(x.Slice(0, 1)); !y.Shape().Equal(flux.Shape{1, 2}) {
		t.Errorf("a batch of one in testing: got %v", y.Shape())
	}
	if y := l.Forward(flux.Zeros(0, 2)); y.Size() != 0 {
		t.Errorf("an empty batch: got %v", y)
	}
}

func TestNormMisuse(t *testing.T) {
	for want, f := range map[string]func(){
		"LayerNorm: want the sizes of the last axes, got none":                 func() { nn.LayerNorm() },
		"LayerNorm: want positive sizes, got [3 0]":                            func() { nn.LayerNorm(3, 0) },
		"BatchNorm: want positive sizes":                                       func() { nn.BatchNorm(0) },
		"GroupNorm: groups: want a number that divides 4 channels, got 3":      func() { nn.GroupNorm(3, 4) },
		"GroupNorm: want positive sizes":                                       func() { nn.GroupNorm(-1, 4) },
		"BatchNorm.Forward: the layer is nil":                                  func() { (*nn.BatchNormLayer)(nil).Forward(flux.Zeros(1)) },
		"LayerNorm: scale: want float64, got float32":                          func() { nn.LayerNorm(2).Forward(flux.Zeros(1, 2).To(flux.Float64)) },
		"BatchNorm: want [? 2], got [4 3]":                                     func() { nn.BatchNorm(2).Forward(flux.Zeros(4, 3)) },
		"GroupNorm: scale: want [3], got [2]: there must be a number for each": func() { nn.GroupNorm(1, 2).Forward(flux.Zeros(4, 3)) },
	} {
		if err := caught(f); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func ExampleLayerNorm() {
	l := nn.LayerNorm(4)
	fmt.Println(l.Forward(flux.New([]float32{1, 2, 3, 4}, 1, 4)))
	// Output:
	// [1 4] float32
	// [[-1.3416 -0.4472  0.4472  1.3416]]
}

func ExampleBatchNorm() {
	model := nn.Chain(nn.Dense(2, 8, nn.NoBias), nn.BatchNorm(8), nn.ReLU, nn.Dense(8, 2))
	fmt.Println(model)
	// Output:
	// Chain
	// ├─ 0: Dense(2 → 8, NoBias)          16
	// ├─ 1: BatchNorm(8)
	// │  ├─ weight: [8]                    8
	// │  ├─ bias: [8]                      8
	// │  ├─ runningMean: [8] not trained
	// │  └─ runningVar: [8] not trained
	// ├─ 2: ReLU
	// └─ 3: Dense(8 → 2)                  18
	// 50 parameters in 5 tensors, 16 values not trained, 264 B
}

func ExampleGroupNorm() {
	l := nn.GroupNorm(2, 4)
	fmt.Println(l.Forward(flux.New([]float32{1, 2, 30, 40}, 1, 4)))
	// Output:
	// [1 4] float32
	// [[-1.  1. -1.  1.]]
}
