//go:build amd64 && !noasm

package cell

import (
	"unsafe"

	"fluxrepl/flux/internal/cpu"
)

// The kernels of a level. What the lengths must be is checked here, for the
// assembly does not. Nothing goes through a variable that holds a function, so
// that nothing has to be on the heap.

// first returns where a slice of at least n elements begins.
func first[T Float](s []T, n int) *T { return unsafe.SliceData(s[:n]) }

func lstm32(l cpu.Level, gates, before, after, out, copied []float32) {
	n := len(before)
	switch l {
	case cpu.AVX512:
		lstm32AVX512(first(gates, 4*n), first(before, n), first(after, n), first(out, n), first(copied, n),
			n, &constants32[0])
	case cpu.AVX2:
		lstm32AVX2(first(gates, 4*n), first(before, n), first(after, n), first(out, n), first(copied, n),
			n, &constants32[0])
	default:
		lstm(gates, before, after, out, copied)
	}
}

func lstm64(l cpu.Level, gates, before, after, out, copied []float64) {
	n := len(before)
	switch l {
	case cpu.AVX512:
		lstm64AVX512(first(gates, 4*n), first(before, n), first(after, n), first(out, n), first(copied, n),
			n, &constants64[0])
	case cpu.AVX2:
		lstm64AVX2(first(gates, 4*n), first(before, n), first(after, n), first(out, n), first(copied, n),
			n, &constants64[0])
	default:
		lstm(gates, before, after, out, copied)
	}
}

func lstmBack32(l cpu.Level, gates, before, after, dout, dh, dc, slopes []float32) {
	n := len(before)
	switch l {
	case cpu.AVX512:
		lstmBack32AVX512(first(gates, 4*n), first(before, n), first(after, n), first(dout, n), first(dh, n), first(dc, n), first(slopes, 4*n),
			n, &constants32[0])
	case cpu.AVX2:
		lstmBack32AVX2(first(gates, 4*n), first(before, n), first(after, n), first(dout, n), first(dh, n), first(dc, n), first(slopes, 4*n),
			n, &constants32[0])
	default:
		lstmBack(gates, before, after, dout, dh, dc, slopes)
	}
}

func lstmBack64(l cpu.Level, gates, before, after, dout, dh, dc, slopes []float64) {
	n := len(before)
	switch l {
	case cpu.AVX512:
		lstmBack64AVX512(first(gates, 4*n), first(before, n), first(after, n), first(dout, n), first(dh, n), first(dc, n), first(slopes, 4*n),
			n, &constants64[0])
	case cpu.AVX2:
		lstmBack64AVX2(first(gates, 4*n), first(before, n), first(after, n), first(dout, n), first(dh, n), first(dc, n), first(slopes, 4*n),
			n, &constants64[0])
	default:
		lstmBack(gates, before, after, dout, dh, dc, slopes)
	}
}

func gru32(l cpu.Level, gates, recur, before, out, copied []float32) {
	n := len(before)
	switch l {
	case cpu.AVX512:
		gru32AVX512(first(gates, 4*n), first(recur, 3*n), first(before, n), first(out, n), first(copied, n),
			n, &constants32[0])
	case cpu.AVX2:
		gru32AVX2(first(gates, 4*n), first(recur, 3*n), first(before, n), first(out, n), first(copied, n),
			n, &constants32[0])
	default:
		gru(gates, recur, before, out, copied)
	}
}

func gru64(l cpu.Level, gates, recur, before, out, copied []float64) {
	n := len(before)
	switch l {
	case cpu.AVX512:
		gru64AVX512(first(gates, 4*n), first(recur, 3*n), first(before, n), first(out, n), first(copied, n),
			n, &constants64[0])
	case cpu.AVX2:
		gru64AVX2(first(gates, 4*n), first(recur, 3*n), first(before, n), first(out, n), first(copied, n),
			n, &constants64[0])
	default:
		gru(gates, recur, before, out, copied)
	}
}

func gruBack32(l cpu.Level, gates, before, dout, dh, slopes []float32) {
	n := len(before)
	switch l {
	case cpu.AVX512:
		gruBack32AVX512(first(gates, 4*n), first(before, n), first(dout, n), first(dh, n), first(slopes, 4*n),
			n, &constants32[0])
	case cpu.AVX2:
		gruBack32AVX2(first(gates, 4*n), first(before, n), first(dout, n), first(dh, n), first(slopes, 4*n),
			n, &constants32[0])
	default:
		gruBack(gates, before, dout, dh, slopes)
	}
}

func gruBack64(l cpu.Level, gates, before, dout, dh, slopes []float64) {
	n := len(before)
	switch l {
	case cpu.AVX512:
		gruBack64AVX512(first(gates, 4*n), first(before, n), first(dout, n), first(dh, n), first(slopes, 4*n),
			n, &constants64[0])
	case cpu.AVX2:
		gruBack64AVX2(first(gates, 4*n), first(before, n), first(dout, n), first(dh, n), first(slopes, 4*n),
			n, &constants64[0])
	default:
		gruBack(gates, before, dout, dh, slopes)
	}
}
