package flux

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// TestWritesInPlaceHaveGradients compares histories with writes in place with
// those that make new tensors.
func TestWritesInPlaceHaveGradients(t *testing.T) {
	x, y := New64([]float64{0.7, -1.2, 2}, 3), New64([]float64{1.5, 0.3, -0.4}, 3)
	for _, tt := range []struct {
		name       string
		with, want func() *Tensor
	}{
		{"AddInPlace", func() *Tensor { return x.Square().AddInPlace(y).Square().Sum() }, func() *Tensor { return x.Square().Add(y).Square().Sum() }},
		{"SubInPlace", func() *Tensor { return x.Square().SubInPlace(y).Tanh().Sum() }, func() *Tensor { return x.Square().Sub(y).Tanh().Sum() }},
		{"MulInPlace", func() *Tensor { return x.Square().MulInPlace(y).Tanh().Sum() }, func() *Tensor { return x.Square().Mul(y).Tanh().Sum() }},
		{"DivInPlace", func() *Tensor { return x.Square().DivInPlace(y).Tanh().Sum() }, func() *Tensor { return x.Square().Div(y).Tanh().Sum() }},
		{"ReLUInPlace", func() *Tensor { return x.Mul(y).ReLUInPlace().Square().Sum() }, func() *Tensor { return x.Mul(y).ReLU().Square().Sum() }},
		{"ExpInPlace", func() *Tensor { return x.Mul(y).ExpInPlace().Square().Sum() }, func() *Tensor { return x.Mul(y).Exp().Square().Sum() }},
		{"TanhInPlace", func() *Tensor { return x.Mul(y).TanhInPlace().Square().Sum() }, func() *Tensor { return x.Mul(y).Tanh().Square().Sum() }},
		{"SigmoidInPlace", func() *Tensor { return x.Mul(y).SigmoidInPlace().Square().Sum() }, func() *Tensor { return x.Mul(y).Sigmoid().Square().Sum() }},
		{"a chain in place", func() *Tensor { return x.Mul(y).TanhInPlace().ExpInPlace().AddInPlace(x).ReLUInPlace().Sum() },
			func() *Tensor { return x.Mul(y).Tanh().Exp().Add(x).ReLU().Sum() }},
		{"numbers are read on the way", func() *Tensor {
			a := x.Square()
			if a.Float64s()[0] < 0 || a.Ints()[0] < 0 || !a.Bools()[0] || a.Float32s()[0] < 0 {
				t.Error("a square is negative")
			}
			return a.AddInPlace(y).Tanh().Sum()
		}, func() *Tensor { return x.Square().Add(y).Tanh().Sum() }},
		{"into a constant", func() *Tensor { return Zeros(3).To(Float64).AddInPlace(x.Mul(y)).Square().Sum() }, func() *Tensor { return x.Mul(y).Square().Sum() }},
		{"broadcast", func() *Tensor { return x.Unsqueeze(0).Mul(y.Unsqueeze(1)).AddInPlace(y).Square().Sum() },
			func() *Tensor { return x.Unsqueeze(0).Mul(y.Unsqueeze(1)).Add(y).Square().Sum() }},
		{"CopyFrom", func() *Tensor { return x.Neg().CopyFrom(y.Mul(x)).Square().Sum() }, func() *Tensor { return y.Mul(x).Square().Sum() }},
		{"Fill", func() *Tensor { return x.Neg().Fill(3).Mul(y).Sum() }, func() *Tensor { return y.MulScalar(3).Sum() }},
		{"the value before is used as well", func() *Tensor {
			a := x.Neg()
			before := a.Add(y) // needs no numbers of a
			a.AddInPlace(y)
			return before.Mul(a).Sum()
		}, func() *Tensor { return y.Sub(x).Square().Sum() }},
		{"a sum in a loop", func() *Tensor {
			total := Zeros(3).To(Float64)
			for range 5 {
				total.AddInPlace(x.Mul(y))
			}
			return total.Sum()
		}, func() *Tensor { return x.Mul(y).MulScalar(5).Sum() }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v, g := WithGradient(tt.with, x, y)
			w, h := WithGradient(tt.want, x, y)
			compare(t, "value", v, w.Float64s(), 1e-12)
			for i := range 2 {
				if h.At(i) != nil {
					compare(t, "gradient", g.At(i), h.At(i).Float64s(), 1e-12)
				} else if g.At(i) != nil {
					compare(t, "gradient", g.At(i), make([]float64, 3), 1e-12)
				}
			}
			second := func(f func() *Tensor) *Tensor {
				return Gradient(func() *Tensor {
					total := scalarOf(Float64, 0)
					g := Gradient(f, x, y)
					for i := range 2 {
						if gi := g.At(i); gi != nil {
							total = total.Add(gi.Square().Sum())
						}
					}
					return total
				}, x, y).At(1)
			}
			if want := second(tt.want); want != nil {
				compare(t, "second order", second(tt.with), want.Float64s(), 1e-11)
			}
		})
	}
}

