package flux

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
)

// naivePool gathers the elements of every window, in the plainest way: nil stands
// for padding, and what a rounded up window reaches past it is left out.
func naivePool(x *Tensor, window, stride, padding, dilation []int, ceil bool) (Shape, [][]*float64) {
	d := len(window)
	lead := x.NDim() - d
	shape := x.Shape()
	for i := range d {
		n, e := x.shape[lead+i], dilation[i]*(window[i]-1)+1
		count := 0
		for at := -padding[2*i]; ; at += stride[i] {
			fits := at+e <= n+padding[2*i+1]
			last := ceil && at < n && at-stride[i]+e < n+padding[2*i+1]
			if !fits && !last {
				break
			}
			count++
		}
		shape[lead+i] = count
	}
	var windows [][]*float64
	for o := range shape.Size() {
		at := shape.position(o)
		var found []*float64
		for k := range Shape(window).Size() {
			tap := Shape(window).position(k)
			source, inside, past := slices.Clone(at), true, false
			for i := range d {
				p := at[lead+i]*stride[i] - padding[2*i] + tap[i]*dilation[i]
				inside = inside && p >= 0 && p < x.shape[lead+i]
				past = past || p >= x.shape[lead+i]+padding[2*i+1]
				source[lead+i] = p
			}
			switch {
			case past:
			case inside:
				v := x.At(source...)
				found = append(found, &v)
			default:
				found = append(found, nil)
			}
		}
		windows = append(windows, found)
	}
	return shape, windows
}

func naiveMax(window []*float64) float64 {
	y := math.Inf(-1)
	for _, v := range window {
		if v != nil && (*v > y || math.IsNaN(*v)) {
			y = *v
		}
	}
	return y
}

func naiveMean(window []*float64, exclude bool, divisor int) float64 {
	sum, n := 0.0, 0
	for _, v := range window {
		if v != nil {
			sum += *v
		}
		if v != nil || !exclude {
			n++
		}
	}
	switch {
	case divisor > 0:
		return sum / float64(divisor)
	case n == 0:
		return 0
	}
	return sum / float64(n)
}

func naiveNorm(window []*float64, p float64) float64 {
	sum := 0.0
	for _, v := range window {
		if v != nil {
			sum += math.Pow(math.Abs(*v), p)
		}
	}
	return math.Pow(sum, 1/p)
}

// poolTrial is one random choice of a shape and options.
type poolTrial struct {
	x       *Tensor
	window  []int
	options PoolOptions
	padding []int // two an axis
}

// drawPool draws until the windows fit. pick(n) is one of 0, …, n−1.
func drawPool(pick func(n int) int) (poolTrial, bool) {
	d := 1 + pick(3)
	var tr poolTrial
	shape := Shape{1 + pick(2), pick(3)}[pick(3)%2:]
	o := PoolOptions{CeilMode: pick(2) == 0, ExcludePadding: pick(2) == 0, Divisor: max(0, pick(5)-2)}
	fits := true
	for range d {
		n, k, s, dil := 1+pick(7), 1+pick(4), 1+pick(3), 1+pick(2)
		e := dil*(k-1) + 1
		before := pick(e)
		after := pick(min(e-1, e-before) + 1)
		fits = fits && n+before+after >= e
		shape = append(shape, n)
		tr.window, o.Stride, o.Dilation = append(tr.window, k), append(o.Stride, s), append(o.Dilation, dil)
		tr.padding = append(tr.padding, before, after)
	}
	o.Padding = tr.padding
	tr.options = o
	tr.x = alloc(Float64, shape)
	for i := range tr.x.f64 {
		tr.x.f64[i] = float64(pick(9)-4) / 2 // with ties
	}
	return tr, fits
}

