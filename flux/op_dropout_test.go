package flux

import (
	"math"
	"testing"
)

// TestDropoutIsAProduct wants the product with Bernoulli's numbers of the same
// source, to the bit, also of NaN and infinities, of views and in both types.
func TestDropoutIsAProduct(t *testing.T) {
	for _, d := range []DType{Float32, Float64} {
		for _, n := range []int{0, 1, 7, 8, 9, 100, 70_001} {
			x := NewSource(1).Normal(0, 1, n, 3).To(d)
			if n > 8 {
				x.Narrow(0, 0, 1).CopyFrom(New([]float32{float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1))}, 1, 3).To(d))
			}
			for _, x := range []*Tensor{x, x.T()} {
				keep := NewSource(2).Bernoulli(0.7, x.shape...).To(d)
				want := x.Mul(keep.MulScalar(1 / 0.7))
				got := x.Dropout(0.3, NewSource(2))
				for i := range x.Size() {
					g, w := got.flat(i), want.flat(i)
					if math.Float64bits(g) != math.Float64bits(w) && w == w || w != w && g == g {
						t.Fatalf("%v %v: element %d is %v, want %v", d, x.shape, i, g, w)
					}
				}
			}
		}
	}
}

// TestDropoutMovesItsSource wants the next numbers of the source to be those after
// one for each element.
func TestDropoutMovesItsSource(t *testing.T) {
	a, b := NewSource(3), NewSource(3)
	Zeros(1001).Dropout(0.5, a)
	b.Uniform(0, 1, 1001)
	if x, y := a.Float64(), b.Float64(); x != y {
		t.Errorf("got %v, want %v", x, y)
	}
}

func TestDropoutChannels(t *testing.T) {
	x := Ones(50, 40, 3, 2)
	y := x.DropoutChannels(0.25, NewSource(1))
	dropped := 0
	for i := range 50 * 40 {
		first := y.flat(6 * i)
		for j := range 6 {
			if y.flat(6*i+j) != first {
				t.Fatalf("channel %d is not dropped as a whole", i)
			}
		}
		if first == 0 {
			dropped++
		} else if math.Abs(first-4.0/3) > 1e-6 {
			t.Fatalf("a channel that is kept is %v, want 4/3", first)
		}
	}
	if dropped < 420 || dropped > 580 {
		t.Errorf("%d of 2000 channels are dropped, want about 500", dropped)
	}
	if x.DropoutChannels(0, nil) != x {
		t.Error("p = 0 copies")
	}
}

func TestAlphaDropoutKeepsMeanAndVariance(t *testing.T) {
	x := NewSource(1).Normal(0, 1, 200, 500)
	y := x.AlphaDropout(0.3, NewSource(2))
	if mean, v := y.Mean().Item(), y.Var().Item(); math.Abs(mean) > 0.02 || math.Abs(v-1) > 0.03 {
		t.Errorf("mean %v and variance %v, want about 0 and 1", mean, v)
	}
	if x.AlphaDropout(0, nil) != x {
		t.Error("p = 0 copies")
	}
}

func TestLocalResponseNorm(t *testing.T) {
	x := NewSource(1).Normal(0, 2, 2, 5, 3).To(Float64)
	for _, size := range []int{1, 2, 3, 4, 9, 1 << 40} {
		y := x.LocalResponseNorm(size, 0.5, 0.75, 2)
		for i := range x.Size() {
			at, sum := x.shape.position(i), 0.0
			for c := range 5 {
				if d := c - at[1]; d >= -(size/2) && d <= (size-1)/2 {
					sum += x.At(at[0], c, at[2]) * x.At(at[0], c, at[2])
				}
			}
			want := x.flat(i) / math.Pow(2+0.5/float64(size)*sum, 0.75)
			if got := y.flat(i); math.Abs(got-want) > 1e-14 {
				t.Fatalf("size %d: %v is %v, want %v", size, at, got, want)
			}
		}
	}
}

func TestDropoutErrors(t *testing.T) {
	x := Zeros(2, 3)
	tests := []struct {
		f    func()
		want string
	}{
		{func() { x.DropoutChannels(1, nil) }, "DropoutChannels: p: want 0 ≤ p < 1, got 1"},
		{func() { x.AlphaDropout(math.NaN(), nil) }, "AlphaDropout: p: want 0 ≤ p < 1, got NaN"},
		{func() { Zeros(2).DropoutChannels(0.5, nil) }, "DropoutChannels: want [? ?], got [2]"},
		{func() { (*Tensor)(nil).AlphaDropout(0.5, nil) }, "AlphaDropout: want a tensor, got nil"},
		{func() { x.LocalResponseNorm(0, 1, 1, 1) }, "LocalResponseNorm: size: want a positive number, got 0"},
		{func() { Zeros(2).LocalResponseNorm(1, 1, 1, 1) }, "LocalResponseNorm: want [? ?], got [2]"},
	}
	for _, c := range tests {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got %v\nwant %s", err, c.want)
		}
	}
}
