package flux

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// composedCross is the definition, in operations.
func composedCross(x, target *Tensor) *Tensor {
	if target.dtype.IsInt() {
		return x.LogSoftmax(-1).Pick(target).Mean().Neg()
	}
	rows, _ := x.rows()
	return x.LogSoftmax(-1).Mul(target).Sum().MulScalar(-1 / float64(rows))
}

// TestCrossEntropyIsItsDefinition goes over sizes that take one processor, several
// and long rows, with labels and with probabilities.
func TestCrossEntropyIsItsDefinition(t *testing.T) {
	for _, s := range []Shape{{1, 1}, {4, 2}, {3, 17}, {65, 100}, {300, 1000}, {2, 70000}} {
		for _, d := range []DType{Float32, Float64} {
			x := NewSource(5).Normal(0, 3, s...).To(d)
			flat := make([]int, s[0])
			for i := range flat {
				flat[i] = (i*7919 + 3) % s[1]
			}
			for what, target := range map[string]*Tensor{"labels": Ints(flat), "long labels": Ints(flat).To(Int64),
				"probabilities": NewSource(6).Normal(0, 1, s...).To(d).Softmax(1)} {
				got, gg := WithGradient(func() *Tensor { return x.CrossEntropy(target) }, x)
				want, wg := WithGradient(func() *Tensor { return composedCross(x, target) }, x)
				tolerance := map[DType]float64{Float32: 2e-6, Float64: 1e-13}[d]
				if !same(got.Float64s(), want.Float64s(), tolerance) || !same(x.CrossEntropy(target).Float64s(), got.Float64s(), tolerance/10) {
					t.Errorf("%v %v %s: got %v, want %v", s, d, what, got.Item(), want.Item())
				}
				if !same(gg.Of(x).Float64s(), wg.Of(x).Float64s(), tolerance) {
					t.Errorf("%v %v %s: the gradient differs from that of the definition", s, d, what)
				}
			}
		}
	}
}

func TestCrossEntropyGradientIsScaled(t *testing.T) {
	x, labels := NewSource(1).Normal(0, 1, 3, 4), Ints([]int{1, 3, 0})
	once := Gradient(func() *Tensor { return x.CrossEntropy(labels) }, x).Of(x)
	twice := Gradient(func() *Tensor {
		l := x.CrossEntropy(labels)
		return l.MulScalar(-3).Add(x.Sum().MulScalar(0))
	}, x).Of(x)
	if !same(twice.Float64s(), once.MulScalar(-3).Float64s(), 1e-7) {
		t.Errorf("got %v, want −3 times %v", twice, once)
	}
}

// TestCrossEntropySharesNoMemory: what one gradient is written over by, the next
// does not see.
func TestCrossEntropySharesNoMemory(t *testing.T) {
	x, labels := NewSource(1).Normal(0, 1, 3, 4), Ints([]int{1, 3, 0})
	j := Jacobian(func() *Tensor {
		l := x.CrossEntropy(labels)
		return Stack(0, l, l, l.MulScalar(2))
	}, x)
	g := Gradient(func() *Tensor { return x.CrossEntropy(labels) }, x).Of(x)
	want := append(append(g.Float64s(), g.Float64s()...), g.MulScalar(2).Float64s()...)
	if !same(j.Float64s(), want, 1e-6) {
		t.Errorf("got %v, want %v", j.Float64s(), want)
	}
}

func TestCrossEntropyOfSpecialNumbers(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		name string
		x    []float64
		want float64
	}{
		{"NaN", []float64{nan, 1, 2}, nan},
		{"+Inf", []float64{inf, 1, 2}, nan},
		{"-Inf at the label", []float64{-inf, 1, 2}, inf},
		{"-Inf elsewhere", []float64{0, -inf, -inf}, 0},
		{"nothing but -Inf", []float64{-inf, -inf, -inf}, nan},
		{"huge", []float64{3e38, -3e38, 0}, 0},
	} {
		for _, d := range []DType{Float32, Float64} {
			x := New64(c.x, 1, 3).To(d)
			if got := x.CrossEntropy(Ints([]int{0})).Item(); !same([]float64{got}, []float64{c.want}, 0) {
				t.Errorf("%s, %v: got %v, want %v", c.name, d, got, c.want)
			}
			if got := composedCross(x, Ints([]int{0})).Item(); !same([]float64{got}, []float64{c.want}, 0) {
				t.Errorf("%s, %v: the definition gives %v, want %v", c.name, d, got, c.want)
			}
		}
	}
	if got := Zeros(0, 3).CrossEntropy(Ints(nil)).Item(); !math.IsNaN(got) {
		t.Errorf("without rows: got %v, want NaN", got)
	}
}

func TestCrossEntropyMisuse(t *testing.T) {
	x := Zeros(4, 3)
	for want, f := range map[string]func(){
		"CrossEntropy: label 3 at [2] is out of range: there are 3 classes": func() { x.CrossEntropy(Ints([]int{0, 1, 3, 0})) },
		"CrossEntropy: label -1 at [0]":                                     func() { x.CrossEntropy(Ints([]int{-1, 1, 3, 0}).To(Int64)) },
		"CrossEntropy: target: want [4], got [3]":                           func() { x.CrossEntropy(Ints([]int{0, 1, 2})) },
		"CrossEntropy: target: want [4 3], got [3 4]":                       func() { x.CrossEntropy(Zeros(3, 4)) },
		"want float32, got float64":                                         func() { x.CrossEntropy(Zeros(4, 3).To(Float64)) },
		"CrossEntropy: want a tensor, got nil":                              func() { x.CrossEntropy(nil) },
		"want float32 or float64, got int32":                                func() { Ints([]int{1}).CrossEntropy(Ints([]int{0})) },
	} {
		err := caughtFrom(f)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	var e *GradientError
	labels := Ints([]int{0, 1, 2, 0})
	err := caughtFrom(func() {
		Gradient(func() *Tensor {
			return Gradient(func() *Tensor {
				l := x.CrossEntropy(labels)
				labels.Set(1, 0)
				return l
			}, x).Of(x).Sum()
		}, x)
	})
	if !errors.As(err, &e) {
		t.Errorf("labels that were written over: got %v, want a *GradientError", err)
	}
}

func caughtFrom(f func()) (err error) {
	defer Catch(&err)
	f()
	return nil
}

func TestCrossEntropyOfHalves(t *testing.T) {
	x, y := NewSource(1).Normal(0, 1, 3, 4), NewSource(2).Normal(0, 1, 3, 4).Softmax(1)
	for _, d := range []DType{Float16, BFloat16} {
		for _, target := range []*Tensor{Ints([]int{1, 3, 0}), y.To(d)} {
			got := x.To(d).CrossEntropy(target)
			full := target
			if !target.dtype.IsInt() {
				full = target.To(Float32)
			}
			want := x.To(d).To(Float32).CrossEntropy(full).To(d)
			if got.dtype != d || got.Item() != want.Item() {
				t.Errorf("%v: got %v %v, want %v", d, got.dtype, got.Item(), want.Item())
			}
		}
	}
}
