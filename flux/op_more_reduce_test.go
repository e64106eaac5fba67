package flux

import (
	"math"
	"slices"
	"testing"
)

// naiveReduce folds the elements over the axes of t that share what is left of
// their index.
func naiveReduce(t *Tensor, axes []int, fold func(xs []float64) float64) *Tensor {
	axes = t.shape.axes("", axes)
	out := alloc(Float64, t.shape.without(axes, false))
	groups := make([][]float64, out.Size())
	each(t.shape, func(index []int) {
		at := 0
		for i, p := range index {
			if !slices.Contains(axes, i) {
				at = at*t.shape[i] + p
			}
		}
		groups[at] = append(groups[at], t.At(index...))
	})
	for i, xs := range groups {
		out.f64[i] = fold(xs)
	}
	return out
}

func powers(p float64) func(xs []float64) float64 {
	return func(xs []float64) float64 {
		s := 0.0
		for _, x := range xs {
			s += math.Pow(math.Abs(x), p)
		}
		return math.Pow(s, 1/p)
	}
}

func sampleVar(xs []float64) float64 {
	mean, s := total(xs)/float64(len(xs)), 0.0
	for _, x := range xs {
		s += (x - mean) * (x - mean)
	}
	return s / float64(len(xs)-1)
}

func quantileOf(q float64) func(xs []float64) float64 {
	return func(xs []float64) float64 {
		slices.Sort(xs)
		at := q * float64(len(xs)-1)
		lo := int(at)
		return xs[lo] + (at-float64(lo))*(xs[min(lo+1, len(xs)-1)]-xs[lo])
	}
}

func absolute(best func(a, b float64) float64) func(xs []float64) float64 {
	return func(xs []float64) float64 {
		y := math.Abs(xs[0])
		for _, x := range xs {
			y = best(y, math.Abs(x))
		}
		return y
	}
}

func TestMoreReductionsAgainstTheirDefinition(t *testing.T) {
	norm := func(p float64) func(x *Tensor, axes ...int) *Tensor {
		return func(x *Tensor, axes ...int) *Tensor { return x.Norm(p, axes...) }
	}
	quantile := func(q float64) func(x *Tensor, axes ...int) *Tensor {
		return func(x *Tensor, axes ...int) *Tensor { return x.Quantile(q, axes...) }
	}
	cases := []struct {
		name string
		f    func(x *Tensor, axes ...int) *Tensor
		fold func(xs []float64) float64
	}{
		{"Prod", (*Tensor).Prod, func(xs []float64) float64 {
			p := 1.0
			for _, x := range xs {
				p *= x
			}
			return p
		}},
		{"Norm(0)", norm(0), func(xs []float64) float64 { return float64(len(xs)) }},
		{"Norm(1)", norm(1), powers(1)}, {"Norm(2)", norm(2), powers(2)}, {"Norm(3)", norm(3), powers(3)}, {"Norm(0.5)", norm(0.5), powers(0.5)},
		{"Norm(-1)", norm(-1), powers(-1)}, {"Norm(Inf)", norm(inf), absolute(math.Max)}, {"Norm(-Inf)", norm(-inf), absolute(math.Min)},
		{"LogSumExp", (*Tensor).LogSumExp, func(xs []float64) float64 {
			s := 0.0
			for _, x := range xs {
				s += math.Exp(x)
			}
			return math.Log(s)
		}},
		{"VarSample", (*Tensor).VarSample, sampleVar},
		{"StdSample", (*Tensor).StdSample, func(xs []float64) float64 { return math.Sqrt(sampleVar(xs)) }},
		{"Median", (*Tensor).Median, quantileOf(0.5)},
		{"Quantile(0)", quantile(0), quantileOf(0)}, {"Quantile(0.37)", quantile(0.37), quantileOf(0.37)}, {"Quantile(1)", quantile(1), quantileOf(1)},
		{"smallest", func(x *Tensor, axes ...int) *Tensor { lo, _ := x.Extrema(axes...); return lo }, slices.Min[[]float64]},
		{"largest", func(x *Tensor, axes ...int) *Tensor { _, hi := x.Extrema(axes...); return hi }, slices.Max[[]float64]},
	}
	x := NewSource(3).Normal(0, 2, 3, 4, 5).To(Float64)
	for _, c := range cases {
		for _, axes := range [][]int{nil, {0}, {1}, {-1}, {0, 1}, {0, 2}, {2, 1}, {0, 1, 2}} {
			want := naiveReduce(x, axes, c.fold)
			for d, tolerance := range map[DType]float64{Float64: 1e-12, Float32: 1e-5} {
				got := c.f(x.To(d), axes...)
				if !got.shape.Equal(want.shape) || got.dtype != d || !same(got.Float64s(), want.Float64s(), tolerance) {
					t.Errorf("%s over %v in %v is\n%v, want\n%v", c.name, axes, d, got, want)
				}
			}
		}
		if got := c.f(New64(vals{2, -3, 0.5, 1}).view(Shape{2}, []int{2}, 1)).Float64s(); !same(got, vals{c.fold(vals{-3, 1})}, 1e-12) {
			t.Errorf("%s of a view is %v", c.name, got)
		}
	}
	keep := []*Tensor{x.ProdKeep(0, 2), x.NormKeep(2, 0, 2), x.LogSumExpKeep(0, 2), x.VarSampleKeep(0, 2), x.StdSampleKeep(0, 2), x.MedianKeep(0, 2), x.QuantileKeep(0.2, 0, 2)}
	for i, y := range keep {
		if !y.shape.Equal(Shape{1, 4, 1}) {
			t.Errorf("reduction %d keeps %v", i, y.shape)
		}
	}
}

