package row

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"
)

// wide returns x in float64.
func wide[T Float](x []T) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = float64(v)
	}
	return y
}

// wantNear compares results with those of the reference in float64, in units of
// the last place of the largest, or of 16 if that is larger: of what cancelled.
func wantNear[T, U Float](t *testing.T, what string, got []U, want []float64, units float64) {
	t.Helper()
	scale := 16.0
	for _, w := range want {
		scale = max(scale, math.Abs(w))
	}
	for i, w := range want {
		near(t, fmt.Sprintf("%s [%d]", what, i), T(got[i]), w, scale, units)
	}
}

func TestSums(t *testing.T) { overLevels(t, sumsTest[float32], sumsTest[float64]) }

func sumsTest[T Float](t *testing.T, l *loops[T]) {
	ref := goLoops[float64]()
	for _, n := range lengths {
		for rows := 1; rows < 4; rows++ {
			for seed := range uint64(2) {
				what := fmt.Sprintf("rows %d, n %d", rows, n)
				x := numbers[T](t, seed, rows*n)
				w := wide(x)
				size := 4 * float64(n)
				got, want := numbers[float64](t, seed, rows), make([]float64, rows)
				l.sumRows(&got[0], &x[0], rows, n)
				ref.sumRows(&want[0], &w[0], rows, n)
				for r := range got {
					near(t, what+", sumRows", T(got[r]), want[r], size, 1)
				}
				y := numbers[T](t, seed+2, n)
				near(t, what+", dotRow", T(l.dotRow(&x[0], &y[0], n)), ref.dotRow(&w[0], &wide(y)[0], n), 4*size, 1)
				best := numbers[T](t, seed, rows)
				l.maxRows(&best[0], &x[0], rows, n)
				ref.maxRows(&want[0], &w[0], rows, n)
				wantNear[T](t, what+", maxRows", best, want, 0)
				l.minRows(&best[0], &x[0], rows, n)
				ref.minRows(&want[0], &w[0], rows, n)
				wantNear[T](t, what+", minRows", best, want, 0)
			}
		}
	}
}

// TestExtremesWithNaN puts NaN, infinities and zeros of both signs everywhere.
func TestExtremesWithNaN(t *testing.T) {
	overLevels(t, extremesTest[float32], extremesTest[float64])
}

func extremesTest[T Float](t *testing.T, l *loops[T]) {
	for _, n := range []int{1, 2, 7, 16, 17, 33, 64, 100} {
		for i := range n {
			for _, v := range []float64{math.NaN(), -math.NaN(), math.Inf(1), math.Inf(-1)} {
				x, y := numbers[T](t, 1, n), make([]T, 2)
				x[i] = T(v)
				most, least := T(math.Inf(-1)), T(math.Inf(1))
				for _, e := range x {
					most, least = max(most, e), min(least, e)
				}
				l.maxRows(&y[0], &x[0], 1, n)
				l.minRows(&y[1], &x[0], 1, n)
				near(t, fmt.Sprintf("largest with %v at %d of %d", v, i, n), y[0], float64(most), 0, 0)
				near(t, fmt.Sprintf("smallest with %v at %d of %d", v, i, n), y[1], float64(least), 0, 0)
			}
		}
	}
}

func TestColumns(t *testing.T) { overLevels(t, columnsTest[float32], columnsTest[float64]) }

