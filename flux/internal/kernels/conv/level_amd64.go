//go:build !noasm

package conv

import "fluxrepl/flux/internal/cpu"

var (
	avx2   = level{blocks: 1, sums: [3]int{1: 6}}
	avx512 = level{blocks: 2, sums: [3]int{1: 28, 2: 14}, wide512: true}
)

func levels() map[cpu.Level]*level {
	return map[cpu.Level]*level{cpu.AVX2: &avx2, cpu.AVX512: &avx512}
}