func TestMoreReductionsOfExtraordinaryNumbers(t *testing.T) {
	norm := func(p float64) func(x *Tensor) *Tensor { return func(x *Tensor) *Tensor { return x.Norm(p) } }
	quantile := func(q float64) func(x *Tensor) *Tensor { return func(x *Tensor) *Tensor { return x.Quantile(q) } }
	prod, std, sample := func(x *Tensor) *Tensor { return x.Prod() }, func(x *Tensor) *Tensor { return x.Std() }, func(x *Tensor) *Tensor { return x.VarSample() }
	cases := []struct {
		name  string
		f     func(x *Tensor) *Tensor
		x     vals
		y     float64
		slope vals
	}{
		{"Prod", prod, vals{}, 1, vals{}},
		{"Prod", prod, vals{0, 3, 4}, 0, vals{12, 0, 0}},
		{"Prod", prod, vals{0, inf}, nan, vals{inf, 0}},
		{"Norm(2)", norm(2), vals{0, 0}, 0, vals{0, 0}},
		{"Norm(2)", norm(2), vals{}, 0, vals{}},
		{"Norm(2)", norm(2), vals{3e200, -4e200}, 5e200, vals{0.6, -0.8}},
		{"Norm(2)", norm(2), vals{3e-200, 4e-200, 0}, 5e-200, vals{0.6, 0.8, 0}},
		{"Norm(2)", norm(2), vals{3e-310, -4e-310}, 5e-310, vals{0.6, -0.8}},
		{"Norm(2)", norm(2), vals{inf, 1}, inf, vals{nan, 0}},
		{"Norm(2)", norm(2), vals{nan, 1}, nan, vals{nan, nan}},
		{"Norm(1)", norm(1), vals{-2, 0, 3}, 5, vals{-1, 0, 1}},
		{"Norm(0)", norm(0), vals{-2, 0, inf}, 2, nil},
		{"Norm(0)", norm(0), vals{nan, 0}, nan, nil},
		{"Norm(3)", norm(3), vals{1e150, 0}, 1e150, vals{1, 0}},
		{"Norm(0.5)", norm(0.5), vals{4, 0}, 4, vals{1, 0}},
		{"Norm(-1)", norm(-1), vals{2, 0}, 0, vals{0, 0}},
		{"Norm(-1)", norm(-1), vals{}, inf, vals{}},
		{"Norm(-1)", norm(-1), vals{2, inf}, 2, vals{1, 0}},
		{"Norm(Inf)", norm(inf), vals{2, -2, 1}, 2, vals{0.5, -0.5, 0}},
		{"Norm(Inf)", norm(inf), vals{}, 0, vals{}},
		{"Norm(Inf)", norm(inf), vals{nan, 1}, nan, vals{nan, nan}},
		{"Norm(-Inf)", norm(-inf), vals{2, -1, 1}, 1, vals{0, -0.5, 0.5}},
		{"Norm(-Inf)", norm(-inf), vals{}, inf, vals{}},
		{"LogSumExp", func(x *Tensor) *Tensor { return x.LogSumExp() }, vals{-inf, -inf}, -inf, vals{0, 0}},
		{"LogSumExp", func(x *Tensor) *Tensor { return x.LogSumExp() }, vals{-inf, 1000}, 1000, vals{0, 1}},
		{"Std", std, vals{2, 2, 2}, 0, vals{0, 0, 0}},
		{"Std", std, vals{1e9, 1e9 + 2}, 1, vals{-0.5, 0.5}},
		{"Std", std, vals{}, nan, vals{}},
		{"VarSample", sample, vals{3}, nan, vals{nan}},
		{"VarSample", sample, vals{1, 3}, 2, vals{-2, 2}},
		{"Median", quantile(0.5), vals{3, nan, 1}, nan, vals{0, 1, 0}},
		{"Median", quantile(0.5), vals{5, 1, 2, 9}, 3.5, vals{0.5, 0, 0.5, 0}},
		{"Median", quantile(0.5), vals{2, 2, 2}, 2, vals{0, 1, 0}},
		{"Median", quantile(0.5), vals{inf, -inf, inf, inf}, inf, vals{0.5, 0, 0.5, 0}},
		{"Quantile", quantile(0.25), vals{1, inf}, inf, vals{0.75, 0.25}},
	}
	for _, c := range cases {
		x := New64(c.x)
		y, g := WithGradient(func() *Tensor { return c.f(x) }, x)
		if !same(vals{y.Item()}, vals{c.y}, 1e-12*min(1, math.Abs(c.y))) {
			t.Errorf("%s of %v is %v, want %v", c.name, c.x, y.Item(), c.y)
		}
		if got := g.Of(x); (got == nil) != (c.slope == nil) || got != nil && !same(got.Float64s(), c.slope, 1e-6) {
			t.Errorf("the gradient of %s at %v is %v, want %v", c.name, c.x, got, c.slope)
		}
	}
	tiny := Full(1e-30, 4) // the squares are no float32
	if y := tiny.Norm(2).Item(); math.Abs(y-2e-30) > 1e-36 {
		t.Errorf("the norm of four 1e-30 is %v", y)
	}
}

