package flux

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"fluxrepl/flux/internal/kernels"
)

// above reports whether a comes after b in ascending order: NaN is the largest.
func above(a, b float64) bool { return a > b || math.IsNaN(a) && !math.IsNaN(b) }

// placed sorts by definition: position i is the one that i others come before.
func placed(x []float64, descending bool) []int {
	out := make([]int, len(x))
	for i, v := range x {
		place := 0
		for j, w := range x {
			if before := above(v, w); descending && above(w, v) || !descending && before || !above(v, w) && !above(w, v) && j < i {
				place++
			}
		}
		out[place] = i
	}
	return out
}

// lines calls f for every line of x along an axis.
func lines(x *Tensor, axis int, f func(index []int, line []float64)) {
	each(with(x.shape, axis, 1), func(index []int) {
		line := make([]float64, x.shape[axis])
		for i := range line {
			line[i] = x.At(with(index, axis, i)...)
		}
		f(index, line)
	})
}

func TestSort(t *testing.T) {
	source := NewSource(2)
	for _, shape := range []Shape{{1}, {0}, {5}, {70}, {300}, {3, 5}, {2, 70, 2}, {0, 3}, {3, 0}} {
		x := source.Uniform(-9, 9, shape...).Round() // many are equal
		for i := range x.f32 {
			switch i % 11 {
			case 3:
				x.f32[i] = float32(nan)
			case 5:
				x.f32[i] = float32(math.Copysign(0, -1))
			case 7:
				x.f32[i] = float32(math.Inf(i%2*2 - 1))
			}
		}
		for _, y := range []*Tensor{x, x.To(Float64), x.To(BFloat16), x.To(Bool), source.Uniform(-9, 9, shape...).To(Int32), source.Uniform(-9e9, 9e9, shape...).To(Int64)} {
			for axis := range shape {
				for _, descending := range []bool{false, true} {
					checkSort(t, y, axis, descending)
				}
			}
		}
	}
}

func checkSort(t *testing.T, x *Tensor, axis int, descending bool) {
	t.Helper()
	n := x.shape[axis]
	values, index := x.Sort(axis, descending)
	if again := x.ArgSort(axis, descending); !slices.Equal(index.i32, again.i32) {
		t.Errorf("ArgSort of %v is %v, and Sort gives %v", x, again, index)
	}
	some := []int{0, (n + 1) / 3, n}
	tops, places := make([]*Tensor, len(some)), make([]*Tensor, len(some))
	for i, k := range some {
		tops[i], places[i] = x.TopK(k, axis, descending)
	}
	lines(x, axis, func(at []int, line []float64) {
		for i, p := range placed(line, descending) {
			at := with(at, axis, i)
			if got := int(index.At(at...)); got != p {
				t.Fatalf("%v %v along %d, descending %v: position %v is %d, want %d", x.dtype, x.shape, axis, descending, at, got, p)
			}
			if got := values.At(at...); !same([]float64{got}, line[p:p+1], 0) {
				t.Errorf("value %v is %v, want %v", at, got, line[p])
			}
			for j, k := range some {
				if i < k && (int(places[j].At(at...)) != p || !same([]float64{tops[j].At(at...)}, line[p:p+1], 0)) {
					t.Errorf("number %d of the first %d is %v at %v, want %v at %d", i, k, tops[j].At(at...), places[j].At(at...), line[p], p)
				}
			}
			if !descending {
				v, p2 := x.KthValue(i+1, axis)
				cut := slices.Delete(slices.Clone(at), axis, axis+1)
				if !same([]float64{v.At(cut...)}, line[p:p+1], 0) || int(p2.At(cut...)) != p {
					t.Errorf("value %d from below is %v at %v, want %v at %d", i+1, v.At(cut...), p2.At(cut...), line[p], p)
				}
			}
		}
	})
}

