package cell

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/guard"
)

// hard are the sums that gates get wrong, beside ordinary ones.
var hard = []float64{0, math.Copysign(0, -1), math.NaN(), math.Inf(1), math.Inf(-1), 1e-45, -1e-40, 1e-8, -1e-4, 0.02, -0.3,
	0.3466, -0.3466, 1, -1, 8.5, -9.1, 17, -20, 86.9, -87.1, 88.8, -104, 709, -746, 1e30, -3e38}

// A kernel is one of the four, with the parts that each of its arrays has.
type kernel[T Float] struct {
	name  string
	parts []int
	run   func(e *engine[T], a [][]T)
	plain func(a [][]T)
}

func kernelsOf[T Float]() []kernel[T] {
	return []kernel[T]{
		{"lstm", []int{4, 1, 1, 1, 1},
			func(e *engine[T], a [][]T) { e.lstm(a[0], a[1], a[2], a[3], a[4]) },
			func(a [][]T) { lstm(a[0], a[1], a[2], a[3], a[4]) }},
		{"lstmBack", []int{4, 1, 1, 1, 1, 1, 4},
			func(e *engine[T], a [][]T) { e.lstmBack(a[0], a[1], a[2], a[3], a[4], a[5], a[6]) },
			func(a [][]T) { lstmBack(a[0], a[1], a[2], a[3], a[4], a[5], a[6]) }},
		{"gru", []int{4, 3, 1, 1, 1},
			func(e *engine[T], a [][]T) { e.gru(a[0], a[1], a[2], a[3], a[4]) },
			func(a [][]T) { gru(a[0], a[1], a[2], a[3], a[4]) }},
		{"gruBack", []int{4, 1, 1, 1, 4},
			func(e *engine[T], a [][]T) { e.gruBack(a[0], a[1], a[2], a[3], a[4]) },
			func(a [][]T) { gruBack(a[0], a[1], a[2], a[3], a[4]) }},
	}
}

// fill writes numbers of all kinds: on the way back gates are gates.
func (k kernel[T]) fill(arrays [][]T, n int) {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	back := k.name == "lstmBack" || k.name == "gruBack"
	for j, a := range arrays {
		for i := range a {
			switch {
			case back && j == 0:
				a[i] = T(r.Float64())
			case j == 0 && r.IntN(3) == 0:
				a[i] = T(hard[r.IntN(len(hard))])
			default:
				a[i] = T(2 * r.NormFloat64())
			}
		}
	}
}

// TestKernels wants every level near plain Go, of all lengths, from slices whose
// ends are the ends of the memory.
func TestKernels(t *testing.T) {
	for _, l := range cpu.Available() {
		for _, n := range []int{0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 50, 128} {
			for _, k := range kernelsOf[float32]() {
				checkKernel(t, l, engineAt32(l), k, n, 8*Accuracy32)
			}
			for _, k := range kernelsOf[float64]() {
				checkKernel(t, l, engineAt64(l), k, n, 8*Accuracy64)
			}
		}
	}
}

func checkKernel[T Float](t *testing.T, l cpu.Level, e *engine[T], k kernel[T], n int, tolerance float64) {
	t.Helper()
	want := make([][]T, len(k.parts))
	for i, p := range k.parts {
		want[i] = make([]T, p*n)
	}
	k.fill(want, n)
	k.plain(want)
	for at, get := range []func(n int) []T{
		func(n int) []T { return guard.After[T](t, n) },
		func(n int) []T { return guard.Before[T](t, n) },
		func(n int) []T { return make([]T, n+1)[1:] },
	} {
		got := make([][]T, len(k.parts))
		for i, p := range k.parts {
			got[i] = get(p * n)
		}
		k.fill(got, n)
		k.run(e, got)
		for i := range got {
			for j := range got[i] {
				if !isNear(float64(got[i][j]), float64(want[i][j]), tolerance) {
					t.Fatalf("%s of %T at %v, n %d, memory %d: array %d, element %d is %v, want %v",
						k.name, got[i][j], l, n, at, i, j, got[i][j], want[i][j])
				}
			}
		}
	}
}

func isNear(got, want, tolerance float64) bool {
	if math.IsNaN(want) || math.IsInf(want, 0) {
		return math.IsNaN(want) == math.IsNaN(got) && (math.IsNaN(want) || got == want)
	}
	return math.Abs(got-want) <= tolerance*(math.Abs(want)+1)
}