// Max and Min have a loop for the gradient where the axes are neighbours, and a
// composition elsewhere: both against the definition, with equal elements.
func TestEqualLargestElementsShareTheGradient(t *testing.T) {
	x := New64(vals{1, 3, 3, 0, 3, 2, 2, 5, 0, 5, 4, 5}, 2, 3, 2)
	for _, axes := range [][]int{{0}, {1}, {2}, {0, 1}, {1, 2}, {0, 2}, nil} {
		want := alloc(Float64, x.shape)
		most := x.MaxKeep(axes...).expand(x.shape)
		count := most.Equal(x).To(Float64).SumKeep(axes...).expand(x.shape)
		each(x.shape, func(index []int) {
			if x.At(index...) == most.At(index...) {
				at := (index[0]*3+index[1])*2 + index[2]
				want.f64[at] = 1 / count.At(index...)
			}
		})
		got := Gradient(func() *Tensor { return x.Max(axes...).Sum() }, x).Of(x)
		equal(t, "Max", got, want.f64...)
		minus := x.Neg()
		equal(t, "Min", Gradient(func() *Tensor { return minus.Min(axes...).Sum() }, minus).Of(minus), want.f64...)
	}
	bad := New64(vals{1, nan, 2, 2}, 2, 2)
	if g := Gradient(func() *Tensor { return bad.Max(1).Sum() }, bad).Of(bad).Float64s(); !same(g, vals{nan, nan, 0.5, 0.5}, 0) {
		t.Errorf("the gradient of a largest NaN is %v", g)
	}
}