// check compares every kind of pooling with the naive one.
func (tr poolTrial) check(t *testing.T) {
	t.Helper()
	o := tr.options
	shape, windows := naivePool(tr.x, tr.window, o.Stride, tr.padding, o.Dilation, o.CeilMode)
	same := func(what string, y *Tensor, want func(w []*float64) float64, tolerance float64) {
		t.Helper()
		if !y.shape.Equal(shape) {
			t.Fatalf("%s of %v with %v, %+v: shape %v, want %v", what, tr.x.shape, tr.window, o, y.shape, shape)
		}
		for i, w := range windows {
			if got, want := y.flat(i), want(w); !(math.Abs(got-want) <= tolerance*(1+math.Abs(want))) && got != want {
				t.Fatalf("%s of %v with %v, %+v: element %v is %v, want %v", what, tr.x.shape, tr.window, o, shape.position(i), got, want)
			}
		}
	}
	for _, d := range []DType{Float32, Float64} {
		x, tolerance := tr.x.To(d), map[DType]float64{Float32: 1e-6, Float64: 1e-14}[d]
		same("MaxPool", x.MaxPool(tr.window, o), naiveMax, 0)
		values, places := x.MaxPoolWithIndices(tr.window, o)
		same("MaxPoolWithIndices", values, naiveMax, 0)
		plane := tr.x.shape[tr.x.NDim()-len(tr.window):].Size()
		for i, at := range places.Ints() {
			if at < 0 != math.IsInf(values.flat(i), -1) || at >= 0 && x.flat(i/max(1, shape[tr.x.NDim()-len(tr.window):].Size())*plane+at) != values.flat(i) {
				t.Fatalf("MaxPoolWithIndices of %v with %v, %+v: place %d is %d", x.shape, tr.window, o, i, at)
			}
		}
		same("AvgPool", x.AvgPool(tr.window, o), func(w []*float64) float64 { return naiveMean(w, o.ExcludePadding, o.Divisor) }, tolerance)
		for _, p := range []float64{0.5, 1, 2, 3} {
			same(fmt.Sprint("LPPool ", p), x.LPPool(p, tr.window, o), func(w []*float64) float64 { return naiveNorm(w, p) }, tolerance)
		}
	}
}

func TestPoolingAgreesWithTheNaiveLoop(t *testing.T) {
	source := NewSource(5)
	for done := 0; done < 400; {
		tr, fits := drawPool(source.Intn)
		if !fits {
			continue
		}
		tr.check(t)
		done++
	}
}

// FuzzPooling draws shapes and options from the input: they give a ShapeError or
// what the naive loop gives.
func FuzzPooling(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{1, 1, 2, 0, 0, 1, 4, 3, 2, 1, 1, 1, 6, 2, 1, 0, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		pick := func(n int) int {
			if len(data) == 0 {
				return 0
			}
			v := int(data[0]) % n
			data = data[1:]
			return v
		}
		tr, fits := drawPool(pick)
		if !fits {
			err := caught(func() { tr.x.MaxPool(tr.window, tr.options) })
			var want *ShapeError
			if !errors.As(err, &want) {
				t.Fatalf("%v with %v, %+v gave %v", tr.x.shape, tr.window, tr.options, err)
			}
			return
		}
		tr.check(t)
	})
}

func TestMaxPoolTiesAndSpecialValues(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	x := New64([]float64{2, 2, 1, nan, 3, nan, -inf, -inf, inf, 1}, 1, 1, 10)
	values, places := x.MaxPoolWithIndices([]int{2}, PoolOptions{})
	if got, want := fmt.Sprint(values.Float64s()), "[2 NaN NaN -Inf +Inf]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(places.Ints()), "[0 3 5 6 8]"; got != want {
		t.Errorf("places: got %s, want %s", got, want)
	}
	g := Gradient(func() *Tensor { return x.MaxPool([]int{2}, PoolOptions{}).Sum() }, x).Of(x)
	if got, want := fmt.Sprint(g.Float64s()), "[1 0 0 1 0 1 1 0 1 0]"; got != want {
		t.Errorf("gradient: got %s, want %s", got, want)
	}
	// Two elements, three apart, with one of padding: the taps of the only window
	// both miss the single element.
	y, at := New64([]float64{5}, 1, 1, 1).MaxPoolWithIndices([]int{2}, PoolOptions{Dilation: []int{2}, Padding: []int{1}})
	if y.Item() != -inf || at.Item() != -1 {
		t.Errorf("a window of padding gives %v at %v, want -Inf at -1", y.Item(), at.Item())
	}
	if m := x.AvgPool([]int{10}, PoolOptions{}).Item(); !math.IsNaN(m) {
		t.Errorf("the mean with a NaN is %v", m)
	}
}

func TestAdaptivePooling(t *testing.T) {
	source := NewSource(3)
	for range 200 {
		n, m := 1+source.Intn(9), 1+source.Intn(9)
		x := source.Normal(0, 1, 2, n, 3).To(Float64)
		mean, largest := x.AdaptiveAvgPool(m, -1), x.AdaptiveMaxPool(m, 3)
		for o := range mean.Size() {
			at := mean.shape.position(o)
			lo, hi := at[1]*n/m, int(math.Ceil(float64((at[1]+1)*n)/float64(m)))
			sum, top := 0.0, math.Inf(-1)
			for i := lo; i < hi; i++ {
				v := x.At(at[0], i, at[2])
				sum, top = sum+v, max(top, v)
			}
			if got, want := mean.flat(o), sum/float64(hi-lo); math.Abs(got-want) > 1e-14 {
				t.Fatalf("%d to %d: mean %v is %v, want %v", n, m, at, got, want)
			}
			if largest.flat(o) != top {
				t.Fatalf("%d to %d: maximum %v is %v, want %v", n, m, at, largest.flat(o), top)
			}
		}
	}
	// i·n would not fit into an int.
	if w := adaptiveWindows(1<<33, 1<<20); w.First[1<<20-1] != 1<<33-1<<13 || w.Count[1<<20-1] != 1<<13 {
		t.Errorf("the last window of 2³³ elements is %d long and begins at %d", w.Count[1<<20-1], w.First[1<<20-1])
	}
}

