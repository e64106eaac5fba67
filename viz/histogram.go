package viz

import (
	"fmt"
	"math"
)

// Histogram counts values in bins of equal width: [Bins] many, or else as many
// as the rule of Freedman and Diaconis (1981) asks for, 5 to 80. NaN and
// infinite values are not counted.
//
// Histogram panics with an [*ArgumentError] if no value is finite.
func Histogram(values []float64, opts ...PlotOption) *Figure {
	c := newPlot("Histogram", opts)
	lo, hi := mustExtent(c.op, "values", values)
	n := c.bins
	if n == 0 {
		n = binCount(values, lo, hi)
	}
	counts, total := make([]float64, n), 0
	for _, v := range values {
		if finite(v) {
			at := 0
			if hi > lo {
				at = min(int((v-lo)/(hi-lo)*float64(n)), n-1)
			}
			counts[at]++
			total++
		}
	}
	if lo == hi {
		lo, hi = pad(lo, hi, 0)
	}
	_, most, _ := extent(counts)
	if c.ylabel == "" {
		c.ylabel = "count"
	}
	a := axes{ylo: 0, yhi: most * 1.06}
	a.xlo, a.xhi = pad(lo, hi, 0.02)
	return &Figure{look: c.look, paint: func(p *pen) {
		a := a
		c.axes(p, &a, nil, false)
		for i, k := range counts {
			x0 := a.x(lo + (hi-lo)*float64(i)/float64(n))
			x1 := a.x(lo + (hi-lo)*float64(i+1)/float64(n))
			if k > 0 {
				p.rect(p.series[0], x0, a.y(k), max(x1-x0-1, 0.5), a.bottom-a.y(k))
			}
		}
	}, text: func() string {
		return fmt.Sprintf("Histogram: %d values in %d bins, %s to %s, at most %s in one\n  %s",
			total, n, number(lo), number(hi), number(most), spark(counts, 60))
	}}
}

// binCount is (hi-lo) / (2·IQR·n^(-1/3)), where the quartiles are read off a
// fine histogram, so that nothing is sorted.
func binCount(values []float64, lo, hi float64) int {
	if lo == hi {
		return 1
	}
	const fine = 1000
	var counts [fine]int
	n := 0
	for _, v := range values {
		if finite(v) {
			counts[min(int((v-lo)/(hi-lo)*fine), fine-1)]++
			n++
		}
	}
	var first, third, sum int
	for i, k := range counts {
		if sum < n/4 && sum+k >= n/4 {
			first = i
		}
		if sum < 3*n/4 && sum+k >= 3*n/4 {
			third = i
		}
		sum += k
	}
	iqr := float64(max(third-first, 1)) / fine
	return min(max(int(math.Cbrt(float64(n))/(2*iqr)), 5), 80)
}
