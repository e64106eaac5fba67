package kernels

import (
	"math"
	"slices"
	"testing"
)

func ramp[T Float](n int) []T {
	x := make([]T, n)
	for i := range x {
		x[i] = T(i%7) - 3 + T(i)/16
	}
	return x
}

// testZip checks that the three loops of an operation agree with f at every
// length.
func testZip[D comparable, T Float](t *testing.T, name string, loops Zip[D, T], f func(a, b T) D) {
	for _, n := range []int{0, 1, 3, 17} {
		a, b := ramp[T](n), slices.Clone(ramp[T](2 * n)[n:])
		want, got := make([]D, n), make([]D, n)
		check := func(loop string, f func(i int) D) {
			t.Helper()
			for i := range want {
				want[i] = f(i)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s%s of %d is %v, want %v", name, loop, n, got, want)
			}
		}
		loops.VV(got, a, b)
		check("VV", func(i int) D { return f(a[i], b[i]) })
		loops.VS(got, a, 1.5)
		check("VS", func(i int) D { return f(a[i], 1.5) })
		loops.SV(got, 1.5, b)
		check("SV", func(i int) D { return f(1.5, b[i]) })
	}
}

func testBinary[T Float](t *testing.T) {
	testZip(t, "Add", Add[T](), func(a, b T) T { return a + b })
	testZip(t, "Sub", Sub[T](), func(a, b T) T { return a - b })
	testZip(t, "Mul", Mul[T](), func(a, b T) T { return a * b })
	testZip(t, "Div", Div[T](), func(a, b T) T { return a / b })
	testZip(t, "Maximum", Maximum[T](), func(a, b T) T { return max(a, b) })
	testZip(t, "Minimum", Minimum[T](), func(a, b T) T { return min(a, b) })
	testZip(t, "Greater", Greater[T](), func(a, b T) bool { return a > b })
	testZip(t, "GreaterEqual", GreaterEqual[T](), func(a, b T) bool { return a >= b })
	testZip(t, "Equal", Equal[T](), func(a, b T) bool { return a == b })
}

func TestBinary(t *testing.T) {
	t.Run("float32", testBinary[float32])
	t.Run("float64", testBinary[float64])
}

// Every pullback loop against the central difference of its forward loop.
func TestBacks(t *testing.T) {
	type maps struct {
		f    Map[float64]
		back Back[float64]
	}
	cases := map[string]maps{
		"Neg": {Neg[float64], NegBack[float64]}, "Scale": {Scale[float64], ScaleBack[float64]}, "Divide": {Divide[float64], DivideBack[float64]},
		"Exp": {Exp[float64], ExpBack[float64]}, "Square": {Square[float64], SquareBack[float64]}, "Abs": {Abs[float64], AbsBack[float64]},
		"Clamp": {Clamp[float64], ClampBack[float64]}, "ReLU": {ReLU[float64], ReLUBack[float64]}, "LeakyReLU": {LeakyReLU[float64], LeakyReLUBack[float64]},
		"ELU": {ELU[float64], ELUBack[float64]}, "Tanh": {Tanh[float64], TanhBack[float64]}, "Sigmoid": {Sigmoid[float64], SigmoidBack[float64]},
		"Softplus": {Softplus[float64], SoftplusBack[float64]}, "Swish": {Swish[float64], SwishBack[float64]}, "Mish": {Mish[float64], MishBack[float64]},
		"GELU": {GELU[float64], GELUBack[float64]}, "GELU with its result": {GELU[float64], GELUBackBoth[float64]},
		"GELUTanh":    {GELUTanh[float64], GELUTanhBack[float64]},
		"HardSigmoid": {HardSigmoid[float64], HardSigmoidBack[float64]}, "HardSwish": {HardSwish[float64], HardSwishBack[float64]},
		"SoftShrink": {SoftShrink[float64], ShrinkBack[float64]}, "HardShrink": {HardShrink[float64], ShrinkBack[float64]},
		"ThresholdReLU": {ThresholdReLU[float64], ThresholdReLUBack[float64]}, "HardTanh": {Clamp[float64], ClampInsideBack[float64]},
	}
	const a, b, h = 0.3, 1.7, 1e-6
	x := []float64{-2.1, -0.7, -0.1, 0.2, 0.9, 2.3}
	g := []float64{1, -2, 3, 0.5, 1.5, -1}
	for name, c := range cases {
		y, up, down, got := make([]float64, 6), make([]float64, 6), make([]float64, 6), make([]float64, 6)
		c.f(y, x, a, b)
		for i, v := range x {
			c.f(up[i:i+1], []float64{v + h}, a, b)
			c.f(down[i:i+1], []float64{v - h}, a, b)
		}
		c.back(got, g, x, y, a, b)
		for i := range x {
			if want := g[i] * (up[i] - down[i]) / (2 * h); math.Abs(got[i]-want) > 1e-8 {
				t.Errorf("%sBack at %v is %v, want %v", name, x[i], got[i], want)
			}
		}
	}
}

func TestMatMulTransposes(t *testing.T) {
	const n, k, m = 3, 4, 5
	a, b := ramp[float64](n*k), ramp[float64](k*m)
	want := naiveProduct(a, b, n, k, m)
	for _, c := range storedForms(a, b, n, k, m) {
		got := slices.Repeat([]float64{math.NaN()}, n*m)
		MatMul(got, c.a, c.b, n, k, m, c.ta, c.tb, func() {})
		for j := range got {
			if math.Abs(got[j]-want[j]) > 1e-12 {
				t.Errorf("%s: element %d is %v, want %v", c.name, j, got[j], want[j])
			}
		}
	}
	empty := []float64{7, 7}
	MatMul(empty, nil, nil, 1, 0, 2, false, false, func() {})
	if !slices.Equal(empty, []float64{0, 0}) {
		t.Errorf("a product over nothing is %v, want zeros", empty)
	}
	MatMul[float32](nil, nil, nil, 0, 3, 0, false, true, func() {})
}

func TestReLUBackMasksExactly(t *testing.T) {
	tiny := math.Float32frombits(1)
	negativeZero := math.Float32frombits(1 << 31)
	inf := float32(math.Inf(1))
	x := []float32{-1, negativeZero, 0, tiny, -tiny, 2, inf, -inf}
	want := []float32{0, 0, 0, 3, 0, 3, 3, 0}
	got := make([]float32, len(x))
	ReLUBack(got, slices.Repeat([]float32{3}, len(x)), x, nil, 0, 0)
	if !slices.Equal(got, want) {
		t.Errorf("ReLUBack is %v, want %v", got, want)
	}
}
