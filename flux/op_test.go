package flux

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

var inf, nan = math.Inf(1), math.NaN()

// same compares numbers, where NaN is the same as NaN.
func same(a, b []float64, tolerance float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool {
		return x == y || math.IsNaN(x) && math.IsNaN(y) || math.Abs(x-y) <= tolerance*(1+math.Abs(y))
	})
}

// Values at ordinary and at extraordinary points, in both types.
func TestUnaryValues(t *testing.T) {
	cases := []struct {
		name    string
		f       func(x *Tensor) *Tensor
		x, want []float64
	}{
		{"Neg", (*Tensor).Neg, []float64{1, -2, inf, nan}, []float64{-1, 2, -inf, nan}},
		{"AddScalar", func(x *Tensor) *Tensor { return x.AddScalar(1.5) }, []float64{1, -inf}, []float64{2.5, -inf}},
		{"DivScalar", func(x *Tensor) *Tensor { return x.DivScalar(0) }, []float64{1, -1, 0}, []float64{inf, -inf, nan}},
		{"Exp", (*Tensor).Exp, []float64{0, 1, -inf, inf, nan, 1e4}, []float64{1, math.E, 0, inf, nan, inf}},
		{"Log", (*Tensor).Log, []float64{1, math.E, 0, -1, inf}, []float64{0, 1, -inf, nan, inf}},
		{"Log1p", (*Tensor).Log1p, []float64{0, 1e-10, -1, -2}, []float64{0, 1e-10, -inf, nan}},
		{"Expm1", (*Tensor).Expm1, []float64{0, 1e-10, -inf}, []float64{0, 1e-10, -1}},
		{"Sqrt", (*Tensor).Sqrt, []float64{4, 0, -1, inf}, []float64{2, 0, nan, inf}},
		{"Square", (*Tensor).Square, []float64{-3, nan}, []float64{9, nan}},
		{"Abs", (*Tensor).Abs, []float64{-3, 0, -inf, nan}, []float64{3, 0, inf, nan}},
		{"Sign", (*Tensor).Sign, []float64{-3, 0, inf, nan}, []float64{-1, 0, 1, nan}},
		{"Floor", (*Tensor).Floor, []float64{-1.5, 1.5, nan}, []float64{-2, 1, nan}},
		{"Ceil", (*Tensor).Ceil, []float64{-1.5, 1.5}, []float64{-1, 2}},
		{"Round", (*Tensor).Round, []float64{0.5, 1.5, -0.6}, []float64{0, 2, -1}},
		{"Sin", (*Tensor).Sin, []float64{0, math.Pi / 2, inf}, []float64{0, 1, nan}},
		{"Cos", (*Tensor).Cos, []float64{0, math.Pi}, []float64{1, -1}},
		{"Erf", (*Tensor).Erf, []float64{0, 0.5, inf}, []float64{0, 0.5204998778130465, 1}},
		{"Reciprocal", (*Tensor).Reciprocal, []float64{4, 0, inf}, []float64{0.25, inf, 0}},
		{"Pow", func(x *Tensor) *Tensor { return x.Pow(0.5) }, []float64{4, 0, -1, nan}, []float64{2, 0, nan, nan}},
		{"Clamp", func(x *Tensor) *Tensor { return x.Clamp(-1, 2) }, []float64{-5, 0.5, inf, nan}, []float64{-1, 0.5, 2, nan}},
		{"ReLU", (*Tensor).ReLU, []float64{-1, 0, 2, inf, -inf, nan}, []float64{0, 0, 2, inf, 0, nan}},
		{"LeakyReLU", func(x *Tensor) *Tensor { return x.LeakyReLU(0.1) }, []float64{-1, 2, nan}, []float64{-0.1, 2, nan}},
		{"ELU", func(x *Tensor) *Tensor { return x.ELU(2) }, []float64{-inf, 1, -1, nan}, []float64{-2, 1, 2 * math.Expm1(-1), nan}},
		{"Tanh", (*Tensor).Tanh, []float64{0, inf, 0.5, nan}, []float64{0, 1, 0.46211715726000975, nan}},
		{"Sigmoid", (*Tensor).Sigmoid, []float64{0, inf, -inf, 2, -800}, []float64{0.5, 1, 0, 0.8807970779778823, 0}},
		{"Softplus", (*Tensor).Softplus, []float64{0, 1000, -1000, -inf, inf}, []float64{math.Ln2, 1000, 0, 0, inf}},
		{"Swish", (*Tensor).Swish, []float64{0, 2, -800}, []float64{0, 2 * 0.8807970779778823, 0}},
		{"Mish", (*Tensor).Mish, []float64{0, 1}, []float64{0, 0.8650983882673103}},
		{"GELU", (*Tensor).GELU, []float64{0, 1, -1, 50}, []float64{0, 0.8413447460685429, -0.15865525393145707, 50}},
		{"GELUTanh", (*Tensor).GELUTanh, []float64{0, 1, 50}, []float64{0, 0.8411919906082768, 50}},
	}
	for _, c := range cases {
		x := New64(c.x)
		if got := c.f(x).Float64s(); !same(got, c.want, 1e-12) {
			t.Errorf("%s(%v) is %v, want %v", c.name, c.x, got, c.want)
		}
		if got := c.f(x.To(Float32)).Float64s(); !same(got, c.want, 1e-6) {
			t.Errorf("%s(%v) in float32 is %v, want %v", c.name, c.x, got, c.want)
		}
	}
}

