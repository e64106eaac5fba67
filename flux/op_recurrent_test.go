package flux

import (
	"math"
	"runtime"
	"slices"
	"testing"
)

// recurrentOperands are x, the weights, the biases and the states of a cell.
func recurrentOperands(d DType, gates, n, steps, in, h int) []*Tensor {
	s := NewSource(11)
	var all []*Tensor
	for _, shape := range []Shape{{n, steps, in}, {gates * h, in}, {gates * h, h}, {gates * h}, {gates * h}, {n, h}, {n, h}} {
		all = append(all, s.Normal(0, 0.5, shape...).To(d))
	}
	return all
}

// TestRecurrentCellsAreTheirComposition wants outputs, states and gradients of the
// one pass near those of ordinary operations, also where samples are many.
func TestRecurrentCellsAreTheirComposition(t *testing.T) {
	for _, d := range []DType{Float32, Float64} {
		tolerance := map[DType]float64{Float32: 1e-4, Float64: 1e-12}[d]
		for _, gates := range []int{3, 4} {
			for _, initial := range []bool{true, false} {
				in := recurrentOperands(d, gates, 50, 7, 5, 33)
				build := func() *recurrence {
					r := &recurrence{gates: gates, x: in[0], wx: in[1], wh: in[2], bias: in[3]}
					if gates == 3 {
						r.hiddenBias = in[4]
					}
					if initial {
						r.h = in[5]
						if gates == 4 {
							r.c = in[6]
						}
					}
					r.check("test")
					return r
				}
				one := func() (y, c *Tensor) {
					r := build()
					if gates == 3 {
						y, _ = GRU(r.x, r.wx, r.wh, GRUOptions{Bias: r.bias, HiddenBias: r.hiddenBias, Hidden: r.h})
						return y, nil
					}
					y, _, c = LSTM(r.x, r.wx, r.wh, LSTMOptions{Bias: r.bias, Hidden: r.h, Cell: r.c})
					return y, c
				}
				many := func() (y, c *Tensor) { return build().compose() }
				number := func(f func() (y, c *Tensor)) func() *Tensor {
					return func() *Tensor {
						y, c := f()
						if gates == 3 {
							return weighted(y, 1)
						}
						return weighted(y, 1).Add(weighted(c, 2))
					}
				}
				got, gotGrads := WithGradient(number(one), anys(in)...)
				want, wantGrads := WithGradient(number(many), anys(in)...)
				compare(t, "value", got, want.Float64s(), tolerance)
				for i, x := range in {
					if w := wantGrads.Of(x); w != nil {
						compare(t, x.shape.String(), gotGrads.Of(x), w.Float64s(), tolerance)
					} else if gotGrads.Of(x) != nil {
						t.Errorf("operand %d has a gradient", i)
					}
				}
				y, _ := one() // not followed
				plain, _ := many()
				compare(t, "outputs", y, plain.Float64s(), tolerance)
			}
		}
	}
}

// TestRecurrentProcessors wants the same bits with any number of processors.
func TestRecurrentProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, gates := range []int{3, 4} {
		for _, size := range []int{48, 300} {
			var want []float64
			for _, threads := range []int{1, 2, 3} {
				runtime.GOMAXPROCS(threads)
				in := recurrentOperands(Float32, gates, 34, 5, 40, size)
				y, grads := WithGradient(func() *Tensor {
					if gates == 3 {
						y, _ := GRU(in[0], in[1], in[2], GRUOptions{Bias: in[3], HiddenBias: in[4]})
						return y.Sum()
					}
					y, _, _ := LSTM(in[0], in[1], in[2], LSTMOptions{Bias: in[3]})
					return y.Sum()
				}, anys(in)...)
				got := y.Float64s()
				for _, x := range in[:4] {
					got = append(got, grads.Of(x).Float64s()...)
				}
				if want == nil {
					want = got
				} else if !slices.Equal(got, want) {
					t.Errorf("%d gates of %d: %d processors compute other numbers than one", gates, size, threads)
				}
			}
		}
	}
}

// TestRecurrentPieces wants a sequence in two pieces, the state handed on, to be
// the sequence as a whole.
func TestRecurrentPieces(t *testing.T) {
	in := recurrentOperands(Float32, 4, 3, 6, 4, 5)
	y, h, c := LSTM(in[0], in[1], in[2], LSTMOptions{Bias: in[3]})
	y1, h1, c1 := LSTM(in[0].Narrow(1, 0, 2), in[1], in[2], LSTMOptions{Bias: in[3]})
	y2, h2, c2 := LSTM(in[0].Narrow(1, 2, 6), in[1], in[2], LSTMOptions{Bias: in[3], Hidden: h1, Cell: c1})
	compare(t, "outputs", Concat(1, y1, y2), y.Float64s(), 1e-6)
	compare(t, "hidden state", h2, h.Float64s(), 1e-6)
	compare(t, "cell state", c2, c.Float64s(), 1e-6)

	in = recurrentOperands(Float32, 3, 3, 6, 4, 5)
	o := GRUOptions{Bias: in[3], HiddenBias: in[4]}
	y, h = GRU(in[0], in[1], in[2], o)
	y1, o.Hidden = GRU(in[0].Narrow(1, 0, 2), in[1], in[2], o)
	y2, h2 = GRU(in[0].Narrow(1, 2, 6), in[1], in[2], o)
	compare(t, "outputs", Concat(1, y1, y2), y.Float64s(), 1e-6)
	compare(t, "hidden state", h2, h.Float64s(), 1e-6)
}

