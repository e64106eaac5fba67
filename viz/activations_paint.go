package viz

import (
	"fmt"
	"math"
	"strconv"
)

// Measures of the table, in CSS pixels.
const (
	nameWidth  = 128 // at least; longer names get up to nameLimit
	nameLimit  = 220
	cellWidth  = 104
	cellHeight = 64
	cellGap    = 12
	histWidth  = 108
	statWidth  = 112
	rowGap     = 18
	tableHead  = 26
)

// layout sets the size of the figure. A width that is given changes the width
// of the samples' columns.
func (c *activationsPlan) layout() {
	c.names = nameWidth
	ruler := newPen(nil, c.look)
	for _, a := range c.layers {
		c.names = max(c.names, min(math.Ceil(ruler.width(a.name, sizeText, true))+8, nameLimit))
	}
	fixed := 2*margin + int(c.names) + 2*cellGap + histWidth + statWidth + cellGap
	if c.width == 0 {
		c.width = fixed + c.samples*(cellWidth+cellGap)
	}
	if least := fixed + c.samples*(32+cellGap); c.width < least {
		panic(&ArgumentError{
			Op: "Activations", Arg: "Width", Want: fmt.Sprintf("at least %d for %d samples", least, c.samples), Got: strconv.Itoa(c.width),
		})
	}
	c.height = 2*margin + c.head() + tableHead + len(c.layers)*(cellHeight+rowGap) - rowGap + 4
}

func (c *activationsPlan) head() int {
	if c.title == "" {
		return 0
	}
	return 30
}

func (c *activationsPlan) paint(p *pen) {
	fixed := c.names + float64(2*margin+2*cellGap+histWidth+statWidth+cellGap)
	wide := (float64(c.width)-fixed)/float64(c.samples) - cellGap
	left, y := float64(margin), float64(margin)
	if c.title != "" {
		p.text(p.fit(c.title, float64(c.width-2*margin), sizeTitle, true), left, y+8, style{size: sizeTitle, color: p.ink, bold: true})
		y += float64(c.head())
	}
	cells := left + c.names + cellGap
	hist := cells + float64(c.samples)*(wide+cellGap) + cellGap
	stat := hist + histWidth + cellGap + 4
	muted := style{size: sizeSmall, color: p.muted}
	centred := muted
	centred.align = 0.5
	p.text("layer", left, y+6, muted)
	for i := range c.samples {
		p.text(p.fit(fmt.Sprintf("sample %d", i+1), wide, sizeSmall, false), cells+float64(i)*(wide+cellGap)+wide/2, y+6, centred)
	}
	p.text("values ≠ 0", hist+histWidth/2, y+6, centred)
	p.text(allSamples(c.n), stat, y+6, muted)
	y += tableHead
	for i := range c.layers {
		a := &c.layers[i]
		if i > 0 {
			p.segment(p.grid, 1, left, y-rowGap/2, float64(c.width-margin), y-rowGap/2)
		}
		c.paintName(p, a, left, y)
		for k := range a.cells {
			a.paintCell(p, k, cells+float64(k)*(wide+cellGap), y, wide)
		}
		if a.stats.count > 0 {
			a.paintHistogram(p, hist, y)
			a.paintStatistics(p, stat, y)
		}
		y += cellHeight + rowGap
	}
}

// allSamples heads the column of statistics.
func allSamples(n int) string {
	if n == 1 {
		return "1 sample"
	}
	return fmt.Sprintf("all %d samples", n)
}

// paintName writes what the row shows.
func (c *activationsPlan) paintName(p *pen, a *activation, x, y float64) {
	p.text(p.fit(a.name, c.names, sizeText, true), x, y+cellHeight/2-8, style{size: sizeText, color: p.ink, bold: true})
	note := "no array"
	switch {
	case len(a.shape) == 1:
		note = fmt.Sprintf("%d units", a.shape[0])
	case a.form == formMaps && a.shape[0] > 16:
		note = fmt.Sprintf("%s, 16 of %d shown", shapeText(a.shape), a.shape[0])
	case a.shape != nil:
		note = shapeText(a.shape)
	}
	p.text(p.fit(note, c.names, sizeSmall, false), x, y+cellHeight/2+9, style{size: sizeSmall, color: p.muted})
}