func columnsTest[T Float](t *testing.T, l *loops[T]) {
	ref := goLoops[float64]()
	for _, cols := range lengths {
		for i, rows := range []int{1, 2, 3, 4, 5, 8, 11} {
			for seed := uint64(i) % 2; seed < 2; seed += 2 {
				what := fmt.Sprintf("rows %d, columns %d", rows, cols)
				x, g := numbers[T](t, seed, rows*cols), numbers[T](t, seed+2, rows*cols)
				a, b, c, d := numbers[T](t, seed+4, cols), numbers[T](t, seed+6, cols), numbers[T](t, seed+8, cols), numbers[T](t, seed+10, cols)
				wx, wg, wa, wb, wc, wd := wide(x), wide(g), wide(a), wide(b), wide(c), wide(d)
				got, want := make([]float64, padded(cols)), make([]float64, cols)
				l.sumColumns(&got[0], &x[0], rows, cols, cols)
				ref.sumColumns(&want[0], &wx[0], rows, cols, cols)
				wantNear[T](t, what+", sumColumns", got, want, 2)
				l.squareColumns(&got[0], &x[0], rows, cols, cols, &a[0])
				ref.squareColumns(&want[0], &wx[0], rows, cols, cols, &wa[0])
				wantNear[T](t, what+", squareColumns", got, want, 3)
				more, wantMore := make([]float64, padded(cols)), make([]float64, cols)
				l.productColumns(&got[0], &more[0], &g[0], &x[0], rows, cols, cols, &a[0])
				ref.productColumns(&want[0], &wantMore[0], &wg[0], &wx[0], rows, cols, cols, &wa[0])
				wantNear[T](t, what+", productColumns", got, want, 3)
				wantNear[T](t, what+", products", more, wantMore, 4)
				y, wy := numbers[T](t, seed, rows*cols), make([]float64, rows*cols)
				l.affineColumns(&y[0], &x[0], rows, cols, &a[0], &b[0], &c[0])
				ref.affineColumns(&wy[0], &wx[0], rows, cols, &wa[0], &wb[0], &wc[0])
				wantNear[T](t, what+", affineColumns", y, wy, 2)
				l.backColumns(&y[0], &g[0], &x[0], rows, cols, &a[0], &b[0], &c[0], &d[0])
				ref.backColumns(&wy[0], &wg[0], &wx[0], rows, cols, &wa[0], &wb[0], &wc[0], &wd[0])
				wantNear[T](t, what+", backColumns", y, wy, 2)
			}
		}
	}
	// Some columns of wider rows.
	x, w := numbers[T](t, 1, 5*40), make([]float64, 40)
	got := make([]float64, padded(33))
	l.sumColumns(&got[0], &x[7], 5, 40, 33)
	ref.sumColumns(&w[0], &wide(x)[7], 5, 40, 33)
	wantNear[T](t, "33 columns of 40", got, w[:33], 2)
}

func TestRuns(t *testing.T) { overLevels(t, runsTest[float32], runsTest[float64]) }

