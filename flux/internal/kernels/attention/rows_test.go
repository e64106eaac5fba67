package attention

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"unsafe"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/guard"
)

// Between levels, and from what float64 gives, results may differ by this, and by
// the smallest normal number. A weight e^x may do so 1 + |x| times, as x itself is
// rounded.
const (
	bound = 1e-6
	tiny  = 1.2e-38
)

// overLevels runs a test at each level that this machine has.
func overLevels(t *testing.T, f func(t *testing.T)) {
	t.Helper()
	before := level
	defer func() { level = before }()
	for _, l := range cpu.Available() {
		level = l
		t.Run(l.String(), f)
	}
}

func near(got float32, want float64) bool {
	if math.IsNaN(want) || math.IsInf(want, 0) {
		return float64(got) == want || math.IsNaN(want) && got != got
	}
	digits := 1.0
	if want != 0 {
		digits += math.Abs(math.Log(math.Abs(want)))
	}
	return math.Abs(float64(got)-want) <= bound*digits*math.Abs(want)+tiny
}

// guarded returns n numbers before forbidden memory, or after it.
func guarded(t *testing.T, n int, after bool, f func(i int) float32) []float32 {
	var x []float32
	if after {
		x = guard.After[float32](t, n)
	} else {
		x = guard.Before[float32](t, n)
	}
	for i := range x {
		x[i] = f(i)
	}
	return x
}

func wide[T, U Float](x []T) []U {
	y := make([]U, len(x))
	for i, v := range x {
		y[i] = U(v)
	}
	return y
}

// A shape of rows: how many, how long, how far apart, and how many of each count.
type form struct{ count, n, apart, limit, step int }

// forms are the lengths about whole vectors of both widths, and limits that cut
// rows short, to nothing or not at all.
func forms() (all []form) {
	for n := range 36 {
		all = append(all, form{3, n, n, n, 0}, form{4, n, n, n - 2, 1})
	}
	return append(all, form{0, 5, 5, 5, 0}, form{1, 64, 64, 64, 0}, form{5, 37, 41, -2, 1}, form{9, 130, 130, 128, 1}, form{2, 48, 50, 0, 0})
}

func (f form) size() int {
	if f.count == 0 {
		return 0
	}
	return (f.count-1)*f.apart + f.n
}

// compare fails unless got is want, element by element.
func compare(t *testing.T, what string, got []float32, want []float64) {
	t.Helper()
	for i, w := range want {
		if !near(got[i], w) {
			t.Fatalf("%s: element %d is %v, want %v", what, i, got[i], w)
		}
	}
}

func TestSoften(t *testing.T) {
	overLevels(t, func(t *testing.T) {
		for _, f := range forms() {
			for _, after := range []bool{true, false} {
				source := rand.New(rand.NewPCG(1, 2))
				random := func(int) float32 { return float32(10 * source.NormFloat64()) }
				x := guarded(t, f.size(), after, random)
				u := guarded(t, f.count, after, random)
				v := guarded(t, f.count, after, func(int) float32 { return source.Float32() })
				w := guarded(t, f.count, after, random)
				if f.count > 1 {
					u[1], v[1] = float32(math.Inf(-1)), 0
				}
				want := &rows[float64]{x: wide[float32, float64](x), xRow: f.apart, count: f.count, n: f.n, limit: f.limit, step: f.step,
					u: wide[float32, float64](u), v: wide[float32, float64](v), w: wide[float32, float64](w), by: 0.5}
				softenGo(want)
				soften(&rows[float32]{x: x, xRow: f.apart, count: f.count, n: f.n, limit: f.limit, step: f.step, u: u, v: v, w: w, by: 0.5})
				what := fmt.Sprint(f, after)
				compare(t, what+" weights", x, want.x)
				compare(t, what+" largest", u, want.u)
				compare(t, what+" sums", v, want.v)
				compare(t, what+" factors", w, want.w)
			}
		}
	})
}

// A NaN or +∞ among the logits makes the sum NaN, and so the row; −∞ is a weight
// of 0; a row of nothing else has the sum 0.
func TestSoftenOfNotNumbers(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	overLevels(t, func(t *testing.T) {
		for _, n := range []int{1, 8, 19, 33} {
			for at := range n {
				for _, c := range []struct{ at, others, old, sum float32 }{
					{nan, 1, -inf, nan}, {inf, 1, -inf, nan}, {-inf, 2, -inf, float32(n - 1)}, {-inf, -inf, -inf, 0},
					{nan, 1, 5, nan}, {inf, 1, 5, nan}, {-inf, -inf, 5, 7}, {-inf, -inf, nan, nan}, {3e38, -3e38, -inf, 1}, {-200, 0, 0, float32(n-1) + 7},
					{1e-40, 1e-40, -inf, float32(n)},
				} {
					x := make([]float32, n)
					for i := range x {
						x[i] = c.others
					}
					x[at] = c.at
					u, v, w := []float32{c.old}, []float32{0}, []float32{0}
					if c.old == 5 || c.old == 0 {
						v[0] = 7
					}
					soften(&rows[float32]{x: x, xRow: n, count: 1, n: n, limit: n, u: u, v: v, w: w, by: 1})
					want := float64(c.sum)
					if n == 1 && c.others == 2 {
						want = 0
					}
					if !near(v[0], want) {
						t.Errorf("%v among %d of %v after %v: the sum is %v, want %v", c.at, n, c.others, c.old, v[0], want)
					}
					if c.at == -inf && c.sum == c.sum && x[at] != 0 {
						t.Errorf("−∞ among %d of %v: the weight is %v, want 0", n, c.others, x[at])
					}
				}
			}
		}
	})
}

