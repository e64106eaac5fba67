package vec

import (
	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/kernels"
)

// Converters are the loops that change the type of elements, as package kernels
// does. The bits of a NaN may differ from level to level.
type Converters struct {
	Widen  func(dst []float64, x []float32)
	Narrow func(dst []float32, x []float64)

	FromFloat16, FromBFloat16 func(dst []float32, x []uint16)
	ToFloat16, ToBFloat16     func(dst []uint16, x []float32)

	FromInt32  func(dst []float32, x []int32)
	FromBool32 func(dst []float32, x []bool)
	FromBool64 func(dst []float64, x []bool)
}

// Convert is that of this process.
var Convert = ConvertersOf(cpu.Active())

// ConvertersOf returns the loops of a level that the machine has.
func ConvertersOf(l cpu.Level) *Converters {
	c := &Converters{
		Widen: kernels.Convert[float64, float32], Narrow: kernels.Convert[float32, float64],
		FromFloat16: each(kernels.Float16), FromBFloat16: each(kernels.BFloat16),
		ToFloat16:  each(func(v float32) uint16 { return kernels.Float16Bits(float64(v)) }),
		ToBFloat16: each(func(v float32) uint16 { return kernels.BFloat16Bits(float64(v)) }),
		FromInt32:  kernels.Convert[float32, int32],
		FromBool32: kernels.OneZero[float32],
		FromBool64: kernels.OneZero[float64],
	}
	bindConverters(c, l)
	return c
}

// each makes a loop of a function.
func each[D, S any](f func(S) D) func(dst []D, x []S) {
	return func(dst []D, x []S) {
		x = x[:len(dst)]
		for i, v := range x {
			dst[i] = f(v)
		}
	}
}

// inLanes makes a loop over slices of one that takes multiples of the lanes. What
// is left over is done by the last lanes once more, which overlap those before, or
// by the reference if there are not enough.
func inLanes[D, S any](lanes int, reference func(dst []D, x []S), f func(dst *D, x *S, n int)) func(dst []D, x []S) {
	return func(dst []D, x []S) {
		n := len(dst)
		x = x[:n]
		if n < lanes {
			reference(dst, x)
			return
		}
		whole := n &^ (lanes - 1)
		for lo := 0; lo < whole; lo += block {
			f(&dst[lo], &x[lo], min(block, whole-lo))
		}
		if whole < n {
			f(&dst[n-lanes], &x[n-lanes], lanes)
		}
	}
}

// comparison makes the family of loops of a comparison, like inLanes.
func comparison[T kernels.Float](lanes int, reference kernels.Zip[bool, T], vv, vs, sv func(dst *bool, a, b *T, n int)) kernels.Zip[bool, T] {
	run := func(dst []bool, a, b []T, step int, f func(dst *bool, a, b *T, n int)) {
		n := len(dst)
		whole := n &^ (lanes - 1)
		for lo := 0; lo < whole; lo += block {
			f(&dst[lo], &a[lo], &b[lo*step], min(block, whole-lo))
		}
		if last := n - lanes; whole < n {
			f(&dst[last], &a[last], &b[last*step], lanes)
		}
	}
	return kernels.Zip[bool, T]{
		VV: func(dst []bool, a, b []T) {
			a, b = a[:len(dst)], b[:len(dst)]
			if len(dst) < lanes {
				reference.VV(dst, a, b)
				return
			}
			run(dst, a, b, 1, vv)
		},
		VS: func(dst []bool, a []T, b T) {
			a = a[:len(dst)]
			if len(dst) < lanes {
				reference.VS(dst, a, b)
				return
			}
			run(dst, a, []T{b}, 0, vs)
		},
		SV: func(dst []bool, a T, b []T) {
			b = b[:len(dst)]
			if len(dst) < lanes {
				reference.SV(dst, a, b)
				return
			}
			run(dst, b, []T{a}, 0, sv)
		},
	}
}
