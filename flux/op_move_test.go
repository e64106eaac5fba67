package flux

import (
	"math"
	"slices"
	"testing"
)

// everyType runs a test on the numbers 1, 2, … in each element type but Bool.
func everyType(t *testing.T, shape Shape, test func(t *testing.T, x *Tensor)) {
	t.Helper()
	data := make([]int, shape.Size())
	for i := range data {
		data[i] = i + 1
	}
	x := Ints(data).Reshape(shape...)
	for _, d := range []DType{Float32, Float64, Int32, Int64, Float16, BFloat16} {
		t.Run(d.String(), func(t *testing.T) { test(t, x.To(d)) })
	}
}

// is fails unless every element of y is what the definition says, and its shape
// and type are those wanted.
func is(t *testing.T, what string, y *Tensor, d DType, shape Shape, want func(index []int) float64) {
	t.Helper()
	if !y.shape.Equal(shape) || y.dtype != d {
		t.Errorf("%s is %v %v, want %v %v", what, y.dtype, y.shape, d, shape)
		return
	}
	each(shape, func(index []int) {
		got, w := y.At(index...), want(index)
		if got != w && !(math.IsNaN(got) && math.IsNaN(w)) {
			t.Errorf("%s at %v is %v, want %v", what, index, got, w)
		}
	})
}

// with returns the index with another number at one place.
func with(index []int, at, v int) []int {
	index = slices.Clone(index)
	index[at] = v
	return index
}

func TestSlicesAlongAnAxis(t *testing.T) {
	everyType(t, Shape{2, 4, 3}, func(t *testing.T, x *Tensor) {
		rows := []int{2, 3, 0, 2, 3}
		for axis, n := range x.shape {
			rows := slices.DeleteFunc(slices.Clone(rows), func(r int) bool { return r >= n })
			shape := with(x.shape, axis, len(rows))
			is(t, "IndexSelect", x.IndexSelect(axis, rows), x.dtype, shape, func(i []int) float64 { return x.At(with(i, axis, rows[i[axis]])...) })
			src := x.IndexSelect(axis, rows).Flip()
			is(t, "IndexSet", x.IndexSet(axis, rows, src), x.dtype, x.shape, func(i []int) float64 {
				v := x.At(i...)
				for j, r := range rows {
					if r == i[axis] {
						v = src.At(with(i, axis, j)...)
					}
				}
				return v
			})
			is(t, "IndexFill", x.IndexFill(axis, rows, 7), x.dtype, x.shape, func(i []int) float64 {
				if slices.Contains(rows, i[axis]) {
					return 7
				}
				return x.At(i...)
			})
			is(t, "IndexAdd", x.IndexAdd(axis, rows, src), x.dtype, x.shape, func(i []int) float64 {
				v := x.At(i...)
				for j, r := range rows {
					if r == i[axis] {
						v += src.At(with(i, axis, j)...)
					}
				}
				return v
			})
		}
		if got := x.IndexSelect(0, []int{1, 0}); !slices.Equal(got.Float64s(), x.Take([]int{1, 0}).Float64s()) {
			t.Errorf("IndexSelect of the first axis is %v, not what Take gives", got)
		}
	})
}

func TestFlipRollRotate(t *testing.T) {
	everyType(t, Shape{2, 3, 4}, func(t *testing.T, x *Tensor) {
		is(t, "Flip(0, 2)", x.Flip(0, 2), x.dtype, x.shape, func(i []int) float64 { return x.At(1-i[0], i[1], 3-i[2]) })
		is(t, "Flip", x.Flip(), x.dtype, x.shape, func(i []int) float64 { return x.At(1-i[0], 2-i[1], 3-i[2]) })
		for _, shift := range []int{0, 1, 2, 4, -1, -7, 12, math.MaxInt, math.MinInt} {
			is(t, "Roll", x.Roll(shift, -1), x.dtype, x.shape, func(i []int) float64 {
				return x.At(i[0], i[1], ((i[2]-shift%4)%4+4)%4)
			})
		}
		turned := Shape{4, 3, 2}
		is(t, "Rot90 1", x.Rot90(1, 0, 2), x.dtype, turned, func(i []int) float64 { return x.At(i[2], i[1], 3-i[0]) })
		is(t, "Rot90 2", x.Rot90(-2, 0, 2), x.dtype, x.shape, func(i []int) float64 { return x.At(1-i[0], i[1], 3-i[2]) })
		is(t, "Rot90 3", x.Rot90(-1, 0, 2), x.dtype, turned, func(i []int) float64 { return x.At(1-i[2], i[1], i[0]) })
		is(t, "Rot90 0", x.Rot90(math.MaxInt-3, 2, 0), x.dtype, x.shape, func(i []int) float64 { return x.At(i...) })
	})
}

