package flux

import (
	"math"
	"testing"
)

func TestRunningReductionsAgainstTheirDefinition(t *testing.T) {
	value := func(f func(x *Tensor, axis int) (*Tensor, *Tensor)) func(x *Tensor, axis int) *Tensor {
		return func(x *Tensor, axis int) *Tensor {
			y, at := f(x, axis)
			each(x.shape, func(index []int) { // the position is of the value, and the last such
				from := append([]int{}, index...)
				from[axis] = int(at.At(index...))
				if x.At(from...) != y.At(index...) || at.dtype != Int32 {
					t.Errorf("position %v of element %v: there is %v, not %v", from, index, x.At(from...), y.At(index...))
				}
			})
			return y
		}
	}
	cases := []struct {
		name string
		f    func(x *Tensor, axis int) *Tensor
		fold func(so, x float64) float64
	}{
		{"CumSum", (*Tensor).CumSum, func(s, x float64) float64 { return s + x }},
		{"CumProd", (*Tensor).CumProd, func(s, x float64) float64 { return s * x }},
		{"LogCumSumExp", (*Tensor).LogCumSumExp, func(s, x float64) float64 { return math.Log(math.Exp(s) + math.Exp(x)) }},
		{"CumMax", value((*Tensor).CumMax), math.Max},
		{"CumMin", value((*Tensor).CumMin), math.Min},
	}
	x := NewSource(3).Normal(0, 2, 3, 4, 5).To(Float64)
	for _, c := range cases {
		for axis := range 3 {
			want := alloc(Float64, x.shape)
			strides := []int{20, 5, 1}
			each(x.shape, func(index []int) {
				at := index[0]*20 + index[1]*5 + index[2]
				want.f64[at] = x.At(index...)
				if index[axis] > 0 {
					want.f64[at] = c.fold(want.f64[at-strides[axis]], x.At(index...))
				}
			})
			for d, tolerance := range map[DType]float64{Float64: 1e-12, Float32: 1e-5} {
				if got := c.f(x.To(d), axis); !got.shape.Equal(x.shape) || got.dtype != d || !same(got.Float64s(), want.f64, tolerance) {
					t.Errorf("%s along %d in %v is\n%v, want\n%v", c.name, axis, d, got, want)
				}
			}
		}
		for _, s := range []Shape{{0, 3}, {3, 0}, {1}} {
			if got := c.f(New64(make(vals, s.Size())).reshape(s), 0); !got.shape.Equal(s) {
				t.Errorf("%s of %v has the shape %v", c.name, s, got.shape)
			}
		}
	}
}

func TestRunningReductionsOfExtraordinaryNumbers(t *testing.T) {
	first := func(f func(x *Tensor, axis int) (*Tensor, *Tensor)) func(x *Tensor, axis int) *Tensor {
		return func(x *Tensor, axis int) *Tensor { y, _ := f(x, axis); return y }
	}
	second := func(f func(x *Tensor, axis int) (*Tensor, *Tensor)) func(x *Tensor, axis int) *Tensor {
		return func(x *Tensor, axis int) *Tensor { _, at := f(x, axis); return at }
	}
	cases := []struct {
		name           string
		f              func(x *Tensor, axis int) *Tensor
		x, want, slope vals
	}{
		{"CumSum", (*Tensor).CumSum, vals{1, inf, -inf}, vals{1, inf, nan}, vals{3, 2, 1}},
		{"CumProd", (*Tensor).CumProd, vals{2, 0, 3}, vals{2, 0, 0}, vals{1, 8, 0}},
		{"LogCumSumExp", (*Tensor).LogCumSumExp, vals{-inf, 0, -inf, 0}, vals{-inf, 0, 0, math.Ln2}, vals{0, 2.5, 0, 0.5}},
		{"LogCumSumExp", (*Tensor).LogCumSumExp, vals{-inf, -inf}, vals{-inf, -inf}, vals{0, 0}},
		{"LogCumSumExp", (*Tensor).LogCumSumExp, vals{1000, 1000, -1000}, vals{1000, 1000 + math.Ln2, 1000 + math.Ln2}, vals{2, 1, 0}},
		{"LogCumSumExp", (*Tensor).LogCumSumExp, vals{0, inf, inf}, vals{0, inf, inf}, vals{nan, nan, nan}},
		{"LogCumSumExp", (*Tensor).LogCumSumExp, vals{0, nan, 3}, vals{0, nan, nan}, vals{nan, nan, nan}},
		{"CumMax", first((*Tensor).CumMax), vals{1, 3, 3, 2, nan, 9, nan}, vals{1, 3, 3, 3, nan, nan, nan}, vals{1, 1, 2, 0, 2, 0, 1}},
		{"CumMax's positions", second((*Tensor).CumMax), vals{1, 3, 3, 2, nan, 9, nan}, vals{0, 1, 2, 2, 4, 4, 6}, nil},
		{"CumMin", first((*Tensor).CumMin), vals{inf, 3, 3, -inf, 0}, vals{inf, 3, 3, -inf, -inf}, vals{1, 1, 1, 2, 0}},
		{"CumMin's positions", second((*Tensor).CumMin), vals{inf, 3, 3, -inf, 0}, vals{0, 1, 2, 3, 3}, nil},
		{"Diff", (*Tensor).Diff, vals{1, 4, 2}, vals{3, -2}, vals{-1, 0, 1}},
		{"Diff", (*Tensor).Diff, vals{1}, vals{}, vals{0}},
		{"Diff", (*Tensor).Diff, vals{}, vals{}, vals{}},
	}
	for _, c := range cases {
		x := New64(c.x)
		if got := c.f(x, 0).Float64s(); !same(got, c.want, 1e-12) {
			t.Errorf("%s of %v is %v, want %v", c.name, c.x, got, c.want)
		}
		if c.slope == nil {
			continue
		}
		if g := Gradient(func() *Tensor { return c.f(x, 0).Sum() }, x).Of(x); !same(g.Float64s(), c.slope, 1e-12) {
			t.Errorf("the gradient of %s at %v is %v, want %v", c.name, c.x, g, c.slope)
		}
	}
	tenths := Full(0.1, 100_000).CumSum(0)
	if last := tenths.At(-1); math.Abs(last-100_000*float64(float32(0.1))) > 0.01 {
		t.Errorf("a hundred thousand tenths are %v", last)
	}
}