func TestReductionArguments(t *testing.T) {
	x := Zeros(2, 3)
	throws[*DomainError](t, "Norm: p: want a number, got NaN", func() { x.Norm(nan) })
	throws[*DomainError](t, "Quantile: q: want 0 ≤ q ≤ 1, got 1.5", func() { x.Quantile(1.5) })
	throws[*DomainError](t, "QuantileKeep: q: want 0 ≤ q ≤ 1, got NaN", func() { x.QuantileKeep(nan) })
	throws[*DomainError](t, "Median: want at least one element, got [2 0]", func() { Zeros(2, 0).Median(1) })
	throws[*DomainError](t, "Standardize: eps: want eps ≥ 0, got -1", func() { x.Standardize(-1) })
	throws[*ShapeError](t, "Prod: got [2 3]: axis 1 is given twice", func() { x.Prod(1, -1) })
	for _, f := range []func(){
		func() { x.ProdKeep(2) }, func() { x.NormKeep(2, -3) }, func() { x.LogSumExp(2) }, func() { x.VarSample(5) }, func() { x.StdSampleKeep(2) },
		func() { x.Median(2) }, func() { x.Standardize(1, 2) }, func() { x.CumSum(2) }, func() { x.CumProd(-3) }, func() { x.CumMax(2) },
		func() { x.LogCumSumExp(2) }, func() { x.Diff(2) }, func() { x.Extrema(2) }, func() { Scalar(1).CumSum(0) }, func() { Scalar(1).Diff(0) },
	} {
		throws[*IndexError](t, "", f)
	}
	labels := Ints([]int{1, 2})
	for _, f := range []func(){
		func() { labels.Prod() }, func() { labels.Norm(2) }, func() { labels.LogSumExp() }, func() { labels.VarSample() }, func() { labels.Std() },
		func() { labels.Median() }, func() { labels.Standardize(1) }, func() { labels.CumProd(0) }, func() { labels.CumMin(0) },
		func() { labels.LogCumSumExp(0) }, func() { labels.Diff(0) }, func() { (*Tensor)(nil).Prod() }, func() { (*Tensor)(nil).Extrema() },
		func() { (*Tensor)(nil).Var() },
	} {
		throws[*TypeError](t, "", f)
	}
	if s := Zeros(2, 0).Median(0).Shape(); !s.Equal(Shape{0}) {
		t.Errorf("medians of no columns: %v", s)
	}
}

func TestStandardize(t *testing.T) {
	x := NewSource(8).Normal(100, 5, 4, 3, 6)
	for _, axes := range [][]int{nil, {2}, {0}, {0, 2}, {1, 2}} {
		y := x.Standardize(1e-5, axes...)
		if m := y.Mean(axes...).Abs().Max().Item(); m > 1e-5 {
			t.Errorf("over %v a mean is %v", axes, m)
		}
		if v := y.Var(axes...).AddScalar(-1).Abs().Max().Item(); v > 1e-4 {
			t.Errorf("over %v a variance is off by %v", axes, v)
		}
		want := x.Sub(x.MeanKeep(axes...)).Div(x.VarKeep(axes...).AddScalar(1e-5).Sqrt())
		if d := y.Sub(want).Abs().Max().Item(); d > 1e-4 {
			t.Errorf("over %v it is off by %v", axes, d)
		}
	}
	equal(t, "of equals", Full(3, 4).Standardize(1e-5), 0, 0, 0, 0)
	if y := Full(3, 2).Standardize(0).Float64s(); !same(y, vals{nan, nan}, 0) {
		t.Errorf("of equals without eps: %v", y)
	}
}

// TestMomentsOfExtremeNumbers: squares that leave the range of float32 do no harm.
func TestMomentsOfExtremeNumbers(t *testing.T) {
	for _, size := range []float64{1e-30, 1e-20, 1, 1e18, 1e25, 1e37} {
		for _, s := range []Shape{{6, 70}, {70, 6}, {7, 70, 5}} {
			unit, weights := NewSource(3).Normal(1, 1, s...).To(Float64), NewSource(4).Normal(0, 1, s...)
			x := unit.MulScalar(size).To(Float32)
			for axis := range s {
				want := x.To(Float64)
				if got, want := x.Std(axis).To(Float64).DivScalar(size), want.Std(axis).DivScalar(size); !same(got.Float64s(), want.Float64s(), 1e-6) {
					t.Errorf("Std of %v·%g over %d: got %v, want %v", s, size, axis, got.Row(0), want.Row(0))
				}
				if got, want := x.Standardize(0, axis), want.Standardize(0, axis); !same(got.Float64s(), want.Float64s(), 2e-6) {
					t.Errorf("Standardize of %v·%g over %d: got %v, want %v", s, size, axis, got.Row(0), want.Row(0))
				}
				slope := func(x *Tensor) *Tensor {
					return Gradient(func() *Tensor { return x.Standardize(0, axis).Mul(weights.To(x.dtype)).Sum() }, x).Of(x).To(Float64).MulScalar(size)
				}
				if size < 1e30 && size > 1e-29 {
					if got, want := slope(x), slope(want); !same(got.Float64s(), want.Float64s(), 2e-5) {
						t.Errorf("gradient of Standardize of %v·%g over %d: got %v, want %v", s, size, axis, got.Row(0), want.Row(0))
					}
				}
			}
		}
	}
}
