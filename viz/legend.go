package viz

import "image/color"

// stroke is how a series is drawn.
type stroke struct {
	color  color.NRGBA
	width  float64
	dash   []float64
	marked bool // with a dot at each value
}

// entry is a line of a legend.
type entry struct {
	name string
	stroke
	fill bool // a patch instead of a line
}

const (
	swatch    = 22 // length of a legend's line
	swatchGap = 6
	entryGap  = 18
)

// legendWidth returns how wide a legend in one row is.
func (p *pen) legendWidth(entries []entry) float64 {
	w := 0.0
	for i, e := range entries {
		if i > 0 {
			w += entryGap
		}
		w += swatch + swatchGap + p.width(e.name, sizeText, false)
	}
	return w
}

// legend writes a legend in one row that starts at x.
func (p *pen) legend(entries []entry, x, y float64) {
	for _, e := range entries {
		if e.fill {
			p.rect(e.color, x+swatch-12, y-6, 12, 12)
		} else {
			p.segment(e.color, e.width, x, y, x+swatch, y, e.dash...)
			if e.marked {
				p.dot(e.color, x+swatch/2, y, 2.6)
			}
		}
		x += swatch + swatchGap
		p.text(e.name, x, y, style{size: sizeText, color: p.ink})
		x += p.width(e.name, sizeText, false) + entryGap
	}
}
