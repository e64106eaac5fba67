package row

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"
)

func TestSumIsAccurate(t *testing.T) {
	for _, n := range []int{0, 1, 31, 32, 33, 1000, 1_000_003} {
		x := slices.Repeat([]float32{0.1}, n)
		got := make([]float32, 1)
		Sum(got, x, 1, n, 1, nil)
		want := float64(float32(0.1)) * float64(n)
		if math.Abs(float64(got[0])-want) > 3e-7*want {
			t.Errorf("%d tenths are %v, want %v", n, got[0], want)
		}
	}
}

// TestReductionsOfMiddleAxes goes over the ways that work is cut, and wants the
// same to the bit whatever the number of processors.
func TestReductionsOfMiddleAxes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, s := range [][3]int{{1, 1, 5}, {2, 0, 3}, {0, 3, 2}, {3, 5, 1}, {70000, 3, 1}, {2, 70000, 1}, {1, 200000, 1}, {40, 1000, 1},
		{5, 3, 4}, {1, 40, 7}, {1, 4000, 40}, {1, 30, 3000}, {1, 200, 5000}, {3, 300, 300}, {900, 10, 17}} {
		outer, n, inner := s[0], s[1], s[2]
		x := make([]float32, outer*n*inner)
		for i := range x {
			x[i] = float32(i*7919%1009) - 500
		}
		want := make([]float64, outer*inner)
		for i, v := range x {
			want[i/(n*inner)*inner+i%inner] += float64(v)
		}
		var first []float32
		for threads := 1; threads < 4; threads++ {
			runtime.GOMAXPROCS(threads)
			got := make([]float32, outer*inner)
			Sum(got, x, outer, n, inner, func() {})
			for i, w := range want {
				near(t, fmt.Sprintf("sum of %v", s), got[i], w, 500, 2)
			}
			stats, y := make([]float64, 2*outer*inner), make([]float32, len(x))
			Standardize(y, x, stats, outer, n, inner, 0.1, func() {})
			back := make([]float32, len(x))
			StandardizeBack(back, x, x, stats, outer, n, inner, func() {})
			squares := make([]float32, outer*inner)
			Variance(x, outer, n, inner, func() {}, func(i int, s float64) { squares[i] = float32(s) })
			all := slices.Concat(got, y, back, squares)
			if first == nil {
				first = all
			} else if !slices.Equal(first, all) {
				t.Errorf("%v: %d processors give other numbers than one", s, threads)
			}
		}
	}
}

func TestExtremesOfLongRows(t *testing.T) {
	x := make([]float64, 3*100_000)
	for i := range x {
		x[i] = float64(i * 7919 % 100_003)
	}
	most, least := make([]float64, 3), make([]float64, 3)
	Max(most, x, 3, 100_000, nil)
	Min(least, x, 3, 100_000, nil)
	for r := range 3 {
		row := x[r*100_000:][:100_000]
		if most[r] != slices.Max(row) || least[r] != slices.Min(row) {
			t.Errorf("row %d: got %v and %v, want %v and %v", r, most[r], least[r], slices.Max(row), slices.Min(row))
		}
	}
	x[250_000] = math.NaN()
	Max(most, x, 3, 100_000, nil)
	if most[1] != most[1] || !math.IsNaN(most[2]) {
		t.Errorf("with a NaN in row 2: got %v", most)
	}
}

// TestPollIsCalled: long work can be stopped.
func TestPollIsCalled(t *testing.T) {
	x, y := make([]float32, 1<<20), make([]float32, 1<<20)
	stats := make([]float64, 1<<20)
	for name, f := range map[string]func(poll func()){
		"Sum":            func(poll func()) { Sum(y[:1], x, 1, len(x), 1, poll) },
		"Sum by columns": func(poll func()) { Sum(y[:256], x, 1, 1<<12, 256, poll) },
		"Softmax":        func(poll func()) { Softmax(y, x, 1<<10, 1<<10, poll) },
		"a long Softmax": func(poll func()) { Softmax(y, x, 1, len(x), poll) },
		"LayerNorm":      func(poll func()) { LayerNorm(y, x, nil, nil, stats, 1<<10, 1<<10, 0, poll) },
		"BatchNorm":      func(poll func()) { BatchNorm(y, x, nil, nil, stats, 1<<4, 1<<6, 1<<10, 0, poll) },
		"one channel":    func(poll func()) { BatchNorm(y, x, nil, nil, stats, 1<<10, 1, 1<<10, 0, poll) },
	} {
		func() {
			defer func() {
				if recover() != "stop" {
					t.Errorf("%s was not stopped", name)
				}
			}()
			f(func() { panic("stop") })
		}()
	}
}

func TestArgumentsOfRows(t *testing.T) {
	for _, n := range []int{1, 2, 15, 16, 17, 100, 1000, 100_000} {
		rows := max(1, 100_000/n)
		x := make([]float32, rows*n)
		for i := range x {
			x[i] = float32(i * 7919 % 97)
			if i%1013 == 0 {
				x[i] = float32(math.NaN())
			}
		}
		most, least := make([]int32, rows), make([]int32, rows)
		ArgMax(most, x, rows, n, nil)
		ArgMin(least, x, rows, n, nil)
		for r := range rows {
			hi, lo := 0, 0
			row := x[r*n:][:n]
			for i, v := range row {
				if v > row[hi] || v != v && row[hi] == row[hi] {
					hi = i
				}
				if v < row[lo] || v != v && row[lo] == row[lo] {
					lo = i
				}
			}
			if int(most[r]) != hi || int(least[r]) != lo {
				t.Fatalf("n %d, row %d: got %d and %d, want %d and %d", n, r, most[r], least[r], hi, lo)
			}
		}
	}
}
