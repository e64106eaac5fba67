//go:build !noasm

package gemm

import (
	"time"
	"unsafe"

	"fluxrepl/flux/internal/cpu"
)

// peak returns the GFLOP/s of multiply-adds alone on one processor at the level
// of this process, the best of a few tries of some 100 µs.
func peak[T float]() float64 {
	const rounds, sums = 20000, 12
	t := tile{k: rounds}
	arg := (*byte)(unsafe.Pointer(&t))
	single := unsafe.Sizeof(*new(T)) == 4
	var f func(*byte)
	bytes := 0
	switch level := cpu.Active(); {
	case level == cpu.AVX512 && single:
		f, bytes = f32avx512Peak, 64
	case level == cpu.AVX512:
		f, bytes = f64avx512Peak, 64
	case level == cpu.AVX2 && single:
		f, bytes = f32avx2Peak, 32
	case level == cpu.AVX2:
		f, bytes = f64avx2Peak, 32
	default:
		return 0
	}
	best := time.Hour
	for range 50 {
		start := time.Now()
		f(arg)
		best = min(best, time.Since(start))
	}
	lanes := bytes / int(unsafe.Sizeof(*new(T)))
	return 2 * rounds * sums * float64(lanes) / float64(best.Nanoseconds())
}
