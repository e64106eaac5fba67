package row

import (
	"math"

	"fluxrepl/flux/internal/workers"
)

// Batch normalisation sees x as [batch, channels, n]: the elements of a channel
// are batch runs of n. With n = 1 they are the columns of a matrix.

// BatchNorm computes dst = (x − mean)/√(variance + eps)·scale + shift with the
// mean and the variance of each channel, without the latter two if scale is nil,
// and keeps the mean and the factor 1/√(variance + eps) in stats [channels, 2].
func BatchNorm[T Float](dst, x, scale, shift []T, stats []float64, batch, channels, n int, eps float64, poll func()) {
	s := channelNorm[T]{dst: dst, x: x, scale: scale, shift: shift, stats: stats, batch: batch, channels: channels, n: n, eps: eps, poll: poll}
	s.run()
}

// BatchNormReLU is BatchNorm of which dst = max(the result + residual, 0); residual
// is as x, or nil for none.
func BatchNormReLU[T Float](dst, x, residual, scale, shift []T, stats []float64, batch, channels, n int, eps float64, poll func()) {
	s := channelNorm[T]{dst: dst, x: x, residual: residual, relu: true, scale: scale, shift: shift, stats: stats, batch: batch, channels: channels, n: n, eps: eps, poll: poll}
	s.run()
}

// Affine computes dst = (x − mean)·factor·scale + shift with given means and
// factors, stats [channels, 2], of each channel.
func Affine[T Float](dst, x, scale, shift []T, stats []float64, batch, channels, n int, poll func()) {
	s := channelNorm[T]{dst: dst, x: x, scale: scale, shift: shift, stats: stats, given: true, batch: batch, channels: channels, n: n, poll: poll}
	s.run()
}

// AffineReLU is Affine as [BatchNormReLU] is BatchNorm.
func AffineReLU[T Float](dst, x, residual, scale, shift []T, stats []float64, batch, channels, n int, poll func()) {
	s := channelNorm[T]{dst: dst, x: x, residual: residual, relu: true, scale: scale, shift: shift, stats: stats, given: true, batch: batch, channels: channels, n: n, poll: poll}
	s.run()
}

// A channelNorm is one of the calls above.
type channelNorm[T Float] struct {
	dst, x, residual, scale, shift []T
	relu                           bool
	stats                          []float64
	given                          bool // stats are
	batch, channels, n             int
	eps                            float64
	poll                           func()
}

func (s *channelNorm[T]) run() {
	switch step := channelStep(s.batch, s.channels, s.n); {
	case len(s.x) == 0:
	case s.n == 1:
		if !s.given {
			columnMoments(s.stats, s.x, s.batch, s.channels, s.eps, s.poll)
		}
		affineByColumn(s.dst, s.x, s.scale, s.shift, s.stats, s.batch, s.channels, s.poll)
		if s.relu {
			rectify(s.dst, s.residual, s.poll)
		}
	case alone(s.channels, step):
		s.some(0, s.channels)
	default:
		shared := *s
		workers.For(s.channels, step, s.poll, shared.some)
	}
}

// some computes channels lo to hi−1.
func (s *channelNorm[T]) some(lo, hi int) {
	l, r := active[T](), runs{s.batch, s.channels * s.n, s.n}
	for c := lo; c < hi; c++ {
		dst, x := s.dst[c*s.n:], s.x[c*s.n:]
		if !s.given {
			s.stats[2*c], s.stats[2*c+1] = moments(x, r, s.eps, s.poll)
		}
		rounded, a, b := affine[T](s.stats[2*c], s.stats[2*c+1], at1(s.scale, c, 1), at1(s.shift, c, 0))
		r.each(s.poll, func(at int, p runs) {
			switch {
			case s.residual != nil:
				l.joinedRuns(&dst[at], &x[at], &s.residual[c*s.n+at], p.count, p.step, p.n, rounded, a, b)
			case s.relu:
				l.rectifiedRuns(&dst[at], &x[at], p.count, p.step, p.n, rounded, a, b)
			default:
				l.affineRuns(&dst[at], &x[at], p.count, p.step, p.n, rounded, a, b)
			}
		})
	}
}

// rectify computes x = max(x + residual, 0), without the latter if it is nil.
func rectify[T Float](x, residual []T, poll func()) {
	workers.For(len(x), serial, poll, func(lo, hi int) {
		if residual != nil {
			active[T]().joinedRuns(&x[lo], &x[lo], &residual[lo], 1, 0, hi-lo, 0, 1, 0)
		} else {
			active[T]().rectifiedRuns(&x[lo], &x[lo], 1, 0, hi-lo, 0, 1, 0)
		}
	})
}

// at1 returns element c as a float64, or a number of its own if x is nil.
func at1[T Float](x []T, c int, none float64) float64 {
	if x == nil {
		return none
	}
	return float64(x[c])
}

// channelStep returns how many channels make a piece of work.
func channelStep(batch, channels, n int) int {
	if batch*channels*n <= serial {
		return channels
	}
	return max(1, share/(batch*n))
}

// alone reports whether pieces of step of n things are all for the caller, who then
// needs nothing that another processor could see.
func alone(n, step int) bool { return n <= step || workers.Threads() == 1 }

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
