//go:build amd64 && !noasm

package random

import (
	"unsafe"

	"fluxrepl/flux/internal/cpu"
)

// The kernels of AVX-512. What the lengths must be is checked here, for the
// assembly does not.

func words512(dst []uint64, lanes *uint64) {
	if len(dst) > 0 {
		wordsAVX512(&dst[0], len(dst), lanes)
	}
}

func uniform512(dst []float32, words []uint64, k *float64, limits *float32) {
	if len(dst) > 0 {
		uniformAVX512(&dst[0], unsafe.SliceData(words[:len(dst)]), len(dst), k, limits)
	}
}

func below512(bits []uint8, words []uint64, bound uint64) {
	if len(words) > 0 {
		belowAVX512(unsafe.SliceData(bits[:len(words)/8]), &words[0], len(words), bound)
	}
}

func pairs512(b *scratch, words []uint64, order *uint64) int {
	if len(words) == 0 {
		return 0
	}
	return pairsAVX512(&b.u[0], &b.v[0], &b.q[0], &b.kept[0], &words[0], len(words), order)
}

func normal512(dst []float32, b *scratch, k *float64, order *uint32) {
	if len(dst) > 0 {
		normalAVX512(&dst[0], &b.u[0], &b.v[0], &b.q[0], len(dst), k, order)
	}
}

func thin32(l cpu.Level, dst, x []float32, bits []uint8, scale float32) {
	if l != cpu.AVX512 || len(x) == 0 {
		thin(dst, x, bits, scale)
		return
	}
	thin32AVX512(unsafe.SliceData(dst[:len(x)]), &x[0], unsafe.SliceData(bits[:(len(x)+7)/8]), len(x), &scale)
}

func thin64(l cpu.Level, dst, x []float64, bits []uint8, scale float64) {
	if l != cpu.AVX512 || len(x) == 0 {
		thin(dst, x, bits, scale)
		return
	}
	thin64AVX512(unsafe.SliceData(dst[:len(x)]), &x[0], unsafe.SliceData(bits[:(len(x)+7)/8]), len(x), &scale)
}
