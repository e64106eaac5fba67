//go:build !noasm

package vec

import "fluxrepl/flux/internal/cpu"

func bind32(t *Table[float32], l cpu.Level) {
	switch l {
	case cpu.AVX2:
		bind32avx2(t)
	case cpu.AVX512:
		bind32avx512(t)
	}
}

func bind64(t *Table[float64], l cpu.Level) {
	switch l {
	case cpu.AVX2:
		bind64avx2(t)
	case cpu.AVX512:
		bind64avx512(t)
	}
}

func bindConverters(c *Converters, l cpu.Level) {
	switch l {
	case cpu.AVX2:
		bindConvertersavx2(c)
	case cpu.AVX512:
		bindConvertersavx512(c)
	}
}
