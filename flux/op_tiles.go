package flux

import (
	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/workers"
)

// A tile is how many elements of an elementwise operation one processor takes at
// a time. Each is some 10 µs of work: below two of them the other processors
// would be asked for more than they give. An interrupt is looked for between
// tiles.
const (
	lightTile = 1 << 15 // of arithmetic
	heavyTile = 1 << 14 // of an exponential or the like, in assembly
	slowTile  = 1 << 10 // of a function of package math
)

// fewTiles is how many tiles a processor may get in one piece.
const fewTiles = 32

// piece returns how many of n elements a processor takes at a time. Where that are
// not many tiles, it is its share of all: then each has the elements that it had in
// the operation before, whose cache may still hold them.
func piece(n, tile int) int {
	const line = 64 // of bytes, or more elements
	threads := workers.Threads()
	if share := (n/threads + line - 1) / line * line; threads > 1 && share <= fewTiles*tile {
		return max(share, tile)
	}
	return tile
}

// mapTiles runs the loop of an operation of one operand.
func mapTiles[T kernels.Float](f kernels.Map[T], dst, x []T, a, b T, tile int) {
	if len(dst) < 2*tile {
		f(dst, x, a, b)
		return
	}
	workers.For(len(dst), piece(len(dst), tile), poll, func(lo, hi int) { f(dst[lo:hi], x[lo:hi], a, b) })
}

// backTiles runs the loop of a pullback, which may not read x or y: they are
// empty then.
func backTiles[T kernels.Float](f kernels.Back[T], dst, g, x, y []T, a, b T, tile int) {
	if len(dst) < 2*tile {
		f(dst, g, x, y, a, b)
		return
	}
	part := func(s []T, lo, hi int) []T {
		if len(s) < hi {
			return nil
		}
		return s[lo:hi]
	}
	workers.For(len(dst), piece(len(dst), tile), poll, func(lo, hi int) {
		f(dst[lo:hi], g[lo:hi], part(x, lo, hi), part(y, lo, hi), a, b)
	})
}

// zipTiles runs the loops of an operation of two operands over rows.
func zipTiles[D, T any](op *kernels.Zip[D, T], dst []D, a, b []T, r kernels.Rows, tile int, poll func()) {
	switch {
	case len(dst) < 2*tile:
		op.Each(dst, a, b, r)
	case r.N < tile:
		each := piece(len(dst), tile) / r.N
		workers.For(len(dst)/r.N, each, poll, func(lo, hi int) {
			op.Each(dst[lo*r.N:hi*r.N], a[lo*r.RowA:], b[lo*r.RowB:], r)
		})
	default:
		for i := 0; i*r.N < len(dst); i++ {
			out, x, y := dst[i*r.N:][:r.N], a[i*r.RowA:], b[i*r.RowB:]
			workers.For(r.N, piece(r.N, tile), poll, func(lo, hi int) {
				part := r
				part.N = hi - lo
				op.Each(out[lo:hi], x[lo*r.StepA:], y[lo*r.StepB:], part)
			})
		}
	}
}
