package gemm

import (
	"fluxrepl/flux/internal/cpu"
)

// An engine is the kernels of a level and what they want.
type engine[T float32 | float64] struct {
	level              cpu.Level
	lanes              int  // numbers in a vector
	vecs               int  // vectors in a row of a tile
	rows               int  // rows of a tile
	exact              bool // reads the columns of a mask and no more
	flatRows, flatVecs int  // of wider tiles for few rows of A; 0 without
	dotRows, dotCols   int  // of sums along the vectors; 0 without
	speed              int  // multiplications in a microsecond, about
}

// The engines of this process.
var (
	engine32 = newEngine32(cpu.Active())
	engine64 = newEngine64(cpu.Active())
)

// goEngine is the engine of plain Go.
func goEngine[T float32 | float64]() *engine[T] {
	return &engine[T]{level: cpu.Go, lanes: goCols, vecs: 1, rows: goRows, speed: 2000}
}
