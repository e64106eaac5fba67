package kernels

import (
	"math"
	"testing"
)

// TestHalvesRoundTrip goes through every number of both formats, and through the
// middle between it and its neighbour, which must go to the even one.
func TestHalvesRoundTrip(t *testing.T) {
	for _, f := range []struct {
		name  string
		to    func(float64) uint16
		from  func(uint16) float32
		limit uint16 // the bits of infinity
	}{{"float16", Float16Bits, Float16, 0x7c00}, {"bfloat16", BFloat16Bits, BFloat16, 0x7f80}} {
		for bits := range f.limit {
			v, next := float64(f.from(bits)), float64(f.from(bits+1))
			if got := f.to(v); got != bits {
				t.Fatalf("%s %#x is %v, which is written %#x", f.name, bits, v, got)
			}
			if got := f.to(-v); got != bits|0x8000 {
				t.Fatalf("%s -%v is written %#x", f.name, v, got)
			}
			if bits+1 == f.limit { // past the largest number as if there were one more
				next = 2*v - float64(f.from(bits-1))
			}
			middle := (v + next) / 2
			even := bits + bits&1
			if got := f.to(middle); got != even {
				t.Fatalf("%s between %v and %v: %#x, want %#x", f.name, v, next, got, even)
			}
			if got := f.to(math.Nextafter(middle, 0)); got != bits {
				t.Fatalf("%s below %v: %#x, want %#x", f.name, middle, got, bits)
			}
			if got := f.to(math.Nextafter(middle, math.Inf(1))); got != bits+1 {
				t.Fatalf("%s above %v: %#x, want %#x", f.name, middle, got, bits+1)
			}
		}
		if v := f.from(f.limit); !math.IsInf(float64(v), 1) {
			t.Errorf("%s %#x is %v", f.name, f.limit, v)
		}
		for _, v := range []float64{math.Inf(1), math.MaxFloat64} {
			if got := f.to(v); got != f.limit {
				t.Errorf("%s of %v: %#x", f.name, v, got)
			}
		}
		if v := f.from(f.to(math.NaN())); v == v {
			t.Errorf("%s of NaN is %v", f.name, v)
		}
	}
}
