package vec

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/guard"
	"fluxrepl/flux/internal/kernels"
)

// TestConverters compares each loop of each level with the reference, to the bit
// but for NaN, for all lengths and at the edges of forbidden memory. Of 16 bits it
// converts every pattern.
func TestConverters(t *testing.T) {
	ref := reflect.ValueOf(ConvertersOf(cpu.Go)).Elem()
	for _, l := range cpu.Available() {
		v := reflect.ValueOf(ConvertersOf(l)).Elem()
		for i := range v.NumField() {
			t.Run(l.String()+" "+v.Type().Field(i).Name, func(t *testing.T) {
				switch f := v.Field(i).Interface().(type) {
				case func([]float64, []float32):
					converts(t, f, ref.Field(i).Interface().(func([]float64, []float32)), singles)
				case func([]float32, []float64):
					converts(t, f, ref.Field(i).Interface().(func([]float32, []float64)), doubles)
				case func([]float32, []uint16):
					converts(t, f, ref.Field(i).Interface().(func([]float32, []uint16)), func(i int) uint16 { return uint16(i) })
				case func([]uint16, []float32):
					converts(t, f, ref.Field(i).Interface().(func([]uint16, []float32)), singles)
				case func([]float32, []int32):
					converts(t, f, ref.Field(i).Interface().(func([]float32, []int32)), func(i int) int32 { return int32(i * 0x9e3779b1) })
				case func([]float32, []bool):
					converts(t, f, ref.Field(i).Interface().(func([]float32, []bool)), func(i int) bool { return i%3 == 0 })
				case func([]float64, []bool):
					converts(t, f, ref.Field(i).Interface().(func([]float64, []bool)), func(i int) bool { return i%3 == 0 })
				default:
					t.Fatalf("a field of type %T", f)
				}
			})
		}
	}
}

// singles are numbers of all magnitudes, and halves between two numbers of 16 bits.
func singles(i int) float32 {
	if i%2 == 0 {
		return math.Float32frombits(uint32(i) * 0x9e3779b1)
	}
	return math.Float32frombits(uint32(i*0x9e3779b1)&^0xfff | 0x1000)
}

func doubles(i int) float64 {
	if i%2 == 0 {
		return float64(singles(i)) * (1 + 0x1p-24)
	}
	return math.Float64frombits(rand.New(rand.NewPCG(uint64(i), 1)).Uint64())
}

func converts[D, S any](t *testing.T, f, want func([]D, []S), x func(int) S) {
	for _, n := range append(slices.Clone(lengths), 1<<16) {
		in, dst, w := guard.After[S](t, n), guard.After[D](t, n), make([]D, n)
		for i := range in {
			in[i] = x(i)
		}
		f(dst, in)
		want(w, in)
		for i := range w {
			if !alike(dst[i], w[i]) {
				t.Fatalf("n %d: element %d of %v is %v, want %v", n, i, in[i], dst[i], w[i])
			}
		}
	}
}

// alike compares bits, but takes one NaN for another.
func alike(a, b any) bool {
	switch a := a.(type) {
	case float32:
		return math.Float32bits(a) == math.Float32bits(b.(float32)) || a != a && b != b
	case float64:
		return math.Float64bits(a) == math.Float64bits(b.(float64)) || a != a && b != b
	case uint16:
		b := b.(uint16)
		return a == b || a&b&0x7c00 == 0x7c00 && a>>15 == b>>15 && (kernels.Float16(a) != kernels.Float16(a) && kernels.Float16(b) != kernels.Float16(b) ||
			kernels.BFloat16(a) != kernels.BFloat16(a) && kernels.BFloat16(b) != kernels.BFloat16(b))
	}
	return a == b
}