func TestTileAndRepeat(t *testing.T) {
	everyType(t, Shape{2, 3}, func(t *testing.T, x *Tensor) {
		is(t, "Tile", x.Tile(2, 1, 3), x.dtype, Shape{2, 2, 9}, func(i []int) float64 { return x.At(i[1], i[2]%3) })
		is(t, "Tile of the last axis", x.Tile(2), x.dtype, Shape{2, 6}, func(i []int) float64 { return x.At(i[0], i[1]%3) })
		is(t, "Tile by nothing", x.Tile(), x.dtype, Shape{2, 3}, func(i []int) float64 { return x.At(i...) })
		is(t, "Tile by 0", x.Tile(0, 5), x.dtype, Shape{0, 15}, nil)
		is(t, "Repeat", x.Repeat(3, -1), x.dtype, Shape{2, 9}, func(i []int) float64 { return x.At(i[0], i[1]/3) })
		is(t, "Repeat of rows", x.Repeat(2, 0), x.dtype, Shape{4, 3}, func(i []int) float64 { return x.At(i[0]/2, i[1]) })
		is(t, "RepeatEach", x.RepeatEach([]int{2, 0, 3}, 1), x.dtype, Shape{2, 5}, func(i []int) float64 { return x.At(i[0], []int{0, 0, 2, 2, 2}[i[1]]) })
	})
	equal(t, "a number tiled", Scalar(5).Tile(3), 5, 5, 5)
}

// continued returns the place of an axis of size n that stands at i, by walking
// there step by step.
func continued(mode PadMode, i, n int) (at int, ok bool) {
	if i >= 0 && i < n {
		return i, true
	}
	step, count := 1, i-(n-1)
	at = n - 1
	if i < 0 {
		at, step, count = 0, -1, -i
	}
	switch mode {
	case PadZeros:
		return 0, false
	case PadReplicate:
		return at, true
	}
	for range count {
		at += step
		if at < 0 || at >= n {
			switch mode {
			case PadCircular:
				at = (at + n) % n
			case PadSymmetric: // stand still and turn
				at -= step
				step = -step
			case PadReflect:
				step = -step
				at = max(0, min(n-1, at+2*step))
			}
		}
	}
	return at, true
}

func TestPad(t *testing.T) {
	everyType(t, Shape{2, 3, 4}, func(t *testing.T, x *Tensor) {
		for mode := range PadMode(len(padNames)) {
			for _, w := range [][]int{{0, 0}, {1, 2}, {3, 0, 0, 3}, {7, 9, 10, 11}, {1, 1, 0, 0, 2, 2}} {
				full := append(make([]int, 6-len(w)), w...)
				shape := Shape{2 + full[0] + full[1], 3 + full[2] + full[3], 4 + full[4] + full[5]}
				is(t, mode.String()+" "+Shape(w).String(), x.Pad(mode, w...), x.dtype, shape, func(i []int) float64 {
					from := make([]int, 3)
					for a := range from {
						at, ok := continued(mode, i[a]-full[2*a], x.shape[a])
						if !ok {
							return 0
						}
						from[a] = at
					}
					return x.At(from...)
				})
			}
		}
		is(t, "PadConstant, cropping", x.PadConstant(9, -1, 2, 1, -3), x.dtype, Shape{2, 4, 2}, func(i []int) float64 {
			if i[1] >= 2 || i[2] == 0 {
				return 9
			}
			return x.At(i[0], i[1]+1, i[2]-1)
		})
	})
	equal(t, "one reflected", New([]float32{5}).Pad(PadReflect, 2, 1), 5, 5, 5, 5)
	equal(t, "nothing padded with a number", New(nil).PadConstant(2, 1, 1), 2, 2)
	if y := New([]float32{1}).PadConstant(inf, 1, 0).At(0); y != inf {
		t.Errorf("padded with %v, want infinity", y)
	}
	if s := Zeros(0, 3).Pad(PadZeros, 1<<31, 1<<31); !s.shape.Equal(Shape{0, 3 + 1<<32}) {
		t.Errorf("an empty tensor is padded to %v", s.shape)
	}
}

