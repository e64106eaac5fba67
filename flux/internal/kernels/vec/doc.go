// Package vec holds the elementwise loops of Flux Core in assembly: arithmetic,
// activations with their pullbacks, and the functions they are made of. A [Table]
// has those of one level and type; the exported functions use the level of the
// process.
//
// What is written for AVX-512, AVX2 and NEON is one program (package gen), so these
// agree to the bit, but for the bits of a NaN, and for GELU of float32, which is
// another function with AVX-512. The loops of plain Go, from package kernels, are the
// reference. Infinities, NaN, subnormal numbers and the sign of 0 are the same
// everywhere; nothing is flushed to 0.
//
// The largest errors found on the line of float32, in units of the last place, of
// the assembly: exp 0.90, expm1 1.34, log 0.89, log1p 0.92, erf 1.21, elu 1.33, tanh
// 2.15, sigmoid 2.08, softplus 1.49, swish 2.73, gelu 6.6 (that where it is nearly 0:
// at −8.3; with AVX-512 2.1 for |x| < 5.25). In float64 they are about the same.
package vec

//go:generate go run ./gen
