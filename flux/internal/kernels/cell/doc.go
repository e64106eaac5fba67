// Package cell runs recurrent cells over whole sequences, forwards and backwards.
//
// The inputs of a step lie in front of the state before it, [t, n, inputs+hidden], so
// that a step of an LSTM is one product and one pass over its gates, each way, and one
// product gives the gradients of both weights. That is made for a stretch of steps at
// a time, whose slopes are still near. Few samples would read the weights for too
// little: then the products with the inputs are made for all steps at once, and a step
// multiplies the state alone.
//
// Sequences are step by step here, [t, n, features], so that what a step works at
// lies together. Samples do not depend on each other: with several processors
// each takes some of the samples through the steps.
//
// Exponentials come from the first terms of their series after the reduction to
// |r| ≤ ½·log 2, and hyperbolic tangents from exp(x) − 1, which is accurate near 0
// too: gates are right to [Accuracy32] and [Accuracy64]. The assembly of AVX-512
// and AVX2 gives the same bits, plain Go others within that bound. NaN stays NaN,
// and infinite sums saturate their gates.
package cell

//go:generate go run ./gen -out kernels_amd64.s -stubs stubs_amd64.go -pkg cell

// How far a sigmoid or a hyperbolic tangent may be off, relative to itself. (A
// sigmoid below 1e-37, or 1e-307 in float64, is off by as much.)
const (
	Accuracy32 = 4e-7
	Accuracy64 = 8e-16
)
