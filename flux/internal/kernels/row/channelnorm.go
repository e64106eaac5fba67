package row

import (
	"math"

	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// Batch normalisation sees x as [batch, channels, n]: the elements of a channel
// are batch runs of n. With n = 1 they are the columns of a matrix.

// BatchNorm computes dst = (x − mean)/√(variance + eps)·scale + shift with the
// mean and the variance of each channel, without the latter two if scale is nil,
// and keeps the mean and the factor 1/√(variance + eps) in stats [channels, 2].
func BatchNorm[T Float](dst, x, scale, shift []T, stats []float64, batch, channels, n int, eps float64, poll func()) {
	if len(x) == 0 {
		return
	}
	if n == 1 {
		columnMoments(stats, x, batch, channels, eps, poll)
		affineByColumn(dst, x, scale, shift, stats, batch, channels, poll)
		return
	}
	eachChannel(batch, channels, n, poll, func(c int) {
		r := runs{batch, channels * n, n}
		mean, factor := moments(x[c*n:], r, eps, poll)
		stats[2*c], stats[2*c+1] = mean, factor
		affineChannel(dst[c*n:], x[c*n:], r, mean, factor, at1(scale, c, 1), at1(shift, c, 0), poll)
	})
}

// Affine computes dst = (x − mean)·factor·scale + shift with given means and
// factors, stats [channels, 2], of each channel.
func Affine[T Float](dst, x, scale, shift []T, stats []float64, batch, channels, n int, poll func()) {
	if len(x) == 0 {
		return
	}
	if n == 1 {
		affineByColumn(dst, x, scale, shift, stats, batch, channels, poll)
		return
	}
	eachChannel(batch, channels, n, poll, func(c int) {
		affineChannel(dst[c*n:], x[c*n:], runs{batch, channels * n, n}, stats[2*c], stats[2*c+1], at1(scale, c, 1), at1(shift, c, 0), poll)
	})
}

// at1 returns element c as a float64, or a number of its own if x is nil.
func at1[T Float](x []T, c int, none float64) float64 {
	if x == nil {
		return none
	}
	return float64(x[c])
}

// eachChannel calls f for every channel, on several processors if there is enough
// to do.
func eachChannel(batch, channels, n int, poll func(), f func(c int)) {
	if batch*channels*n <= serial {
		for c := range channels {
			f(c)
		}
		return
	}
	step := max(1, share/(batch*n))
	workers.For(channels, step, poll, func(lo, hi int) {
		for c := lo; c < hi; c++ {
			f(c)
		}
	})
}

// runs are count runs of n elements, whose beginnings are step elements apart.
type runs struct{ count, step, n int }

// each calls f for parts of at most most elements: at is where one begins.
func (r runs) each(poll func(), f func(at int, part runs)) {
	if r.n > most {
		for i := range r.count {
			for lo := 0; lo < r.n; lo += most {
				if poll != nil {
					poll()
				}
				f(i*r.step+lo, runs{1, 0, min(most, r.n-lo)})
			}
		}
		return
	}
	few := max(1, most/r.n)
	for i := 0; i < r.count; i += few {
		if poll != nil && i > 0 {
			poll()
		}
		f(i*r.step, runs{min(few, r.count-i), r.step, r.n})
	}
}

// moments returns the mean of the runs from x on and 1/√(variance + eps).
func moments[T Float](x []T, r runs, eps float64, poll func()) (mean, factor float64) {
	mean, variance := variance(x, r, poll)
	return mean, 1 / math.Sqrt(variance+eps)
}

// variance returns the mean of the runs from x on and the mean square distance
// from it.
func variance[T Float](x []T, r runs, poll func()) (mean, variance float64) {
	l := active[T]()
	count := float64(r.count * r.n)
	r.each(poll, func(at int, p runs) { mean += l.sumRuns(&x[at], p.count, p.step, p.n) })
	mean /= count
	rounded := T(mean)
	lost := mean - float64(rounded)
	r.each(poll, func(at int, p runs) { variance += l.squareRuns(&x[at], p.count, p.step, p.n, rounded) })
	variance = max(0, variance/count-lost*lost)
	if variance < 1e-30 || variance > 1e30 || math.IsNaN(variance) { // squares in float32 overflow or vanish
		mean, variance = 0, 0
		r.each(poll, func(at int, p runs) { mean += sumRuns(&x[at], p.count, p.step, p.n) })
		mean /= count
		r.each(poll, func(at int, p runs) { variance += squaresFrom(mean, &x[at], p) })
		variance /= count
	}
	return mean, variance
}

// squaresFrom returns Σ (x − mean)² in float64.
func squaresFrom[T Float](mean float64, x *T, r runs) float64 {
	s := 0.0
	for i := range r.count {
		for _, v := range from(x, i*r.step, r.n) {
			d := float64(v) - mean
			s += d * d
		}
	}
	return s
}

// affineChannel computes (x − mean)·factor·scale + shift for the runs of a
// channel.
func affineChannel[T Float](dst, x []T, r runs, mean, factor, scale, shift float64, poll func()) {
	l := active[T]()
	rounded, a, b := affine[T](mean, factor, scale, shift)
	r.each(poll, func(at int, p runs) { l.affineRuns(&dst[at], &x[at], p.count, p.step, p.n, rounded, a, b) })
}

// affine returns the numbers for which (x − rounded)·a + b is
// (x − mean)·factor·scale + shift.
func affine[T Float](mean, factor, scale, shift float64) (rounded, a, b T) {
	rounded = T(mean)
	lost := mean - float64(rounded)
	return rounded, T(factor * scale), T(shift - lost*factor*scale)
}

// BatchNormBack computes the gradient of x from that of the result, g: with
// x̂ = (x − mean)·factor it is
//
//	dst = factor·scale·(g − mean(g) − x̂·mean(g·x̂)),
//
// and those of scale and shift, the sums over a channel of g·x̂ and g. Without a
// scale, the latter are nil.
func BatchNormBack[T Float](dst, g, x, scale []T, stats []float64, dscale, dshift []T, batch, channels, n int, poll func()) {
	if len(x) == 0 {
		clear(dscale)
		clear(dshift)
		return
	}
	if n == 1 {
		columnBack(dst, g, x, scale, stats, dscale, dshift, batch, channels, poll)
		return
	}
	eachChannel(batch, channels, n, poll, func(c int) {
		l, r := active[T](), runs{batch, channels * n, n}
		g, x, dst := g[c*n:], x[c*n:], dst[c*n:]
		mean, factor := stats[2*c], stats[2*c+1]
		rounded := T(mean)
		sums := pool.Get[float64](4)
		defer pool.Put(sums)
		clear(sums)
		r.each(poll, func(at int, p runs) {
			l.productRuns(&g[at], &x[at], p.count, p.step, p.n, rounded, &sums[2])
			sums[0], sums[1] = sums[0]+sums[2], sums[1]+sums[3]
		})
		b := back(mean, factor, at1(scale, c, 1), sums[0], sums[1], float64(batch*n), float64(rounded))
		if dscale != nil {
			dscale[c], dshift[c] = T(b.dscale), T(sums[0])
		}
		r.each(poll, func(at int, p runs) {
			if ordinary(factor) {
				l.backRuns(&dst[at], &g[at], &x[at], p.count, p.step, p.n, rounded, T(b.k), T(b.q), T(b.p))
			} else {
				backPlain(dst[at:], g[at:], x[at:], p, b, rounded)
			}
		})
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

// back returns them from Σ g and Σ g·(x − rounded) over count elements.
func back(mean, factor, scale, sum, product, count, rounded float64) backward {
	lost := mean - rounded
	along := factor * (product - lost*sum) // Σ g·x̂
	k := factor * scale
	q := -k * along / count * factor
	return backward{k: k, q: q, p: -k*sum/count - q*lost, dscale: along}
}