// TestForbiddenWrites are refused with a reason, before anything is written or
// when the gradient would be wrong.
func TestForbiddenWrites(t *testing.T) {
	x, y := New([]float32{1, 2, 3}), New([]float32{4, 5, 6})
	for _, tt := range []struct {
		name, want string
		f          func() *Tensor
	}{
		{"a leaf", "AddInPlace: a gradient call differentiates with respect to this tensor", func() *Tensor { return x.AddInPlace(y).Sum() }},
		{"Set of a leaf", "Set: a gradient call", func() *Tensor { x.Set(1, 0); return x.Sum() }},
		{"a view", "MulInPlace: a gradient call follows this write, and the tensor shares its storage", func() *Tensor {
			a := x.Exp()
			a.Slice(0, 2).MulInPlace(y.Slice(0, 2))
			return a.Sum()
		}},
		{"into a view of a constant", "AddInPlace: a gradient call follows this write, and the tensor shares", func() *Tensor {
			a := Zeros(3)
			a.Row(0).AddInPlace(x.Sum())
			return a.Sum()
		}},
		{"what there are views of", "AddInPlace: a gradient call follows this write, and the tensor shares", func() *Tensor {
			a := x.Exp()
			b := a.Reshape(3, 1)
			a.AddInPlace(y)
			return b.Sum()
		}},
		{"what a factor needs", "Mul: its gradient needs numbers that were written over", func() *Tensor {
			a := Full(2, 3)
			b := a.Mul(x)
			a.Fill(7)
			return b.Sum()
		}},
		{"what exp needs", "Exp: its gradient needs numbers that were written over", func() *Tensor { return x.Exp().AddInPlace(y).Sum() }},
		{"through Data32", "Mul: its gradient needs numbers that were written over", func() *Tensor {
			a := Full(2, 3)
			b := a.Mul(x)
			a.Data32()[0] = 1
			a.Changed()
			return b.Sum()
		}},
		{"Set in a history", "Set: a gradient call follows", func() *Tensor { a := x.Exp(); a.Set(3, 0); return a.Sum() }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := x.Float64s()
			err := caught(func() { Gradient(tt.f, x) })
			var ge *GradientError
			if !errors.As(err, &ge) || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want %s…", err, tt.want)
			}
			if !same(x.Float64s(), before, 0) {
				t.Error("x was written to")
			}
		})
	}
	for name, f := range map[string]func(){
		"AddInPlace: operand: want [3], got [2 3]: it cannot be broadcast to that":                                  func() { Zeros(3).AddInPlace(Zeros(2, 3)) },
		"AddInPlace: want float32, got int32: both operands must have one type; convert with To":                    func() { Zeros(3).AddInPlace(Ints([]int{1})) },
		"Fill: want a storage place for each element; Clone the tensor first, got a view that repeats elements":     func() { Zeros(1).BroadcastTo(3).Fill(1) },
		"Set: index 3 is out of range: there are 3 places, 0 to 2, the shape is [3]":                                func() { Zeros(3).Set(1, 3) },
		"Data32: want elements row by row without gaps: call Contiguous first, got a view [3 2] with strides [1 3]": func() { Zeros(2, 3).T().Data32() },
		"DivInPlace: want float32 or float64, got int64: int64 holds indices and counts; convert with To":           func() { x := Ints([]int{4}).To(Int64); x.DivInPlace(x) },
	} {
		if err := caught(f); err == nil || err.Error() != name {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}

func TestWritesInPlaceWithoutGradients(t *testing.T) {
	x := Arange(0, 6, 1).Reshape(2, 3)
	x.Select(1, 1).Fill(-1)
	x.Row(1).AddInPlace(New([]float32{10, 20, 30}))
	x.T().Row(2).MulInPlace(Scalar(2))
	x.Set(9, 0, -3)
	equal64(t, x, 9, -1, 4, 13, 19, 70)
	x.Narrow(1, 0, 2).CopyFrom(x.Narrow(1, 1, 3)) // the two overlap
	equal64(t, x, -1, 4, 4, 19, 70, 70)
	n := Ints([]int{1, 2, 3})
	equal64(t, n.MulInPlace(n).AddInPlace(Ints([]int{1})), 2, 5, 10)
	h := New([]float32{1, 2}).To(Float16)
	h.DivInPlace(New([]float32{3}).To(Float16))
	equal64(t, h, 0.333251953125, 0.66650390625)
	m := x.Greater(Scalar(10))
	m.Fill(1)
	if !m.All().Bools()[0] {
		t.Error("a mask filled with 1 is not true")
	}
}

func equal64(t *testing.T, got *Tensor, want ...float64) {
	t.Helper()
	if !same(got.Float64s(), want, 0) {
		t.Errorf("got %v, want %v", got.Float64s(), want)
	}
}

// TestPullbacksReadWhatTheySay overwrites what the pullback of an elementwise
// operation says it does not read.
func TestPullbacksReadWhatTheySay(t *testing.T) {
	tried := 0
	for _, c := range unaries {
		x := New64([]float64{0.3, 0.7, 1.2, 0.9})
		var y *Tensor
		clean := Gradient(func() *Tensor { y = c.f([]*Tensor{x}); return y.Sum() }, x).At(0)
		if y.node == nil {
			continue
		}
		at, ok := y.node.Attrs.(unaryAttrs)
		if !ok || at.u.reads == readsBoth {
			continue
		}
		tried++
		g := Gradient(func() *Tensor {
			z := x.Clone()
			y := c.f([]*Tensor{z})
			if at.u.reads != readsIn {
				fill(z, math.NaN())
			}
			if at.u.reads != readsOut {
				fill(y, math.NaN())
			}
			return Ones(4).To(Float64).Mul(y.Narrow(0, 0, 4)).Sum()
		}, x).At(0)
		compare(t, at.u.Name, g, clean.Float64s(), 1e-12)
	}
	if tried < 15 {
		t.Errorf("only %d operations were tried", tried)
	}
}

// TestInPlaceOverItself: operands that share memory with the result give what a
// new tensor would hold.
func TestInPlaceOverItself(t *testing.T) {
	for _, d := range []DType{Float32, Float64, Float16} {
		data := Arange(1, 9, 1).To(d)
		over := func(t *Tensor, lo, hi int) *Tensor { return t.Narrow(0, lo, hi) }
		for name, f := range map[string]func(x *Tensor, in bool) *Tensor{
			"itself": func(x *Tensor, in bool) *Tensor {
				if in {
					return x.MulInPlace(x)
				}
				return x.Mul(x)
			},
			"a piece further on": func(x *Tensor, in bool) *Tensor {
				a, b := over(x, 0, 6), over(x, 1, 7)
				if in {
					return a.AddInPlace(b)
				}
				return a.Add(b)
			},
			"a piece before": func(x *Tensor, in bool) *Tensor {
				a, b := over(x, 1, 7), over(x, 0, 6)
				if in {
					return a.AddInPlace(b)
				}
				return a.Add(b)
			},
			"every second": func(x *Tensor, in bool) *Tensor {
				a := x.Stride(0, 0, 8, 2)
				if in {
					return a.TanhInPlace()
				}
				return a.Tanh()
			},
		} {
			want := f(data.Clone(), false)
			if got := f(data.Clone(), true); !got.Equal(want).All().Bools()[0] {
				t.Errorf("%v, %s: got %v, want %v", d, name, got.Float64s(), want.Float64s())
			}
		}
	}
}

// TestInPlaceOverOneSlice: two tensors over one slice of the caller's.
func TestInPlaceOverOneSlice(t *testing.T) {
	s := []float32{1, 2, 3, 4}
	New(s[1:]).AddInPlace(New(s[:3]))
	for i, want := range []float32{1, 3, 5, 7} {
		if s[i] != want {
			t.Fatalf("got %v, want 1 3 5 7", s)
		}
	}
}