func TestBinaryValues(t *testing.T) {
	a, b := []float64{1, -1, 0, nan, 2}, []float64{0, 0, 0, 1, 2}
	cases := []struct {
		name string
		f    func(a, b *Tensor) *Tensor
		want []float64
	}{
		{"Add", (*Tensor).Add, []float64{1, -1, 0, nan, 4}},
		{"Sub", (*Tensor).Sub, []float64{1, -1, 0, nan, 0}},
		{"Mul", (*Tensor).Mul, []float64{0, 0, 0, nan, 4}},
		{"Div", (*Tensor).Div, []float64{inf, -inf, nan, nan, 1}},
		{"Maximum", (*Tensor).Maximum, []float64{1, 0, 0, nan, 2}},
		{"Minimum", (*Tensor).Minimum, []float64{0, -1, 0, nan, 2}},
		{"Greater", (*Tensor).Greater, []float64{1, 0, 0, 0, 0}},
		{"Less", (*Tensor).Less, []float64{0, 1, 0, 0, 0}},
		{"Equal", (*Tensor).Equal, []float64{0, 0, 1, 0, 1}},
		{"Where", func(a, b *Tensor) *Tensor { return Where(b, a, a.AddScalar(10)) }, []float64{11, 9, 10, nan, 2}},
	}
	for _, c := range cases {
		x, y := New64(a), New64(b)
		if got := c.f(x, y).Float64s(); !same(got, c.want, 0) {
			t.Errorf("%s is %v, want %v", c.name, got, c.want)
		}
		x, y = x.To(Float32), y.To(Float32)
		if got := c.f(x, y).Float64s(); !same(got, c.want, 0) {
			t.Errorf("%s in float32 is %v, want %v", c.name, got, c.want)
		}
		for i := range a { // a number on either side takes other loops
			xi, yi := x.Row(i), y.Row(i)
			if got := c.f(xi, y).At(i); !same([]float64{got}, c.want[i:i+1], 0) {
				t.Errorf("%s of a number and a vector at %d is %v, want %v", c.name, i, got, c.want[i])
			}
			if got := c.f(x, yi).At(i); !same([]float64{got}, c.want[i:i+1], 0) {
				t.Errorf("%s of a vector and a number at %d is %v, want %v", c.name, i, got, c.want[i])
			}
		}
	}
	labels := Ints([]int{1, 2, 3})
	equal(t, "equal labels", labels.Equal(Ints([]int{1, 0, 3})), 1, 0, 1)
	if d := labels.Less(labels).DType(); d != Bool {
		t.Errorf("comparing labels gives %v, want bool", d)
	}
}