func runsTest[T Float](t *testing.T, l *loops[T]) {
	ref := goLoops[float64]()
	for _, n := range lengths {
		for count := 1; count < 4; count++ {
			for seed := range uint64(2) {
				what := fmt.Sprintf("%d runs, n %d", count, n)
				step := n + 3
				all := (count-1)*step + n
				x, g, y := numbers[T](t, seed, all), numbers[T](t, seed+2, all), numbers[T](t, seed, all)
				wx, wg, wy := wide(x), wide(g), wide(y)
				size := float64(4 * count * n)
				near(t, what+", sumRuns", T(l.sumRuns(&x[0], count, step, n)), ref.sumRuns(&wx[0], count, step, n), size, 1)
				near(t, what+", squareRuns", T(l.squareRuns(&x[0], count, step, n, 0.5)), ref.squareRuns(&wx[0], count, step, n, 0.5), 0, 8)
				got, want := make([]float64, 2), make([]float64, 2)
				l.productRuns(&g[0], &x[0], count, step, n, 0.5, &got[0])
				ref.productRuns(&wg[0], &wx[0], count, step, n, 0.5, &want[0])
				near(t, what+", productRuns", T(got[0]), want[0], size, 1)
				near(t, what+", productRuns", T(got[1]), want[1], 4*size, 1)
				l.affineRuns(&y[0], &x[0], count, step, n, 0.5, 3, -1)
				ref.affineRuns(&wy[0], &wx[0], count, step, n, 0.5, 3, -1)
				wantNear[T](t, what+", affineRuns", y, wy, 2)
				l.rectifiedRuns(&y[0], &x[0], count, step, n, 0.5, 3, -1)
				ref.rectifiedRuns(&wy[0], &wx[0], count, step, n, 0.5, 3, -1)
				wantNear[T](t, what+", rectifiedRuns", y, wy, 2)
				l.joinedRuns(&y[0], &x[0], &g[0], count, step, n, 0.5, 3, -1)
				ref.joinedRuns(&wy[0], &wx[0], &wg[0], count, step, n, 0.5, 3, -1)
				wantNear[T](t, what+", joinedRuns", y, wy, 2)
				z := numbers[T](t, seed+4, all)
				wz := wide(z)
				l.maskedRuns(&z[0], &g[0], &x[0], &y[0], count, step, n, 0.5, &got[0])
				ref.maskedRuns(&wz[0], &wg[0], &wx[0], &wide(y)[0], count, step, n, 0.5, &want[0])
				wantNear[T](t, what+", maskedRuns", z, wz, 0)
				near(t, what+", maskedRuns", T(got[0]), want[0], size, 1)
				near(t, what+", maskedRuns", T(got[1]), want[1], 4*size, 1)
				// Exact in every type, so that all levels see the same sign.
				for i := range x {
					x[i] = T(math.Round(float64(x[i])*8) / 8)
				}
				wx = wide(x)
				l.rectifiedProductRuns(&g[0], &x[0], count, step, n, 0.5, 3, -1.5, &got[0])
				ref.rectifiedProductRuns(&wg[0], &wx[0], count, step, n, 0.5, 3, -1.5, &want[0])
				near(t, what+", rectifiedProductRuns", T(got[0]), want[0], size, 1)
				near(t, what+", rectifiedProductRuns", T(got[1]), want[1], 4*size, 1)
				l.rectifiedBackRuns(&y[0], &g[0], &x[0], count, step, n, 0.5, 3, -1.5, 3, -1, 0.25)
				ref.rectifiedBackRuns(&wy[0], &wg[0], &wx[0], count, step, n, 0.5, 3, -1.5, 3, -1, 0.25)
				wantNear[T](t, what+", rectifiedBackRuns", y, wy, 2)
				l.backRuns(&y[0], &g[0], &x[0], count, step, n, 0.5, 3, -1, 0.25)
				ref.backRuns(&wy[0], &wg[0], &wx[0], count, step, n, 0.5, 3, -1, 0.25)
				wantNear[T](t, what+", backRuns", y, wy, 2)
			}
		}
	}
}

// TestRectifiedSpecialNumbers: NaN stays, of both signs of zero there is one, and a
// gradient passes where the result is NaN, as it does by ReLU itself.
func TestRectifiedSpecialNumbers(t *testing.T) {
	overLevels(t, rectifiedTest[float32], rectifiedTest[float64])
}

func rectifiedTest[T Float](t *testing.T, l *loops[T]) {
	nan, inf, zero := T(math.NaN()), T(math.Inf(1)), T(0)
	x := []T{nan, inf, -inf, -zero, zero, 2, -2, 1e-40}
	for _, n := range []int{1, 8, 40} {
		for i := range x {
			in, out, none := numbers[T](t, 1, n), numbers[T](t, 1, n), make([]T, n)
			for j := range in {
				in[j] = x[(i+j)%len(x)]
			}
			for _, joined := range []bool{false, true} {
				if joined {
					l.joinedRuns(&out[0], &in[0], &none[0], 1, 0, n, 0, 1, 0)
				} else {
					l.rectifiedRuns(&out[0], &in[0], 1, 0, n, 0, 1, 0)
				}
				for j, v := range in {
					want := max(v, 0)
					if got := out[j]; got != want && (got == got || want == want) || math.Signbit(float64(got)) && got == got {
						t.Fatalf("joined %v: got %v of %v", joined, got, v)
					}
				}
			}
			g, dst, sums := numbers[T](t, 3, n), numbers[T](t, 1, n), make([]float64, 2)
			l.maskedRuns(&dst[0], &g[0], &none[0], &in[0], 1, 0, n, 0, &sums[0])
			for j, y := range in {
				want := g[j]
				if y <= 0 {
					want = 0
				}
				if dst[j] != want {
					t.Fatalf("the gradient behind %v: got %v, want %v", y, dst[j], want)
				}
			}
			l.rectifiedBackRuns(&dst[0], &g[0], &in[0], 1, 0, n, 0, 1, 0, 1, 0, 0)
			for j, v := range in {
				want := g[j]
				if v <= 0 {
					want = 0
				}
				if got := dst[j]; got != want && (got == got || v-v == 0) {
					t.Fatalf("the gradient of %v: got %v, want %v", v, got, want)
				}
			}
		}
	}
}

