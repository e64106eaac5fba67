package row

import (
	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// BatchNormBack computes the gradient of x from that of the result, g: with
// x̂ = (x − mean)·factor it is
//
//	dst = factor·scale·(g − mean(g) − x̂·mean(g·x̂)),
//
// and those of scale and shift, the sums over a channel of g·x̂ and g. Without a
// scale, the latter are nil.
func BatchNormBack[T Float](dst, g, x, scale []T, stats []float64, dscale, dshift []T, batch, channels, n int, poll func()) {
	s := channelBack[T]{dst: dst, g: g, x: x, scale: scale, stats: stats, dscale: dscale, dshift: dshift, batch: batch, channels: channels, n: n, poll: poll}
	s.run()
}

// BatchNormReLUBack is BatchNormBack for [BatchNormReLU] without a residual: where
// the result is not above 0, which x tells, g counts as 0.
func BatchNormReLUBack[T Float](dst, g, x, scale, shift []T, stats []float64, dscale, dshift []T, batch, channels, n int, poll func()) {
	s := channelBack[T]{dst: dst, g: g, x: x, relu: true, scale: scale, shift: shift, stats: stats, dscale: dscale, dshift: dshift, batch: batch, channels: channels, n: n, poll: poll}
	s.run()
}

// BatchNormJoinedBack is BatchNormBack for [BatchNormReLU] with a residual, whose
// result is y: where that is not above 0, g counts as 0. What is left of g, the
// gradient of the residual, goes to masked unless that is nil.
func BatchNormJoinedBack[T Float](dst, masked, g, x, y, scale []T, stats []float64, dscale, dshift []T, batch, channels, n int, poll func()) {
	s := channelBack[T]{dst: dst, masked: masked, g: g, x: x, y: y, scale: scale, stats: stats, dscale: dscale, dshift: dshift, batch: batch, channels: channels, n: n, poll: poll}
	s.run()
}

// A channelBack is one of the calls above.
type channelBack[T Float] struct {
	dst, masked, g, x, y, scale, shift []T
	relu                               bool // without y
	stats                              []float64
	dscale, dshift                     []T
	batch, channels, n                 int
	poll                               func()
}

func (s *channelBack[T]) run() {
	switch step := channelStep(s.batch, s.channels, s.n); {
	case len(s.x) == 0:
		clear(s.dscale)
		clear(s.dshift)
	case s.n == 1:
		s.columns()
	case alone(s.channels, step):
		s.some(0, s.channels)
	default:
		shared := *s
		workers.For(s.channels, step, s.poll, shared.some)
	}
}

// columns is run for channels that are the columns of a matrix.
func (s *channelBack[T]) columns() {
	g := s.g
	if s.y != nil || s.relu {
		if g = s.masked; g == nil {
			g = pool.Get[T](len(s.x))
			defer pool.Put(g)
		}
		y := s.y
		if y == nil {
			y = pool.Get[T](len(s.x))
			defer pool.Put(y)
			affineByColumn(y, s.x, s.scale, s.shift, s.stats, s.batch, s.channels, s.poll)
		}
		mask(g, s.g, y, s.poll)
	}
	columnBack(s.dst, g, s.x, s.scale, s.stats, s.dscale, s.dshift, s.batch, s.channels, s.poll)
}

// mask copies g to dst, but 0 where y is not above 0.
func mask[T Float](dst, g, y []T, poll func()) {
	workers.For(len(y), serial, poll, func(lo, hi int) {
		sums := pool.Get[float64](2)
		defer pool.Put(sums)
		active[T]().maskedRuns(&dst[lo], &g[lo], &y[lo], &y[lo], 1, 0, hi-lo, 0, &sums[0])
	})
}

// some computes channels lo to hi−1.
func (s *channelBack[T]) some(lo, hi int) {
	sums := pool.Get[float64](4)
	defer pool.Put(sums)
	for c := lo; c < hi; c++ {
		s.channel(c, sums)
	}
}

func (s *channelBack[T]) channel(c int, sums []float64) {
	l, r := active[T](), runs{s.batch, s.channels * s.n, s.n}
	g, x, dst := s.g[c*s.n:], s.x[c*s.n:], s.dst[c*s.n:]
	mean, factor := s.stats[2*c], s.stats[2*c+1]
	rounded, u, v := affine[T](mean, factor, at1(s.scale, c, 1), at1(s.shift, c, 0))
	left := g // of the gradient, by ReLU
	if s.y != nil {
		if left = dst; s.masked != nil {
			left = s.masked[c*s.n:]
		}
	}
	clear(sums)
	r.each(s.poll, func(at int, p runs) {
		switch {
		case s.y != nil:
			l.maskedRuns(&left[at], &g[at], &x[at], &s.y[c*s.n+at], p.count, p.step, p.n, rounded, &sums[2])
		case s.relu:
			l.rectifiedProductRuns(&g[at], &x[at], p.count, p.step, p.n, rounded, u, v, &sums[2])
		default:
			l.productRuns(&g[at], &x[at], p.count, p.step, p.n, rounded, &sums[2])
		}
		sums[0], sums[1] = sums[0]+sums[2], sums[1]+sums[3]
	})
	b := back(mean, factor, at1(s.scale, c, 1), sums[0], sums[1], float64(s.batch*s.n), float64(rounded))
	if s.dscale != nil {
		s.dscale[c], s.dshift[c] = T(b.dscale), T(sums[0])
	}
	r.each(s.poll, func(at int, p runs) {
		switch {
		case s.relu && !ordinary(factor):
			backRectified(dst[at:], g[at:], x[at:], p, b, rounded, u, v)
		case !ordinary(factor):
			backPlain(dst[at:], left[at:], x[at:], p, b, rounded)
		case s.relu:
			l.rectifiedBackRuns(&dst[at], &g[at], &x[at], p.count, p.step, p.n, rounded, u, v, T(b.k), T(b.q), T(b.p))
		default:
			l.backRuns(&dst[at], &left[at], &x[at], p.count, p.step, p.n, rounded, T(b.k), T(b.q), T(b.p))
		}
	})
}

// backward are the numbers for which k·g + q·(x − rounded) + p is the gradient,
// and the gradient of the scale.
type backward struct{ k, q, p, dscale float64 }

// backPlain is backRuns in float64, for numbers that leave the range of float32.
func backPlain[T Float](dst, g, x []T, r runs, b backward, rounded T) {
	for i := range r.count {
		for j := i * r.step; j < i*r.step+r.n; j++ {
			dst[j] = T(b.k*float64(g[j]) + (b.q*(float64(x[j])-float64(rounded)) + b.p))
		}
	}
}

// backRectified is backPlain of g, but 0 where (x − rounded)·u + v ≤ 0.
func backRectified[T Float](dst, g, x []T, r runs, b backward, rounded, u, v T) {
	for i := range r.count {
		for j := i * r.step; j < i*r.step+r.n; j++ {
			left := g[j]
			if (x[j]-rounded)*u+v <= 0 {
				left = 0
			}
			dst[j] = T(b.k*float64(left) + (b.q*(float64(x[j])-float64(rounded)) + b.p))
		}
	}
}

// back returns them from Σ g and Σ g·(x − rounded) over count elements.
func back(mean, factor, scale, sum, product, count, rounded float64) backward {
	lost := mean - rounded
	along := factor * (product - lost*sum) // Σ g·x̂
	k := factor * scale
	q := -k * along / count * factor
	return backward{k: k, q: q, p: -k*sum/count - q*lost, dscale: along}
}
