//go:build noasm || !amd64

package conv

import "fluxrepl/flux/internal/cpu"

func levels() map[cpu.Level]*level { return nil }

func toLanes(dst *float32, gap int, src *float32, plane, n, channels int) { panic("conv: no kernel") }
func toSomeLanes(dst *float32, gap int, src *float32, plane, n, channels int) {
	panic("conv: no kernel")
}
func fromLanes(dst *float32, plane int, src *float32, gap, n, channels int, bias *float32, relu int) {
	panic("conv: no kernel")
}
func padRows(dst *float32, width int, src *float32, srcrow, n, left, rows int) {
	panic("conv: no kernel")
}
func addVectors(dst, x *float32, vectors int)    { panic("conv: no kernel") }
func maskSum(dst, dy, y *float32, n int) float32 { panic("conv: no kernel") }
func sum(dy *float32, n int) float32             { panic("conv: no kernel") }