func TestLargeSort(t *testing.T) {
	x := NewSource(4).Normal(0, 1, 20_000).To(Float64)
	v, index := x.Sort(0, false)
	want := slices.Clone(x.f64)
	slices.Sort(want)
	if !slices.Equal(v.f64, want) || !slices.Equal(x.TakeAlong(0, index).f64, want) {
		t.Error("20000 numbers are not sorted")
	}
	top, _ := x.TopK(50, 0, true)
	slices.Reverse(want)
	if !slices.Equal(top.f64, want[:50]) {
		t.Error("the 50 largest are not those of the order")
	}
}

func TestUnique(t *testing.T) {
	x := New64([]float64{3, nan, 1, math.Copysign(0, -1), 3, 0, nan, -inf}).Reshape(2, 4)
	for _, x := range []*Tensor{x, x.To(Float32)} {
		values, inverse, counts := x.Unique()
		if want := []float64{-inf, 0, 1, 3, nan}; !same(values.Float64s(), want, 0) {
			t.Errorf("the values are %v, want %v", values, want)
		}
		equal(t, "the inverse", inverse, 3, 4, 2, 1, 3, 1, 4, 0)
		equal(t, "the counts", counts, 1, 2, 1, 2, 2)
		if !inverse.shape.Equal(x.shape) {
			t.Errorf("the inverse is %v", inverse.shape)
		}
	}
	values, _, counts := Ints([]int{math.MaxInt32, -1, math.MinInt32, -1, 0}).Unique()
	equal(t, "values of integers", values, math.MinInt32, -1, 0, math.MaxInt32)
	equal(t, "counts of integers", counts, 1, 2, 1, 1)
	if values, inverse, counts := Zeros(0, 2).Unique(); values.Size()+inverse.Size()+counts.Size() != 0 {
		t.Error("nothing has values")
	}
}

func TestSearchSorted(t *testing.T) {
	source := NewSource(6)
	for _, n := range []int{0, 1, 2, 9} {
		sorted, _ := source.Uniform(-4, 4, 3, n).Round().Sort(1, false)
		values := source.Uniform(-5, 5, 3, 20).Round()
		values.f32[5], values.f32[7], values.f32[25] = float32(nan), float32(inf), float32(-inf)
		for _, right := range []bool{false, true} {
			got := sorted.SearchSorted(values, right)
			is(t, "SearchSorted", got, Int32, values.shape, func(i []int) float64 {
				count, v := 0.0, values.At(i...)
				for j := range n {
					if s := sorted.At(i[0], j); above(v, s) || right && !above(s, v) {
						count++
					}
				}
				return count
			})
			row := sorted.Row(0)
			if a, b := row.SearchSorted(values, right), values.Bucketize(row, right); !slices.Equal(a.i32, b.i32) || !a.shape.Equal(values.shape) {
				t.Errorf("SearchSorted gives %v, Bucketize %v", a, b)
			}
		}
	}
	withNaN := New([]float32{1, float32(nan), float32(nan)})
	equal(t, "the place of NaN", withNaN.SearchSorted(New([]float32{float32(nan), 5}), false), 1, 1)
	equal(t, "the place after NaN", withNaN.SearchSorted(New([]float32{float32(nan), 5}), true), 3, 1)
	equal(t, "labels", Ints([]int{-5, 0, 7}).SearchSorted(Ints([]int{-6, 0, 8}), true), 0, 2, 3)
}

func TestIsIn(t *testing.T) {
	x := New64([]float64{1, nan, -inf, 0, 3, 2}).Reshape(2, 3)
	values := New64([]float64{3, nan, math.Copysign(0, -1), -inf, 3}).Reshape(5, 1)
	for _, d := range []DType{Float64, Float32, Float16, BFloat16} {
		got := x.To(d).IsIn(values.To(d))
		equal(t, "IsIn of "+d.String(), got, 0, 0, 1, 1, 1, 0)
		if got.dtype != Bool || !got.shape.Equal(x.shape) {
			t.Errorf("IsIn is %v %v", got.dtype, got.shape)
		}
	}
	equal(t, "integers", Ints([]int{5, 6}).IsIn(Ints([]int{6, 9})), 0, 1)
	equal(t, "masks", Ints([]int{1, 0}).To(Bool).IsIn(Ones(1).To(Bool)), 1, 0)
	equal(t, "in nothing", Ones(2).IsIn(Zeros(0)), 0, 0)
	equal(t, "nothing", Zeros(0).IsIn(Ones(2)))
}

