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

func decay32(l cpu.Level, to, p, g []float32, k float32) {
	switch l {
	case cpu.AVX512:
		decay32AVX512(first(to, len(to)), first(p, len(to)), first(g, len(to)), len(to), &k)
	case cpu.AVX2:
		decay32AVX2(first(to, len(to)), first(p, len(to)), first(g, len(to)), len(to), &k)
	default:
		decay(to, p, g, k)
	}
}

func decay64(l cpu.Level, to, p, g []float64, k float64) {
	switch l {
	case cpu.AVX512:
		decay64AVX512(first(to, len(to)), first(p, len(to)), first(g, len(to)), len(to), &k)
	case cpu.AVX2:
		decay64AVX2(first(to, len(to)), first(p, len(to)), first(g, len(to)), len(to), &k)
	default:
		decay(to, p, g, k)
	}
}

func scale32(l cpu.Level, to, g []float32, k float32) {
	switch l {
	case cpu.AVX512:
		scale32AVX512(first(to, len(to)), first(g, len(to)), len(to), &k)
	case cpu.AVX2:
		scale32AVX2(first(to, len(to)), first(g, len(to)), len(to), &k)
	default:
		scale(to, g, k)
	}
}

func scale64(l cpu.Level, to, g []float64, k float64) {
	switch l {
	case cpu.AVX512:
		scale64AVX512(first(to, len(to)), first(g, len(to)), len(to), &k)
	case cpu.AVX2:
		scale64AVX2(first(to, len(to)), first(g, len(to)), len(to), &k)
	default:
		scale(to, g, k)
	}
}

func squares32(l cpu.Level, x []float32, sums *[16]float64) {
	whole := len(x) &^ 15
	switch l {
	case cpu.AVX512:
		squares32AVX512(&sums[0], first(x, whole), whole)
	case cpu.AVX2:
		squares32AVX2(&sums[0], first(x, whole), whole)
	default:
		whole = 0
	}
	squares(x[whole:], sums)
}

func squares64(l cpu.Level, x []float64, sums *[16]float64) {
	whole := len(x) &^ 15
	switch l {
	case cpu.AVX512:
		squares64AVX512(&sums[0], first(x, whole), whole)
	case cpu.AVX2:
		squares64AVX2(&sums[0], first(x, whole), whole)
	default:
		whole = 0
	}
	squares(x[whole:], sums)
}
