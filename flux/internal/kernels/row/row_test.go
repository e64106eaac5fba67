package row

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/guard"
)

// lengths are of rows: around vectors of all levels, and such as models have.
var lengths = []int{1, 2, 3, 4, 5, 7, 8, 9, 10, 15, 16, 17, 23, 31, 32, 33, 47, 63, 64, 65, 66, 80, 127, 128, 129, 200, 1000}

// overLevels runs a test for each level and element type.
func overLevels(t *testing.T, f32 func(t *testing.T, l *loops[float32]), f64 func(t *testing.T, l *loops[float64])) {
	for _, level := range cpu.Available() {
		if l := levels32[level]; l != nil {
			t.Run(level.String()+"/float32", func(t *testing.T) { f32(t, l) })
			t.Run(level.String()+"/float64", func(t *testing.T) { f64(t, levels64[level]) })
		}
	}
}

// numbers returns n elements between -4 and 4, at a guard: those with an odd
// seed end at forbidden memory, the others begin there.
func numbers[T Float](t testing.TB, seed uint64, n int) []T {
	x := guard.After[T](t, n)
	if seed%2 == 0 {
		x = guard.Before[T](t, n)
	}
	source := rand.New(rand.NewPCG(seed, 1))
	for i := range x {
		x[i] = T(source.Float64()*8 - 4)
	}
	return x
}

// ulp returns the distance of elements of type T about v.
func ulp[T Float](v float64) float64 {
	if unit := T(1); any(unit) == any(float32(1)) {
		f := float32(math.Abs(v))
		return float64(math.Nextafter32(f, float32(math.Inf(1))) - f)
	}
	v = math.Abs(v)
	return math.Nextafter(v, math.Inf(1)) - v
}

