package flux

import (
	"math"
	"slices"
	"testing"
)

// TestNaNStaysInItsPlace puts NaN into one element of the operand of every
// elementwise operation: that element of the result is NaN and no other, and so
// it is with the gradient.
func TestNaNStaysInItsPlace(t *testing.T) {
	const at = 2
	constant := map[string]bool{"Pow(0)": true} // x⁰ = 1 for every x, as IEEE 754 has it
	for _, c := range unaries {
		name := c.name
		if name == "" {
			name = c.covers[0]
		}
		c.shapes = []Shape{{5}}
		x := c.inputs()[0]
		clean, cleanSlope := c.valueAndSlope(x)
		x.f64[at] = nan
		value, slope := c.valueAndSlope(x)
		for i := range value {
			if i != at && (value[i] != clean[i] || slope[i] != cleanSlope[i]) {
				t.Errorf("%s: element %d is %v, its slope %v; without NaN elsewhere %v, %v", name, i, value[i], slope[i], clean[i], cleanSlope[i])
			}
		}
		if math.IsNaN(value[at]) == constant[name] {
			t.Errorf("%s of NaN is %v", name, value[at])
		}
	}
	for _, c := range binaries[:6] { // not Where, which chooses
		for side := range 2 {
			c.shapes = []Shape{{5}, {5}}
			in := c.inputs()
			clean := c.f(in).Float64s()
			in[side].f64[at] = nan
			for i, v := range c.f(in).Float64s() {
				if math.IsNaN(v) != (i == at) || i != at && v != clean[i] {
					t.Errorf("%s with NaN on side %d at %d: element %d is %v, without it %v", c.covers[0], side, at, i, v, clean[i])
				}
			}
		}
	}
}

func (c gradCase) valueAndSlope(x *Tensor) (value, slope []float64) {
	_, g := WithGradient(func() *Tensor {
		y := c.f([]*Tensor{x})
		value = y.Float64s()
		return y.Sum()
	}, x)
	return value, gradientOrZeros(g.At(0), x)
}

// TestNaNInReductions: one NaN makes the number of its group NaN, and leaves the
// other groups alone.
func TestNaNInReductions(t *testing.T) {
	x := NewSource(3).Uniform(-1, 1, 3, 4).To(Float64)
	for _, d := range []DType{Float64, Float32} {
		for at := range 12 {
			clean, marked := x.To(d).Clone(), x.To(d).Clone()
			marked.Set(nan, at/4, at%4)
			for i, r := range append(reducersOf, struct {
				plain, keep func(x *Tensor, axes ...int) *Tensor
			}{(*Tensor).Std, (*Tensor).StdKeep}) {
				for axis := range 2 {
					group := []int{at % 4, at / 4}[axis]
					want := r.plain(clean, axis).Float64s()
					want[group] = nan
					if got := r.plain(marked, axis).Float64s(); !same(got, want, 0) {
						t.Errorf("reduction %d over axis %d with NaN at %d: %v, want %v", i, axis, at, got, want)
					}
				}
			}
			if got := marked.ArgMax(1).Ints()[at/4]; got != at%4 {
				t.Errorf("ArgMax with NaN at %d is %d", at, got)
			}
			if got := marked.ArgMin(0).Ints()[at%4]; got != at/4 {
				t.Errorf("ArgMin with NaN at %d is %d", at, got)
			}
			for name, f := range map[string]func(x *Tensor, axis int) *Tensor{"Softmax": (*Tensor).Softmax, "LogSoftmax": (*Tensor).LogSoftmax} {
				want := f(clean, 1)
				want.Row(at / 4).Fill(nan)
				if got := f(marked, 1); !same(got.Float64s(), want.Float64s(), 0) {
					t.Errorf("%s with NaN at %d: %v, want %v", name, at, got, want)
				}
			}
		}
	}
}