// TestGates compares a sigmoid and a hyperbolic tangent with those of package
// math, over all that is not saturated, relative to their own size.
func TestGates(t *testing.T) {
	for _, l := range cpu.Available() {
		e32, e64 := engineAt32(l), engineAt64(l)
		worst := [4]float64{}
		for x := -40.0; x < 40; x += 0.00737 {
			for _, x := range []float64{x, x * 1e-3, x * 1e-7} {
				s, h := gatesOf(e32, float32(x))
				at := float64(float32(x))
				worst[0] = max(worst[0], math.Abs(s/(1/(1+math.Exp(-at)))-1))
				worst[1] = max(worst[1], math.Abs(h/math.Tanh(at)-1))
				s, h = gatesOf(e64, x)
				worst[2] = max(worst[2], math.Abs(s/(1/(1+math.Exp(-x)))-1))
				worst[3] = max(worst[3], math.Abs(h/math.Tanh(x)-1))
			}
		}
		t.Logf("%v: %.2g", l, worst)
		if max(worst[0], worst[1]) > Accuracy32 || max(worst[2], worst[3]) > Accuracy64 {
			t.Errorf("%v: off by %.3g, want %v and %v at most", l, worst, Accuracy32, Accuracy64)
		}
	}
}

func gatesOf[T Float](e *engine[T], x T) (sigmoid, tanh float64) {
	gates := []T{x, 0, x, 0}
	one := make([]T, 4)
	e.lstm(gates, one[:1], one[1:2], one[2:3], one[3:4])
	return float64(gates[0]), float64(gates[2])
}

// sequence returns a pass with random numbers.
func sequence[T Float](gru bool, steps, samples, inputs, hidden int, initial bool) *Sequence[T] {
	r := rand.New(rand.NewPCG(uint64(steps), uint64(hidden)))
	draw := func(n int) []T {
		x := make([]T, n)
		for i := range x {
			x[i] = T(0.5 * r.NormFloat64())
		}
		return x
	}
	gates := 4
	if gru {
		gates = 3
	}
	s := &Sequence[T]{Steps: steps, Samples: samples, Inputs: inputs, Hidden: hidden,
		X: draw(samples * steps * inputs), WX: draw(gates * hidden * inputs), WH: draw(gates * hidden * hidden), Bias: draw(gates * hidden),
		Out: make([]T, samples*steps*hidden), FromNothing: !initial}
	room, states, cells := s.Room()
	s.Gates, s.States, s.Cells = make([]T, room), make([]T, states), make([]T, cells)
	if gru {
		s.HiddenBias = draw(gates * hidden)
	}
	if initial {
		s.Start(draw(samples*hidden), draw(samples*hidden))
	} else {
		s.Start(nil, nil)
	}
	return s
}

// gradients returns room for all of them.
func gradients[T Float](s *Sequence[T]) *Gradients[T] {
	d := &Gradients[T]{Out: make([]T, len(s.Out)), Last: make([]T, s.Samples*s.Hidden),
		X: make([]T, len(s.X)), WX: make([]T, len(s.WX)), WH: make([]T, len(s.WH)), Bias: make([]T, len(s.Bias)),
		HiddenBias: make([]T, len(s.HiddenBias)), State: make([]T, s.Samples*s.Hidden), Cell: make([]T, s.Samples*s.Hidden)}
	for i := range d.Out {
		d.Out[i] = T(math.Sin(float64(i)))
	}
	for i := range d.Last {
		d.Last[i] = T(math.Cos(float64(i)))
	}
	return d
}

func pass[T Float](gru bool, s *Sequence[T], e *engine[T]) *Gradients[T] {
	d := gradients(s)
	if gru {
		forwardGRU(s, e)
		backGRU(s, d, e)
	} else {
		forwardLSTM(s, e)
		backLSTM(s, d, e)
	}
	return d
}

// all returns what a pass computed.
func all[T Float](s *Sequence[T], d *Gradients[T]) []T {
	return slices.Concat(s.Out, s.Gates, s.States, s.Cells, d.X, d.WX, d.WH, d.Bias, d.HiddenBias, d.State, d.Cell)
}

// TestSequences wants passes at every level near those of plain Go, and the same
// to the bit with any number of processors.
func TestSequences(t *testing.T) {
	for _, gru := range []bool{false, true} {
		for _, c := range []struct {
			steps, samples, inputs, hidden int
			initial                        bool
		}{{3, 2, 5, 4, true}, {4, 1, 3, 7, false}, {1, 5, 2, 3, false}, {2, 3, 1, 1, true}, {5, 90, 7, 40, true}, {60, 5, 3, 9, true}, {300, 1, 2, 3, false}, {40, 17, 6, 5, false}, {4, 16, 3, 5, false}, {0, 2, 3, 4, true}, {3, 0, 2, 2, false}} {
			build := func() *Sequence[float64] {
				return sequence[float64](gru, c.steps, c.samples, c.inputs, c.hidden, c.initial)
			}
			s := build()
			want := all(s, pass(gru, s, engineAt64(cpu.Go)))
			for _, l := range cpu.Available() {
				var first []float64
				for _, threads := range []int{1, 2, 3} {
					name := fmt.Sprintf("gru %v, %v, %v, %d processors", gru, c, l, threads)
					func() {
						defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
						s := build()
						got := all(s, pass(gru, s, engineAt64(l)))
						for i := range got {
							if !isNear(got[i], want[i], 1e-11) {
								t.Fatalf("%s: element %d is %v, want %v", name, i, got[i], want[i])
							}
						}
						if first == nil {
							first = got
						} else if !slices.Equal(first, got) {
							t.Errorf("%s: not what one processor computes", name)
						}
					}()
				}
			}
		}
	}
}

