package viz

import (
	"math"
	"strings"
	"testing"
)

func labels(ticks []tick) string {
	parts := make([]string, len(ticks))
	for i, t := range ticks {
		parts[i] = t.label
	}
	return strings.Join(parts, " ")
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		name string
		got  []tick
		want string
	}{
		{"unit", linearTicks(0, 1, 5), "0 0.2 0.4 0.6 0.8 1.0"},
		{"loss", linearTicks(0, 2.3, 5), "0 0.5 1.0 1.5 2.0"},
		{"signed", linearTicks(-1.1, 1.1, 4), "−1.0 −0.5 0 0.5 1.0"},
		{"tiny", linearTicks(0, 3e-7, 3), "0 1e−7 2e−7 3e−7"},
		{"large", linearTicks(0, 4e6, 4), "0 1e6 2e6 3e6 4e6"},
		{"thousands", linearTicks(0, 60000, 3), "0 20000 40000 60000"},
		{"too narrow", linearTicks(1, math.Nextafter(1, 2), 5), ""},
		{"not a range", linearTicks(2, 1, 5), ""},
		{"epochs", integerTicks(0.6, 20.4, 5), "1 5 10 15 20"},
		{"few epochs", integerTicks(0.9, 3.1, 8), "1 2 3"},
		{"one epoch", integerTicks(0.5, 1.5, 8), "1"},
		{"many epochs", integerTicks(0.5, 300, 6), "1 50 100 150 200 250 300"},
		{"decades", logTicks(1e-6, 10, 7), "1e−6 1e−5 1e−4 0.001 0.01 0.1 1 10"},
		{"two decades", logTicks(0.05, 2.3, 5), "0.05 0.1 0.2 0.5 1 2"},
		{"within a decade", logTicks(0.4, 1, 4), "0.4 0.6 0.8 1.0"},
	} {
		if got := labels(c.got); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 1: "1", 16: "16", 0.964: "0.964", 0.9999: "1.00", 12.345: "12.3", 123.45: "123", 99.99: "100",
		1797: "1797", 2.5e6: "2.5e6", -0.000266: "−0.000266", 4e-5: "4e−5", math.Inf(-1): "−Inf",
	} {
		if got := number(v); got != want {
			t.Errorf("%v: got %q, want %q", v, got, want)
		}
	}
	if got := number(math.NaN()); got != "NaN" {
		t.Errorf("NaN: got %q", got)
	}
}

func TestThinKeepsSpikes(t *testing.T) {
	const n = 1000000
	xs, ys := make([]float64, n), make([]float64, n)
	for i := range xs {
		xs[i] = float64(i)
	}
	ys[654321], ys[654323] = 9, -9
	tx, ty := thin(xs, ys, 500)
	lo, hi, _ := extent(ty)
	if len(tx) != len(ty) || len(ty) > 1000 || lo != -9 || hi != 9 {
		t.Errorf("got %d and %d points from %v to %v, want at most 1000 from -9 to 9", len(tx), len(ty), lo, hi)
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		" a\nb\t\x00c\x1b ": "a b c", "\xff": "\uFFFD", strings.Repeat("x", 1000): strings.Repeat("x", 400) + "…",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
