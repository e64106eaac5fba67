package row

import "fluxrepl/flux/internal/workers"

// Group normalisation sees x as [batch, groups, size, n]: a group is size
// channels of n elements each, and has one mean and one variance for each sample.

// A Groups is the shape that group normalisation sees.
type Groups struct{ Batch, Groups, Size, N int }

func (s Groups) count() int { return s.Batch * s.Groups * s.Size * s.N }

// GroupNorm computes dst = (x − mean)/√(variance + eps)·scale + shift with the
// scale and the shift of each of Groups·Size channels, and keeps the mean and the
// factor 1/√(variance + eps) of each group of each sample in
// stats [Batch·Groups, 2].
func GroupNorm[T Float](dst, x, scale, shift []T, stats []float64, s Groups, eps float64, poll func()) {
	s.each(poll, func(i int) {
		all := s.Size * s.N
		mean, factor := moments(x[i*all:], runs{1, all, all}, eps, poll)
		stats[2*i], stats[2*i+1] = mean, factor
		for k := range s.Size {
			at, c := i*all+k*s.N, i%s.Groups*s.Size+k
			affineChannel(dst[at:], x[at:], runs{1, s.N, s.N}, mean, factor, float64(scale[c]), float64(shift[c]), poll)
		}
	})
}

// each calls f for every group of every sample.
func (s Groups) each(poll func(), f func(i int)) {
	if s.count() == 0 {
		return
	}
	step := max(1, share/(s.Size*s.N))
	if s.count() <= serial {
		step = s.Batch * s.Groups
	}
	workers.For(s.Batch*s.Groups, step, poll, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			f(i)
		}
	})
}

// GroupNormBack computes the gradient of x from that of the result, g, and those
// of scale and shift, as [BatchNormBack] does for channels. sums has room for two
// numbers a channel of each sample.
func GroupNormBack[T Float](dst, g, x, scale []T, stats, sums []float64, dscale, dshift []T, s Groups, poll func()) {
	l, all := active[T](), s.Size*s.N
	s.each(poll, func(i int) {
		mean, factor := stats[2*i], stats[2*i+1]
		rounded := T(mean)
		sum, product := 0.0, 0.0
		for k := range s.Size {
			at, c := i*all+k*s.N, i%s.Groups*s.Size+k
			part := sums[2*(i*s.Size+k):][:2]
			gs, ps := products(l, g[at:], x[at:], s.N, rounded, part, poll)
			part[0], part[1] = gs, factor*(ps-(mean-float64(rounded))*gs)
			sum += float64(scale[c]) * gs
			product += float64(scale[c]) * ps
		}
		for k := range s.Size {
			at, c := i*all+k*s.N, i%s.Groups*s.Size+k
			b := back(mean, factor, 1, sum, product, float64(all), float64(rounded))
			b.k *= float64(scale[c])
			runs{1, s.N, s.N}.each(poll, func(lo int, p runs) {
				if lo += at; ordinary(factor) {
					l.backRuns(&dst[lo], &g[lo], &x[lo], 1, p.step, p.n, rounded, T(b.k), T(b.q), T(b.p))
				} else {
					backPlain(dst[lo:], g[lo:], x[lo:], p, b, rounded)
				}
			})
		}
	})
	for c := range dscale {
		da, db := 0.0, 0.0
		for i := range s.Batch {
			part := sums[2*(i*len(dscale)+c):]
			db += part[0]
			da += part[1]
		}
		if s.count() == 0 {
			da, db = 0, 0
		}
		dscale[c], dshift[c] = T(da), T(db)
	}
}

// products returns Σ g and Σ g·(x − mean) over n elements; part is room for two
// numbers.
func products[T Float](l *loops[T], g, x []T, n int, mean T, part []float64, poll func()) (sum, product float64) {
	runs{1, n, n}.each(poll, func(at int, p runs) {
		l.productRuns(&g[at], &x[at], 1, p.step, p.n, mean, &part[0])
		sum, product = sum+part[0], product+part[1]
	})
	return sum, product
}
