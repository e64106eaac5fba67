//go:build noasm || !(amd64 || arm64)

package vec

import "fluxrepl/flux/internal/cpu"

// There is no assembly here: the reference stays.
func bind32(*Table[float32], cpu.Level)     {}
func bind64(*Table[float64], cpu.Level)     {}
func bindConverters(*Converters, cpu.Level) {}
