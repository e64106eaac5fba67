//go:build !noasm

package gemm

import (
	"unsafe"

	"fluxrepl/flux/internal/cpu"
)

// assembly reports whether there are kernels that pack.
func (g *engine[T]) assembly() bool { return g.level != cpu.Go }

// runCopy packs rows of that many vectors.
func (g *engine[T]) runCopy(p *packing, vecs int) {
	arg, single := (*byte)(unsafe.Pointer(p)), unsafe.Sizeof(*new(T)) == 4
	switch {
	case g.level == cpu.AVX512 && single && vecs == 1:
		f32avx512Copy1(arg)
	case g.level == cpu.AVX512 && single:
		f32avx512Copy2(arg)
	case g.level == cpu.AVX512 && vecs == 1:
		f64avx512Copy1(arg)
	case g.level == cpu.AVX512:
		f64avx512Copy2(arg)
	case single:
		f32avx2Copy2(arg)
	default:
		f64avx2Copy2(arg)
	}
}

// runTranspose packs the columns of rows.
func (g *engine[T]) runTranspose(p *packing) {
	arg, single := (*byte)(unsafe.Pointer(p)), unsafe.Sizeof(*new(T)) == 4
	switch {
	case g.level == cpu.AVX512 && single:
		f32avx512Transpose(arg)
	case g.level == cpu.AVX512:
		f64avx512Transpose(arg)
	case single:
		f32avx2Transpose(arg)
	default:
		f64avx2Transpose(arg)
	}
}
