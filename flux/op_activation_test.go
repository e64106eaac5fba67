package flux

import (
	"math"
	"testing"
)

// What happens exactly at a kink.
func TestGradientsAtKinks(t *testing.T) {
	cases := []struct {
		name        string
		f           func(x *Tensor) *Tensor
		x, y, slope vals
	}{
		{"ReLU6", (*Tensor).ReLU6, vals{0, 6}, vals{0, 6}, vals{0, 0}},
		{"HardTanh", (*Tensor).HardTanh, vals{-1, 1}, vals{-1, 1}, vals{0, 0}},
		{"HardSigmoid", (*Tensor).HardSigmoid, vals{-3, 3}, vals{0, 1}, vals{0, 0}},
		{"HardSwish", (*Tensor).HardSwish, vals{-3, 3}, vals{0, 3}, vals{0, 1}},
		{"SoftShrink", func(x *Tensor) *Tensor { return x.SoftShrink(0.5) }, vals{-0.5, 0.5}, vals{0, 0}, vals{0, 0}},
		{"SoftShrink(0)", func(x *Tensor) *Tensor { return x.SoftShrink(0) }, vals{-1, 0}, vals{-1, 0}, vals{1, 0}},
		{"SoftShrink(Inf)", func(x *Tensor) *Tensor { return x.SoftShrink(inf) }, vals{inf, 1}, vals{0, 0}, vals{0, 0}},
		{"HardShrink", func(x *Tensor) *Tensor { return x.HardShrink(0.5) }, vals{-0.5, 0.5}, vals{0, 0}, vals{0, 0}},
		{"ThresholdReLU", func(x *Tensor) *Tensor { return x.ThresholdReLU(1) }, vals{1}, vals{0}, vals{0}},
		{"SELU", (*Tensor).SELU, vals{0}, vals{0}, vals{1.0507009873554805 * 1.6732632423543772}},
		{"CELU", func(x *Tensor) *Tensor { return x.CELU(3) }, vals{0}, vals{0}, vals{1}},
		{"PReLU", func(x *Tensor) *Tensor { return x.PReLU(scalarLike(x, 0.25)) }, vals{0}, vals{0}, vals{0.25}},
		{"LogCosh", (*Tensor).LogCosh, vals{1e-12, -1e-150}, vals{0.5e-24, 0.5e-300}, vals{1e-12, -1e-150}},
		{"TanhShrink", (*Tensor).TanhShrink, vals{1e-5}, vals{1e-15 / 3}, vals{1e-10}},
	}
	for _, c := range cases {
		x := New64(c.x)
		y, g := c.f(x).Float64s(), Gradient(func() *Tensor { return c.f(x).Sum() }, x).Of(x).Float64s()
		// the straight form is what a second derivative follows
		var second *Tensor
		Gradient(func() *Tensor {
			second = Gradient(func() *Tensor { return c.f(x).Sum() }, x).Of(x)
			return second.Sum()
		}, x)
		for i := range c.x {
			if !(math.Abs(y[i]-c.y[i]) <= 1e-9*math.Abs(c.y[i])) || !(math.Abs(g[i]-c.slope[i]) <= 1e-9*math.Abs(c.slope[i])) {
				t.Errorf("%s at %v is %v with the gradient %v, want %v and %v", c.name, c.x[i], y[i], g[i], c.y[i], c.slope[i])
			}
			if d := second.flat(i); !(math.Abs(d-c.slope[i]) <= 1e-9*math.Abs(c.slope[i])) {
				t.Errorf("%s at %v has the gradient %v when that is followed, want %v", c.name, c.x[i], d, c.slope[i])
			}
		}
	}
}

