// Package gemm multiplies matrices of float32 and float64:
//
//	C = [C +] A·B [+ row bias] [+ column bias], and ReLU of that
//
// A is [m, k], B is [k, n] and C is [m, n]. A and B have any strides that are not
// negative, so that transposes, pieces and repetitions are multiplied where they
// lie. Nothing is left out: 0·NaN is NaN, as in the sum by hand.
//
// # How
//
// C is computed in tiles whose sums stay in registers (14 rows of 2 vectors with
// AVX-512, 6 with AVX2). A tile reads B from a panel, as wide as the tile and
// packed row by row, or from B itself where that is as fast. The sum is cut into
// blocks so that a panel stays in the nearest cache while the rows of A pass by
// (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication",
// ACM TOMS 34(3), 2008). The last block does the epilogue.
//
// Where B is a transpose and A has few rows, as in a dense layer that sees a
// small batch, nothing is packed: sums run along the vectors. Where sums are short,
// as in the gradient of that layer's weight, tiles follow the rows of C, because
// writing it takes longest.
//
// Every element of C is one sum in one order, whatever tile it falls into and
// however many processors share the product: the result does not depend on them.
// Each computes a part of C as if it were a product of its own.
//
// The assembly is generated: see the folder gen.
package gemm

//go:generate go run ./gen