func TestPadSequence(t *testing.T) {
	everyType(t, Shape{6, 2}, func(t *testing.T, x *Tensor) {
		a, b, c := x.Slice(0, 1), x.Slice(1, 4), x.Slice(4, 4)
		y, n := PadSequence([]*Tensor{a, b, c}, -1)
		equal(t, "lengths", n, 1, 3, 0)
		is(t, "PadSequence", y, x.dtype, Shape{3, 3, 2}, func(i []int) float64 {
			if s := []*Tensor{a, b, c}[i[0]]; i[1] < s.Dim(0) {
				return s.At(i[1], i[2])
			}
			return -1
		})
	})
}

func TestTakeAlong(t *testing.T) {
	everyType(t, Shape{2, 3, 4}, func(t *testing.T, x *Tensor) {
		for axis, n := range x.shape {
			shape := with(x.shape, axis, 5)
			index := alloc(Int32, shape)
			for i := range index.i32 {
				index.i32[i] = int32(i * 7 % n)
			}
			is(t, "TakeAlong", x.TakeAlong(axis, index), x.dtype, shape, func(i []int) float64 {
				return x.At(with(i, axis, int(index.At(i...)))...)
			})
		}
		index := Ints([]int{1, 2, 0, 0, 1, 1}, 3, 2)
		is(t, "GatherND", x.GatherND(index), x.dtype, Shape{3, 4}, func(i []int) float64 {
			return x.At(int(index.At(i[0], 0)), int(index.At(i[0], 1)), i[1])
		})
		is(t, "GatherND of the whole", x.GatherND(Ints(nil, 5, 0)), x.dtype, Shape{5, 2, 3, 4}, func(i []int) float64 { return x.At(i[1:]...) })
	})
}

// combined are the definitions of the ways of combining.
var combined = map[Combine]func(met []float64) float64{
	CombineSet: func(met []float64) float64 { return met[len(met)-1] },
	CombineAdd: total,
	CombineMul: func(met []float64) float64 {
		p := 1.0
		for _, v := range met {
			p *= v
		}
		return p
	},
	CombineMax:  slices.Max[[]float64],
	CombineMin:  slices.Min[[]float64],
	CombineMean: func(met []float64) float64 { return total(met) / float64(len(met)) },
}