func TestCounts(t *testing.T) {
	labels := Ints([]int{3, 1, 3, 0, 3, 1}, 2, 3)
	equal(t, "Bincount", labels.Bincount(nil, 4), 1, 2, 0, 3)
	equal(t, "Bincount of more", labels.Bincount(nil, 6), 1, 2, 0, 3, 0, 0)
	equal(t, "Bincount of nothing", Ints(nil).Bincount(nil, 0))
	equal(t, "Bincount with weights", labels.Bincount(New64([]float64{1, 2, 3, 4, 5, 6}, 2, 3), 4), 4, 8, 0, 9)
	x := New([]float32{1, 0, float32(nan), 0, 0, -1}, 2, 3)
	equal(t, "NonZero", x.NonZero(), 0, 0, 0, 2, 1, 2)
	if s := Scalar(2).NonZero().Shape(); !s.Equal(Shape{1, 0}) {
		t.Errorf("the places of a number are %v, want [1 0]", s)
	}
	equal(t, "NonZero of labels", Ints([]int{0, 5}).NonZero(), 1)
}

func TestHistogram(t *testing.T) {
	x := New64([]float64{0, 0.1, 0.2, 0.3, 0.7, 0.9, 1, 1.1, -0.1, nan, inf})
	counts, edges := x.Histogram(10, 0, 1)
	// 0.3 is a little less than 3·0.1 in binary, and the edge that the division gives
	for i, e := range edges.f64 {
		n := 0.0
		for _, v := range x.f64 {
			if v >= e && i < 10 && (v < edges.f64[i+1] || i == 9 && v == 1) {
				n++
			}
		}
		if i < 10 && counts.At(i) != n {
			t.Errorf("bin %d from %v has %v, want %v", i, e, counts.At(i), n)
		}
	}
	counts, edges = New([]float32{1, 2, 3, 4, float32(nan)}).Histogram(3, 0, 0)
	equal(t, "counts between the extremes", counts, 1, 1, 2)
	equal(t, "edges between the extremes", edges, 1, 2, 3, 4)
	counts, edges = Ints([]int{5, 5}).Histogram(2, 0, 0)
	equal(t, "counts of one number", counts, 0, 2)
	equal(t, "edges of one number", edges, 4, 5, 6)
	counts, edges = Zeros(0).Histogram(2, 0, 0)
	equal(t, "counts of nothing", counts, 0, 0)
	equal(t, "edges of nothing", edges, -1, 0, 1)
}

func TestMasks(t *testing.T) {
	everyType(t, Shape{2, 3}, func(t *testing.T, x *Tensor) {
		for _, mask := range []*Tensor{
			New([]float32{0, 2, float32(nan), -1, 0, 0}, 2, 3), Ints([]int{0, 1, 1, 1, 0, 0}, 2, 3), New64([]float64{0, inf, 1, 1e-300, 0, 0}, 2, 3),
		} {
			equal(t, "MaskedSelect", x.MaskedSelect(mask), 2, 3, 4)
			equal(t, "MaskedFill", x.MaskedFill(mask, 9), 1, 9, 9, 9, 5, 6)
			equal(t, "MaskedScatter", x.MaskedScatter(mask, x.Flip()), 1, 6, 5, 4, 5, 6)
		}
		equal(t, "MaskedSelect of columns", x.MaskedSelect(Ints([]int{1, 0, 1})), 1, 3, 4, 6)
		equal(t, "MaskedFill of rows", x.MaskedFill(Ints([]int{1, 0}, 2, 1), 0), 0, 0, 0, 4, 5, 6)
		if y := x.MaskedSelect(Ints([]int{0}).Row(0)); !y.shape.Equal(Shape{0}) || y.dtype != x.dtype {
			t.Errorf("nothing selected is %v %v", y.dtype, y.shape)
		}
	})
	x := New([]float32{float32(nan), 1, float32(inf)})
	g := Gradient(func() *Tensor { return x.MaskedFill(Ints([]int{1, 0, 1}), -1).Square().Sum() }, x).Of(x)
	equal(t, "the gradient beside NaN", g, 0, 2, 0)
}

