// Package random makes the numbers of a generator many at a time.
//
// The generator is PCG-DXSM with 128 bits of state and Go's 64-bit multiplier of
// the output (O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically
// Good Algorithms for Random Number Generation, 2014). Its steps are s ← a·s + c
// modulo 2¹²⁸, so that n steps are one such step with other constants (Brown,
// Random Number Generation with Arbitrary Strides, 1994): lanes of a vector take
// every sixteenth number, and processors take pieces, and all of them together
// give the numbers that one gives by itself, in its order. Nothing depends on the
// level of the kernels, on the number of processors, or on how many numbers are
// asked for at a time.
package random

//go:generate go run ./gen -out kernels_amd64.s -stubs stubs_amd64.go -pkg random
