package limits

import "golang.org/x/sys/cpu"

//go:noescape
func fused256(turns int)

//go:noescape
func fused512(turns int)

//go:noescape
func read256(a *float32, n int)

//go:noescape
func scale256(dst, a *float32, n int)

//go:noescape
func scalePast256(dst, a *float32, n int)

//go:noescape
func add256(dst, a, b *float32, n int)

//go:noescape
func addPast256(dst, a, b *float32, n int)

// widest returns the loop for the widest vectors, and the operations of a turn.
func widest() (loop func(turns int), flops int) {
	switch {
	case cpu.X86.HasAVX512F:
		return fused512, 24 * 16 * 2
	case cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return fused256, 12 * 8 * 2
	}
	return nil, 0
}

// streams returns loops over multiples of 64 elements: with stores to the caches
// and past them.
func streams(s Stream) []func(dst, a, b []float32) {
	if !cpu.X86.HasAVX2 {
		return nil
	}
	switch s {
	case Read:
		return []func(dst, a, b []float32){func(_, a, _ []float32) { read256(&a[0], len(a)) }}
	case Scale:
		return []func(dst, a, b []float32){
			func(dst, a, _ []float32) { scale256(&dst[0], &a[0], len(a)) },
			func(dst, a, _ []float32) { scalePast256(&dst[0], &a[0], len(a)) },
		}
	case Update:
		return []func(dst, a, b []float32){func(_, a, _ []float32) { scale256(&a[0], &a[0], len(a)) }}
	case Accumulate:
		return []func(dst, a, b []float32){func(_, a, b []float32) { add256(&a[0], &a[0], &b[0], len(a)) }}
	}
	return []func(dst, a, b []float32){
		func(dst, a, b []float32) { add256(&dst[0], &a[0], &b[0], len(a)) },
		func(dst, a, b []float32) { addPast256(&dst[0], &a[0], &b[0], len(a)) },
	}
}
