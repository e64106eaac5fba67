//go:build noasm || !(amd64 || arm64)

package gemm

import "fluxrepl/flux/internal/cpu"

func newEngine32(cpu.Level) *engine[float32] { return goEngine[float32]() }

func newEngine64(cpu.Level) *engine[float64] { return goEngine[float64]() }

// run computes the tiles that t describes.
func (g *engine[T]) run(t *tile, rows, _, cols int) { goTile[T](t, rows, cols) }
