package viz

import (
	"math"
	"strconv"
	"strings"
)

// tick is a labelled position on an axis.
type tick struct {
	value float64
	label string
}

// linearTicks returns about want ticks at multiples of 1, 2 or 5 times a power
// of ten between lo and hi.
func linearTicks(lo, hi float64, want int) []tick {
	step := niceStep((hi - lo) / float64(max(want, 1)))
	if step <= 0 || lo+step == lo || hi+step == hi {
		return nil // the axis is narrower than float64 can divide
	}
	var ticks []tick
	first := math.Ceil(lo/step - 1e-6)
	for i := 0.0; i < 100; i++ {
		v := (first + i) * step
		if v > hi+step*1e-6 {
			break
		}
		ticks = append(ticks, tick{v, tickLabel(v, step)})
	}
	return ticks
}

// integerTicks returns about want ticks at whole numbers.
func integerTicks(lo, hi float64, want int) []tick {
	step := max(niceStep((hi-lo)/float64(max(want, 1))), 1)
	var ticks []tick
	for v := math.Ceil(lo/step) * step; v <= hi && len(ticks) < 100; v += step {
		ticks = append(ticks, tick{v, tickLabel(v, step)})
	}
	// Epochs count from 1: where 0 is off the axis, show the first one too.
	if lo > 0 && len(ticks) > 0 && step > 1 && ticks[0].value-math.Ceil(lo) >= 0.6*step {
		first := math.Ceil(lo)
		ticks = append([]tick{{first, tickLabel(first, 1)}}, ticks...)
	}
	return ticks
}

// niceStep rounds a positive step to 1, 2 or 5 times a power of ten.
func niceStep(raw float64) float64 {
	if !(raw > 0) || math.IsInf(raw, 0) {
		return 0
	}
	mag := math.Pow(10, math.Floor(math.Log10(raw)))
	switch f := raw / mag; {
	case f < math.Sqrt2:
		return mag
	case f < 3.2: // √10, half way on a logarithmic scale
		return 2 * mag
	case f < 7.1: // √50
		return 5 * mag
	}
	return 10 * mag
}

// logTicks returns ticks for a logarithmic axis from lo to hi, both positive:
// at powers of ten if there are at least two, with 2 and 5 between them if
// there is room, or as on a linear axis if the axis covers less than that.
func logTicks(lo, hi float64, want int) []tick {
	decades := math.Log10(hi / lo)
	if decades < 0.8 {
		return linearTicks(lo, hi, want)
	}
	factors := []float64{1}
	switch {
	case decades*3 <= float64(want)+2:
		factors = []float64{1, 2, 5}
	case decades*2 <= float64(want)+1:
		factors = []float64{1, 3}
	}
	every := max(1, int(math.Ceil(decades/float64(max(want, 1)))))
	var ticks []tick
	for e := int(math.Floor(math.Log10(lo))); float64(e) <= math.Log10(hi)+1 && len(ticks) < 100; e++ {
		if e%every != 0 {
			continue
		}
		for _, f := range factors {
			v := f * math.Pow(10, float64(e))
			if v >= lo*(1-1e-9) && v <= hi*(1+1e-9) {
				ticks = append(ticks, tick{v, logLabel(f, e, v)})
			}
		}
	}
	return ticks
}

// logLabel writes f·10^e, plainly where that is short.
func logLabel(f float64, e int, v float64) string {
	if e >= -3 && e <= 4 {
		return minus(strconv.FormatFloat(v, 'f', max(0, -e), 64))
	}
	return minus(strconv.Itoa(int(f)) + "e" + strconv.Itoa(e))
}

// tickLabel writes v with the decimals that step needs.
func tickLabel(v, step float64) string {
	if math.Abs(v) < step/2 {
		return "0"
	}
	decimals := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	if math.Abs(v) >= 1e6 || decimals > 4 {
		digits := max(0, int(math.Floor(math.Log10(math.Abs(v))))-int(math.Floor(math.Log10(step)+1e-9)))
		return scientific(v, digits)
	}
	return minus(strconv.FormatFloat(v, 'f', decimals, 64))
}

// scientific writes v as 1.5e−7 with at most the given decimals. (The font has
// no raised minus, so 10⁻⁷ would read as 10⁷.)
func scientific(v float64, decimals int) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', min(decimals, 6), 64), "e")
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	e, _ := strconv.Atoi(exponent) // FormatFloat writes a number there
	return minus(mantissa) + "e" + minus(strconv.Itoa(e))
}

// number writes a value with three significant digits, for notes and tables.
func number(v float64) string {
	switch a := math.Abs(v); {
	case math.IsNaN(v):
		return "NaN"
	case math.IsInf(v, 0):
		return minus(strings.TrimPrefix(strconv.FormatFloat(v, 'g', -1, 64), "+"))
	case a == 0:
		return "0"
	case a >= 1e6 || a < 1e-4:
		return scientific(v, 2)
	case a >= 1000:
		return minus(strconv.FormatFloat(v, 'f', 0, 64))
	default:
		whole := a == math.Trunc(a)
		if rounded, err := strconv.ParseFloat(strconv.FormatFloat(a, 'g', 3, 64), 64); err == nil {
			a = rounded // 0.9999 is written 1.00
		}
		s := strconv.FormatFloat(v, 'f', max(0, 2-int(math.Floor(math.Log10(a)))), 64)
		if strings.Contains(s, ".") && whole {
			s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
		}
		return minus(s)
	}
}

// short is number without zeros at the end.
func short(v float64) string {
	s := number(v)
	if strings.Contains(s, ".") && !strings.Contains(s, "e") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// minus replaces the hyphen by the sign that is as wide as a plus.
func minus(s string) string { return strings.Replace(s, "-", "−", 1) }