func TestScatter(t *testing.T) {
	source := NewSource(3)
	x := source.Uniform(-2, 2, 2, 5, 3).To(Float64)
	for how, fold := range combined {
		for axis, n := range x.shape {
			for _, m := range []int{0, 1, 7} {
				shape := with(x.shape, axis, m)
				src, index := source.Uniform(-2, 2, shape...).To(Float64), alloc(Int32, shape)
				for i := range index.i32 {
					index.i32[i] = int32(source.Float64() * float64(n))
				}
				want := func(at []int) float64 {
					met := []float64{x.At(at...)}
					for j := range m {
						if from := with(at, axis, j); int(index.At(from...)) == at[axis] {
							met = append(met, src.At(from...))
						}
					}
					return fold(met)
				}
				nearly(t, how.String(), x.scatterAlong("", how, axis, index, src), x.shape, want)
			}
		}
		index := Ints([]int{1, 2, 0, 0, 1, 2, 1, 2, 1, 2}, 5, 2)
		src := source.Uniform(-2, 2, 5, 3).To(Float64)
		nearly(t, "ScatterND "+how.String(), x.ScatterND(how, index, src), x.shape, func(at []int) float64 {
			met := []float64{x.At(at...)}
			for j := range 5 {
				if int(index.At(j, 0)) == at[0] && int(index.At(j, 1)) == at[1] {
					met = append(met, src.At(j, at[2]))
				}
			}
			return fold(met)
		})
	}
	everyType(t, Shape{3}, func(t *testing.T, x *Tensor) {
		index, src := Ints([]int{2, 0, 2}).To(Int64), x.AddScalar(6)
		equal(t, "set", x.ScatterSet(0, index, src), 8, 2, 9)
		equal(t, "added", x.ScatterAdd(0, index, src), 9, 2, 19)
		equal(t, "multiplied", x.ScatterMul(0, index, src), 8, 2, 189)
		equal(t, "largest", x.ScatterMax(0, index, src), 8, 2, 9)
		equal(t, "smallest", x.ScatterMin(0, index, src), 1, 2, 3)
		if x.dtype.IsFloat() {
			equal(t, "mean", x.ScatterMean(0, index, src), 4.5, 2, New64([]float64{19. / 3}).To(x.dtype).Item())
		}
	})
	equal(t, "masks set", Ints([]int{1, 0}).To(Bool).ScatterSet(0, Ints([]int{1}), Ints([]int{1}).To(Bool)), 1, 1)
	if y := Zeros(1).ScatterMax(0, Ints([]int{0, 0}), New64([]float64{nan, 1}).To(Float32)).Item(); y == y {
		t.Errorf("the larger of 0, NaN and 1 is %v, want NaN", y)
	}
	if y := New([]float32{float32(nan)}).ScatterMin(0, Ints([]int{0}), Ones(1)).Item(); y == y {
		t.Errorf("the smaller of NaN and 1 is %v, want NaN", y)
	}
}

// nearly is is for results of arithmetic.
func nearly(t *testing.T, what string, y *Tensor, shape Shape, want func(index []int) float64) {
	t.Helper()
	if !y.shape.Equal(shape) {
		t.Errorf("%s is %v, want %v", what, y.shape, shape)
		return
	}
	each(shape, func(index []int) {
		if got, w := y.At(index...), want(index); math.Abs(got-w) > 1e-12 {
			t.Errorf("%s at %v is %v, want %v", what, index, got, w)
		}
	})
}

func TestEqualExtremesShareTheGradient(t *testing.T) {
	x, src := New([]float32{2, 5}), New([]float32{2, 1, 2, 3})
	g := Gradient(func() *Tensor { return x.ScatterMax(0, Ints([]int{0, 0, 0, 1}), src).Sum() }, x, src)
	third := float64(float32(1) / 3)
	equal(t, "the gradient of t", g.Of(x), third, 1)
	equal(t, "the gradient of src", g.Of(src), third, 0, third, 0)
}

