package kernels

import (
	"math"
	"testing"
)

// ulps returns how many float32 numbers lie between got and the exact value.
func ulps(got float32, want float64) float64 {
	w := float32(want)
	if got == w || isNaN(got) && isNaN(w) {
		return 0
	}
	unit := float64(math.Nextafter32(float32(math.Abs(want)), math.MaxFloat32) - float32(math.Abs(want)))
	return math.Abs(float64(got)-want) / unit
}

func TestFloat32Functions(t *testing.T) {
	cases := []struct {
		name   string
		f      func(float32) float32
		exact  func(float64) float64
		lo, hi float64
		limit  float64
	}{
		{"exp32", exp32, math.Exp, -87, 88.7, 2},
		{"exp32 of subnormals", exp32, math.Exp, -103, -87, 2},
		{"exp32 near 0", exp32, math.Exp, -1e-3, 1e-3, 2},
		{"tanh32", tanh32, math.Tanh, -12, 12, 2},
		{"tanh32 near 0", tanh32, math.Tanh, -0.6, 0.6, 2},
		{"sigmoid32", sigmoid32, sigmoid, -80, 80, 3},
	}
	const n = 200_000
	for _, c := range cases {
		worst, where := 0.0, float32(0)
		for i := range n + 1 {
			x := float32(c.lo + (c.hi-c.lo)*float64(i)/n)
			if u := ulps(c.f(x), c.exact(float64(x))); !(u <= worst) {
				worst, where = u, x
			}
		}
		if !(worst <= c.limit) {
			t.Errorf("%s is %.2f units off at %v: %v, want %v", c.name, worst, where, c.f(where), c.exact(float64(where)))
		}
	}
}

func TestFloat32FunctionsAtTheEnds(t *testing.T) {
	inf, nan := float32(math.Inf(1)), float32(math.NaN())
	cases := []struct {
		name    string
		f       func(float32) float32
		x, want float32
	}{
		{"exp32", exp32, inf, inf}, {"exp32", exp32, -inf, 0}, {"exp32", exp32, nan, nan}, {"exp32", exp32, 0, 1},
		{"exp32", exp32, 89, inf}, {"exp32", exp32, -104, 0},
		{"tanh32", tanh32, inf, 1}, {"tanh32", tanh32, -inf, -1}, {"tanh32", tanh32, nan, nan}, {"tanh32", tanh32, 0, 0},
		{"sigmoid32", sigmoid32, inf, 1}, {"sigmoid32", sigmoid32, -inf, 0}, {"sigmoid32", sigmoid32, nan, nan}, {"sigmoid32", sigmoid32, 0, 0.5},
	}
	for _, c := range cases {
		if got := c.f(c.x); got != c.want && !(isNaN(got) && isNaN(c.want)) {
			t.Errorf("%s(%v) is %v, want %v", c.name, c.x, got, c.want)
		}
	}
}