func TestReductionsAgainstTheirDefinition(t *testing.T) {
	cases := []struct {
		name string
		f    func(x *Tensor, axes ...int) *Tensor
		fold func(xs []float64) float64
	}{
		{"Sum", (*Tensor).Sum, total},
		{"Mean", (*Tensor).Mean, func(xs []float64) float64 { return total(xs) / float64(len(xs)) }},
		{"Max", (*Tensor).Max, slices.Max[[]float64]},
		{"Min", (*Tensor).Min, slices.Min[[]float64]},
		{"Var", (*Tensor).Var, variance},
		{"Std", (*Tensor).Std, func(xs []float64) float64 { return math.Sqrt(variance(xs)) }},
	}
	shape := Shape{3, 1, 4, 5}
	x := NewSource(5).Uniform(-1, 1, shape...).To(Float64)
	for _, axes := range [][]int{nil, {0}, {1}, {2}, {3}, {0, 1}, {0, 2}, {3, 1}, {-1, 0}, {1, 2, 3}, {0, 1, 2, 3}} {
		for _, c := range cases {
			got := c.f(x, axes...)
			sorted := shape.axes("", axes)
			groups := map[string][]float64{}
			each(shape, func(index []int) {
				var key []int
				for i, v := range index {
					if !slices.Contains(sorted, i) {
						key = append(key, v)
					}
				}
				groups[fmt.Sprint(key)] = append(groups[fmt.Sprint(key)], x.At(index...))
			})
			each(got.shape, func(index []int) {
				var key []int
				want := c.fold(groups[fmt.Sprint(append(key, index...))])
				if math.Abs(got.At(index...)-want) > 1e-12 {
					t.Errorf("%s over %v at %v is %v, want %v", c.name, axes, index, got.At(index...), want)
				}
			})
		}
	}
	if s := x.SumKeep(1, 3).Shape(); !s.Equal(Shape{3, 1, 4, 1}) {
		t.Errorf("SumKeep has the shape %v", s)
	}
}

func total(xs []float64) (s float64) {
	for _, x := range xs {
		s += x
	}
	return s
}

func variance(xs []float64) (s float64) {
	m := total(xs) / float64(len(xs))
	for _, x := range xs {
		s += (x - m) * (x - m)
	}
	return s / float64(len(xs))
}

func TestReductionsOfExtraordinaryNumbers(t *testing.T) {
	equal(t, "the sum of nothing", Zeros(0).Sum(), 0)
	if m := Zeros(0).Mean().Item(); !math.IsNaN(m) {
		t.Errorf("the mean of nothing is %v", m)
	}
	x := New64([]float64{1, nan, 3, 1, 5, 5}, 2, 3)
	if got := x.Max(1).Float64s(); !same(got, []float64{nan, 5}, 0) {
		t.Errorf("Max is %v", got)
	}
	if got := x.Min(0).Float64s(); !same(got, []float64{1, nan, 3}, 0) {
		t.Errorf("Min is %v", got)
	}
	equal(t, "ArgMax", x.ArgMax(1), 1, 1)
	equal(t, "ArgMax of columns", x.ArgMax(0), 0, 0, 1)
	equal(t, "ArgMin", x.ArgMin(-1), 1, 0)
	if s := Zeros(0, 3).Max(1).Shape(); !s.Equal(Shape{0}) {
		t.Errorf("Max of no rows has the shape %v", s)
	}
	// a million tenths in float32: naive summation is off by 1 %
	if s := Full(0.1, 1_000_000).Sum().Item(); math.Abs(s-100_000) > 0.02 {
		t.Errorf("a million tenths are %v", s)
	}
	if s := Full(0.1, 1_000_000, 2).Sum(0).At(1); math.Abs(s-100_000) > 0.02 {
		t.Errorf("a column of a million tenths is %v", s)
	}
}

