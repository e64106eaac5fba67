package flux

import (
	"math"
	"testing"
)

func TestNormalDistribution(t *testing.T) {
	// log Φ to 17 digits by mpmath 1.3.0
	for x, want := range map[float64]float64{
		-1000.5: -500507.95219468623,
		-40.0:   -804.60844201375379,
		-7.5:    -31.075890902890001,
		-6.25:   -22.306907636008251,
		-5.5:    -17.779376352625261,
		-1.0:    -1.8410216450092635,
		0.5:     -0.36894641528865639,
		3.0:     -0.0013508099647481938,
		9.0:     -1.1285884059538406e-19,
	} {
		if got := New64(vals{x}).LogNormalCDF().Item(); !(math.Abs(got-want) <= 1e-14*math.Abs(want)) {
			t.Errorf("log Φ(%v) is %v, want %v", x, got, want)
		}
	}
	x := New64(vals{inf, -inf, nan, 0})
	if y := x.LogNormalCDF().Float64s(); !same(y, vals{0, -inf, nan, -math.Ln2}, 1e-15) {
		t.Errorf("log Φ of %v is %v", x, y)
	}
	if y := x.NormalCDF().Float64s(); !same(y, vals{1, 0, nan, 0.5}, 1e-15) {
		t.Errorf("Φ of %v is %v", x, y)
	}
}

func TestNormalize(t *testing.T) {
	x := New64(vals{3, 4, 0, 0, 1e-200, 0}, 3, 2)
	equal(t, "Normalize", x.Normalize(2, 0.5, 1), 0.6, 0.8, 0, 0, 2e-200, 0)
	g := Gradient(func() *Tensor { return x.Normalize(2, 1e-12, 1).Sum() }, x).Of(x)
	if y := g.Row(1).Float64s(); !same(y, vals{1e12, 1e12}, 1e-3) {
		t.Errorf("the gradient at the origin is %v, want 1/eps", y)
	}
	throws[*DomainError](t, "Normalize: eps: want eps ≥ 0, got -1", func() { x.Normalize(2, -1) })
	throws[*DomainError](t, "Normalize: p: want a number, got NaN", func() { x.Normalize(nan, 1) })
	for _, f := range []func(){func() { Ints([]int{1}).NormalCDF() }, func() { Ints([]int{1}).Normalize(2, 0) }} {
		throws[*TypeError](t, "", f)
	}
}

func init() {
	rows(func() []gradCase {
		return append(oneByOne(
			gradCase{covers: []string{"Tensor.NormalCDF"}, f: func(in []*Tensor) *Tensor { return in[0].NormalCDF() }},
			gradCase{covers: []string{"Tensor.LogNormalCDF"}, f: func(in []*Tensor) *Tensor { return in[0].LogNormalCDF() }},
			gradCase{name: "LogNormalCDF far below", lo: -9, hi: -5, f: func(in []*Tensor) *Tensor { return in[0].LogNormalCDF() }},
			gradCase{covers: []string{"Tensor.Normalize"}, f: func(in []*Tensor) *Tensor { return in[0].AddScalar(2).Normalize(2, 1e-12) }},
		), gradCase{name: "Normalize rows", f: func(in []*Tensor) *Tensor { return in[0].Normalize(3, 1e-12, -1) }}.over([]Shape{{3, 4}}, []Shape{{2, 0}})...)
	})
}
