package flux

import (
	"errors"
	"math"
	"testing"
)

// throws fails unless f panics with an error of type E and that text; without a
// text the type is enough.
func throws[E error](t *testing.T, text string, f func()) {
	t.Helper()
	err := caught(f)
	var want E
	if !errors.As(err, &want) || text != "" && err.Error() != text {
		t.Errorf("got %T %v, want %T %s", err, err, want, text)
	}
}

func TestCbrtIsTheInverseOfTheCube(t *testing.T) {
	x := New64([]float64{-1000, -0.5, 0, 1e-200, 3, 1e100})
	if got := x.Pow(3).Cbrt().Float64s(); !same(got, x.Float64s(), 1e-14) {
		t.Errorf("the cube root of the cube is %v, want %v", got, x)
	}
	if got := New64([]float64{-27, inf, -inf, nan}).Cbrt().Float64s(); !same(got, []float64{-3, inf, -inf, nan}, 0) {
		t.Errorf("the cube roots are %v", got)
	}
}

func TestMathOfOtherArguments(t *testing.T) {
	x := New64([]float64{3})
	throws[*DomainError](t, "Polygamma: n: want 0 ≤ n ≤ 1000, got -1", func() { x.Polygamma(-1) })
	throws[*DomainError](t, "Logit: eps: want 0 ≤ eps < 0.5, got 0.5", func() { x.Logit(0.5) })
	throws[*DomainError](t, "Logit: eps: want 0 ≤ eps < 0.5, got NaN", func() { x.Logit(nan) })
	labels := Ints([]int{1})
	for _, f := range []func(){
		func() { labels.Tan() }, func() { labels.Digamma() }, func() { labels.Logit(0.1) }, func() { labels.Sinc() },
		func() { labels.NaNToNum(0, 0, 0) }, func() { labels.Trunc() }, func() { labels.Hypot(labels) }, func() { x.Atan2(x.To(Float32)) },
		func() { x.Lerp(labels, 0.5) }, func() { x.Lerp(nil, 0.5) }, func() { (*Tensor)(nil).Tan() }, func() { x.PowTensor(nil) },
	} {
		throws[*TypeError](t, "", f)
	}
	throws[*ShapeError](t, "Hypot: want [1 2], got [3]: the shapes cannot be broadcast", func() { Zeros(1, 2).Hypot(Zeros(3)) })
}

// The gradients of what is not defined, or infinite, at single points.
func TestGradientsOfPairsAtTheirPoles(t *testing.T) {
	cases := []struct {
		name      string
		f         func(a, b *Tensor) *Tensor
		a, b      float64
		y, ga, gb float64
	}{
		{"Hypot", (*Tensor).Hypot, 0, 0, 0, 0, 0},
		{"Hypot", (*Tensor).Hypot, 3e300, 4e300, 5e300, 0.6, 0.8},
		{"Hypot", (*Tensor).Hypot, 3e-320, 4e-320, 5e-320, 0.6, 0.8},
		{"Atan2", (*Tensor).Atan2, 0, 0, 0, nan, nan},
		{"Atan2", (*Tensor).Atan2, 1e200, 1e200, math.Pi / 4, 0.5e-200, -0.5e-200},
		{"LogAddExp", (*Tensor).LogAddExp, inf, inf, inf, 0.5, 0.5},
		{"LogAddExp", (*Tensor).LogAddExp, -inf, -inf, -inf, 0.5, 0.5},
		{"LogAddExp", (*Tensor).LogAddExp, -inf, 1, 1, 0, 1},
		{"LogAddExp", (*Tensor).LogAddExp, -inf, inf, inf, 0, 1},
		{"XLogY", (*Tensor).XLogY, 0, 0, 0, 0, 0},
		{"XLogY", (*Tensor).XLogY, 0, -1, 0, 0, 0},
		{"XLogY", (*Tensor).XLogY, 0, inf, 0, inf, 0},
		{"XLogY", (*Tensor).XLogY, 0, nan, nan, nan, nan},
		{"XLogY", (*Tensor).XLogY, 1, 0, -inf, -inf, inf},
		{"PowTensor", (*Tensor).PowTensor, 0, 0, 1, 0, 0},
		{"PowTensor", (*Tensor).PowTensor, 0, 2, 0, 0, 0},
		{"PowTensor", (*Tensor).PowTensor, 0, 0.5, 0, inf, 0},
		{"PowTensor", (*Tensor).PowTensor, -2, 3, -8, 12, nan},
		{"PowTensor", (*Tensor).PowTensor, -2, 0.5, nan, nan, nan},
		{"PowTensor", (*Tensor).PowTensor, inf, 0, 1, 0, inf},
		{"Fmod", (*Tensor).Fmod, 1, 0, nan, 1, nan},
		{"Fmod", (*Tensor).Fmod, -7, 4, -3, 1, 1},
		{"Remainder", (*Tensor).Remainder, -7, 4, 1, 1, 2},
		{"Remainder", (*Tensor).Remainder, 7, -4, -1, 1, 2},
		{"Remainder", (*Tensor).Remainder, 1, inf, 1, 1, 0},
		{"CopySign", (*Tensor).CopySign, 0, -1, 0, 0, 0},
		{"CopySign", (*Tensor).CopySign, -inf, 1, inf, -1, 0},
	}
	for _, c := range cases {
		a, b := New64([]float64{c.a}), New64([]float64{c.b})
		y, g := WithGradient(func() *Tensor { return c.f(a, b).Sum() }, a, b)
		got := []float64{y.Item(), g.Of(a).Item(), 0}
		if gb := g.Of(b); gb != nil {
			got[2] = gb.Item()
		}
		for i, want := range []float64{c.y, c.ga, c.gb} {
			if !same(got[i:i+1], []float64{want}, 0) && !(math.Abs(got[i]-want) <= 1e-3*math.Abs(want)) {
				t.Errorf("%s(%v, %v): value and gradients are %v, want %v %v %v", c.name, c.a, c.b, got, c.y, c.ga, c.gb)
			}
		}
	}
}