func logSumExpAlong(x *Tensor, axis int) *Tensor { return x.LogSumExp(axis) }

func TestSoftmaxFamily(t *testing.T) {
	cases := []struct {
		name string
		f    func(x *Tensor, axis int) *Tensor
		x    []float64
		want []float64
	}{
		{"Softmax", (*Tensor).Softmax, []float64{0, math.Ln2}, []float64{1.0 / 3, 2.0 / 3}},
		{"Softmax of large", (*Tensor).Softmax, []float64{1000, 1000}, []float64{0.5, 0.5}},
		{"Softmax with −Inf", (*Tensor).Softmax, []float64{-inf, 3}, []float64{0, 1}},
		{"Softmax of −Inf", (*Tensor).Softmax, []float64{-inf, -inf}, []float64{nan, nan}},
		{"Softmax with +Inf", (*Tensor).Softmax, []float64{inf, 1}, []float64{nan, nan}},
		{"Softmax with NaN", (*Tensor).Softmax, []float64{nan, 1}, []float64{nan, nan}},
		{"LogSoftmax", (*Tensor).LogSoftmax, []float64{0, math.Ln2}, []float64{-math.Log(3), math.Ln2 - math.Log(3)}},
		{"LogSoftmax of large", (*Tensor).LogSoftmax, []float64{0, 1000}, []float64{-1000, 0}},
		{"LogSoftmax with −Inf", (*Tensor).LogSoftmax, []float64{-inf, 3}, []float64{-inf, 0}},
		{"LogSoftmax of −Inf", (*Tensor).LogSoftmax, []float64{-inf, -inf}, []float64{nan, nan}},
		{"LogSoftmax with +Inf", (*Tensor).LogSoftmax, []float64{inf, 1}, []float64{nan, nan}},
		{"LogSumExp", logSumExpAlong, []float64{0, math.Ln2}, []float64{math.Log(3)}},
		{"LogSumExp of large", logSumExpAlong, []float64{1000, 1000}, []float64{1000 + math.Ln2}},
		{"LogSumExp of −Inf", logSumExpAlong, []float64{-inf, -inf}, []float64{-inf}},
		{"LogSumExp with +Inf", logSumExpAlong, []float64{inf, 1}, []float64{inf}},
		{"LogSumExp with NaN", logSumExpAlong, []float64{nan, 1}, []float64{nan}},
		{"LogSumExp of nothing", logSumExpAlong, []float64{}, []float64{-inf}},
	}
	for _, c := range cases {
		if got := c.f(New64(c.x), 0).Float64s(); !same(got, c.want, 1e-12) {
			t.Errorf("%s is %v, want %v", c.name, got, c.want)
		}
		if got := c.f(New64(c.x).To(Float32), -1).Float64s(); !same(got, c.want, 1e-6) {
			t.Errorf("%s in float32 is %v, want %v", c.name, got, c.want)
		}
	}
	x := NewSource(2).Normal(0, 3, 4, 5, 6)
	for axis := range 3 {
		sums := x.Softmax(axis).Sum(axis).Float64s()
		if !same(sums, slices.Repeat([]float64{1}, len(sums)), 1e-6) {
			t.Errorf("Softmax along %d adds to %v", axis, sums)
		}
	}
}