// TestRecurrentNaN wants NaN to stay in its sample, from its step on, and
// infinite inputs to saturate gates.
func TestRecurrentNaN(t *testing.T) {
	for _, gates := range []int{3, 4} {
		in := recurrentOperands(Float32, gates, 2, 3, 2, 4)
		in[0].f32[2] = float32(math.NaN()) // sample 0, step 1
		in[0].f32[6] = float32(math.Inf(1))
		var y *Tensor
		if gates == 3 {
			y, _ = GRU(in[0], in[1], in[2], GRUOptions{})
		} else {
			y, _, _ = LSTM(in[0], in[1], in[2], LSTMOptions{})
		}
		for i, v := range y.f32 {
			sample, step := i/12, i/4%3
			if nan := v != v; nan != (sample == 0 && step >= 1) {
				t.Errorf("gates %d, sample %d, step %d: %v", gates, sample, step, v)
			}
		}
	}
}

func TestRecurrentHalves(t *testing.T) {
	in := recurrentOperands(BFloat16, 4, 2, 3, 4, 5)
	y, h, c := LSTM(in[0], in[1], in[2], LSTMOptions{Bias: in[3]})
	want, _, _ := LSTM(in[0].To(Float32), in[1].To(Float32), in[2].To(Float32), LSTMOptions{Bias: in[3].To(Float32)})
	for _, got := range []*Tensor{y, h, c} {
		if got.dtype != BFloat16 {
			t.Errorf("got %v", got.dtype)
		}
	}
	compare(t, "outputs", y, want.To(BFloat16).Float64s(), 0)
	in = recurrentOperands(Float16, 3, 2, 3, 4, 5)
	if y, h := GRU(in[0], in[1], in[2], GRUOptions{Hidden: in[5]}); y.dtype != Float16 || h.dtype != Float16 {
		t.Errorf("got %v and %v", y.dtype, h.dtype)
	}
}

func TestRecurrentMisuse(t *testing.T) {
	x, wx, wh := Zeros(2, 3, 4), Zeros(8, 4), Zeros(8, 2)
	for _, c := range []struct {
		name string
		f    func()
		want string
	}{
		{"no sequence", func() { LSTM(Zeros(3, 4), wx, wh, LSTMOptions{}) }, "LSTM: want [? ? ?], got [3 4]: a sequence is [samples, steps, features]"},
		{"nothing", func() { LSTM(nil, wx, wh, LSTMOptions{}) }, "LSTM: want a tensor, got nil"},
		{"no weight", func() { LSTM(x, nil, wh, LSTMOptions{}) }, "LSTM: input weight: want a tensor, got nil"},
		{"no hidden weight", func() { GRU(x, wx, nil, GRUOptions{}) }, "GRU: hidden weight: want a tensor, got nil"},
		{"not square", func() { LSTM(x, wx, Zeros(8, 3), LSTMOptions{}) },
			"LSTM: hidden weight: want [? ?], got [8 3]: for each of the gates there must be a square matrix, one below the other"},
		{"other features", func() { LSTM(x, Zeros(8, 5), wh, LSTMOptions{}) },
			"LSTM: input weight: want [8 4], got [8 5]: x is [2 3 4] and the hidden weight [8 2]"},
		{"bias", func() { LSTM(x, wx, wh, LSTMOptions{Bias: Zeros(2)}) },
			"LSTM: bias: want [8], got [2]: x is [2 3 4] and the hidden weight [8 2]"},
		{"state", func() { LSTM(x, wx, wh, LSTMOptions{Cell: Zeros(3, 2)}) },
			"LSTM: initial cell state: want [2 2], got [3 2]: x is [2 3 4] and the hidden weight [8 2]"},
		{"type", func() { LSTM(x, wx, wh, LSTMOptions{Hidden: Zeros(2, 2).To(Float64)}) },
			"LSTM: initial hidden state: want float32, got float64: all must have one type; convert with To"},
		{"integers", func() { GRU(Ints([]int{1}, 1, 1, 1), wx, wh, GRUOptions{}) },
			"GRU: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
	} {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// TestRecurrentKeepsNoHistory wants a state that is carried on from step to step
// of a training not to hold what made it.
func TestRecurrentKeepsNoHistory(t *testing.T) {
	in := recurrentOperands(Float32, 4, 2, 3, 4, 5)
	var h, c *Tensor
	for range 2 {
		before := h
		WithGradient(func() *Tensor {
			var y *Tensor
			y, h, c = LSTM(in[0], in[1], in[2], LSTMOptions{Hidden: h, Cell: c})
			return y.Sum()
		}, in[1], in[2])
		if before != nil {
			r := h.node.Inputs[0].node.Inputs[0].node.Attrs.(*recurrence)
			if r.h == before || r.h.node != nil {
				t.Error("the node holds the history of the state before")
			}
		}
	}
}
