package flux

import "testing"

type vals = []float64

// Values and gradients of the elementwise operations where formulas break: at
// ±0, ±Inf, NaN and ±1e10. Where PyTorch has the operation, the "special" cases of
// tests/parity compare with it. A value that is NaN for a number, or a gradient
// that is NaN at an infinity, is a limit that does not exist or that the formula
// misses (Swish, Mish, GELU and GELUTanh, as in PyTorch).
func TestElementwiseOperationsAtTheExtremes(t *testing.T) {
	points := vals{0, -1 / inf, inf, -inf, nan, 1e10, -1e10}
	cases := []struct {
		name         string
		f            func(x *Tensor) *Tensor
		value, slope vals
	}{
		{"Exp", (*Tensor).Exp,
			vals{1, 1, inf, 0, nan, inf, 0}, vals{1, 1, inf, 0, nan, inf, 0}},
		{"Log", (*Tensor).Log,
			vals{-inf, -inf, inf, nan, nan, 23.02585092994, nan}, vals{inf, -inf, 0, 0, nan, 1e-10, -1e-10}},
		{"Sqrt", (*Tensor).Sqrt,
			vals{0, 0, inf, nan, nan, 100000, nan}, vals{inf, -inf, 0, nan, nan, 5e-06, nan}},
		{"Abs", (*Tensor).Abs,
			vals{0, 0, inf, inf, nan, 10000000000, 10000000000}, vals{0, 0, 1, -1, nan, 1, -1}},
		{"Reciprocal", (*Tensor).Reciprocal,
			vals{inf, -inf, 0, 0, nan, 1e-10, -1e-10}, vals{-inf, -inf, 0, 0, nan, -1e-20, -1e-20}},
		{"Tanh", (*Tensor).Tanh,
			vals{0, 0, 1, -1, nan, 1, -1}, vals{1, 1, 0, 0, nan, 0, 0}},
		{"Sigmoid", (*Tensor).Sigmoid,
			vals{0.5, 0.5, 1, 0, nan, 1, 0}, vals{0.25, 0.25, 0, 0, nan, 0, 0}},
		{"Softplus", (*Tensor).Softplus,
			vals{0.6931471805599, 0.6931471805599, inf, 0, nan, 10000000000, 0}, vals{0.5, 0.5, 1, 0, nan, 1, 0}},
		{"Swish", (*Tensor).Swish,
			vals{0, 0, inf, nan, nan, 10000000000, 0}, vals{0.5, 0.5, nan, nan, nan, 1, 0}},
		{"Mish", (*Tensor).Mish,
			vals{0, 0, inf, nan, nan, 10000000000, 0}, vals{0.6, 0.6, nan, nan, nan, 1, 0}},
		{"GELU", (*Tensor).GELU,
			vals{0, 0, inf, nan, nan, 10000000000, 0}, vals{0.5, 0.5, nan, nan, nan, 1, 0}},
		{"GELUTanh", (*Tensor).GELUTanh,
			vals{0, 0, inf, nan, nan, 10000000000, 0}, vals{0.5, 0.5, nan, nan, nan, 1, 0}},
		{"ReLU", (*Tensor).ReLU,
			vals{0, 0, inf, 0, nan, 10000000000, 0}, vals{0, 0, 1, 0, 1, 1, 0}},
		{"ELU(1)", func(x *Tensor) *Tensor { return x.ELU(1) },
			vals{0, 0, inf, -1, nan, 10000000000, -1}, vals{1, 1, 1, 0, nan, 1, 0}},
		{"Tan", (*Tensor).Tan,
			vals{0, 0, nan, nan, nan, -0.5583496378112, 0.5583496378112}, vals{1, 1, nan, nan, nan, 1.311754318044, 1.311754318044}},
		{"Asin", (*Tensor).Asin,
			vals{0, 0, nan, nan, nan, nan, nan}, vals{1, 1, nan, nan, nan, nan, nan}},
		{"Acos", (*Tensor).Acos,
			vals{1.570796326795, 1.570796326795, nan, nan, nan, nan, nan}, vals{-1, -1, nan, nan, nan, nan, nan}},
		{"Atan", (*Tensor).Atan,
			vals{0, 0, 1.570796326795, -1.570796326795, nan, 1.570796326695, -1.570796326695}, vals{1, 1, 0, 0, nan, 1e-20, 1e-20}},
		{"Sinh", (*Tensor).Sinh,
			vals{0, 0, inf, -inf, nan, inf, -inf}, vals{1, 1, inf, inf, nan, inf, inf}},
		{"Cosh", (*Tensor).Cosh,
			vals{1, 1, inf, inf, nan, inf, inf}, vals{0, 0, inf, -inf, nan, inf, -inf}},
		{"Asinh", (*Tensor).Asinh,
			vals{0, 0, inf, -inf, nan, 23.7189981105, -23.7189981105}, vals{1, 1, 0, 0, nan, 1e-10, 1e-10}},
		{"Acosh", (*Tensor).Acosh,
			vals{nan, nan, inf, nan, nan, 23.7189981105, nan}, vals{nan, nan, 0, nan, nan, 1e-10, nan}},
		{"Atanh", (*Tensor).Atanh,
			vals{0, 0, nan, nan, nan, nan, nan}, vals{1, 1, 0, 0, nan, -1e-20, -1e-20}},
		{"Exp2", (*Tensor).Exp2,
			vals{1, 1, inf, 0, nan, inf, 0}, vals{0.6931471805599, 0.6931471805599, inf, 0, nan, inf, 0}},
		{"Log2", (*Tensor).Log2,
			vals{-inf, -inf, inf, nan, nan, 33.21928094887, nan}, vals{inf, -inf, 0, 0, nan, 1.442695040889e-10, -1.442695040889e-10}},
		{"Log10", (*Tensor).Log10,
			vals{-inf, -inf, inf, nan, nan, 10, nan}, vals{inf, -inf, 0, 0, nan, 4.342944819033e-11, -4.342944819033e-11}},
		{"Rsqrt", (*Tensor).Rsqrt,
			vals{inf, -inf, 0, nan, nan, 1e-05, nan}, vals{-inf, inf, 0, nan, nan, -5e-16, nan}},
		{"Cbrt", (*Tensor).Cbrt,
			vals{0, 0, inf, -inf, nan, 2154.434690032, -2154.434690032}, vals{inf, inf, 0, 0, nan, 7.181448966773e-08, 7.181448966773e-08}},
		{"Frac", (*Tensor).Frac,
			vals{0, 0, nan, nan, nan, 0, 0}, vals{1, 1, 1, 1, 1, 1, 1}},
		{"Erfc", (*Tensor).Erfc,
			vals{1, 1, 0, 2, nan, 0, 2}, vals{-1.128379167096, -1.128379167096, 0, 0, nan, 0, 0}},
		{"Erfinv", (*Tensor).Erfinv,
			vals{0, 0, nan, nan, nan, nan, nan}, vals{0.8862269254528, 0.8862269254528, nan, nan, nan, nan, nan}},
		{"LGamma", (*Tensor).LGamma,
			vals{inf, inf, inf, inf, nan, 220258509288.8, inf}, vals{-inf, inf, inf, nan, nan, 23.02585092989, nan}},
		{"Digamma", (*Tensor).Digamma,
			vals{-inf, inf, inf, nan, nan, 23.02585092989, nan}, vals{inf, inf, 0, nan, nan, 1.00000000005e-10, inf}},
		{"Polygamma(1)", func(x *Tensor) *Tensor { return x.Polygamma(1) },
			vals{inf, inf, 0, nan, nan, 1.00000000005e-10, inf}, vals{-inf, inf, 0, nan, nan, -1.0000000001e-20, nan}},
		{"Logit(0)", func(x *Tensor) *Tensor { return x.Logit(0) },
			vals{-inf, -inf, nan, nan, nan, nan, nan}, vals{inf, inf, nan, nan, nan, nan, nan}},
		{"Logit(0.125)", func(x *Tensor) *Tensor { return x.Logit(0.125) },
			vals{-1.945910149055, -1.945910149055, 1.945910149055, -1.945910149055, nan, 1.945910149055, -1.945910149055}, vals{0, 0, 0, 0, nan, 0, 0}},
		{"Sinc", (*Tensor).Sinc,
			vals{1, 1, 0, 0, nan, 0, 0}, vals{0, 0, 0, 0, nan, 1e-10, -1e-10}},
		{"NaNToNum(1, 2, 3)", func(x *Tensor) *Tensor { return x.NaNToNum(1, 2, 3) },
			vals{0, 0, 2, 3, 1, 10000000000, -10000000000}, vals{1, 1, 0, 0, 0, 1, 1}},
		{"ReLU6", (*Tensor).ReLU6,
			vals{0, 0, 6, 0, nan, 6, 0}, vals{0, 0, 0, 0, 1, 0, 0}},
		{"HardTanh", (*Tensor).HardTanh,
			vals{0, 0, 1, -1, nan, 1, -1}, vals{1, 1, 0, 0, 1, 0, 0}},
		{"HardSigmoid", (*Tensor).HardSigmoid,
			vals{0.5, 0.5, 1, 0, nan, 1, 0}, vals{0.1666666666667, 0.1666666666667, 0, 0, 0.1666666666667, 0, 0}},
		{"HardSwish", (*Tensor).HardSwish,
			vals{0, 0, inf, 0, nan, 10000000000, 0}, vals{0.5, 0.5, 1, 0, nan, 1, 0}},
		{"SoftShrink(0.5)", func(x *Tensor) *Tensor { return x.SoftShrink(0.5) },
			vals{0, 0, inf, -inf, nan, 9999999999.5, -9999999999.5}, vals{0, 0, 1, 1, 1, 1, 1}},
		{"HardShrink(0.5)", func(x *Tensor) *Tensor { return x.HardShrink(0.5) },
			vals{0, 0, inf, -inf, nan, 10000000000, -10000000000}, vals{0, 0, 1, 1, 1, 1, 1}},
		{"ThresholdReLU(1)", func(x *Tensor) *Tensor { return x.ThresholdReLU(1) },
			vals{0, 0, inf, 0, nan, 10000000000, 0}, vals{0, 0, 1, 0, 1, 1, 0}},
		{"SELU", (*Tensor).SELU,
			vals{0, 0, inf, -1.758099340847, nan, 10507009873.55, -1.758099340847}, vals{1.758099340847, 1.758099340847, 1.050700987355, 0, nan, 1.050700987355, 0}},
		{"CELU(2)", func(x *Tensor) *Tensor { return x.CELU(2) },
			vals{0, 0, inf, -2, nan, 10000000000, -2}, vals{1, 1, 1, 0, nan, 1, 0}},
		{"LogSigmoid", (*Tensor).LogSigmoid,
			vals{-0.6931471805599, -0.6931471805599, 0, -inf, nan, 0, -10000000000}, vals{0.5, 0.5, 0, 1, nan, 0, 1}},
		{"Softsign", (*Tensor).Softsign,
			vals{0, 0, 1, -1, nan, 0.9999999999, -0.9999999999}, vals{1, 1, 0, 0, nan, 9.999999998e-21, 9.999999998e-21}},
		{"LogCosh", (*Tensor).LogCosh,
			vals{0, 0, inf, inf, nan, 9999999999.307, 9999999999.307}, vals{0, 0, 1, -1, nan, 1, -1}},
		{"TanhShrink", (*Tensor).TanhShrink,
			vals{0, 0, inf, -inf, nan, 9999999999, -9999999999}, vals{0, 0, 1, 1, nan, 1, 1}},
		{"LiSHT", (*Tensor).LiSHT,
			vals{0, 0, inf, inf, nan, 10000000000, 10000000000}, vals{0, 0, 1, -1, nan, 1, -1}},
		{"QuickGELU", (*Tensor).QuickGELU,
			vals{0, 0, inf, 0, nan, 10000000000, 0}, vals{0.5, 0.5, 1, 0, nan, 1, 0}},
		{"GELUSigmoid", (*Tensor).GELUSigmoid,
			vals{0, 0, inf, 0, nan, 10000000000, 0}, vals{0.5, 0.5, 1, 0, nan, 1, 0}},
		{"Squareplus(4)", func(x *Tensor) *Tensor { return x.Squareplus(4) },
			vals{1, 1, inf, 0, nan, 10000000000, 1e-10}, vals{0.5, 0.5, 1, 0, nan, 1, 1e-20}},
		{"PReLU(0.25)", func(x *Tensor) *Tensor { return x.PReLU(scalarLike(x, 0.25)) },
			vals{0, 0, inf, -inf, nan, 10000000000, -2500000000}, vals{0.25, 0.25, 1, 0.25, 0.25, 1, 0.25}},
	}
	for _, c := range cases {
		for _, d := range []DType{Float64, Float32} {
			x, tolerance := New64(points).To(d), 1e-12
			if d == Float32 {
				tolerance = 1e-6
			}
			g := Gradient(func() *Tensor { return c.f(x).Sum() }, x).Of(x).Float64s()
			if y := c.f(x).Float64s(); !same(y, c.value, tolerance) {
				t.Errorf("%s of %v in %v is %v, want %v", c.name, points, d, y, c.value)
			}
			if !same(g, c.slope, tolerance) {
				t.Errorf("the gradient of %s at %v in %v is %v, want %v", c.name, points, d, g, c.slope)
			}
		}
	}
}
