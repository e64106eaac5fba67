package viz

import (
	"fmt"
	"math"
	"slices"
)

// statisticsLimit bounds the number of values that statistics look at.
const statisticsLimit = 1 << 22

// statistics describe the values of one layer over a batch.
type statistics struct {
	count, zeros, bad  int // values looked at; exact zeros; NaN or infinite
	mean, std, lo, hi  float64
	units, dead, batch int
	nonzero            []float64 // finite values that are not zero
	reach              float64   // 99 of 100 of those are between -reach and reach
}

// newStatistics reads n samples of size values; units is the number of units
// (channels, for maps) that size divides into.
func newStatistics(src *source, n, size, units int) statistics {
	s := statistics{units: units, lo: math.Inf(1), hi: math.Inf(-1)}
	s.batch = max(1, min(n, statisticsLimit/max(size, 1)))
	limit := min(size, statisticsLimit)
	per := size / units
	alive := make([]bool, min(units, limit))
	sum, square := 0.0, 0.0
	for i := range s.batch {
		for j := range limit {
			v := src.value(i*size + j)
			s.count++
			if v != 0 {
				alive[j/per] = true
			} else {
				s.zeros++
			}
			if !finite(v) {
				s.bad++
				continue
			}
			s.lo, s.hi = min(s.lo, v), max(s.hi, v)
			sum += v
			if v != 0 {
				s.nonzero = append(s.nonzero, v)
			}
		}
	}
	good := float64(s.count - s.bad)
	if good == 0 {
		s.mean, s.std = math.NaN(), math.NaN()
		return s
	}
	s.mean = sum / good
	for _, v := range s.nonzero { // zeros add mean² each
		square += (v - s.mean) * (v - s.mean)
	}
	square += float64(s.zeros) * s.mean * s.mean
	s.std = math.Sqrt(square / good)
	for _, a := range alive {
		if !a {
			s.dead++
		}
	}
	s.reach = reach(s.nonzero)
	return s
}

// reach returns the 99th percentile of the absolute values, which as the end
// of a colour scale lets one outlier not pale all others. Of many values every
// k-th is looked at.
func reach(values []float64) float64 {
	const enough = 1 << 15
	step := max(1, len(values)/enough)
	var sizes []float64
	for i := 0; i < len(values); i += step {
		sizes = append(sizes, math.Abs(values[i]))
	}
	if len(sizes) == 0 {
		return 1
	}
	slices.Sort(sizes)
	return sizes[(len(sizes)-1)*99/100]
}

// span returns the range of the histogram; it starts or ends at zero where the
// values have one sign and come near it.
func (s statistics) span() (lo, hi float64, ok bool) {
	lo, hi, ok = extent(s.nonzero)
	if lo > 0 && lo < hi/10 {
		lo = 0
	}
	if hi < 0 && hi > lo/10 {
		hi = 0
	}
	return lo, hi, ok
}

// histogram counts the values that are not zero in equal bins.
func (s statistics) histogram(bins int) []float64 {
	counts := make([]float64, bins)
	lo, hi, ok := s.span()
	if !ok || lo == hi {
		if ok {
			counts[bins/2] = float64(len(s.nonzero))
		}
		return counts
	}
	for _, v := range s.nonzero {
		counts[min(int((v-lo)/(hi-lo)*float64(bins)), bins-1)]++
	}
	return counts
}

// zeroText writes the share of zeros.
func (s statistics) zeroText() string {
	if s.count == 0 {
		return ""
	}
	share := 100 * float64(s.zeros) / float64(s.count)
	if share > 0 && share < 1 {
		return "<1 %"
	}
	return fmt.Sprintf("%.0f %%", math.Floor(share))
}

// deadText writes the number of units that were zero for every sample. One
// sample says nothing about that.
func (s statistics) deadText() string {
	if s.batch < 2 || s.count == 0 {
		return "–"
	}
	return fmt.Sprintf("%d of %d", s.dead, s.units)
}
