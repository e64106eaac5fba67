package flux

import (
	"fmt"
	"math"
	"testing"
)

// naiveWeight is what element j of n counts for element i of m, straight from
// the definitions; next is the distance of elements of the result.
func naiveWeight(i, j, n, m int, next float64, o ResizeOptions) float64 {
	at := next*(float64(i)+0.5) - 0.5
	if o.AlignCorners {
		at = 0
		if m > 1 {
			at = float64(i) * float64(n-1) / float64(m-1)
		}
	}
	clamped := func(k int) bool { return min(max(k, 0), n-1) == j }
	one := func(yes bool) float64 {
		if yes {
			return 1
		}
		return 0
	}
	switch o.Mode {
	case Nearest:
		return one(clamped(int(math.Floor(next*float64(i) + 1e-9))))
	case NearestExact:
		return one(clamped(int(math.Floor(next*(float64(i)+0.5) + 1e-9))))
	case Linear:
		w := 0.0
		for k := int(math.Floor(at)) - 1; k < int(math.Floor(at))+3; k++ {
			if clamped(k) {
				w += max(0, 1-math.Abs(float64(k)-at))
			}
		}
		return w
	case Cubic:
		w := 0.0
		for k := int(math.Floor(at)) - 2; k < int(math.Floor(at))+4; k++ {
			x := math.Abs(float64(k) - at)
			switch {
			case !clamped(k) || x >= 2:
			case x <= 1:
				w += 1.25*x*x*x - 2.25*x*x + 1
			default:
				w += -0.75*x*x*x + 3.75*x*x - 6*x + 3
			}
		}
		return w
	}
	lo, hi := i*n/m, ((i+1)*n+m-1)/m // Area
	return one(j >= lo && j < hi) / float64(hi-lo)
}

func TestResizeAgreesWithTheNaiveSum(t *testing.T) {
	source := NewSource(11)
	for trial := range 300 {
		mode := Interpolation(trial % 5)
		o := ResizeOptions{Mode: mode, AlignCorners: trial%2 == 0 && (mode == Linear || mode == Cubic)}
		n, m := []int{1 + source.Intn(6), 1 + source.Intn(6)}, []int{1 + source.Intn(9), 1 + source.Intn(9)}
		x := source.Normal(0, 1, 2, n[0], n[1]).To(Float64)
		var y *Tensor
		next := []float64{float64(n[0]) / float64(m[0]), float64(n[1]) / float64(m[1])}
		if trial%3 == 0 {
			scale := []float64{0.4 + 3*source.Float64(), 2}
			if float64(n[0])*scale[0] < 1 {
				continue
			}
			y = x.Upsample(scale, o)
			m = y.shape[1:]
			next = []float64{1 / scale[0], 0.5}
		} else {
			y = x.Resize(m, o)
		}
		for i := range y.Size() {
			at, want := y.shape.position(i), 0.0
			for j := range x.Size() {
				from := x.shape.position(j)
				if from[0] == at[0] {
					want += x.flat(j) * naiveWeight(at[1], from[1], n[0], m[0], next[0], o) * naiveWeight(at[2], from[2], n[1], m[1], next[1], o)
				}
			}
			if got := y.flat(i); math.Abs(got-want) > 1e-12 {
				t.Fatalf("%v to %v, %+v: element %v is %v, want %v", x.shape, y.shape, o, at, got, want)
			}
			if got := x.To(Float32).Resize(m, o).flat(i); trial%3 != 0 && math.Abs(got-want) > 1e-5 {
				t.Fatalf("float32: %v to %v, %+v: element %v is %v, want %v", x.shape, y.shape, o, at, got, want)
			}
		}
	}
}

func TestResizeOfWholeSteps(t *testing.T) {
	// i·n/m is whole here, but not with n/m rounded first.
	x := Arange(0, 49, 1)
	y := x.Resize([]int{147}, ResizeOptions{Mode: Nearest})
	for i, v := range y.Float64s() {
		if v != float64(i/3) {
			t.Fatalf("element %d is %v, want %v", i, v, i/3)
		}
	}
	inf := New64([]float64{1, math.Inf(1)}, 2).Resize([]int{3}, ResizeOptions{AlignCorners: true})
	if got := fmt.Sprint(inf.Float64s()); got != "[1 +Inf +Inf]" {
		t.Errorf("an infinity reaches where it has no weight: %v", got)
	}
	if same := x.Resize([]int{49}, ResizeOptions{}); same != x {
		t.Error("the same size is a copy")
	}
	if y := Zeros(0, 2).Resize([]int{1 << 31}, ResizeOptions{}); !y.shape.Equal(Shape{0, 1 << 31}) {
		t.Errorf("nothing becomes %v", y.shape)
	}
}

