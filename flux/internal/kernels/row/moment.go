package row

import (
	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// Variance calls give(i, s) for every lane of x [outer, n, inner], [outer, inner]
// of them, with the sum of the squared distances from its mean. Calls of give may
// come at once.
func Variance[T Float](x []T, outer, n, inner int, poll func(), give func(i int, squares float64)) {
	switch {
	case outer*inner == 0:
	case n == 0:
		for i := range outer * inner {
			give(i, 0)
		}
	case inner == 1:
		workers.For(outer, grain(n), poll, func(lo, hi int) {
			for o := lo; o < hi; o++ {
				_, v := variance(x[o*n:], runs{1, n, n}, poll)
				give(o, v*float64(n))
			}
		})
	default:
		mean, squares := pool.Get[float64](inner), pool.Get[float64](inner)
		defer pool.Put(mean)
		defer pool.Put(squares)
		for o := range outer {
			columnSquares(mean, squares, x[o*n*inner:][:n*inner], n, inner, poll)
			for j, s := range squares {
				give(o*inner+j, s)
			}
		}
	}
}

// Standardize computes (x − mean)/√(variance + eps) along the middle axis of
// x [outer, n, inner], and keeps mean and factor of each lane in
// stats [outer·inner, 2].
func Standardize[T Float](dst, x []T, stats []float64, outer, n, inner int, eps float64, poll func()) {
	switch {
	case len(x) == 0:
	case inner == 1 && n > most:
		for o := range outer {
			BatchNorm(dst[o*n:][:n], x[o*n:][:n], nil, nil, stats[2*o:], 1, 1, n, eps, poll)
		}
	case inner == 1:
		LayerNorm(dst, x, nil, nil, stats, outer, n, eps, poll)
	default:
		for o := range outer {
			part := x[o*n*inner:][:n*inner]
			BatchNorm(dst[o*n*inner:][:n*inner], part, nil, nil, stats[2*o*inner:], n, inner, 1, eps, poll)
		}
	}
}

// StandardizeBack computes the gradient of x from that of the result, g, with the
// stats that [Standardize] kept.
func StandardizeBack[T Float](dst, g, x []T, stats []float64, outer, n, inner int, poll func()) {
	switch {
	case len(x) == 0:
	case inner == 1 && n > most:
		for o := range outer {
			BatchNormBack(dst[o*n:][:n], g[o*n:][:n], x[o*n:][:n], nil, stats[2*o:], nil, nil, 1, 1, n, poll)
		}
	case inner == 1:
		LayerNormBack(dst, g, x, nil, stats, nil, nil, outer, n, poll)
	default:
		for o := range outer {
			lo, hi := o*n*inner, (o+1)*n*inner
			BatchNormBack(dst[lo:hi], g[lo:hi], x[lo:hi], nil, stats[2*o*inner:], nil, nil, n, inner, 1, poll)
		}
	}
}
