package flux

import (
	"math"
	"strconv"
	"strings"

	"fluxrepl/flux/internal/kernels"
)

// floats fills cells with numbers whose points stand one below the other. All
// have an exponent or none has.
func (p *printer) floats(values []float64) {
	write := p.fixed
	switch {
	case p.verb != 0:
		write = p.verbatim
	case exponents(values):
		write = p.scientific(values)
	}
	before, after := 0, -1 // characters before the point, and after it; no point is −1
	for i, v := range values {
		if !finite(v) {
			continue
		}
		p.cells[i] = write(v)
		head, tail, point := strings.Cut(p.cells[i], ".")
		before = max(before, len(head))
		if point {
			after = max(after, len(tail))
		}
	}
	for i, v := range values {
		switch {
		case math.IsNaN(v):
			p.cells[i] = "nan"
		case math.IsInf(v, 1):
			p.cells[i] = "inf"
		case math.IsInf(v, -1):
			p.cells[i] = "-inf"
		case len(p.shape) > 0:
			head, tail, point := strings.Cut(p.cells[i], ".")
			pad := after - len(tail)
			if !point {
				pad = after + 1
			}
			p.cells[i] = strings.Repeat(" ", before-len(head)) + p.cells[i] + strings.Repeat(" ", pad)
		}
	}
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// exponents reports whether the numbers need exponents: NumPy's rule, but for
// whole numbers, which PyTorch spares.
func exponents(values []float64) bool {
	lo, hi, whole := math.Inf(1), 0.0, true
	for _, v := range values {
		if a := math.Abs(v); a > 0 && finite(v) {
			lo, hi = min(lo, a), max(hi, a)
			whole = whole && a == math.Trunc(a)
		}
	}
	return hi > 0 && (hi >= 1e8 || lo < 1e-4 || !whole && hi/lo > 1000)
}

// shortest returns the fewest digits that tell a number from its neighbours of
// the tensor's type.
func (p *printer) shortest(v float64, verb byte) string {
	var bits func(float64) uint16
	switch p.t.dtype {
	case Float64:
		return strconv.FormatFloat(v, verb, -1, 64)
	case Float16:
		bits = kernels.Float16Bits
	case BFloat16:
		bits = kernels.BFloat16Bits
	default:
		return strconv.FormatFloat(v, verb, -1, 32)
	}
	for digits := 0; finite(v) && digits < 8; digits++ {
		short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', digits, 64), 64)
		if bits(short) == bits(v) {
			return strconv.FormatFloat(short, verb, -1, 64)
		}
	}
	return strconv.FormatFloat(v, verb, -1, 32)
}

// verbatim returns a number as fmt's verb has it.
func (p *printer) verbatim(v float64) string {
	if p.precision < 0 {
		return p.shortest(v, p.verb)
	}
	return strconv.FormatFloat(v, p.verb, p.precision, 64)
}

// fixed returns a number without exponent: "1.", "0.25".
func (p *printer) fixed(v float64) string {
	s := p.shortest(v, 'f')
	head, tail, _ := strings.Cut(s, ".")
	if p.precision >= 0 && len(tail) > p.precision {
		s = strconv.FormatFloat(v, 'f', p.precision, 64)
		head, tail, _ = strings.Cut(s, ".")
		tail = strings.TrimRight(tail, "0")
	}
	return head + "." + tail
}

// scientific returns a function that writes a number with as many digits, in
// mantissa and exponent, as the longest of the given ones needs: "1.50e-06".
func (p *printer) scientific(values []float64) func(float64) string {
	digits, exponent := 0, 0
	for _, v := range values {
		if finite(v) {
			_, tail, e := scientificParts(p.shortest(v, 'e'))
			if p.precision >= 0 && len(tail) > p.precision {
				_, tail, e = scientificParts(strconv.FormatFloat(v, 'e', p.precision, 64))
			}
			digits, exponent = max(digits, len(strings.TrimRight(tail, "0"))), max(exponent, len(e)-1)
		}
	}
	return func(v float64) string {
		head, tail, e := scientificParts(strconv.FormatFloat(v, 'e', digits, 64))
		return head + "." + tail + "e" + e[:1] + strings.Repeat("0", exponent-len(e)+1) + e[1:]
	}
}

// scientificParts splits "1.50e-06" into "1", "50" and "-06".
func scientificParts(s string) (head, tail, exponent string) {
	mantissa, exponent, _ := strings.Cut(s, "e")
	head, tail, _ = strings.Cut(mantissa, ".")
	return head, tail, exponent
}