func TestGlobalPooling(t *testing.T) {
	x := New64([]float64{1, 2, 3, 6, math.NaN(), 1, 7, 7}, 1, 2, 2, 1, 2)
	if got, want := fmt.Sprint(x.GlobalAvgPool().shape, x.GlobalAvgPool().Float64s()), "[1 2 1 1 1] [3 NaN]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(x.GlobalMaxPool().shape, x.GlobalMaxPool().Float64s()), "[1 2 1 1 1] [6 NaN]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if y := Zeros(0, 4, 3, 3).GlobalMaxPool(); !y.shape.Equal(Shape{0, 4, 1, 1}) {
		t.Errorf("no batch gives %v", y.shape)
	}
}

func TestLPPoolDoesNotOverflow(t *testing.T) {
	x := New([]float32{3e30, 4e30, 0, 0, float32(math.Inf(1)), 1, 3e-30, 4e-30}, 1, 1, 8)
	y := x.LPPool(2, []int{2}, PoolOptions{})
	for i, want := range []float64{5e30, 0, math.Inf(1), 5e-30} {
		if got := y.flat(i); math.Abs(got-want) > 1e-6*want && got != want {
			t.Errorf("element %d is %v, want %v", i, got, want)
		}
	}
	x = x.Narrow(2, 0, 4)
	for _, p := range []float64{0.5, 1, 1.5, 2, 7} {
		g := Gradient(func() *Tensor { return x.LPPool(p, []int{2}, PoolOptions{}).Sum() }, x).Of(x)
		for i, v := range g.Float64s() {
			if math.IsNaN(v) || math.IsInf(v, 0) || (i > 1) != (v == 0) {
				t.Errorf("p = %v: gradient %d is %v", p, i, v)
			}
		}
	}
}

