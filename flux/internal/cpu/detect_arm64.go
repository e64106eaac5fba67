//go:build !noasm

package cpu

// Every ARM64 processor that Go runs on has these vectors.
func detected() []Level { return []Level{NEON} }
