package viz

import (
	"image/color"
	"math"
)

// A ColorMap gives colours to values; it is an option of [Images] and
// [Heatmap].
type ColorMap string

// The colour maps.
const (
	Grey      ColorMap = "grey"      // black to white
	GreyInk   ColorMap = "grey-ink"  // white to black, as ink on paper
	Viridis   ColorMap = "viridis"   // dark violet over green to yellow
	Diverging ColorMap = "diverging" // red (negative) over near the page's colour to blue (positive)
)

// valid reports whether m is one of the maps above.
func (m ColorMap) valid() bool {
	return m == Grey || m == GreyInk || m == Viridis || m == Diverging
}

// stops returns evenly spaced colours between which a map interpolates.
func (m ColorMap) stops(c colours) []color.NRGBA {
	switch m {
	case GreyInk:
		return []color.NRGBA{rgb(0xffffff), rgb(0x000000)}
	case Viridis:
		// Every sixteenth of the map by N. Smith and S. van der Walt (2015,
		// public domain), which is even in lightness and hue.
		return []color.NRGBA{
			rgb(0x440154), rgb(0x481a6c), rgb(0x472f7d), rgb(0x414487), rgb(0x39568c), rgb(0x31688e),
			rgb(0x2a788e), rgb(0x23888e), rgb(0x1f988b), rgb(0x22a884), rgb(0x35b779), rgb(0x54c568),
			rgb(0x7ad151), rgb(0xa5db36), rgb(0xd2e21b), rgb(0xfde725),
		}
	case Diverging:
		return c.diverging
	}
	return []color.NRGBA{rgb(0x000000), rgb(0xffffff)}
}

// scale maps values from lo to hi onto colours; values outside take the colour
// of the nearer end, NaN the colour for what is missing.
type scale struct {
	lo, hi  float64
	stops   []color.NRGBA
	missing color.NRGBA
}

// newScale returns the scale of a map. A diverging map is made symmetric, so
// that zero is its middle.
func newScale(m ColorMap, c colours, lo, hi float64) scale {
	if m == Diverging {
		hi = max(math.Abs(lo), math.Abs(hi))
		lo = -hi
	}
	return scale{lo: lo, hi: hi, stops: m.stops(c), missing: c.missing}
}

// share returns where v lies between lo and hi, from 0 to 1.
func (s scale) share(v float64) float64 {
	if s.hi <= s.lo {
		return 0.5
	}
	return min(max((v-s.lo)/(s.hi-s.lo), 0), 1)
}

// color returns the colour of v.
func (s scale) color(v float64) color.NRGBA {
	if math.IsNaN(v) {
		return s.missing
	}
	t := s.share(v) * float64(len(s.stops)-1)
	i := min(int(t), len(s.stops)-2)
	return mix(s.stops[i], s.stops[i+1], t-float64(i))
}