// near wants got to be within so many units of the last place of scale, or of
// want, of want.
func near[T Float](t *testing.T, what string, got T, want, scale, units float64) {
	t.Helper()
	g := float64(got)
	if math.IsNaN(want) && math.IsNaN(g) || g == want {
		return
	}
	if !(math.Abs(g-want) <= units*ulp[T](max(math.Abs(want), scale))) {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
}

// softmaxOf is the reference: exponentials, top and sum of a row.
func softmaxOf[T Float](x []T) (e []float64, top, sum float64) {
	top = math.Inf(-1)
	for _, v := range x {
		if float64(v) > top {
			top = float64(v)
		}
	}
	if math.IsInf(top, -1) {
		top = 0
	}
	rest := 0.0 // what the sum lost (Neumaier, 1974)
	for _, v := range x {
		y := math.Exp(float64(v - T(top))) // the difference is rounded
		e = append(e, y)
		s := sum + y
		rest += max(sum, y) - s + min(sum, y)
		sum = s
	}
	sum += rest
	return e, top, sum
}

func TestSoftmaxRows(t *testing.T) {
	overLevels(t, softmaxRowsTest[float32], softmaxRowsTest[float64])
}

func softmaxRowsTest[T Float](t *testing.T, l *loops[T]) {
	for _, n := range lengths {
		for rows := 1; rows < 4; rows++ {
			for seed := range uint64(2) {
				x, dst, stats := numbers[T](t, seed, rows*n), numbers[T](t, seed, rows*n), numbers[float64](t, seed, 2*rows)
				l.softmaxRows(&dst[0], &x[0], rows, n, 3, &stats[0])
				only := numbers[float64](t, seed+1, 2*rows)
				l.expSumRows(&x[0], rows, n, &only[0])
				shifted := numbers[T](t, seed, rows*n)
				l.shiftRows(&shifted[0], &x[0], rows, n, &stats[0])
				for r := range rows {
					row := x[r*n:][:n]
					e, top, sum := softmaxOf(row)
					where := fmt.Sprintf("row %d of %d, n %d", r, rows, n)
					for i, v := range e {
						near(t, where+", softmax", dst[r*n+i], 3*v/sum, 0, 6+float64(n)/50)
						near(t, where+", shifted", shifted[r*n+i], float64(row[i])-top-stats[2*r+1], 32, 2)
					}
					for _, s := range [][]float64{stats, only} {
						near(t, where+", top", T(s[2*r]), top, 0, 0)
						near(t, where+", sum", T(s[2*r+1]), sum, 0, 3+float64(n)/50)
					}
					out := guard.After[T](t, n)
					l.expRow(&out[0], &row[0], n, T(top), 0.5)
					for i, v := range e {
						near(t, where+", expRow", out[i], v/2, 0, 3)
					}
				}
			}
		}
	}
}

func TestSoftmaxBackRows(t *testing.T) {
	overLevels(t, softmaxBackRowsTest[float32], softmaxBackRowsTest[float64])
}

func softmaxBackRowsTest[T Float](t *testing.T, l *loops[T]) {
	for _, n := range lengths {
		for rows := 1; rows < 4; rows++ {
			for seed := range uint64(2) {
				g, y := numbers[T](t, seed, rows*n), numbers[T](t, seed+2, rows*n)
				dst, log := numbers[T](t, seed, rows*n), numbers[T](t, seed, rows*n)
				l.softmaxBackRows(&dst[0], &g[0], &y[0], rows, n)
				for i := range y {
					y[i] -= 4
				}
				l.logSoftmaxBackRows(&log[0], &g[0], &y[0], rows, n)
				for r := range rows {
					along, sum, size := 0.0, 0.0, 0.0
					for i := r * n; i < (r+1)*n; i++ {
						along += float64(g[i]) * float64(y[i]+4)
						sum += float64(g[i])
						size += math.Abs(float64(g[i]))
					}
					for i := r * n; i < (r+1)*n; i++ {
						where := fmt.Sprintf("row %d of %d, n %d", r, rows, n)
						near(t, where+", softmax", dst[i], float64(y[i]+4)*(float64(g[i])-along), 16*size, 4)
						near(t, where+", log-softmax", log[i], float64(g[i])-math.Exp(float64(y[i]))*sum, 4+size, 4)
					}
				}
			}
		}
	}
}

// TestExp goes over the range of the exponential: what is smaller than the normal
// numbers is 0.
func TestExp(t *testing.T) {
	overLevels(t, func(t *testing.T, l *loops[float32]) { expTest(t, l, -87.33654, 1<<16) },
		func(t *testing.T, l *loops[float64]) { expTest(t, l, -708.3964, 1<<16) })
}

func expTest[T Float](t *testing.T, l *loops[T], lowest float64, n int) {
	x, y := make([]T, n), make([]T, n)
	for i := range x {
		x[i] = T(1.1 * lowest * float64(i) / float64(n-1))
	}
	l.expRow(&y[0], &x[0], n, 0, 1)
	for i, v := range x {
		want := math.Exp(float64(v))
		if v < T(lowest) {
			want = 0
		}
		near(t, fmt.Sprintf("exp(%v)", v), y[i], want, 0, 2)
	}
}

// TestSoftmaxOfSpecialNumbers wants the same on all levels.
func TestSoftmaxOfSpecialNumbers(t *testing.T) {
	overLevels(t, softmaxSpecialTest[float32], softmaxSpecialTest[float64])
}

func softmaxSpecialTest[T Float](t *testing.T, l *loops[T]) {
	inf, nan := math.Inf(1), math.NaN()
	for _, n := range []int{1, 2, 16, 17, 64, 100} {
		for _, c := range []struct {
			name       string
			first, all float64
			want, rest float64 // softmax of the first element and of the others
			lse        float64
		}{
			{"-Inf", -inf, -inf, nan, nan, -inf},
			{"NaN", nan, nan, nan, nan, nan},
			{"+Inf", inf, inf, nan, nan, inf},
			{"one NaN", nan, 1, nan, nan, nan},
			{"one NaN among -Inf", nan, -inf, nan, nan, nan},
			{"one NaN among +Inf", nan, inf, nan, nan, nan},
			{"one +Inf", inf, 1, nan, nan, inf},
			{"one number among -Inf", 5, -inf, 1, 0, 5},
			{"-Inf among huge", -inf, 3e38, 0, 1 / float64(n-1), 3e38},
			{"subnormal", 1e-45, 1e-45, 1 / float64(n), 1 / float64(n), 1e-45 + math.Log(float64(n))},
			{"far apart", -3e38, 3e38, 0, 1 / float64(n-1), 3e38},
		} {
			if n == 1 && c.first != c.all && !(math.IsNaN(c.first) && math.IsNaN(c.all)) {
				continue
			}
			x, y, stats := make([]T, n), make([]T, n), make([]float64, 2)
			for i := range x {
				x[i] = T(c.all)
			}
			x[0] = T(c.first)
			l.softmaxRows(&y[0], &x[0], 1, n, 1, nil)
			what := fmt.Sprintf("%s, n %d", c.name, n)
			near(t, what, y[0], c.want, 0, 4)
			for _, v := range y[1:] {
				near(t, what+", rest", v, c.rest, 0, 4)
			}
			l.expSumRows(&x[0], 1, n, &stats[0])
			near(t, what+", log-sum-exp", T(logSum(x, stats[0], stats[1])), c.lse, 0, 4)
		}
	}
}
