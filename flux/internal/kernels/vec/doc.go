// Package vec holds the elementwise loops of Flux Core in assembly: arithmetic,
// activations with their pullbacks, and the functions they are made of. A [Table]
// has those of one level and type; the exported functions use the level of the
// process.
//
// What is written for AVX-512 and for AVX2 is one program (package gen), so these
// agree to the bit, but for the bits of a NaN. The loops of plain Go, from
// package kernels, are the reference and agree within the bounds that accuracy
// lists: 2 units of the last place for nearly everything. Infinities, NaN,
// subnormal numbers and the sign of 0 are the same everywhere; nothing is
// flushed to 0.
package vec

//go:generate go run ./gen
