//go:build amd64 && !noasm

package attention

import "fluxrepl/flux/internal/cpu"

// assembled reports whether a level has the loops in assembly.
func assembled(l cpu.Level) bool { return l == cpu.AVX2 || l == cpu.AVX512 }

// assembly runs a loop. The calls are written out, for by a variable the task
// would move to the heap.
func assembly(level cpu.Level, l loop, t *byte) {
	wide := level == cpu.AVX512
	switch {
	case l == loopSoften && wide:
		softenAVX512(t)
	case l == loopSoften:
		softenAVX2(t)
	case l == loopPull && wide:
		pullAVX512(t)
	case l == loopPull:
		pullAVX2(t)
	case l == loopScale && wide:
		scaleAVX512(t)
	case l == loopScale:
		scaleAVX2(t)
	case wide:
		dotAVX512(t)
	default:
		dotAVX2(t)
	}
}