// paintCell draws sample k into a cell of the given width.
func (a *activation) paintCell(p *pen, k int, x, y, w float64) {
	r := &a.cells[k]
	lo, hi := a.stats.lo, a.stats.hi
	if lo > hi {
		p.text("NaN", x+w/2, y+cellHeight/2, style{size: sizeSmall, color: p.muted, align: 0.5})
		return
	}
	reach := a.stats.reach
	sc := newScale(Diverging, p.colours, -reach, reach)
	switch a.form {
	case formBars:
		a.paintBars(p, r.values, x, y, w)
		return
	case formImage:
		if r.c == 3 || lo >= 0 {
			sc = newScale(Grey, p.colours, min(lo, 0), max(hi, 1e-12))
		} else {
			sc = newScale(Grey, p.colours, lo, hi)
		}
	}
	to := r.inside(w, cellHeight)
	x, y = x+(w-to.w)/2, y+(cellHeight-to.h)/2
	if a.form == formMaps {
		p.picture(r.masked(sc, to, p), x, y)
		return
	}
	p.picture(r.image(sc, to), x, y)
	if n := a.size(); a.form == formGrid && n < r.h*r.w {
		cw, ch := to.w/float64(r.w), to.h/float64(r.h)
		tail := float64(r.h*r.w - n)
		p.rect(p.page, x+to.w-tail*cw, y+to.h-ch, tail*cw+1, ch+1)
	}
}

// size returns the number of values of one sample, up to what a cell shows.
func (a *activation) size() int {
	n := 1
	for _, d := range a.shape {
		n *= d
	}
	return min(n, unitLimit)
}

// paintBars draws a few units as bars from zero; the largest is named by its
// index, since for a classifier it is the answer.
func (a *activation) paintBars(p *pen, values []float64, x, y, w float64) {
	lo, hi := min(a.stats.lo, 0), max(a.stats.hi, 0)
	if lo == hi {
		hi = 1
	}
	const foot = 13 // for the index
	height := float64(cellHeight - foot)
	zero := y + height*hi/(hi-lo)
	slot := w / float64(len(values))
	bar := min(slot*0.76, 16)
	largest, ok := 0, false
	for i, v := range values {
		if finite(v) && (!ok || v > values[largest]) {
			largest, ok = i, true
		}
	}
	for i, v := range values {
		if !finite(v) {
			continue
		}
		col := fade(p.series[0], 0.38)
		if v < 0 {
			col = fade(p.series[1], 0.38)
		}
		if i == largest {
			col = p.series[0]
			if v < 0 {
				col = p.series[1]
			}
		}
		tip := y + height*(hi-v)/(hi-lo)
		top, h := min(tip, zero), max(math.Abs(tip-zero), 0.75)
		p.rect(col, x+(float64(i)+0.5)*slot-bar/2, top, bar, h)
	}
	p.segment(p.axis, 1, x, zero, x+w, zero)
	if ok && len(values) > 1 {
		p.text(strconv.Itoa(largest), x+(float64(largest)+0.5)*slot, y+cellHeight-4,
			style{size: sizeSmall, color: p.ink, bold: true, align: 0.5})
	}
}

// paintHistogram draws the distribution of the values that are not zero.
func (a *activation) paintHistogram(p *pen, x, y float64) {
	const bins, foot = 27, 13
	counts := a.stats.histogram(bins)
	_, most, _ := extent(counts)
	lo, hi, ok := a.stats.span()
	if !ok || most == 0 {
		p.text("none", x+histWidth/2, y+cellHeight/2, style{size: sizeSmall, color: p.muted, align: 0.5})
		return
	}
	base := y + cellHeight - foot
	bin := float64(histWidth) / bins
	col := mix(p.page, p.muted, 0.55)
	for i, n := range counts {
		h := n / most * (cellHeight - foot - 2)
		if n > 0 {
			h = max(h, 1)
		}
		p.rect(col, x+float64(i)*bin, base-h, bin-0.5, h)
	}
	p.segment(p.axis, 1, x, base, x+histWidth, base)
	if lo < 0 && hi > 0 {
		zero := x + histWidth*(-lo)/(hi-lo)
		p.segment(p.ink, 1, zero, base-cellHeight+foot+4, zero, base, 2, 2)
	}
	small := style{size: 10, color: p.muted}
	p.text(number(lo), x, base+9, small)
	small.align = 1
	if hi > lo {
		p.text(number(hi), x+histWidth, base+9, small)
	}
}

// paintStatistics writes the numbers of a row.
func (a *activation) paintStatistics(p *pen, x, y float64) {
	s := a.stats
	lines := [][2]string{{"mean", number(s.mean)}, {"std", number(s.std)}, {"zero", s.zeroText()}}
	if s.bad > 0 {
		lines = append(lines, [2]string{"NaN, ∞", strconv.Itoa(s.bad)})
	} else if s.zeros > 0 && s.batch > 1 && a.name != "input" {
		lines = append(lines, [2]string{"dead", s.deadText()})
	}
	const step = 16
	y += cellHeight/2 - step*float64(len(lines)-1)/2
	for _, l := range lines {
		p.text(l[0], x, y, style{size: sizeSmall, color: p.muted})
		p.text(p.fit(l[1], statWidth-44, sizeSmall, false), x+40, y, style{size: sizeSmall, color: p.ink})
		y += step
	}
}
