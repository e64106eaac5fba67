// Package row holds the kernels that go over rows: the softmax family, cross
// entropy, sums and extremes, normalisation. They are written for AVX-512 and
// AVX2 by the generator in gen, and in plain Go, which is the reference and what
// other machines use. The level is that of package cpu.
//
// A function here takes slices, cuts its work into pieces with fixed bounds,
// shares these among processors where there is enough of it, and calls poll (nil
// is nothing) between them. What it returns depends neither on the number of
// processors nor on timing.
//
// Sums are carried in float64, into which float32 numbers go by fours: added up
// in pairs before. Where levels round differently they agree within a few units
// of the last place.
package row

//go:generate go run ./gen -out row_amd64.s -stubs row_amd64.go -pkg row
