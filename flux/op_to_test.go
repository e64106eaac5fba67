package flux

import (
	"math"
	"testing"
)

// TestConversions goes from every type to every type.
func TestConversions(t *testing.T) {
	values := []float64{0, 1, -1, 2.75, -2.75, 300, math.Inf(1), math.Inf(-1), math.NaN()}
	all := []DType{Float32, Float64, Int32, Int64, Bool, Float16, BFloat16}
	as := func(d DType, v float64) float64 { // all of these values are exact in the floats
		switch {
		case d == Bool && v != 0:
			return 1
		case d == Int32 && v > 1e9:
			return math.MaxInt32
		case d == Int32 && v < -1e9:
			return math.MinInt32
		case d == Int64 && v > 1e18:
			return math.MaxInt64 // as a float64 2⁶³
		case d == Int64 && v < -1e18:
			return math.MinInt64
		case d.IsInt() && v != v:
			return 0
		case d.IsInt():
			return math.Trunc(v)
		}
		return v
	}
	for _, from := range all {
		x := New64(values).To(from)
		for _, to := range all {
			y := x.To(to)
			if y.DType() != to {
				t.Fatalf("%v to %v is %v", from, to, y.DType())
			}
			for i, v := range values {
				v = as(from, v)
				want := as(to, v)
				switch {
				case from == Int64 && to == Int32 && math.Abs(v) > 1e9: // wraps round
					want = float64(int32(x.i64[i]))
				case to == Float16 && math.Abs(v) > 65504 && !math.IsInf(v, 0):
					want = math.Inf(int(math.Copysign(1, v)))
				case to == BFloat16 && math.Abs(v) == math.MaxInt32:
					want = math.Copysign(1<<31, v)
				case to == Float32 && v == math.MaxInt32:
					want = 1 << 31
				}
				if got := y.At(i); got != want && !(got != got && want != want) {
					t.Errorf("%v as %v to %v is %v, want %v", values[i], from, to, got, want)
				}
			}
		}
	}
	if err := caught(func() { Zeros(1).To(DType(9)) }); err == nil || err.Error() != "To: want an element type, got DType(9)" {
		t.Errorf("got %v", err)
	}
}

// TestHalfArithmetic computes in float32 and rounds once.
func TestHalfArithmetic(t *testing.T) {
	for _, d := range []DType{Float16, BFloat16} {
		x, y := New([]float32{1.5, -2.25, 0.1}).To(d), New([]float32{3, 0.7, -7}).To(d)
		for name, f := range map[string]func(x, y *Tensor) *Tensor{
			"Add": (*Tensor).Add, "Mul": (*Tensor).Mul, "Div": (*Tensor).Div, "Maximum": (*Tensor).Maximum,
			"Exp":     func(x, _ *Tensor) *Tensor { return x.Exp() },
			"Sum":     func(x, y *Tensor) *Tensor { return x.Add(y).Sum() },
			"Mean":    func(x, _ *Tensor) *Tensor { return x.Mean() },
			"Max":     func(x, _ *Tensor) *Tensor { return x.Max() },
			"Softmax": func(x, _ *Tensor) *Tensor { return x.Softmax(0) },
			"Conv1D": func(x, y *Tensor) *Tensor {
				return x.Reshape(1, 3).Conv1D(y.Narrow(0, 0, 2).Reshape(1, 1, 2), ConvOptions{})
			},
			"MaxPool": func(x, _ *Tensor) *Tensor { return x.MaxPool([]int{2}, PoolOptions{}) },
			"Attention": func(x, y *Tensor) *Tensor {
				return ScaledDotProductAttention(x.Unsqueeze(1), y.Unsqueeze(1), x.Unsqueeze(1), AttentionOptions{})
			},
			"Einsum":  func(x, y *Tensor) *Tensor { return Einsum("i,j->ij", x, y) },
			"MatMul":  func(x, y *Tensor) *Tensor { return x.Unsqueeze(0).MatMul(y.Unsqueeze(1)) },
			"Greater": func(x, y *Tensor) *Tensor { return x.Greater(y) },
		} {
			got := f(x, y)
			single := f(x.To(Float32), y.To(Float32))
			if got.DType() != d && got.DType() != Bool {
				t.Errorf("%s of %v is %v", name, d, got.DType())
			}
			if name != "Sum" && !same(got.Float64s(), single.To(got.DType()).Float64s(), 0) {
				t.Errorf("%s of %v is %v, want %v", name, d, got.Float64s(), single.Float64s())
			}
		}
		g := Gradient(func() *Tensor { return x.Mul(y).Sum().To(Float32) }, x).Of(x)
		if g.DType() != d || !same(g.Float64s(), y.Float64s(), 0) {
			t.Errorf("the gradient of %v is %v %v, want %v", d, g.DType(), g.Float64s(), y.Float64s())
		}
		g = Gradient(func() *Tensor { return x.Take([]int{0, 0, 2}).Sum() }, x).Of(x)
		if g.DType() != d || !same(g.Float64s(), []float64{2, 0, 1}, 0) {
			t.Errorf("the gradient of rows of %v is %v %v", d, g.DType(), g.Float64s())
		}
		if err := caught(func() { x.FFT() }); err == nil {
			t.Errorf("FFT of %v gives no error", d)
		}
	}
}