func TestTriangles(t *testing.T) {
	everyType(t, Shape{2, 3, 4}, func(t *testing.T, x *Tensor) {
		zero := func(keep bool, v float64) float64 {
			if keep {
				return v
			}
			return 0
		}
		for _, k := range []int{0, 1, -1, 2, -2, 3, 4, -4, 9, math.MaxInt, math.MinInt} {
			is(t, fmt.Sprint("Tril ", k), x.Tril(k), x.dtype, x.shape, func(i []int) float64 { return zero(i[2]-i[1] <= k, x.At(i...)) })
			is(t, fmt.Sprint("Triu ", k), x.Triu(k), x.dtype, x.shape, func(i []int) float64 { return zero(i[2]-i[1] >= k, x.At(i...)) })
			m, v := x.Row(1), x.Row(1).Row(1)
			var diagonal []float64
			for i := range 3 {
				for j := range 4 {
					if j-i == k {
						diagonal = append(diagonal, m.At(i, j))
					}
				}
			}
			equal(t, fmt.Sprint("Diag ", k), m.Diag(k), diagonal...)
			checkPlaces(t, fmt.Sprint("TrilIndices ", k), TrilIndices(3, 4, k), func(i, j int) bool { return j-i <= k })
			checkPlaces(t, fmt.Sprint("TriuIndices ", k), TriuIndices(3, 4, k), func(i, j int) bool { return j-i >= k })
			if k > 9 || k < -9 {
				continue
			}
			n := 4 + max(k, -k)
			is(t, fmt.Sprint("Diag of a vector ", k), v.Diag(k), x.dtype, Shape{n, n}, func(i []int) float64 {
				return zero(i[1]-i[0] == k, v.At(min(i[0], i[1])%4))
			})
			is(t, fmt.Sprint("DiagEmbed ", k), m.DiagEmbed(k), x.dtype, Shape{3, n, n}, func(i []int) float64 {
				return zero(i[2]-i[1] == k, m.At(i[0], min(i[1], i[2])%4))
			})
		}
		equal(t, "Trace", x.Trace(), 1+6+11, 13+18+23)
		g := Meshgrid(x.Row(0).Row(0), x.Row(0).Row(1).Slice(0, 2))
		is(t, "Meshgrid 0", g[0], x.dtype, Shape{4, 2}, func(i []int) float64 { return float64(1 + i[0]) })
		is(t, "Meshgrid 1", g[1], x.dtype, Shape{4, 2}, func(i []int) float64 { return float64(5 + i[1]) })
	})
	if s := TrilIndices(1<<31-1, 0, 0).Shape(); !s.Equal(Shape{2, 0}) {
		t.Errorf("the places of a triangle without columns are %v", s)
	}
	if g := Meshgrid(); len(g) != 0 {
		t.Errorf("a grid of nothing has %d coordinates", len(g))
	}
}

// checkPlaces compares a list of places of a [3 4] matrix with a condition.
func checkPlaces(t *testing.T, what string, got *Tensor, in func(i, j int) bool) {
	t.Helper()
	var rows, columns []float64
	for i := range 3 {
		for j := range 4 {
			if in(i, j) {
				rows, columns = append(rows, float64(i)), append(columns, float64(j))
			}
		}
	}
	equal(t, what, got, append(rows, columns...)...)
}

