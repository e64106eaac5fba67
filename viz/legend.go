package viz

import "image/color"

// stroke is how a series is drawn.
type stroke struct {
	color color.NRGBA
	width float64
	dash  []float64
}

// entry is a line of a legend.
type entry struct {
	name string
	stroke
	fill bool // a patch instead of a line
}

const (
	swatch    = 22 // length of a legend's line
	patch     = 12 // length of a legend's patch
	swatchGap = 6
	entryGap  = 18
)

// swatch returns the length of what stands before the name.
func (e entry) swatch() float64 {
	if e.fill {
		return patch
	}
	return swatch
}

// legendWidth returns how wide a legend in one row is.
func (p *pen) legendWidth(entries []entry) float64 {
	w := 0.0
	for i, e := range entries {
		if i > 0 {
			w += entryGap
		}
		w += e.swatch() + swatchGap + p.width(e.name, sizeText, false)
	}
	return w
}

// legend writes a legend in one row that starts at x.
func (p *pen) legend(entries []entry, x, y float64) {
	for _, e := range entries {
		if e.fill {
			p.rect(e.color, x, y-6, patch, 12)
		} else {
			p.segment(e.color, e.width, x, y, x+swatch, y, e.dash...)
		}
		x += e.swatch() + swatchGap
		p.text(e.name, x, y, style{size: sizeText, color: p.ink})
		x += p.width(e.name, sizeText, false) + entryGap
	}
}