func TestMovingErrors(t *testing.T) {
	odd := make([]int, 1)
	m, labels, none := Zeros(2, 3), Ints([]int{1, 2}), (*Tensor)(nil)
	mask := labels.To(Bool)
	cases := []struct {
		name string
		f    func()
		want string
	}{
		{"IndexSelect", func() { m.IndexSelect(1, []int{3}) }, "IndexSelect: row 3 is out of range: there are 3 rows, 0 to 2, the shape is [2 3]"},
		{"IndexSelect negative", func() { m.IndexSelect(1, []int{-1}) }, "IndexSelect: row -1 is out of range: there are 3 rows, 0 to 2, the shape is [2 3]"},
		{"IndexSelect axis", func() { m.IndexSelect(2, nil) }, "IndexSelect: axis 2 is out of range: there are 2 axes, 0 to 1, the shape is [2 3]"},
		{"nil IndexSelect", func() { none.IndexSelect(0, nil) }, "IndexSelect: want a tensor, got nil"},
		{"IndexAdd", func() { m.IndexAdd(0, []int{1}, Zeros(2, 3)) }, "IndexAdd: src: want [1 3], got [2 3]"},
		{"IndexAdd of masks", func() { mask.IndexAdd(0, []int{1}, mask) }, "IndexAdd: want numbers, got bool: a mask is no number; convert with To"},
		{"IndexAdd nil", func() { m.IndexAdd(0, []int{1}, none) }, "IndexAdd: src: want a tensor, got nil"},
		{"IndexSet", func() { m.IndexSet(0, []int{1}, labels) }, "IndexSet: src: want float32, got int32: both operands must have one type; convert with To"},
		{"IndexSet nil", func() { m.IndexSet(0, []int{1}, none) }, "IndexSet: src: want a tensor, got nil"},
		{"IndexFill", func() { labels.IndexFill(0, []int{1}, 0.5) }, "IndexFill: value: want an integer that int32 holds, got 0.5"},
		{"IndexFill NaN", func() { labels.IndexFill(0, []int{1}, nan) }, "IndexFill: value: want an integer that int32 holds, got NaN"},
		{"Flip twice", func() { m.Flip(0, -2) }, "Flip: got [2 3]: axis 0 is given twice"},
		{"nil Flip", func() { none.Flip() }, "Flip: want a tensor, got nil"},
		{"Roll", func() { Scalar(1).Roll(1, 0) }, "Roll: axis 0 is out of range: there are no axes, the shape is []"},
		{"Rot90", func() { m.Rot90(1, 1, -1) }, "Rot90: got [2 3]: axis 1 is given twice"},
		{"Tile", func() { m.Tile(-1) }, "Tile: want a number of times, 0 or more, got -1"},
		{"Tile huge", func() { m.Tile(math.MaxInt, math.MaxInt) }, "Tile: got [9223372036854775807 2]: more than 2^33 elements"},
		{"Tile overflow hidden by 0", func() { m.Tile(1<<32, 1<<32, 0) }, "Tile: got [4294967296 8589934592 0]: more than 2^33 elements"},
		{"Repeat", func() { m.Repeat(-1, 0) }, "Repeat: want a number of times, 0 or more, got -1"},
		{"Repeat huge", func() { m.Repeat(math.MaxInt, 0) }, "Repeat: got [2 9223372036854775807]: more than 2^33 elements"},
		{"Repeat huge together", func() { m.Repeat(1<<32, 0) }, "Repeat: got [8589934592 3]: more than 2^33 elements"},
		{"RepeatEach", func() { m.RepeatEach([]int{1}, 0) }, "RepeatEach: counts: want [2], got [1]"},
		{"RepeatEach negative", func() { m.RepeatEach([]int{1, -1}, 0) }, "RepeatEach: want a number of times, 0 or more, got -1"},
		{"RepeatEach huge", func() { m.RepeatEach([]int{math.MaxInt, 1}, 0) }, "RepeatEach: got [9223372036854775807]: more than 2^33 elements"},
		{"Pad mode", func() { m.Pad(9) }, "Pad: mode: want one of the PadMode constants, got PadMode(9)"},
		{"Pad odd", func() { m.Pad(PadZeros, odd...) }, "Pad: widths: want pairs: before and after, got 1 numbers"},
		{"Pad too many", func() { m.Pad(PadZeros, 1, 1, 1, 1, 1, 1) }, "Pad: got [2 3]: 3 pairs of widths are more than there are axes"},
		{"Pad negative", func() { m.Pad(PadReflect, -1, 1) }, "Pad: widths: want no negative width with PadReflect, got -1"},
		{"Pad nothing", func() { Zeros(2, 0).Pad(PadCircular, 1, 0) }, "Pad: want an element to continue with along axis 1, got [2 0]"},
		{"Pad cropping", func() { m.Pad(PadZeros, -2, -2) }, "Pad: got [2 3]: along axis 1 more is cropped than there is"},
		{"Pad huge", func() { m.Pad(PadReflect, 1<<33, 0) }, "Pad: got [2 8589934595]: more than 2^33 elements"},
		{"Pad huge number", func() { m.Pad(PadZeros, math.MinInt, 0) }, "Pad: widths: want at most 2^33, got -9223372036854775808"},
		{"PadConstant", func() { labels.PadConstant(1e10, 1, 1) }, "PadConstant: value: want an integer that int32 holds, got 1e+10"},
		{"PadSequence", func() { PadSequence(nil, 0) }, "PadSequence: want at least one tensor, got none"},
		{"PadSequence of numbers", func() { PadSequence([]*Tensor{Scalar(1)}, 0) }, "PadSequence: axis 0 is out of range: there are no axes, the shape is []"},
		{"PadSequence of shapes", func() { PadSequence([]*Tensor{m, Zeros(2, 4)}, 0) }, "PadSequence: tensor 1: want [? 3], got [2 4]"},
		{"PadSequence nil", func() { PadSequence([]*Tensor{m, none}, 0) }, "PadSequence: want a tensor, got nil"},
		{"TakeAlong", func() { m.TakeAlong(1, Ints([]int{0, 3}, 2, 1)) }, "TakeAlong: index 3 at [1 0] is out of range: there are 3 places, 0 to 2, the shape is [2 3]"},
		{"TakeAlong negative", func() { m.TakeAlong(1, Ints([]int{0, -1}, 2, 1)) }, "TakeAlong: index -1 at [1 0] is out of range: there are 3 places, 0 to 2, the shape is [2 3]"},
		{"TakeAlong shape", func() { m.TakeAlong(1, labels) }, "TakeAlong: index: want [2 ?], got [2]"},
		{"TakeAlong type", func() { m.TakeAlong(1, m) }, "TakeAlong: index: want int32 or int64, got float32"},
		{"TakeAlong nil", func() { m.TakeAlong(1, none) }, "TakeAlong: index: want a tensor, got nil"},
		{"GatherND", func() { m.GatherND(Ints([]int{1, 2, 1, 3}, 2, 2)) }, "GatherND: index 3 at [1 1] is out of range: there are 3 places, 0 to 2, the shape is [2 3]"},
		{"GatherND shape", func() { m.GatherND(Ints(nil, 0, 3)) }, "GatherND: index: got [0 3]: the last axis must hold one index for each of some axes of [2 3]"},
		{"GatherND number", func() { m.GatherND(labels.Row(0)) }, "GatherND: index: got []: the last axis must hold one index for each of some axes of [2 3]"},
		{"ScatterAdd", func() { m.ScatterAdd(0, Ints([]int{2, 0, 0}, 1, 3), Zeros(1, 3)) }, "ScatterAdd: index 2 at [0 0] is out of range: there are 2 places, 0 to 1, the shape is [2 3]"},
		{"ScatterAdd shape", func() { m.ScatterAdd(0, Ints([]int{0, 0, 0}, 1, 3), Zeros(2)) }, "ScatterAdd: src: want [1 3], got [2]"},
		{"ScatterAdd type", func() { labels.ScatterAdd(0, labels, labels) }, "ScatterAdd: index 2 at [1] is out of range: there are 2 places, 0 to 1, the shape is [2]"},
		{"ScatterMax of masks", func() { mask.ScatterMax(0, Ints([]int{0}), mask) }, "ScatterMax: want numbers, got bool: a mask is no number; convert with To"},
		{"ScatterMean of labels", func() { labels.ScatterMean(0, Ints([]int{0}), labels) }, "ScatterMean: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
		{"ScatterSet types", func() { m.ScatterSet(0, Ints([]int{0, 0, 0}, 1, 3), labels) }, "ScatterSet: src: want float32, got int32: both operands must have one type; convert with To"},
		{"ScatterND", func() { m.ScatterND(CombineMean+1, Ints([]int{0}, 1, 1), m) }, "ScatterND: how: want one of the Combine constants, got Combine(6)"},
		{"ScatterND shape", func() { m.ScatterND(CombineAdd, Ints([]int{0}, 1, 1), m) }, "ScatterND: src: want [1 3], got [2 3]"},
		{"nil ScatterND", func() { none.ScatterND(CombineAdd, labels, m) }, "ScatterND: want a tensor, got nil"},
	}
	for _, c := range cases {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("%s: the error is %v, want %v", c.name, err, c.want)
		}
	}
}
