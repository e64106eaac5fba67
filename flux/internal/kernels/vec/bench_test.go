package vec

import (
	"fmt"
	"reflect"
	"testing"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/kernels"
)

// BenchmarkLoops gives for each float32 loop of each level but plain Go the
// elements a second, in the first cache (4000 bytes) and beyond the second (64
// MB), and how many bytes a second that reads and writes.
func BenchmarkLoops(b *testing.B) {
	for _, l := range cpu.Available()[1:] {
		v := reflect.ValueOf(Table32(l)).Elem()
		for i := range v.NumField() {
			for _, n := range []int{1000, 1 << 24} {
				b.Run(fmt.Sprintf("%s/%s/%d", l, v.Type().Field(i).Name, n), func(b *testing.B) {
					dst, x, y, g := make([]float32, n), ramp(n), ramp(n), ramp(n)
					b.SetBytes(int64(4 * n * bench(v.Field(i).Interface(), dst, g, x, y)))
					for b.Loop() {
						bench(v.Field(i).Interface(), dst, g, x, y)
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/element")
				})
			}
		}
	}
}

// BenchmarkMemory gives what the loops can have at most: a copy and a sum of 64 MB
// each, through the caches and past them.
func BenchmarkMemory(b *testing.B) {
	const n = 1 << 24
	x, y, dst := ramp(n), ramp(n), make([]float32, n)
	f := Table32(cpu.Active())
	for _, form := range []string{"cached", "streamed"} {
		piece := func(lo int) []float32 {
			if form == "cached" {
				return dst[lo : lo+block : lo+block] // shows no capacity beyond
			}
			return dst[lo : lo+block]
		}
		b.Run("copy/"+form, func(b *testing.B) {
			b.SetBytes(2 * 4 * n)
			for b.Loop() {
				for lo := 0; lo < n; lo += block {
					f.Neg(piece(lo), x[lo:lo+block], 0, 0)
				}
			}
		})
		b.Run("sum/"+form, func(b *testing.B) {
			b.SetBytes(3 * 4 * n)
			for b.Loop() {
				for lo := 0; lo < n; lo += block {
					f.Add.VV(piece(lo), x[lo:lo+block], y[lo:lo+block])
				}
			}
		})
	}
}

// bench runs a loop once and returns how many slices it reads and writes.
func bench(f any, dst, g, x, y []float32) int {
	switch f := f.(type) {
	case kernels.Map[float32]:
		f(dst, x, 0.1, 3)
		return 2
	case kernels.Back[float32]:
		f(dst, g, x, y, 0.1, 3)
		return 3
	case kernels.Binary[float32]:
		f.VV(dst, x, y)
		return 3
	}
	return 0
}

func ramp(n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(i%1000)/250 - 2
	}
	return x
}