func TestIntegerArithmetic(t *testing.T) {
	for _, d := range []DType{Int32, Int64} {
		x, y := Ints([]int{7, -3, 0}).To(d), Ints([]int{2, 5, -1}).To(d)
		for _, tt := range []struct {
			name string
			got  *Tensor
			want []float64
		}{
			{"Add", x.Add(y), []float64{9, 2, -1}}, {"Sub", x.Sub(y), []float64{5, -8, 1}}, {"Mul", x.Mul(y), []float64{14, -15, 0}},
			{"Maximum", x.Maximum(y), []float64{7, 5, 0}}, {"Minimum", x.Minimum(y), []float64{2, -3, -1}},
			{"AddScalar", x.AddScalar(3), []float64{10, 0, 3}}, {"MulScalar", x.MulScalar(-2), []float64{-14, 6, 0}},
			{"Neg", x.Neg(), []float64{-7, 3, 0}}, {"Abs", x.Abs(), []float64{7, 3, 0}}, {"Square", x.Square(), []float64{49, 9, 0}},
			{"Clamp", x.Clamp(-1, 5), []float64{5, -1, 0}}, {"Max", x.Max(), []float64{7}}, {"Min", x.Min(0), []float64{-3}},
			{"ArgMax", x.ArgMax(0).To(d), []float64{0}}, {"Take", x.Take([]int{2, 0}), []float64{0, 7}},
		} {
			if tt.got.DType() != d || !same(tt.got.Float64s(), tt.want, 0) {
				t.Errorf("%s of %v is %v %v, want %v", tt.name, d, tt.got.DType(), tt.got.Float64s(), tt.want)
			}
		}
		if s := x.Sum(); s.DType() != Int64 || s.Item() != 4 {
			t.Errorf("the sum of %v is %v", d, s)
		}
		if c := x.Reshape(3, 1).BroadcastTo(3, 2).Count(0); !same(c.Float64s(), []float64{2, 2}, 0) {
			t.Errorf("%v elements are not 0", c)
		}
		for name, f := range map[string]func(){
			"AddScalar: value: want an integer that " + d.String() + " holds, got 0.5": func() { x.AddScalar(0.5) },
		} {
			if err := caught(f); err == nil || err.Error() != name {
				t.Errorf("got %v, want %s", err, name)
			}
		}
	}
	for _, v := range []float64{1e10, -1e10, 2.75, math.NaN(), math.Inf(1)} { // as To converts them
		for _, d := range []DType{Int32, Int64, Bool, Float16, BFloat16} {
			want := New64([]float64{v}).To(d)
			if got := ZerosOf(d, 1).Fill(v); !same(got.Float64s(), want.Float64s(), 0) {
				t.Errorf("%v filled with %v is %v, want %v", d, v, got, want)
			}
			if got := FullOf(d, v, 1); !same(got.Float64s(), want.Float64s(), 0) {
				t.Errorf("FullOf(%v, %v) is %v, want %v", d, v, got, want)
			}
		}
	}
	big := Ints([]int{math.MaxInt32}).AddScalar(1)
	if big.Item() != math.MinInt32 {
		t.Errorf("2³¹ wraps round to %v", big)
	}
	wide := Ints([]int{1}).To(Int64).MulScalar(1 << 53).AddScalar(1)
	if wide.i64[0] != 1<<53+1 {
		t.Errorf("2⁵³+1 is %v", wide.i64[0])
	}
}
