package random

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

var lengths = []int{0, 1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65, 100, 255, 1023, 1024, 1025, 3000, piece - 1, piece + 1, 3*piece + 77}

// TestGenerator wants the numbers of math/rand/v2, which are those of the paper.
func TestGenerator(t *testing.T) {
	want, s := rand.NewPCG(42, 7), State{42, 7}
	for i := range 1000 {
		if w, got := want.Uint64(), s.Next(); got != w {
			t.Fatalf("number %d: got %x, want %x", i, got, w)
		}
	}
}

func TestSkip(t *testing.T) {
	for _, n := range lengths {
		a, b := State{1, 2}, State{1, 2}
		a.Skip(n)
		for range n {
			b.Next()
		}
		if a != b {
			t.Errorf("skipping %d: got %x, want %x", n, a, b)
		}
	}
}

// eachLevel calls f for each level, number of processors and length.
func eachLevel(t *testing.T, f func(name string, l cpu.Level, n int)) {
	for _, threads := range []int{1, 3} {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
		for _, l := range cpu.Available() {
			for _, n := range lengths {
				f(fmt.Sprintf("%v, %d processors, %d numbers", l, threads, n), l, n)
			}
		}
	}
}

func TestWords(t *testing.T) {
	eachLevel(t, func(name string, l cpu.Level, n int) {
		s, u := State{3, 4}, State{3, 4}
		got, want := guard.After[uint64](t, n), make([]uint64, n)
		s.fill(l, got)
		for i := range want {
			want[i] = u.Next()
		}
		if !slices.Equal(got, want) || s != u {
			t.Errorf("%s: not those of one by one", name)
		}
	})
}

func TestUniform(t *testing.T) {
	for _, r := range [][2]float64{{0, 1}, {-1e-3, 1e-3}, {1, 1 + 1e-7}, {2, 2}, {1e30, 2e30}} {
		eachLevel(t, func(name string, l cpu.Level, n int) {
			s, u := State{5, 6}, State{5, 6}
			got := guard.After[float32](t, n)
			s.uniform(l, got, r[0], r[1], nil)
			for i, v := range got {
				want := float32(r[0] + float64((r[1]-r[0])*(float64(u.Next()>>40)/(1<<24))))
				if want >= float32(r[1]) {
					want = math.Nextafter32(float32(r[1]), float32(r[0]))
				}
				if v != want {
					t.Fatalf("%s in %v: number %d is %v, want %v", name, r, i, v, want)
				}
			}
			if s != u {
				t.Fatalf("%s: the state is not behind the numbers", name)
			}
		})
	}
}

// TestNormal wants the numbers of one point after the other, and the state behind
// the last point that was used.
func TestNormal(t *testing.T) {
	for _, r := range [][2]float64{{0, 1}, {-3, 0.1}, {1, 0}} {
		eachLevel(t, func(name string, l cpu.Level, n int) {
			s, u := State{8, 2}, State{8, 2}
			got := guard.After[float32](t, n)
			s.normal(l, got, r[0], r[1], nil)
			for i := 0; i < n; i += 2 {
				a, b := u.Pair()
				for j, x := range []float64{a, b} {
					if want := float32(r[0] + float64(r[1]*x)); i+j < n && got[i+j] != want {
						t.Fatalf("%s, %v: number %d is %v, want %v", name, r, i+j, got[i+j], want)
					}
				}
			}
			if s != u {
				t.Fatalf("%s: the state is not behind the numbers", name)
			}
		})
	}
}

// TestNormalAtItsEnds takes sequences of all short lengths, which end at every place
// of a vector.
func TestNormalAtItsEnds(t *testing.T) {
	for _, l := range cpu.Available() {
		for n := range 300 {
			s, u := State{uint64(n), 1}, State{uint64(n), 1}
			got, want := guard.After[float32](t, n), make([]float32, n)
			s.normal(l, got, 0, 1, nil)
			u.normal(cpu.Go, want, 0, 1, nil)
			if !slices.Equal(got, want) || s != u {
				t.Fatalf("%v, %d numbers: not those of one by one", l, n)
			}
		}
	}
}

func TestBelow(t *testing.T) {
	for _, p := range []float64{0, 0.3, 0.5, 1 - 1e-16, 1, 5e-324} {
		eachLevel(t, func(name string, l cpu.Level, n int) {
			s, u := State{7, 8}, State{7, 8}
			got := guard.After[uint8](t, (n+7)/8)
			for i := range got {
				got[i] = 0xff
			}
			s.below(l, got, n, p, nil)
			for i := range 8 * len(got) {
				want := i < n && float64(u.Next()>>11)/(1<<53) < p
				if set := got[i/8]>>(i%8)&1 != 0; set != want {
					t.Fatalf("%s, p %v: bit %d is %v", name, p, i, set)
				}
			}
			if s != u {
				t.Fatalf("%s: the state is not behind the numbers", name)
			}
		})
	}
}

func TestThin(t *testing.T) {
	for _, l := range cpu.Available() {
		for _, n := range []int{0, 1, 3, 7, 8, 9, 12, 15, 16, 17, 24, 25, 100, 1000} {
			checkThin(t, l, n, thin32)
			checkThin(t, l, n, thin64)
		}
	}
}

func checkThin[T Float](t *testing.T, l cpu.Level, n int, kernel func(l cpu.Level, dst, x []T, bits []uint8, scale T)) {
	x, y, bits := guard.After[T](t, n), guard.After[T](t, n), guard.After[uint8](t, (n+7)/8)
	s := State{9, 1}
	s.Below(bits, n, 0.6, nil)
	for i := range x {
		x[i] = T(i%7) - 3
		if i%10 == 9 {
			x[i] = T([]float64{math.NaN(), math.Inf(1), 1e-45, math.Copysign(0, -1)}[i/10%4])
		}
	}
	kernel(l, y, x, bits, 2.5)
	for i, v := range x {
		want := v * 0
		if bits[i/8]>>(i%8)&1 != 0 {
			want = v * 2.5
		}
		if y[i] != want && want == want || math.Signbit(float64(y[i])) != math.Signbit(float64(want)) && want == want || want != want && y[i] == y[i] {
			t.Fatalf("%v, %d elements: %v at %d becomes %v, want %v", l, n, v, i, y[i], want)
		}
	}
}

func BenchmarkNumbers(b *testing.B) {
	const n = 1_000_000
	y, bits := make([]float32, n), make([]uint8, n/8)
	s := State{1, 2}
	for name, f := range map[string]func(){
		"uniform": func() { s.Uniform(y, 0, 1, nil) },
		"normal":  func() { s.Normal(y, 0, 1, nil) },
		"below":   func() { s.Below(bits, n, 0.5, nil) },
		"thin":    func() { Thin32(y, y, bits, 2, nil) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/number")
		})
	}
}
