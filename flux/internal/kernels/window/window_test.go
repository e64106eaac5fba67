package window

import (
	"math"
	"math/rand/v2"
	"testing"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/guard"
)

// mustBuilt skips what a processor cannot do.
func mustBuilt(t testing.TB) {
	for _, l := range cpu.Available() {
		if built && l == cpu.AVX512 {
			return
		}
	}
	t.Skip("no AVX-512")
}

// values are ties, zeros of both signs, infinities and what is no number, among
// others.
func values(r *rand.Rand, x []float32) []float32 {
	special := []float32{0, float32(math.Copysign(0, -1)), 1, 1, float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN())}
	for i := range x {
		if x[i] = r.Float32() - 0.5; r.IntN(4) == 0 {
			x[i] = special[r.IntN(len(special))]
		}
	}
	return x
}

func same(a, b float32) bool { return a == b || a != a && b != b }

// TestAgainstLoops compares images of all widths near those of vectors, at both
// edges of forbidden memory.
func TestAgainstLoops(t *testing.T) {
	mustBuilt(t)
	r := rand.New(rand.NewPCG(1, 2))
	poll := func() {}
	for width := 2; width < 70; width++ {
		m := Images{Planes: 3, Height: 2 + width%5, Width: width}
		rows, cols := m.Windows()
		for _, lend := range []func(guard.TB, int) []float32{guard.After[float32], guard.Before[float32]} {
			x, y := values(r, lend(t, m.Planes*m.Height*width)), lend(t, m.Planes*rows*cols)
			mean, g, dx := lend(t, len(y)), values(r, lend(t, len(y))), values(r, lend(t, len(x)))
			code := guard.After[uint16](t, len(y))
			Max(y, code, x, m, poll)
			without := lend(t, len(y))
			Max(without, nil, x, m, poll)
			Mean(mean, x, m, poll)
			wantX, wantMean := make([]float32, len(x)), make([]float32, len(x))
			for i := range y {
				p, row, col := i/(rows*cols), i/cols%rows, i%cols
				at := (p*m.Height+2*row)*width + 2*col
				best, which, sum := x[at], 0, 0.0
				for k, j := range []int{at, at + 1, at + width, at + width + 1} {
					if sum += float64(x[j]); x[j] > best || x[j] != x[j] && best == best {
						best, which = x[j], k
					}
					wantMean[j] = g[i] / 4
				}
				wantX[at+which%2+which/2*width] = g[i]
				if !same(y[i], best) || !same(without[i], best) || int(code[i]) != which {
					t.Fatalf("%+v: window %d: the largest is %v, number %d, want %v, %d", m, i, y[i], code[i], best, which)
				}
				if !same(mean[i], float32(sum/4)) && !(math.Abs(float64(mean[i])-sum/4) < 1e-6) {
					t.Fatalf("%+v: window %d: the mean is %v, want %v", m, i, mean[i], sum/4)
				}
			}
			MaxBack(dx, g, code, m, poll)
			compare(t, m, "MaxBack", dx, wantX)
			MeanBack(dx, g, m, poll)
			compare(t, m, "MeanBack", dx, wantMean)
		}
	}
}

func compare(t *testing.T, m Images, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if !same(got[i], want[i]) {
			t.Fatalf("%+v: %s: element %d is %v, want %v", m, what, i, got[i], want[i])
		}
	}
}

func BenchmarkWindow(b *testing.B) {
	mustBuilt(b)
	m := Images{Planes: 384, Height: 28, Width: 28}
	x, y, code := make([]float32, 384*784), make([]float32, 384*196), make([]uint16, 384*196)
	poll := func() {}
	for name, f := range map[string]func(){
		"Max":      func() { Max(y, code, x, m, poll) },
		"MaxBack":  func() { MaxBack(x, y, code, m, poll) },
		"Mean":     func() { Mean(y, x, m, poll) },
		"MeanBack": func() { MeanBack(x, y, m, poll) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(4 * int64(len(x)+len(y)))
			for b.Loop() {
				f()
			}
		})
	}
}
