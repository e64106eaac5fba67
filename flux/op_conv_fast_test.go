package flux

import (
	"math"
	"testing"
)

// TestConvActivation compares a convolution that applies its activation with one
// that is followed by it, and their gradients, in both types.
func TestConvActivation(t *testing.T) {
	source := NewSource(5)
	for _, shapes := range [][2]Shape{{{3, 1, 28, 28}, {6, 1, 5, 5}}, {{2, 6, 14, 14}, {16, 6, 5, 5}}, {{2, 16, 9, 9}, {40, 16, 3, 3}}, {{0, 2, 5, 5}, {3, 2, 3, 3}}} {
		for _, f := range []Activation{NoActivation, ActReLU, ActTanh, ActGELU} {
			for _, d := range []DType{Float32, Float64} {
				x, w := source.Normal(0, 1, shapes[0]...).To(d), source.Normal(0, 0.3, shapes[1]...).To(d)
				b := source.Normal(0, 1, shapes[1][0]).To(d)
				o := ConvOptions{Padding: []int{1}, Bias: b}
				u := source.Normal(0, 1, x.Conv2D(w, o).shape...).To(d)
				var apart, together *Tensor
				want := Gradient(func() *Tensor { apart = f.on(x.Conv2D(w, o)); return apart.Mul(u).Sum() }, x, w, b)
				o.Activation = f
				got := Gradient(func() *Tensor { together = x.Conv2D(w, o); return together.Mul(u).Sum() }, x, w, b)
				tolerance := map[DType]float64{Float32: 1e-4, Float64: 1e-12}[d]
				convNear(t, f, together, apart.shape, apart.Float64s(), tolerance)
				for _, leaf := range []*Tensor{x, w, b} {
					convNear(t, f, got.Of(leaf), leaf.shape, want.Of(leaf).Float64s(), tolerance)
				}
			}
		}
	}
	err := caught(func() { Zeros(1, 1, 1).Conv1D(Zeros(1, 1, 1), ConvOptions{Activation: 99}) })
	if got, want := err.Error(), "Conv1D: activation: want one of the Activation constants, got Activation(99)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestConvReLUOfWhatIsNoNumber gives ReLU a NaN and zeros of both signs.
func TestConvReLUOfWhatIsNoNumber(t *testing.T) {
	nan := float32(math.NaN())
	x := New([]float32{nan, 1, -1, 0, 2, float32(math.Inf(1))}, 1, 1, 6)
	for _, w := range []*Tensor{Ones(1, 1, 1), Ones(20, 1, 1)} {
		y := x.Conv1D(w, ConvOptions{Activation: ActReLU, Bias: Zeros(w.shape[0]).Neg()})
		for i, want := range []float64{math.NaN(), 1, 0, 0, 2, math.Inf(1)} {
			if got := y.At(0, 0, i); got != want && !(got != got && want != want) || got == 0 && math.Signbit(got) {
				t.Errorf("of %d channels: place %d is %v, want %v", w.shape[0], i, got, want)
			}
		}
	}
}

// TestSquarePoolAgainstDouble compares pooling with windows of 2 by 2, and its
// gradients of both orders, with those in float64, which have no kernels of their
// own.
func TestSquarePoolAgainstDouble(t *testing.T) {
	source := NewSource(6)
	pools := map[string]func(x *Tensor) *Tensor{
		"MaxPool": func(x *Tensor) *Tensor { return x.MaxPool([]int{2, 2}, PoolOptions{}) },
		"AvgPool": func(x *Tensor) *Tensor { return x.AvgPool([]int{2, 2}, PoolOptions{}) },
		"divided": func(x *Tensor) *Tensor { return x.AvgPool([]int{2, 2}, PoolOptions{Divisor: 4}) },
		"summed":  func(x *Tensor) *Tensor { return x.AvgPool([]int{2, 2}, PoolOptions{Divisor: 1}) },
	}
	for _, shape := range []Shape{{2, 3, 28, 28}, {2, 5, 7}, {4, 2}, {1, 2, 3, 33}, {0, 3, 4, 4}, {2, 9, 2, 80}} {
		x := source.Normal(0, 1, shape...)
		for name, pool := range pools {
			var results [2][]*Tensor
			for i, d := range []DType{Float32, Float64} {
				v := x.To(d)
				first := func() *Tensor {
					return Gradient(func() *Tensor { return pool(v).Pow(3).Sum() }, v).Of(v)
				}
				results[i] = []*Tensor{pool(v), first(), Gradient(func() *Tensor { return first().Square().Sum() }, v).Of(v)}
			}
			for i, want := range results[1] {
				convNear(t, name, results[0][i], want.shape, want.Float64s(), 1e-4)
			}
		}
	}
}