func TestPull(t *testing.T) {
	overLevels(t, func(t *testing.T) {
		for _, f := range forms() {
			for _, after := range []bool{true, false} {
				source := rand.New(rand.NewPCG(3, 4))
				x := guarded(t, f.size(), after, func(int) float32 { return float32(10*source.NormFloat64() - 30) })
				y := guarded(t, f.size(), after, func(int) float32 { return float32(source.NormFloat64()) })
				u := guarded(t, f.count, after, func(int) float32 { return 5 * source.Float32() })
				v := guarded(t, f.count, after, func(int) float32 { return source.Float32() })
				if f.count > 2 {
					u[2] = float32(math.Inf(1)) // a query that may look nowhere
				}
				want := &rows[float64]{x: wide[float32, float64](x), y: wide[float32, float64](y), xRow: f.apart, yRow: f.apart, count: f.count, n: f.n,
					limit: f.limit, step: f.step, u: wide[float32, float64](u), v: wide[float32, float64](v), by: 0.5, scale: 0.25}
				pullGo(want)
				pull(&rows[float32]{x: x, y: y, xRow: f.apart, yRow: f.apart, count: f.count, n: f.n, limit: f.limit, step: f.step, u: u, v: v, by: 0.5, scale: 0.25})
				what := fmt.Sprint(f, after)
				compare(t, what+" weights", x, want.x)
				for i, w := range want.y { // a difference that may have lost digits
					if math.Abs(float64(y[i])-w) > 40*bound*math.Abs(want.x[i])+tiny {
						t.Fatalf("%s: gradient %d is %v, want %v", what, i, y[i], w)
					}
				}
			}
		}
	})
}

func TestScaleAndDot(t *testing.T) {
	overLevels(t, func(t *testing.T) {
		for _, f := range forms() {
			for _, after := range []bool{true, false} {
				source := rand.New(rand.NewPCG(5, 6))
				random := func(int) float32 { return float32(source.NormFloat64()) }
				x, y, u := guarded(t, f.size(), after, random), guarded(t, f.size(), after, random), guarded(t, f.count, after, random)
				sums := guarded(t, f.count, after, random)
				dot(&rows[float32]{x: x, y: y, xRow: f.apart, yRow: f.apart, count: f.count, n: f.n, u: sums})
				for i := range f.count {
					want, size := 0.0, 0.0
					for j := range f.n {
						p := float64(x[i*f.apart+j]) * float64(y[i*f.apart+j])
						want += p
						size += math.Abs(p)
					}
					if math.Abs(float64(sums[i])-want) > bound*size {
						t.Fatalf("%v: the sum of row %d is %v, want %v", f, i, sums[i], want)
					}
				}
				for _, step := range []int{1, 0} {
					scale(&rows[float32]{x: x, y: y, xRow: f.apart, yRow: f.apart, count: f.count, n: f.n, u: u, step: step})
					for i := range f.count {
						for j := range f.n {
							if got, want := x[i*f.apart+j], y[i*f.apart+j]*u[i*step]; got != want {
								t.Fatalf("%v: element %d of row %d is %v, want %v", f, j, i, got, want)
							}
						}
					}
				}
			}
		}
	})
}

// The generator knows where the fields of a task are.
func TestTaskLayout(t *testing.T) {
	var x task
	for name, c := range map[string][2]uintptr{
		"x": {unsafe.Offsetof(x.x), 0}, "y": {unsafe.Offsetof(x.y), 8}, "xRow": {unsafe.Offsetof(x.xRow), 16}, "yRow": {unsafe.Offsetof(x.yRow), 24},
		"rows": {unsafe.Offsetof(x.rows), 32}, "n": {unsafe.Offsetof(x.n), 40}, "limit": {unsafe.Offsetof(x.limit), 48}, "step": {unsafe.Offsetof(x.step), 56},
		"u": {unsafe.Offsetof(x.u), 64}, "v": {unsafe.Offsetof(x.v), 72}, "w": {unsafe.Offsetof(x.w), 80}, "scale": {unsafe.Offsetof(x.scale), 88}, "by": {unsafe.Offsetof(x.by), 92},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: offset %d, the generator has %d", name, c[0], c[1])
		}
	}
}

func BenchmarkRows(b *testing.B) {
	const count, n = 64, 128
	x, y, u, v, w := make([]float32, count*n), make([]float32, count*n), make([]float32, count), make([]float32, count), make([]float32, count)
	r := rows[float32]{x: x, y: y, xRow: n, yRow: n, count: count, n: n, limit: n, u: u, v: v, w: w, by: 1, scale: 1}
	for name, f := range map[string]func(*rows[float32]){"soften": soften[float32], "pull": pull[float32], "dot": dot[float32]} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f(&r)
			}
			b.ReportMetric(count*n*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gelem/s")
		})
	}
}
