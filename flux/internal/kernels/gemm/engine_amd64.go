//go:build !noasm

package gemm

import (
	"unsafe"

	"fluxrepl/flux/internal/cpu"
)

func newEngine32(level cpu.Level) *engine[float32] {
	switch level {
	case cpu.AVX512:
		return &engine[float32]{level: level, lanes: 16, vecs: 2, rows: 14, exact: true, flatRows: 6, flatVecs: 4, dotRows: 3, dotCols: 8, speed: 80000}
	case cpu.AVX2:
		return &engine[float32]{level: level, lanes: 8, vecs: 2, rows: 6, dotRows: 2, dotCols: 4, speed: 40000}
	}
	return goEngine[float32]()
}

func newEngine64(level cpu.Level) *engine[float64] {
	switch level {
	case cpu.AVX512:
		return &engine[float64]{level: level, lanes: 8, vecs: 2, rows: 14, exact: true, flatRows: 6, flatVecs: 4, dotRows: 3, dotCols: 4, speed: 40000}
	case cpu.AVX2:
		return &engine[float64]{level: level, lanes: 4, vecs: 2, rows: 6, dotRows: 2, dotCols: 4, speed: 20000}
	}
	return goEngine[float64]()
}

// run computes the tiles that t describes.
func (g *engine[T]) run(t *tile, rows, vecs, cols int) {
	arg, single := (*byte)(unsafe.Pointer(t)), unsafe.Sizeof(*new(T)) == 4
	switch {
	case g.level == cpu.Go:
		goTile[T](t, rows, cols)
	case g.level == cpu.AVX512 && single:
		f32avx512Tile(arg, rows, vecs)
	case g.level == cpu.AVX512:
		f64avx512Tile(arg, rows, vecs)
	case single:
		f32avx2Tile(arg, rows, vecs)
	default:
		f64avx2Tile(arg, rows, vecs)
	}
}