func TestResizeOfMasks(t *testing.T) {
	labels := Ints([]int{0, 7, 8, 9}, 1, 1, 2, 2)
	for _, x := range []*Tensor{labels, labels.To(Int64), labels.To(Float16), labels.To(Bool)} {
		for _, mode := range []Interpolation{Nearest, NearestExact} {
			y, want := x.Resize([]int{3, 5}, ResizeOptions{Mode: mode}), x.To(Float32).Resize([]int{3, 5}, ResizeOptions{Mode: mode})
			if y.dtype != x.dtype || fmt.Sprint(y.Float64s()) != fmt.Sprint(want.Float64s()) {
				t.Errorf("%v, %v: got %v", x.dtype, mode, y)
			}
		}
	}
	big := labels.Upsample([]float64{2, 1.5}, ResizeOptions{Mode: Nearest})
	if got := fmt.Sprint(big.shape, big.Ints()); got != "[1 1 4 3] [0 0 7 0 0 7 8 8 9 8 8 9]" {
		t.Errorf("got %s", got)
	}
}

func TestAntialiasKeepsTheMean(t *testing.T) {
	x := NewSource(2).Uniform(0, 1, 1, 1, 60, 40)
	for _, mode := range []Interpolation{Linear, Cubic} {
		y := x.Resize([]int{6, 5}, ResizeOptions{Mode: mode, Antialias: true})
		if got, want := y.Mean().Item(), x.Mean().Item(); math.Abs(got-want) > 0.01 {
			t.Errorf("%v: the mean is %v, want about %v", mode, got, want)
		}
		up := ResizeOptions{Mode: mode, Antialias: true}
		if mode == Linear {
			a, b := x.Resize([]int{70, 50}, up), x.Resize([]int{70, 50}, ResizeOptions{})
			if d := a.Sub(b).Abs().Max().Item(); d > 1e-6 {
				t.Errorf("it changes a larger picture by %v", d)
			}
		}
	}
}

// FuzzResize draws sizes and options: a picture of ones stays one, and a picture
// that is turned over gives the result turned over.
func FuzzResize(f *testing.F) {
	f.Add(uint8(3), uint8(7), uint8(0), 1.5)
	f.Add(uint8(9), uint8(2), uint8(3), 0.3)
	f.Fuzz(func(t *testing.T, n, m, options uint8, scale float64) {
		o := ResizeOptions{Mode: Interpolation(options % 6), AlignCorners: options&64 != 0, Antialias: options&128 != 0}
		ones := fill(alloc(Float64, Shape{2, int(n)}), 1)
		var y *Tensor
		if scale > 100 {
			scale = 100 // more is a matter of memory
		}
		if err := caught(func() { y = ones.Upsample([]float64{scale}, o) }); err == nil {
			flat(t, y, o)
		}
		if err := caught(func() { y = ones.Resize([]int{int(m)}, o) }); err != nil {
			return
		}
		flat(t, y, o)
		if o.Mode == Nearest || o.Mode == NearestExact || o.AlignCorners && m == 1 {
			return // they have a side that they prefer
		}
		x := NewSource(uint64(n)).Normal(0, 1, 2, int(n)).To(Float64)
		a, b := x.Flip(1).Resize([]int{int(m)}, o), x.Resize([]int{int(m)}, o).Flip(1)
		if d := a.Sub(b).Abs().Max().Item(); d > 1e-9 {
			t.Fatalf("%d to %d, %+v: turned over it differs by %v", n, m, o, d)
		}
	})
}

func flat(t *testing.T, y *Tensor, o ResizeOptions) {
	t.Helper()
	for i := range y.Size() {
		if math.Abs(y.flat(i)-1) > 1e-12 {
			t.Fatalf("%v, %+v: a picture of ones has %v", y.shape, o, y.flat(i))
		}
	}
}

