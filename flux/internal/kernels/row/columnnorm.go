package row

import (
	"math"

	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// columnMoments keeps the mean and 1/√(variance + eps) of the columns of
// x [rows, n] in stats [n, 2].
func columnMoments[T Float](stats []float64, x []T, rows, n int, eps float64, poll func()) {
	mean, squares := pool.Get[float64](n), pool.Get[float64](n)
	defer pool.Put(mean)
	defer pool.Put(squares)
	columnSquares(mean, squares, x, rows, n, poll)
	for j, s := range squares {
		stats[2*j], stats[2*j+1] = mean[j], 1/math.Sqrt(s/float64(rows)+eps)
	}
}

// columnSquares computes the mean of every column of x [rows, n] and the sum of
// the squared distances from it.
func columnSquares[T Float](mean, squares []float64, x []T, rows, n int, poll func()) {
	sums, rounded := pool.Get[float64](padded(n)), pool.Get[T](n)
	defer pool.Put(sums)
	defer pool.Put(rounded)
	l, count := active[T](), float64(rows)
	downColumns(sums, rows, n, poll, func(sums []float64, row, count, col, cols int) {
		l.sumColumns(&sums[0], &x[row*n+col], count, n, cols)
	})
	for j := range mean {
		mean[j] = sums[j] / count
		rounded[j] = T(mean[j])
	}
	downColumns(sums, rows, n, poll, func(sums []float64, row, count, col, cols int) {
		l.squareColumns(&sums[0], &x[row*n+col], count, n, cols, &rounded[col])
	})
	for j := range mean {
		lost := mean[j] - float64(rounded[j])
		squares[j] = max(0, sums[j]-count*lost*lost)
		if v := squares[j] / count; v < 1e-30 || v > 1e30 || math.IsNaN(v) { // squares in float32 overflow or vanish
			r := runs{rows, n, 1}
			mean[j] = sumRuns(&x[j], rows, n, 1) / count
			squares[j] = squaresFrom(mean[j], &x[j], r)
		}
	}
}

// affineByColumn computes (x − mean)·factor·scale + shift for x [rows, n].
func affineByColumn[T Float](dst, x, scale, shift []T, stats []float64, rows, n int, poll func()) {
	numbers := pool.Get[T](3 * n)
	defer pool.Put(numbers)
	rounded, a, b := numbers[:n], numbers[n:2*n], numbers[2*n:]
	for j := range rounded {
		rounded[j], a[j], b[j] = affine[T](stats[2*j], stats[2*j+1], at1(scale, j, 1), at1(shift, j, 0))
	}
	if rows*n <= serial {
		active[T]().affineColumns(&dst[0], &x[0], rows, n, &rounded[0], &a[0], &b[0])
		return
	}
	workers.For(rows, grain(n), poll, func(lo, hi int) {
		active[T]().affineColumns(&dst[lo*n], &x[lo*n], hi-lo, n, &rounded[0], &a[0], &b[0])
	})
}

// columnBack is BatchNormBack for columns.
func columnBack[T Float](dst, g, x, scale []T, stats []float64, dscale, dshift []T, rows, n int, poll func()) {
	l, wide := active[T](), padded(n)
	sums, numbers := pool.Get[float64](2*wide), pool.Get[T](4*n)
	defer pool.Put(sums)
	defer pool.Put(numbers)
	rounded, k, q, p := numbers[:n], numbers[n:2*n], numbers[2*n:3*n], numbers[3*n:]
	for j := range rounded {
		rounded[j] = T(stats[2*j])
	}
	downPairs(sums, rows, n, poll, func(sums, products []float64, row, count, col, cols int) {
		at := row*n + col
		l.productColumns(&sums[0], &products[0], &g[at], &x[at], count, n, cols, &rounded[col])
	})
	var apart []int // columns whose numbers leave the range of float32
	for j := range rounded {
		if !ordinary(stats[2*j+1]) {
			apart = append(apart, j)
		}
		b := back(stats[2*j], stats[2*j+1], at1(scale, j, 1), sums[j], sums[wide+j], float64(rows), float64(rounded[j]))
		k[j], q[j], p[j] = T(b.k), T(b.q), T(b.p)
		if dscale != nil {
			dscale[j], dshift[j] = T(b.dscale), T(sums[j])
		}
	}
	step := grain(n)
	if rows*n <= serial {
		step = rows
	}
	workers.For(rows, step, poll, func(lo, hi int) {
		l.backColumns(&dst[lo*n], &g[lo*n], &x[lo*n], hi-lo, n, &rounded[0], &k[0], &q[0], &p[0])
	})
	for _, j := range apart {
		b := back(stats[2*j], stats[2*j+1], at1(scale, j, 1), sums[j], sums[wide+j], float64(rows), float64(rounded[j]))
		backPlain(dst[j:], g[j:], x[j:], runs{rows, n, 1}, b, rounded[j])
	}
}

// downPairs is downColumns for two sums at a time, one behind the other.
func downPairs(sums []float64, rows, n int, poll func(), add func(sums, products []float64, row, count, col, cols int)) {
	wide := padded(n)
	clear(sums)
	step := max(1, serial/n)
	count := (rows + step - 1) / step
	if count == 1 {
		add(sums[:wide], sums[wide:], 0, rows, 0, n)
		return
	}
	if n > strip {
		workers.For(n, strip, poll, func(lo, hi int) {
			for row := 0; row < rows; row += most / strip {
				if poll != nil {
					poll()
				}
				add(sums[lo:], sums[wide+lo:], row, min(most/strip, rows-row), lo, hi-lo)
			}
		})
		return
	}
	part := pool.Get[float64](count * 2 * wide)
	defer pool.Put(part)
	clear(part)
	workers.For(rows, step, poll, func(lo, hi int) {
		p := part[lo/step*2*wide:][:2*wide]
		add(p[:wide], p[wide:], lo, hi-lo, 0, n)
	})
	for i := range count {
		for j, v := range part[i*2*wide:][:2*wide] {
			sums[j] += v
		}
	}
}