func TestActivationArguments(t *testing.T) {
	x := Zeros(2, 3)
	throws[*DomainError](t, "SoftShrink: lambda: want lambda ≥ 0, got -1", func() { x.SoftShrink(-1) })
	throws[*DomainError](t, "HardShrink: lambda: want lambda ≥ 0, got NaN", func() { x.HardShrink(nan) })
	throws[*DomainError](t, "ThresholdReLU: theta: want a number, got NaN", func() { x.ThresholdReLU(nan) })
	throws[*DomainError](t, "CELU: alpha: want alpha > 0, got 0", func() { x.CELU(0) })
	throws[*DomainError](t, "Squareplus: b: want b > 0, finite, got 0", func() { x.Squareplus(0) })
	throws[*DomainError](t, "RReLU: want finite lo ≤ hi, got 1 and 0", func() { x.RReLU(1, 0, nil) })
	throws[*DomainError](t, "GumbelSoftmax: tau: want tau > 0, got 0", func() { x.GumbelSoftmax(-1, 0, false, nil) })
	throws[*ShapeError](t, "GLU: got [2 3]: axis 1 cannot be halved", func() { x.GLU(-1) })
	throws[*ShapeError](t, "PReLU: slope: want [?], got [3 1]: one number, or one for each channel", func() { x.PReLU(Zeros(3, 1)) })
	throws[*ShapeError](t, "PReLU: slope: got [2]: want one number, or one for each channel of [2 3]", func() { x.PReLU(Zeros(2)) })
	for _, f := range []func(){
		func() { x.Softmin(2) }, func() { x.Sparsemax(-3) }, func() { x.GEGLU(2) }, func() { x.GumbelSoftmax(2, 1, true, nil) }, func() { Scalar(1).GLU(0) },
	} {
		throws[*IndexError](t, "", f)
	}
	labels := Ints([]int{1, 2})
	for _, f := range []func(){
		func() { labels.ReLU6() }, func() { labels.SELU() }, func() { labels.GLU(0) }, func() { labels.Softmin(0) }, func() { labels.Sparsemax(0) },
		func() { labels.RReLU(0, 1, nil) }, func() { x.PReLU(nil) }, func() { x.PReLU(Zeros(3).To(Float64)) }, func() { labels.GumbelSoftmax(0, 1, false, nil) },
		func() { (*Tensor)(nil).SwiGLU(0) }, func() { (*Tensor)(nil).HardSwish() },
	} {
		throws[*TypeError](t, "", f)
	}
}

func TestRReLUDrawsSlopesInItsRange(t *testing.T) {
	x := Full(-1, 10000)
	y := x.RReLU(0.125, 0.375, NewSource(1)).Neg()
	if lo, hi, mean := y.Min().Item(), y.Max().Item(), y.Mean().Item(); lo < 0.125 || hi >= 0.375 || math.Abs(mean-0.25) > 0.002 {
		t.Errorf("slopes go from %v to %v with the mean %v", lo, hi, mean)
	}
	equal(t, "above 0", Full(3, 2).RReLU(0.1, 0.2, nil), 3, 3)
}

// Sparsemax is the nearest point of the simplex: no step to another one, along
// an edge, comes nearer; and examples by hand.
func TestSparsemax(t *testing.T) {
	equal(t, "of equals", New64([]float64{3, 3, 3, 3}).Sparsemax(0), 0.25, 0.25, 0.25, 0.25)
	equal(t, "of one large", New64([]float64{5, 1, 0}).Sparsemax(0), 1, 0, 0)
	equal(t, "of two", New64([]float64{0.5, 0.25, -1e300, -inf}).Sparsemax(0), 0.625, 0.375, 0, 0)
	for _, bad := range []vals{{1, nan}, {inf, 0}, {-inf, -inf}} {
		if y := New64(bad).Sparsemax(0).Float64s(); !same(y, vals{nan, nan}, 0) {
			t.Errorf("of %v: %v", bad, y)
		}
	}
	x := NewSource(2).Normal(0, 2, 50, 7).To(Float64)
	y := x.Sparsemax(1)
	for r := range 50 {
		xs, ys := x.Row(r).Float64s(), y.Row(r).Float64s()
		if s := total(ys); math.Abs(s-1) > 1e-12 {
			t.Fatalf("row %d adds to %v", r, s)
		}
		for i := range ys {
			for j := range ys { // moving mass from i to j
				if ys[i] > 0 && (ys[i]-xs[i])-(ys[j]-xs[j]) > 1e-12 {
					t.Errorf("row %d: moving from %d to %d comes nearer", r, i, j)
				}
			}
		}
	}
}

func TestGumbelSoftmax(t *testing.T) {
	p := vals{0.2, 0.5, 0.3}
	logits := New64(p).Log().BroadcastTo(20000, 3)
	for axis, x := range []*Tensor{logits.T().Clone(), logits} {
		hard := x.GumbelSoftmax(axis, 0.5, true, NewSource(3))
		if s := hard.Sum(axis); s.Min().Item() != 1 || s.Max().Item() != 1 || hard.Square().Sub(hard).Abs().Max().Item() != 0 {
			t.Errorf("along %d: not exactly one 1", axis)
		}
		if shares := hard.Mean(1 - axis).Float64s(); !same(shares, p, 0.01) {
			t.Errorf("along %d the classes are drawn with %v, want %v", axis, shares, p)
		}
	}
	x := New64([]float64{1, -2, 0.5, 3}, 2, 2)
	weight := New64([]float64{1, 2, -1, 0.5}, 2, 2)
	slope := func(hard bool) *Tensor {
		return Gradient(func() *Tensor { return x.GumbelSoftmax(0, 0.8, hard, NewSource(6)).Mul(weight).Sum() }, x).Of(x)
	}
	equal(t, "the gradient of the hard one", slope(true), slope(false).Float64s()...)
	if s := Zeros(0, 3).GumbelSoftmax(1, 1, true, nil).Shape(); !s.Equal(Shape{0, 3}) {
		t.Errorf("of nothing: %v", s)
	}
}
