package row

import (
	"math"

	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// CrossEntropy returns Σ −log softmax(x[r, ·])[labels[r]] over the rows of
// x [rows, n], whose labels are in range, and unless dst is nil computes
// dst = k·(softmax(x) − onehot(labels)), k times its gradient.
func CrossEntropy[T Float, L int32 | int64](dst, x []T, labels []L, rows, n int, k float64, poll func()) float64 {
	if rows*n <= serial {
		return crossEntropy(dst, x, labels, n, k, poll)
	}
	step := grain(n)
	part := make([]float64, (rows+step-1)/step)
	workers.For(rows, step, poll, func(lo, hi int) {
		var out []T
		if dst != nil {
			out = dst[lo*n : hi*n]
		}
		part[lo/step] = crossEntropy(out, x[lo*n:hi*n], labels[lo:hi], n, k, poll)
	})
	return plain(part)
}

func crossEntropy[T Float, L int32 | int64](dst, x []T, labels []L, n int, k float64, poll func()) float64 {
	stats := pool.Get[float64](2 * len(labels))
	defer pool.Put(stats)
	softmaxStats(dst, x, stats, n, k, poll)
	loss := 0.0
	for r, label := range labels {
		at := r*n + int(label)
		loss += math.Log(stats[2*r+1]) - (float64(x[at]) - stats[2*r])
		if dst != nil {
			dst[at] -= T(k)
		}
	}
	return loss
}

// softmaxStats keeps the largest element of each row of x and Σ exp(x − that),
// and unless dst is nil computes dst = k·softmax(x).
func softmaxStats[T Float](dst, x []T, stats []float64, n int, k float64, poll func()) {
	rows := len(stats) / 2
	switch {
	case n > most:
		for r := range rows {
			row, stat := x[r*n:][:n], stats[2*r:][:2]
			stat[0], stat[1] = expSum(row, poll)
			if dst != nil {
				longExp(dst[r*n:][:n], row, stat[0], k/stat[1], poll)
			}
		}
	case dst == nil:
		active[T]().expSumRows(&x[0], rows, n, &stats[0])
	default:
		active[T]().softmaxRows(&dst[0], &x[0], rows, n, k, &stats[0])
	}
}

// CrossEntropyShares returns Σ −y·log softmax(x) over all elements of x and y
// [rows, n], and unless dst is nil computes dst = k·(softmax(x)·Σ y − y), k times
// its gradient for x.
func CrossEntropyShares[T Float](dst, x, y []T, rows, n int, k float64, poll func()) float64 {
	step := grain(n)
	if rows*n <= serial {
		step = rows
	}
	part := make([]float64, (rows+step-1)/step)
	workers.For(rows, step, poll, func(lo, hi int) {
		var out []T
		if dst != nil {
			out = dst[lo*n : hi*n]
		}
		part[lo/step] = crossEntropyShares(out, x[lo*n:hi*n], y[lo*n:hi*n], hi-lo, n, k, poll)
	})
	return plain(part)
}

func crossEntropyShares[T Float](dst, x, y []T, rows, n int, k float64, poll func()) float64 {
	stats, sums := pool.Get[float64](2*rows), pool.Get[float64](2*rows)
	defer pool.Put(stats)
	defer pool.Put(sums)
	softmaxStats(dst, x, stats, n, k, poll)
	for i := 1; i < len(stats); i += 2 {
		stats[i] = math.Log(stats[i])
	}
	l := active[T]()
	loss := 0.0
	if n <= most {
		l.entropyRows(&x[0], &y[0], rows, n, &stats[0], &sums[0])
	}
	for r := range rows {
		if n > most {
			sums[2*r], sums[2*r+1] = longEntropy(x[r*n:][:n], y[r*n:][:n], stats[2*r:], poll)
		}
		loss -= sums[2*r]
		for lo := 0; dst != nil && lo < n; lo += most {
			at := r*n + lo
			l.mixRow(&dst[at], &dst[at], &y[at], min(most, n-lo), T(sums[2*r+1]), T(k))
		}
	}
	return loss
}

// longEntropy is entropyRows for one long row.
func longEntropy[T Float](x, y []T, stats []float64, poll func()) (cross, all float64) {
	var sums [2]float64
	for lo := 0; lo < len(x); lo += most {
		if poll != nil {
			poll()
		}
		active[T]().entropyRows(&x[lo], &y[lo], 1, min(most, len(x)-lo), &stats[0], &sums[0])
		cross, all = cross+sums[0], all+sums[1]
	}
	return cross, all
}
