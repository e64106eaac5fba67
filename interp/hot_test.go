package interp

import (
	"context"
	"testing"

	"fluxrepl/interp/check"
)

// TestHot guesses which cells are worth compiling first.
func TestHot(t *testing.T) {
	tests := []struct {
		name, src string
		want      bool
	}{
		{"no loop", "x := 1 + 2", false},
		{"short", "for i := 0; i < 1000; i++ { n += i }", false},
		{"long", "for i := 0; i < 10_000_000; i++ { n += i }", true},
		{"long, downwards", "for i := 0; 5e6 > i; i++ { n += i }", true},
		{"range", "for i := range 2_000_000 { n += i }", true},
		{"nested", "for i := range 2000 { for j := range 2000 { n += i * j } }", true},
		{"epochs and batches", "for epoch := range 20 { for _, x := range xs { n += epoch + x } }", false},
		{"three deep, bounds unknown", "func mul(a, b, c []float64, k int) { for i := 0; i < k; i++ { for j := 0; j < k; j++ { for l := 0; l < k; l++ { c[i] += a[j] * b[l] } } } }", true},
		{"bound of this cell", "m := 3_000_000\nfor i := 0; i < m; i++ { n += i }", true},
		{"bound of an earlier cell", "for i := 0; i < large; i++ { n += i }", true},
		{"slice of an earlier cell", "for range long { n++ }", true},
		{"length of it", "for i := 0; i < len(long); i++ { n++ }", true},
		{"recursion", "func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }\nfib(20)", false},
	}
	s := sessionOf(t, Auto)
	r := s.Execute(context.Background(), Cell{Source: "n, large := 0, 50_000_000\nxs := []int{1}\nlong := make([]byte, 2_000_000)"}, &recorder{})
	if r.Err != nil {
		t.Fatal(r.Err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cell, diags := check.Check(s.scope, s.fset, "cell", tt.src)
			if len(diags) > 0 {
				t.Fatal(diags)
			}
			if got := hot(cell, s.heap); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
