//go:build !amd64 || noasm

package random

import "fluxrepl/flux/internal/cpu"

// There are no kernels but those in plain Go: nobody asks for these.
func words512([]uint64, *uint64)                         { panic("random: no AVX-512") }
func uniform512([]float32, []uint64, *float64, *float32) { panic("random: no AVX-512") }
func below512([]uint8, []uint64, uint64)                 { panic("random: no AVX-512") }
func pairs512(*scratch, []uint64, *uint64) int           { panic("random: no AVX-512") }
func normal512([]float32, *scratch, *float64, *uint32)   { panic("random: no AVX-512") }

func thin32(_ cpu.Level, dst, x []float32, bits []uint8, scale float32) { thin(dst, x, bits, scale) }
func thin64(_ cpu.Level, dst, x []float64, bits []uint8, scale float64) { thin(dst, x, bits, scale) }
