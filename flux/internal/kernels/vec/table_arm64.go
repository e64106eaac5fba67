//go:build !noasm

package vec

import "fluxrepl/flux/internal/cpu"

func bind32(t *Table[float32], l cpu.Level) {
	if l == cpu.NEON {
		bind32neon(t)
	}
}

func bind64(t *Table[float64], l cpu.Level) {
	if l == cpu.NEON {
		bind64neon(t)
	}
}

// The loops in plain Go are what there is.
func bindConverters(*Converters, cpu.Level) {}
