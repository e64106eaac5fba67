package flux

import (
	"fmt"
	"math"
	"testing"
)

// TestLinearIsItsParts compares Linear and its gradients with the operations that
// it joins, across sizes that are cut into pieces.
func TestLinearIsItsParts(t *testing.T) {
	for _, d := range []DType{Float32, Float64} {
		tolerance := 1e-12
		if d == Float32 {
			tolerance = 2e-5
		}
		for _, s := range [][3]int{{1, 1, 1}, {3, 5, 2}, {130, 33, 17}, {70, 9, 300}, {2, 20, 20000}} {
			for f := range activationKinds {
				f := Activation(f)
				source := NewSource(3)
				x, w := source.Normal(0, 1, s[0], s[1]).To(d), source.Normal(0, 0.5, s[2], s[1]).To(d)
				b, g := source.Normal(0, 1, s[2]).To(d), source.Normal(0, 1, s[0], s[2]).To(d)
				y, back := Pullback(func() *Tensor { return x.Linear(w, b, f) }, x, w, b)
				wantY, wantBack := Pullback(func() *Tensor { return f.on(x.MatMulT(w).Add(b)) }, x, w, b)
				what := fmt.Sprint(d, s, f)
				compare(t, what, y, wantY.Float64s(), tolerance)
				got, want := back(g), wantBack(g)
				for i, name := range []string{"dx", "dw", "db"} {
					scale := 1 + want.At(i).Abs().Max().Item()
					compare(t, what+" "+name, got.At(i).DivScalar(scale), want.At(i).DivScalar(scale).Float64s(), tolerance)
				}
			}
		}
	}
}

// TestLinearOfNotNumbers wants NaN and infinities to go where arithmetic sends
// them, zeros in the way or not.
func TestLinearOfNotNumbers(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	x := New64([]float64{0, 1, nan, 1, 0, 0}, 3, 2)
	w := New64([]float64{inf, 1, 1, 2}, 2, 2)
	for _, d := range []DType{Float32, Float64} {
		y := x.To(d).Linear(w.To(d), Zeros(2).To(d), ActReLU).Float64s()
		for i, want := range []float64{nan, 2, nan, nan, nan, 0} {
			if y[i] != want && !(math.IsNaN(y[i]) && math.IsNaN(want)) {
				t.Errorf("%v: element %d is %v, want %v", d, i, y[i], want)
			}
		}
	}
}

func TestLinearErrors(t *testing.T) {
	x, w, b := Zeros(2, 3), Zeros(4, 3), Zeros(4)
	for _, c := range []struct {
		name string
		f    func()
		want string
	}{
		{"width", func() { x.Linear(Zeros(4, 2), nil, ActReLU) }, "Linear: want [? 2], got [2 3]: the weight is [4 2]"},
		{"axes of the weight", func() { x.Linear(b, nil, ActReLU) }, "Linear: weight: want [? ?], got [4]"},
		{"bias", func() { x.Linear(w, Zeros(3), ActReLU) }, "Linear: bias: want [4], got [3]: the weight is [4 3]"},
		{"a number", func() { Scalar(1).Linear(w, b, ActReLU) }, "Linear: want [?], got []: axes may precede these"},
		{"type", func() { x.Linear(w.To(Float64), b, ActReLU) }, "Linear: weight: want float32, got float64: all must have one type; convert with To"},
		{"type of the bias", func() { x.Linear(w, b.To(Float64), ActReLU) }, "Linear: bias: want float32, got float64: all must have one type; convert with To"},
		{"no weight", func() { x.Linear(nil, b, ActReLU) }, "Linear: weight: want a tensor, got nil"},
		{"no weight for halves", func() { x.To(Float16).Linear(nil, b.To(Float16), ActReLU) }, "Linear: want a tensor, got nil"},
		{"activation", func() { x.Linear(w, b, 99) }, "Linear: activation: want one of the Activation constants, got Activation(99)"},
	} {
		var err error
		func() {
			defer Catch(&err)
			c.f()
		}()
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestLinearOfHalves(t *testing.T) {
	x, w, b := Full(0.5, 2, 3).To(Float16), Ones(4, 3).To(Float16), Ones(4).To(Float16)
	y := x.Linear(w, b, ActReLU)
	if y.dtype != Float16 || y.At(1, 3) != 2.5 {
		t.Errorf("got %v %v, want float16 2.5", y.dtype, y.At(1, 3))
	}
}

// TestLinearKeepsLittle wants an activation whose derivative the result tells to
// keep nothing besides.
func TestLinearKeepsLittle(t *testing.T) {
	x, w := Ones(2, 3), Ones(4, 3)
	for f, kind := range activationKinds {
		Record(func() {
			y := x.Linear(w, nil, Activation(f))
			if z := y.node.Attrs.(linearAttrs).z; (z == nil) != kind.byResult {
				t.Errorf("%v keeps %v", Activation(f), z)
			}
		}, w)
	}
}

func BenchmarkLinear(b *testing.B) {
	for _, s := range [][3]int{{1, 784, 256}, {128, 784, 256}, {2048, 128, 512}, {2048, 512, 128}} {
		for _, f := range []Activation{NoActivation, ActReLU, ActGELU} {
			x, w, bias := Randn(s[0], s[1]), Randn(s[2], s[1]), Randn(s[2])
			g := Randn(s[0], s[2])
			flops := 2 * float64(s[0]*s[1]*s[2])
			b.Run(fmt.Sprint(s[0], "x", s[1], "x", s[2], "/", f, "/forward"), func(b *testing.B) {
				for b.Loop() {
					x.Linear(w, bias, f)
				}
				b.ReportMetric(flops*float64(b.N)/b.Elapsed().Seconds()/1e9, "GF/s")
			})
			b.Run(fmt.Sprint(s[0], "x", s[1], "x", s[2], "/", f, "/both"), func(b *testing.B) {
				for b.Loop() {
					_, back := Pullback(func() *Tensor { return x.Linear(w, bias, f) }, x, w, bias)
					back(g)
				}
				b.ReportMetric(3*flops*float64(b.N)/b.Elapsed().Seconds()/1e9, "GF/s")
			})
		}
	}
}
