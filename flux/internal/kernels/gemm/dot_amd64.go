//go:build !noasm

package gemm

import (
	"unsafe"

	"fluxrepl/flux/internal/cpu"
)

// runDot computes sums of 1 to dotRows rows.
func (g *engine[T]) runDot(d *dots, rows int) {
	arg, single := (*byte)(unsafe.Pointer(d)), unsafe.Sizeof(*new(T)) == 4
	switch {
	case g.level == cpu.AVX512 && single:
		f32avx512Dot(arg, rows)
	case g.level == cpu.AVX512:
		f64avx512Dot(arg, rows)
	case single:
		f32avx2Dot(arg, rows)
	default:
		f64avx2Dot(arg, rows)
	}
}