func TestPixelShuffle(t *testing.T) {
	for _, d := range []int{1, 2, 3} {
		r := 2
		shape := Shape{2, 3, 2, 1, 3}[:2+d]
		shape[1] = 3 * int(math.Pow(2, float64(d)))
		x := Arange(0, float64(shape.Size()), 1).Reshape(shape...)
		y := x.PixelShuffle(r)
		for i := range y.Size() {
			at := y.shape.position(i)
			from, block := append([]int{}, at...), 0
			for a := range d {
				from[2+a] = at[2+a] / r
				block = block*r + at[2+a]%r
			}
			from[1] = at[1]*int(math.Pow(2, float64(d))) + block
			if y.flat(i) != x.At(from...) {
				t.Fatalf("%v: element %v is %v, want that of %v", shape, at, y.flat(i), from)
			}
		}
		if back := y.PixelUnshuffle(r); !back.shape.Equal(x.shape) || back.Sub(x).Abs().Max().Item() != 0 {
			t.Errorf("%v: the reverse is another one", shape)
		}
	}
}

func TestResizeErrors(t *testing.T) {
	x := Zeros(1, 3, 4, 4)
	tests := []struct {
		f    func()
		want string
	}{
		{func() { x.Resize(nil, ResizeOptions{}) }, "Resize: size: got []: there must be one to three sizes, one for each spatial axis"},
		{func() { x.Resize([]int{0, 2}, ResizeOptions{}) }, "Resize: size: want 1 to 2³¹, got 0"},
		{func() { x.Resize([]int{1 << 30, 1 << 30}, ResizeOptions{}) }, "Resize: got [1 3 1073741824 1073741824]: more than 2^33 elements"},
		{func() { Zeros(3).Resize([]int{2, 2}, ResizeOptions{}) }, "Resize: want [? ?], got [3]"},
		{func() { Zeros(3, 0).Resize([]int{2}, ResizeOptions{}) }, "Resize: got [3 0]: axis 1 is empty"},
		{func() { x.Resize([]int{2}, ResizeOptions{Mode: 9}) }, "Resize: Mode: want an Interpolation of this package, got Interpolation(9)"},
		{func() { x.Resize([]int{2}, ResizeOptions{Mode: Area, AlignCorners: true}) }, "Resize: AlignCorners: want Linear or Cubic with it, got Area"},
		{func() { x.Resize([]int{2}, ResizeOptions{Mode: Nearest, Antialias: true}) }, "Resize: Antialias: want Linear or Cubic with it, and no AlignCorners, got Nearest"},
		{func() { x.Upsample(nil, ResizeOptions{}) }, "Upsample: scale: got []: there must be one to three sizes, one for each spatial axis"},
		{func() { x.Upsample([]float64{0.1}, ResizeOptions{}) }, "Upsample: scale: want a number that makes 1 to 2³¹ elements of 4, got 0.1"},
		{func() { x.Upsample([]float64{math.NaN()}, ResizeOptions{}) }, "Upsample: scale: want a number that makes 1 to 2³¹ elements of 4, got NaN"},
		{func() { x.Upsample([]float64{math.Inf(1)}, ResizeOptions{}) }, "Upsample: scale: want a number that makes 1 to 2³¹ elements of 4, got +Inf"},
		{func() { Ints([]int{1}).Upsample([]float64{2}, ResizeOptions{Mode: Cubic}) }, "Upsample: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
		{func() { (*Tensor)(nil).Resize([]int{2}, ResizeOptions{}) }, "Resize: want a tensor, got nil"},
		{func() { x.PixelShuffle(2) }, "PixelShuffle: got [1 3 4 4]: 4 does not divide the channels"},
		{func() { x.PixelShuffle(0) }, "PixelShuffle: r: want 1 to 2³¹, got 0"},
		{func() { x.PixelShuffle(1 << 31) }, "PixelShuffle: got [1 3 4 4]: a block with the side 2147483648 has more than 2^33 elements"},
		{func() { Zeros(4, 4).PixelShuffle(2) }, "PixelShuffle: want [? ? ?], got [4 4]: the axes are batch, channels, and at least one spatial axis"},
		{func() { x.PixelUnshuffle(3) }, "PixelUnshuffle: got [1 3 4 4]: 3 does not divide axis 2"},
	}
	for _, c := range tests {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got %v\nwant %s", err, c.want)
		}
	}
}