// TestNaNAndChoice: comparisons with NaN fail but for NotEqual, Where passes on
// only what it chose, and so does its gradient.
func TestNaNAndChoice(t *testing.T) {
	x, y := New64([]float64{nan, 1, nan}), New64([]float64{1, nan, nan})
	for name, f := range map[string]func(a, b *Tensor) *Tensor{
		"Greater": (*Tensor).Greater, "Less": (*Tensor).Less, "Equal": (*Tensor).Equal,
		"GreaterEqual": (*Tensor).GreaterEqual, "LessEqual": (*Tensor).LessEqual,
	} {
		if got := f(x, y).Ints(); slices.Max(got) != 0 {
			t.Errorf("%s with NaN is %v", name, got)
		}
	}
	if got := x.NotEqual(y).Ints(); slices.Min(got) != 1 {
		t.Errorf("NotEqual with NaN is %v", got)
	}
	good, first := New64([]float64{5, 6, 7}), Ints([]int{1, 0, 1})
	z := Where(first, good, x)
	equal(t, "Where", z, 5, 1, 7)
	g := Gradient(func() *Tensor { return Where(first, good, x).Mul(New64([]float64{2, 3, 4})).Sum() }, good, x)
	equal(t, "the gradient of what was chosen", g.At(0), 2, 0, 4)
	equal(t, "the gradient of the other", g.At(1), 0, 3, 0)
}

// TestInfinitiesMeet: what IEEE 754 leaves no number for is NaN, and what has a
// limit is the limit.
func TestInfinitiesMeet(t *testing.T) {
	v := func(x ...float64) *Tensor { return New64(x) }
	cases := []struct {
		name string
		got  *Tensor
		want float64
	}{
		{"∞−∞", v(inf).Sub(v(inf)), nan},
		{"0·∞", v(0).Mul(v(inf)), nan},
		{"∞/∞", v(inf).Div(v(inf)), nan},
		{"1/−0", v(1).Div(v(math.Copysign(0, -1))), -inf},
		{"the sum of ∞ and −∞", v(inf, -inf).Sum(), nan},
		{"the sum of ∞ and a number", v(inf, 1).Sum(), inf},
		{"the mean of ∞ and a number", v(inf, 1).Mean(), inf},
		{"the largest of −∞", v(-inf, -inf).Max(), -inf},
		{"the mean of nothing", v().Mean(), nan},
		{"the sum of nothing", v().Sum(), 0},
		{"log Σ exp of −∞", v(-inf, -inf).LogSumExp(0), -inf},
		{"log Σ exp of ∞", v(inf, 1).LogSumExp(0), inf},
		{"log Σ exp of nothing", v().LogSumExp(0), -inf},
		{"sigmoid of −∞", v(-inf).Sigmoid(), 0},
		{"tanh of ∞", v(inf).Tanh(), 1},
		{"softplus of −∞", v(-inf).Softplus(), 0},
		{"erf of −∞", v(-inf).Erf(), -1},
		{"clamp of ∞", v(inf).Clamp(-1, 1), 1},
	}
	for _, c := range cases {
		if got := c.got.Item(); !same([]float64{got}, []float64{c.want}, 0) {
			t.Errorf("%s is %v, want %v", c.name, got, c.want)
		}
	}
}

// TestNaNInProducts: a zero does not hide NaN or infinity, whatever the size and
// whichever operand it is in.
func TestNaNInProducts(t *testing.T) {
	products := map[string]func(a, b *Tensor) *Tensor{
		"MatMul":  (*Tensor).MatMul,
		"MatMulT": func(a, b *Tensor) *Tensor { return a.MatMulT(b.T()) },
		"TMatMul": func(a, b *Tensor) *Tensor { return a.T().Clone().TMatMul(b) },
		"Dot":     func(a, b *Tensor) *Tensor { return a.Row(1).Dot(b.Select(1, 1)) },
		"a row":   func(a, b *Tensor) *Tensor { return a.Row(1).MatMul(b) },
	}
	for _, d := range []DType{Float32, Float64} {
		for _, n := range []int{2, 7, 65} {
			for _, bad := range []float64{nan, inf} {
				zeros, marked := Zeros(n, n).To(d), Zeros(n, n).To(d)
				marked.Set(bad, 1, 1)
				for name, f := range products {
					for side, y := range []*Tensor{f(marked, zeros), f(zeros, marked)} {
						if v := y.Reshape(-1).Float64s(); !slices.ContainsFunc(v, math.IsNaN) {
							t.Errorf("%s of %d×%d %v: %v on side %d times zeros is %v", name, n, n, d, bad, side, v[:1])
						}
					}
				}
			}
		}
	}
}