func TestMatMulAgainstItsDefinition(t *testing.T) {
	source := NewSource(3)
	for _, p := range products3 {
		a, b := source.Uniform(-1, 1, p.plain[0]...).To(Float64), source.Uniform(-1, 1, p.plain[1]...).To(Float64)
		got := a.MatMul(b)
		// through broadcasting: Σ over k of a[…, n, k, 1]·b[…, 1, k, m]
		x, y := a, b
		if len(a.shape) == 1 {
			x = a.Unsqueeze(0)
		}
		if len(b.shape) == 1 {
			y = b.Unsqueeze(1)
		}
		want := x.Unsqueeze(-1).Mul(y.Unsqueeze(-3)).Sum(-2)
		if len(b.shape) == 1 {
			want = want.Squeeze(-1)
		}
		if len(a.shape) == 1 {
			want = want.Squeeze(len(want.shape) - 2 + 1*b2i(len(b.shape) == 1))
		}
		if !got.shape.Equal(want.shape) || !same(got.Float64s(), want.Float64s(), 1e-12) {
			t.Errorf("%v·%v is %v, want %v", a.shape, b.shape, got, want)
		}
		if single := a.To(Float32).MatMul(b.To(Float32)); !same(single.Float64s(), want.Float64s(), 1e-5) {
			t.Errorf("%v·%v in float32 is %v, want %v", a.shape, b.shape, single, want)
		}
	}
	a, b := source.Uniform(-1, 1, 70, 50), source.Uniform(-1, 1, 50, 90)
	want := a.MatMul(b).Float64s()
	if got := a.MatMulT(b.T()).Float64s(); !same(got, want, 1e-5) {
		t.Error("MatMulT differs from MatMul")
	}
	if got := a.T().TMatMul(b).Float64s(); !same(got, want, 1e-5) {
		t.Error("TMatMul differs from MatMul")
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestTransposeAgainstItsDefinition(t *testing.T) {
	x := Arange(0, 120, 1).Reshape(2, 3, 4, 5)
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 0, 3, 2}, {2, 3, 0, 1}, {0, 2, 1, 3}, {-1, 0, 1, 2}} {
		y := x.Transpose(order...)
		each(y.shape, func(index []int) {
			from := make([]int, 4)
			for i, a := range order {
				from[(a+4)%4] = index[i]
			}
			if y.At(index...) != x.At(from...) {
				t.Fatalf("Transpose(%v) at %v is %v, want %v", order, index, y.At(index...), x.At(from...))
			}
		})
	}
	big := Arange(0, 70*45, 1).Reshape(70, 45)
	if got := big.T(); got.At(44, 69) != big.At(69, 44) || got.At(0, 33) != big.At(33, 0) || got.At(31, 64) != big.At(64, 31) {
		t.Error("a large matrix is not transposed")
	}
	equal(t, "transposed labels", Ints([]int{1, 2, 3, 4}, 2, 2).T(), 1, 3, 2, 4)
}

func TestViewsShareAndCopiesDoNot(t *testing.T) {
	x := Zeros(2, 3)
	views := map[string]*Tensor{
		"Reshape": x.Reshape(-1), "Flatten": x.Flatten(0), "Unsqueeze": x.Unsqueeze(0), "Squeeze": x.Unsqueeze(0).Squeeze(),
		"Slice": x.Slice(0, 1), "Row": x.Row(0), "Detach": x.Detach(), "Transpose": x.T(), "Narrow": x.Narrow(1, 0, 2),
		"Stride": x.Stride(1, 0, 3, 2), "Select": x.Select(1, 0), "Split": x.Split(1, 2, 1)[0], "Chunk": x.Chunk(0, 2)[0],
		"Unstack": x.Unstack(1)[0], "SwapAxes": x.SwapAxes(0, 1), "MoveAxis": x.MoveAxis(0, 1), "BroadcastTo": x.BroadcastTo(4, 2, 3),
		"Reshape of a view": x.Narrow(1, 0, 2).Reshape(1, 2, 2, 1), "Contiguous": x.Contiguous(),
	}
	copies := map[string]*Tensor{
		"Clone": x.Clone(), "Take": x.Take([]int{0}), "Contiguous": x.T().Contiguous(), "Reshape": x.T().Reshape(6), "Sum": Zeros().Sum(),
	}
	x.Data32()[0] = 7
	for name, v := range views {
		if v.Float64s()[0] != 7 {
			t.Errorf("%s is a copy", name)
		}
	}
	for name, c := range copies {
		if c.Float64s()[0] == 7 {
			t.Errorf("%s shares storage", name)
		}
	}
	x.Row(0).Data32()[1] = 8
	if x.At(0, 1) != 8 {
		t.Error("writing through a row is not seen")
	}
	if c := cap(x.Row(0).Data32()); c != 3 {
		t.Errorf("appending to a row of 3 would overwrite the next: its capacity is %d", c)
	}
}

