// Package update moves parameters: one pass over a parameter, its gradient and
// what the rule remembers does a whole step. Memory is what such a step waits
// for, so nothing is read or written twice.
//
// Every level of kernels gives the same bits: products and sums are rounded one
// by one, and roots and quotients are exact to the last place. (Fusing them, or
// dividing by an approximate reciprocal, would not be faster: the numbers do not
// come in faster.) Nor do the results depend on the number of threads, since
// elements have nothing to do with each other.
//
// NaN and infinities are numbers like others, and nothing is flushed to zero.
package update

//go:generate go run ./gen -out kernels_amd64.s -stubs stubs_amd64.go -pkg update