func TestOrderErrors(t *testing.T) {
	m, labels, none := Zeros(2, 3), Ints([]int{1, 2}), (*Tensor)(nil)
	cases := []struct {
		name string
		f    func()
		want string
	}{
		{"Sort", func() { m.Sort(2, false) }, "Sort: axis 2 is out of range: there are 2 axes, 0 to 1, the shape is [2 3]"},
		{"nil ArgSort", func() { none.ArgSort(0, true) }, "ArgSort: want a tensor, got nil"},
		{"TopK", func() { m.TopK(4, 1, true) }, "TopK: k: want 0 ≤ k ≤ 3, the size of the axis, got 4"},
		{"TopK of a number", func() { Scalar(1).TopK(1, 0, true) }, "TopK: axis 0 is out of range: there are no axes, the shape is []"},
		{"KthValue", func() { m.KthValue(0, 1) }, "KthValue: k: want 1 ≤ k ≤ 3, the size of the axis, got 0"},
		{"KthValue of nothing", func() { Zeros(2, 0).KthValue(1, 1) }, "KthValue: k: want 1 ≤ k ≤ 0, the size of the axis, got 1"},
		{"nil Unique", func() { none.Unique() }, "Unique: want a tensor, got nil"},
		{"SearchSorted", func() { New([]float32{1, 3, 2}).SearchSorted(Ones(1), false) }, "SearchSorted: want numbers that ascend along the last axis, got others in row 0"},
		{"SearchSorted types", func() { m.SearchSorted(labels, false) }, "SearchSorted: values: want float32, got int32: both operands must have one type; convert with To"},
		{"SearchSorted shapes", func() { m.SearchSorted(Zeros(3, 1), false) }, "SearchSorted: values: want [2 ?], got [3 1]"},
		{"SearchSorted in a number", func() { Scalar(1).SearchSorted(Ones(1), false) }, "SearchSorted: axis -1 is out of range: there are no axes, the shape is []"},
		{"SearchSorted nil", func() { m.SearchSorted(none, false) }, "SearchSorted: values: want a tensor, got nil"},
		{"Bucketize", func() { m.Bucketize(m, false) }, "Bucketize: boundaries: want [?], got [2 3]"},
		{"Bucketize nil", func() { m.Bucketize(none, false) }, "Bucketize: boundaries: want a tensor, got nil"},
		{"Bincount", func() { Ints([]int{1, -2}).Bincount(nil, 2) }, "Bincount: label -2 at [1] is out of range: there are 2 classes, 0 to 1"},
		{"Bincount of a wild label", func() { Ints([]int{1, math.MaxInt32}).Bincount(nil, 10) }, "Bincount: label 2147483647 at [1] is out of range: there are 10 classes, 0 to 9"},
		{"Bincount type", func() { m.Bincount(nil, 0) }, "Bincount: want int32 or int64, got float32"},
		{"Bincount size", func() { labels.Bincount(nil, -1) }, "Bincount: got [?]: axis 0 has the size -1"},
		{"Bincount huge", func() { labels.Bincount(nil, math.MaxInt) }, "Bincount: got [9223372036854775807]: more than 2^33 elements"},
		{"Bincount weights", func() { labels.Bincount(m, 3) }, "Bincount: weights: want [2], got [2 3]"},
		{"Histogram", func() { m.Histogram(0, 0, 1) }, "Histogram: bins: want at least 1, got 0"},
		{"Histogram huge", func() { m.Histogram(math.MaxInt, 0, 1) }, "Histogram: got [9223372036854775807]: more than 2^33 elements"},
		{"Histogram limits", func() { m.Histogram(2, 1, 0) }, "Histogram: want finite limits lo < hi, got 1 and 0"},
		{"Histogram beyond float32", func() { m.Histogram(2, 1e18, 1e300) }, "Histogram: want finite limits lo < hi, got 1e+18 and 1e+300"},
		{"Histogram of infinity", func() { Full(inf, 2).Histogram(2, 0, 0) }, "Histogram: want finite limits lo < hi, got +Inf and +Inf"},
		{"IsIn", func() { m.IsIn(labels) }, "IsIn: values: want float32, got int32: both operands must have one type; convert with To"},
		{"IsIn nil", func() { m.IsIn(none) }, "IsIn: values: want a tensor, got nil"},
		{"nil NonZero", func() { none.NonZero() }, "NonZero: want a tensor, got nil"},
		{"MaskedSelect", func() { m.MaskedSelect(Zeros(2)) }, "MaskedSelect: mask: want [2 3], got [2]"},
		{"MaskedSelect larger", func() { m.MaskedSelect(Zeros(2, 2, 3)) }, "MaskedSelect: mask: want [2 3], got [2 2 3]"},
		{"MaskedFill nil", func() { m.MaskedFill(none, 0) }, "MaskedFill: mask: want a tensor, got nil"},
		{"MaskedFill", func() { labels.MaskedFill(labels, inf) }, "MaskedFill: value: want an integer that int32 holds, got +Inf"},
		{"MaskedScatter", func() { m.MaskedScatter(Ones(1), Zeros(5)) }, "MaskedScatter: src: got [5]: the mask wants 6 elements"},
		{"MaskedScatter types", func() { m.MaskedScatter(m, labels) }, "MaskedScatter: src: want float32, got int32: both operands must have one type; convert with To"},
		{"Tril", func() { Zeros(3).Tril(0) }, "Tril: want [? ?], got [3]"},
		{"Diag", func() { Scalar(1).Diag(0) }, "Diag: got []: want a vector or a matrix"},
		{"Diag huge", func() { Zeros(3).Diag(1 << 30) }, "Diag: got [1073741827 1073741827]: more than 2^33 elements"},
		{"Diag of a huge number", func() { Zeros(3).Diag(math.MinInt) }, "Diag: k: want at most 2^33, got -9223372036854775808"},
		{"DiagEmbed", func() { Scalar(1).DiagEmbed(0) }, "DiagEmbed: axis -1 is out of range: there are no axes, the shape is []"},
		{"Trace", func() { Zeros(3).Trace() }, "Trace: want [? ?], got [3]"},
		{"TrilIndices", func() { TrilIndices(-1, 2, 0) }, "TrilIndices: got [2 ? 2]: axis 1 has the size -1"},
		{"TriuIndices", func() { TriuIndices(1<<20, 1<<20, 0) }, "TriuIndices: got [2 1048576 1048576]: more than 2^33 elements"},
		{"Meshgrid", func() { Meshgrid(Ones(2), m) }, "Meshgrid: vector 1: want [?], got [2 3]"},
		{"Meshgrid types", func() { Meshgrid(Ones(2), labels) }, "Meshgrid: vector 1: want float32, got int32: both operands must have one type; convert with To"},
		{"Meshgrid nil", func() { Meshgrid(none) }, "Meshgrid: want a tensor, got nil"},
	}
	for _, c := range cases {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("%s: the error is %v, want %v", c.name, err, c.want)
		}
	}
}

func BenchmarkSort(b *testing.B) {
	x := NewSource(1).Normal(0, 1, 1_000_000)
	b.Run("sort", func(b *testing.B) {
		for b.Loop() {
			x.ArgSort(0, false)
		}
	})
	b.Run("top 50", func(b *testing.B) {
		for b.Loop() {
			x.TopK(50, 0, true)
		}
	})
	b.Run("keys", func(b *testing.B) {
		keys := make([]uint64, len(x.f32))
		for b.Loop() {
			kernels.Keys(keys, x.f32, 1, false)
		}
	})
}