func TestIndexing(t *testing.T) {
	x := Arange(0, 12, 1).Reshape(3, 4)
	equal(t, "Row", x.Row(-1), 8, 9, 10, 11)
	equal(t, "Slice", x.Slice(1, 2), 4, 5, 6, 7)
	equal(t, "Narrow", x.Narrow(-1, 1, 3), 1, 2, 5, 6, 9, 10)
	equal(t, "Take", x.Take([]int{2, 2}).Row(1), 8, 9, 10, 11)
	equal(t, "Pick", x.Pick(Ints([]int{3, 0, 1})), 3, 4, 9)
	equal(t, "OneHot", OneHot(Ints([]int{1, 0}), 3), 0, 1, 0, 1, 0, 0)
	equal(t, "Concat", Concat(1, x.Narrow(1, 0, 1), x.Narrow(1, 3, 4)), 0, 3, 4, 7, 8, 11)
	equal(t, "Stack", Stack(1, x.Row(0), x.Row(1)), 0, 4, 1, 5, 2, 6, 3, 7)
	equal(t, "Concat of labels", Concat(0, Ints([]int{1}), Ints([]int{2})), 1, 2)
	equal(t, "Take of labels", Ints([]int{5, 6, 7}).Take([]int{2, 0}), 7, 5)
	if d := x.Dim(-1); d != 4 || x.NDim() != 2 || x.Size() != 12 {
		t.Errorf("the last axis has %d", d)
	}
	s := x.Shape()
	s[0] = 99
	if x.Dim(0) != 3 {
		t.Error("Shape is not a copy")
	}
}

func TestConstructors(t *testing.T) {
	equal(t, "Arange", Arange(1, 2, 0.25), 1, 1.25, 1.5, 1.75)
	equal(t, "Arange down", Arange(3, 0, -1), 3, 2, 1)
	equal(t, "Arange of nothing", Arange(3, 0, 1))
	equal(t, "Linspace", Linspace(0, 1, 5), 0, 0.25, 0.5, 0.75, 1)
	equal(t, "Linspace of one", Linspace(3, 9, 1), 3)
	equal(t, "Eye", Eye(2), 1, 0, 0, 1)
	equal(t, "Full", Full(2, 1, 2), 2, 2)
	equal(t, "Zeros of no axes", Zeros(), 0)
	data := []float32{1, 2}
	x := New(data)
	data[0] = 5
	equal(t, "New takes the slice over", x, 5, 2)
	equal(t, "To and back", New64([]float64{1.5, -2.7}).To(Int32).To(Float32), 1, -2)
	if got := New([]float32{1.9, -1.9}).Ints(); !slices.Equal(got, []int{1, -1}) {
		t.Errorf("Ints gives %v", got)
	}
	if got := New64([]float64{0.5}).Float32s(); !slices.Equal(got, []float32{0.5}) {
		t.Errorf("Float32s gives %v", got)
	}
	if _, ok := Ints([]int{1}).Data().([]int32); !ok {
		t.Error("Data of labels is no []int32")
	}
}

func TestDropoutKeepsTheMean(t *testing.T) {
	x := Ones(100, 100).Dropout(0.25, NewSource(1))
	if m := x.Mean().Item(); math.Abs(m-1) > 0.03 {
		t.Errorf("the mean is %v, want about 1", m)
	}
	if zeros := x.Equal(Scalar(0)).To(Float64).Mean().Item(); math.Abs(zeros-0.25) > 0.02 {
		t.Errorf("%v of the elements are 0, want about a quarter", zeros)
	}
	y := Ones(3)
	if y.Dropout(0, nil) != y {
		t.Error("p = 0 copies")
	}
}
