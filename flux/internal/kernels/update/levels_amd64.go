//go:build amd64 && !noasm

package update

import (
	"unsafe"

	"fluxrepl/flux/internal/cpu"
)

// The kernels of a level. Nothing goes through a variable that holds a function:
// the numbers of a step would have to be on the heap for that. What the lengths
// must be is checked here, for the assembly does not.

// first returns where a slice of at least n elements begins.
func first[T Float](s []T, n int) *T { return unsafe.SliceData(s[:n]) }

func adam32(l cpu.Level, p, g, mean, square []float32, k *Adam[float32]) {
	switch l {
	case cpu.AVX512:
		adam32AVX512(first(p, len(p)), first(g, len(p)), first(mean, len(p)), first(square, len(p)), len(p), &k.Eta)
	case cpu.AVX2:
		adam32AVX2(first(p, len(p)), first(g, len(p)), first(mean, len(p)), first(square, len(p)), len(p), &k.Eta)
	default:
		adam(p, g, mean, square, k)
	}
}

func adam64(l cpu.Level, p, g, mean, square []float64, k *Adam[float64]) {
	switch l {
	case cpu.AVX512:
		adam64AVX512(first(p, len(p)), first(g, len(p)), first(mean, len(p)), first(square, len(p)), len(p), &k.Eta)
	case cpu.AVX2:
		adam64AVX2(first(p, len(p)), first(g, len(p)), first(mean, len(p)), first(square, len(p)), len(p), &k.Eta)
	default:
		adam(p, g, mean, square, k)
	}
}

func descend32(l cpu.Level, p, g []float32, eta float32) {
	switch l {
	case cpu.AVX512:
		descend32AVX512(first(p, len(p)), first(g, len(p)), len(p), &eta)
	case cpu.AVX2:
		descend32AVX2(first(p, len(p)), first(g, len(p)), len(p), &eta)
	default:
		descend(p, g, eta)
	}
}

func descend64(l cpu.Level, p, g []float64, eta float64) {
	switch l {
	case cpu.AVX512:
		descend64AVX512(first(p, len(p)), first(g, len(p)), len(p), &eta)
	case cpu.AVX2:
		descend64AVX2(first(p, len(p)), first(g, len(p)), len(p), &eta)
	default:
		descend(p, g, eta)
	}
}

func momentum32(l cpu.Level, p, g, v []float32, k *Momentum[float32]) {
	switch l {
	case cpu.AVX512:
		momentum32AVX512(first(p, len(p)), first(g, len(p)), first(v, len(p)), len(p), &k.Eta)
	case cpu.AVX2:
		momentum32AVX2(first(p, len(p)), first(g, len(p)), first(v, len(p)), len(p), &k.Eta)
	default:
		momentum(p, g, v, k)
	}
}

func momentum64(l cpu.Level, p, g, v []float64, k *Momentum[float64]) {
	switch l {
	case cpu.AVX512:
		momentum64AVX512(first(p, len(p)), first(g, len(p)), first(v, len(p)), len(p), &k.Eta)
	case cpu.AVX2:
		momentum64AVX2(first(p, len(p)), first(g, len(p)), first(v, len(p)), len(p), &k.Eta)
	default:
		momentum(p, g, v, k)
	}
}

func nesterov32(l cpu.Level, p, g, v []float32, k *Momentum[float32]) {
	switch l {
	case cpu.AVX512:
		nesterov32AVX512(first(p, len(p)), first(g, len(p)), first(v, len(p)), len(p), &k.Eta)
	case cpu.AVX2:
		nesterov32AVX2(first(p, len(p)), first(g, len(p)), first(v, len(p)), len(p), &k.Eta)
	default:
		nesterov(p, g, v, k)
	}
}

func nesterov64(l cpu.Level, p, g, v []float64, k *Momentum[float64]) {
	switch l {
	case cpu.AVX512:
		nesterov64AVX512(first(p, len(p)), first(g, len(p)), first(v, len(p)), len(p), &k.Eta)
	case cpu.AVX2:
		nesterov64AVX2(first(p, len(p)), first(g, len(p)), first(v, len(p)), len(p), &k.Eta)
	default:
		nesterov(p, g, v, k)
	}
}