func TestNormRows(t *testing.T) { overLevels(t, normRowsTest[float32], normRowsTest[float64]) }

func normRowsTest[T Float](t *testing.T, l *loops[T]) {
	ref := goLoops[float64]()
	for _, n := range lengths {
		for _, rows := range []int{1, 3} {
			for seed := range uint64(4) {
				what := fmt.Sprintf("rows %d, n %d", rows, n)
				x, g, y := numbers[T](t, seed, rows*n), numbers[T](t, seed+2, rows*n), numbers[T](t, seed, rows*n)
				if seed >= 2 { // a mean much larger than the deviation
					for i := range x {
						x[i] += 1000
					}
				}
				a, b := numbers[T](t, seed+4, n), numbers[T](t, seed+6, n)
				wx, wg, wy, wa, wb := wide(x), wide(g), wide(y), wide(a), wide(b)
				stats, want := numbers[float64](t, seed, 2*rows), make([]float64, 2*rows)
				inverse := 1 / float64(n)
				// The squared distances carry the rounding of the mean, once each.
				units := map[bool]float64{false: 12, true: 4000}[seed >= 2]
				for _, affine := range []bool{false, true} {
					scale, shift, ws, wt := &a[0], &b[0], &wa[0], &wb[0]
					if !affine {
						scale, shift, ws, wt = nil, nil, nil, nil
					}
					l.normRows(&y[0], &x[0], rows, n, scale, shift, inverse, 0.1, &stats[0])
					ref.normRows(&wy[0], &wx[0], rows, n, ws, wt, inverse, 0.1, &want[0])
					wantNear[T](t, what+", normRows", y, wy, units)
					wantNear[T](t, what+", stats", stats, want, 100)
				}
				l.standardBackRows(&y[0], &g[0], &x[0], rows, n, inverse, &want[0])
				ref.standardBackRows(&wy[0], &wg[0], &wx[0], rows, n, inverse, &want[0])
				wantNear[T](t, what+", standardBackRows", y, wy, 20)
				da, db := numbers[T](t, seed+8, n), numbers[T](t, seed+10, n)
				wda, wdb := wide(da), wide(db)
				l.normBackRows(&y[0], &g[0], &x[0], rows, n, inverse, &want[0], &a[0], &da[0], &db[0])
				ref.normBackRows(&wy[0], &wg[0], &wx[0], rows, n, inverse, &want[0], &wa[0], &wda[0], &wdb[0])
				wantNear[T](t, what+", normBackRows", y, wy, 20)
				wantNear[T](t, what+", dscale", da, wda, 4)
				wantNear[T](t, what+", dshift", db, wdb, 4)
			}
		}
	}
}

// TestRegisters: kernels for AVX2 keep to what AVX2 has, and none uses R15, which
// belongs to the dynamic linker in a program that loads plugins.
func TestRegisters(t *testing.T) {
	text, err := os.ReadFile("row_amd64.s")
	if err != nil {
		t.Fatal(err)
	}
	name, wide := "", regexp.MustCompile(`\b([XY](1[6-9]|2\d|3[01])|Z\d+|K\d)\b`)
	for _, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, "TEXT") {
			name = strings.Fields(line)[1]
		}
		if strings.HasPrefix(line, "//") {
			continue
		}
		if strings.Contains(name, "AVX2(") && wide.MatchString(line) || strings.Contains(line, "R15") {
			t.Errorf("%s: %s", name, strings.TrimSpace(line))
		}
	}
}