// TestProcessors wants the same bits with any number of processors where the pass is
// large enough to be shared.
func TestProcessors(t *testing.T) {
	for _, gru := range []bool{false, true} {
		for _, c := range []struct{ samples, inputs, hidden int }{{1, 30, 200}, {2, 30, 200}, {5, 30, 200}, {17, 30, 200}, {33, 30, 200},
			{18, 7, 300}, {32, 128, 128}, {48, 300, 64}, {64, 64, 130}} {
			var first32 []float32
			var first64 []float64
			for _, threads := range []int{1, 2, 3} {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
				s32, s64 := sequence[float32](gru, 6, c.samples, c.inputs, c.hidden, true), sequence[float64](gru, 6, c.samples, c.inputs, c.hidden, true)
				got32, got64 := all(s32, pass(gru, s32, engine32)), all(s64, pass(gru, s64, engine64))
				if first32 == nil {
					first32, first64 = got32, got64
				}
				if !slices.Equal(got32, first32) || !slices.Equal(got64, first64) {
					t.Errorf("gru %v, %v: %d processors compute other numbers than one", gru, c, threads)
				}
			}
		}
	}
}

// TestOneWay wants the outputs and the last state of a pass with a way back from
// one without, whose room is the least.
func TestOneWay(t *testing.T) {
	for _, gru := range []bool{false, true} {
		for _, samples := range []int{1, 5, 20} {
			for steps := range 4 {
				s := sequence[float32](gru, steps, samples, 3, 4, true)
				u := *s
				u.OneWay, u.Out = true, make([]float32, len(s.Out))
				gates, states, cells := u.Room()
				u.Gates = guard.After[float32](t, gates)
				u.States, u.Cells = guard.After[float32](t, states), guard.After[float32](t, cells)
				copy(u.States, s.States[:samples*s.width()])
				copy(u.Cells, s.Cells[:samples*4])
				for _, s := range []*Sequence[float32]{s, &u} {
					if gru {
						ForwardGRU(s)
					} else {
						ForwardLSTM(s)
					}
				}
				if !slices.Equal(s.Out, u.Out) || !gru && !slices.Equal(s.Memory(), u.Memory()) {
					t.Errorf("gru %v, %d samples, %d steps: a pass without a way back has other results", gru, samples, steps)
				}
			}
		}
	}
}

// TestInterrupt wants a pass to stop where poll panics.
func TestInterrupt(t *testing.T) {
	s := sequence[float32](false, 8, 64, 32, 64, false)
	calls := 0
	s.Poll = func() {
		if calls++; calls == 20 {
			panic("enough")
		}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	defer func() {
		if v := recover(); v != "enough" {
			t.Errorf("got %v, want a panic of poll", v)
		}
	}()
	pass(false, s, engine32)
	t.Error("poll was not called 20 times")
}

func BenchmarkSequence(b *testing.B) {
	for _, gru := range []bool{false, true} {
		s := sequence[float32](gru, 50, 32, 128, 128, false)
		d := gradients(s)
		forward, back, gates := ForwardLSTM[float32], BackLSTM[float32], 4.0
		if gru {
			forward, back, gates = ForwardGRU[float32], BackGRU[float32], 3
		}
		flop := 2 * 50 * 32 * 128 * 256 * gates
		b.Run(fmt.Sprintf("gru=%v/forward", gru), func(b *testing.B) {
			for b.Loop() {
				forward(s)
			}
			b.ReportMetric(flop*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GF/s")
		})
		b.Run(fmt.Sprintf("gru=%v/back", gru), func(b *testing.B) {
			for b.Loop() {
				back(s, d)
			}
			b.ReportMetric(2*flop*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GF/s")
		})
	}
}

func BenchmarkKernel(b *testing.B) {
	const n = 128
	for _, k := range kernelsOf[float32]() {
		arrays := make([][]float32, len(k.parts))
		for i, p := range k.parts {
			arrays[i] = make([]float32, p*n)
			for j := range arrays[i] {
				arrays[i][j] = float32(j%7) * 0.1
			}
		}
		b.Run(k.name, func(b *testing.B) {
			for b.Loop() {
				k.run(engine32, arrays)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n)/float64(b.N), "ns/element")
		})
	}
}