func TestPoolingOfTheSameSize(t *testing.T) {
	for n := 1; n < 9; n++ {
		for k := 1; k < 5; k++ {
			for stride := 1; stride < 4; stride++ {
				for dilation := 1; dilation < 3; dilation++ {
					x := NewSource(1).Normal(0, 1, n)
					o := PoolOptions{Stride: []int{stride}, Dilation: []int{dilation}, Same: true, CeilMode: k%2 == 0}
					y := x.MaxPool([]int{k}, o)
					if want := (n + stride - 1) / stride; y.Size() != want {
						t.Fatalf("%d elements, window %d, %+v: %d windows, want %d", n, k, o, y.Size(), want)
					}
				}
			}
		}
	}
	y := Arange(0, 4, 1).MaxPool([]int{2}, PoolOptions{Stride: []int{1}, Same: true}) // the odd one comes last
	if got, want := fmt.Sprint(y.Float64s()), "[1 2 3 3]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMaxUnpool(t *testing.T) {
	x := New([]float32{1, 5, 2, 0, 3, 4, 8, 7}, 1, 1, 2, 4)
	y, places := x.MaxPoolWithIndices([]int{2, 2}, PoolOptions{})
	back := y.MaxUnpool(places, 2, 4)
	if got, want := fmt.Sprint(back.Float64s()), "[0 5 0 0 0 0 8 0]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// Two elements meet at one place, and one goes nowhere.
	z := New([]float32{1, 2, 3}, 3)
	twice := func() *Tensor { return z.MaxUnpool(Ints([]int{1, 1, -1}), 2).Square().Sum() }
	if got, want := fmt.Sprint(twice().Item(), Gradient(twice, z).Of(z).Float64s()), "4 [0 4 0]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPoolingErrors(t *testing.T) {
	x := Zeros(2, 3, 4, 5)
	huge := math.MaxInt
	tests := []struct {
		f    func()
		want string
	}{
		{func() { x.MaxPool(nil, PoolOptions{}) }, "MaxPool: window: got []: there must be one to three sizes, one for each spatial axis"},
		{func() { x.MaxPool([]int{1, 1, 1, 1}, PoolOptions{}) }, "MaxPool: window: got [1 1 1 1]: there must be one to three sizes, one for each spatial axis"},
		{func() { Zeros(3).MaxPool([]int{2, 2}, PoolOptions{}) }, "MaxPool: want [? ?], got [3]"},
		{func() { x.MaxPool([]int{0, 1}, PoolOptions{}) }, "MaxPool: window: want 1 to 2³¹, got 0"},
		{func() { x.MaxPool([]int{5, 2}, PoolOptions{}) }, "MaxPool: got [2 3 4 5]: a window that reaches over 5 does not fit on axis 2 with a padding of 0 and 0"},
		{func() { x.AvgPool([]int{2, 2}, PoolOptions{Stride: []int{0}}) }, "AvgPool: Stride: want 1 to 2³¹, got 0"},
		{func() { x.AvgPool([]int{2, 2}, PoolOptions{Stride: []int{1, 2, 3}}) }, "AvgPool: Stride: got [1 2 3]: there must be one number, or one for each of 2 axes"},
		{func() { x.AvgPool([]int{2, 2}, PoolOptions{Padding: []int{-1}}) }, "AvgPool: Padding: want 0 to 2³¹, got -1"},
		{func() { x.AvgPool([]int{2, 2}, PoolOptions{Padding: []int{0, 2}}) }, "AvgPool: got [2 3 4 5]: a padding of 2 and 2 on axis 3 is too much for a window that reaches over 2"},
		{func() { x.AvgPool([]int{3, 3}, PoolOptions{Padding: []int{0, 0, 2, 2}}) }, "AvgPool: got [2 3 4 5]: a padding of 2 and 2 on axis 3 is too much for a window that reaches over 3"},
		{func() { x.AvgPool([]int{2, 2}, PoolOptions{Dilation: []int{huge}}) }, fmt.Sprintf("AvgPool: Dilation: want 1 to 2³¹, got %d", huge)},
		{func() { x.AvgPool([]int{2, 2}, PoolOptions{Same: true, Padding: []int{1}}) }, "AvgPool: Padding: want none, since Same chooses it, got [1]"},
		{func() { x.AvgPool([]int{2, 2}, PoolOptions{Divisor: -1}) }, "AvgPool: Divisor: want a positive number, or 0 for none, got -1"},
		{func() { Zeros(2, 0, 3).MaxPool([]int{1, 1}, PoolOptions{}) }, "MaxPool: got [2 0 3]: axis 1 is empty"},
		{func() { Ints([]int{1}).MaxPool([]int{1}, PoolOptions{}) }, "MaxPool: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
		{func() { (*Tensor)(nil).MaxPool([]int{1}, PoolOptions{}) }, "MaxPool: want a tensor, got nil"},
		{func() { x.LPPool(0, []int{2, 2}, PoolOptions{}) }, "LPPool: p: want 0 < p < ∞, got 0"},
		{func() { x.LPPool(math.NaN(), []int{2, 2}, PoolOptions{}) }, "LPPool: p: want 0 < p < ∞, got NaN"},
		{func() { x.AdaptiveAvgPool() }, "AdaptiveAvgPool: size: got []: there must be one to three sizes, one for each spatial axis"},
		{func() { x.AdaptiveAvgPool(0, 2) }, "AdaptiveAvgPool: size: want 1 to 2³¹, got 0"},
		{func() { x.AdaptiveMaxPool(1<<31, 1<<31) }, "AdaptiveMaxPool: got [2 3 2147483648 2147483648]: more than 2^33 elements"},
		{func() { Zeros(2, 0).AdaptiveMaxPool(-1) }, "AdaptiveMaxPool: got [2 0]: a spatial axis is empty"},
		{func() { Zeros(2, 3).GlobalAvgPool() }, "GlobalAvgPool: want [? ? ?], got [2 3]: the axes are batch, channels, and at least one spatial axis"},
		{func() { Zeros(2, 3, 0).GlobalMaxPool() }, "GlobalMaxPool: got [2 3 0]: a spatial axis is empty"},
		{func() { x.MaxUnpool(x, 2, 2) }, "MaxUnpool: places: want int32 or int64, got float32"},
		{func() { Zeros(2).MaxUnpool(Ints([]int{0, 0, 0}), 4) }, "MaxUnpool: places: want [2], got [3]"},
		{func() { Zeros(2).MaxUnpool(Ints([]int{0, 4}), 4) }, "MaxUnpool: index 4 at [1] is out of range: there are 4 places, 0 to 3"},
		{func() { Zeros(2).MaxUnpool(Ints([]int{0, 1}), -4) }, "MaxUnpool: got [-4]: axis 0 has the size -4"},
		{func() { Zeros(2).MaxUnpool(nil, 4) }, "MaxUnpool: places: want a tensor, got nil"},
	}
	for _, c := range tests {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got %v\nwant %s", err, c.want)
		}
	}
}
