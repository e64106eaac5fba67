package viz

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Heatmap draws x, [rows columns], a cell for each value, the first row on top,
// with a bar that explains the colours. The map is [Viridis], or [Diverging]
// if x has values of both signs, unless an option names one. Matrices of more
// than 1024 rows or columns are sampled.
//
// Heatmap panics with an [*ArgumentError] if x has not two axes or no finite
// value.
func Heatmap(x Array, opts ...PlotOption) *Figure {
	c := newPlot("Heatmap", opts)
	r, shape := matrix(c.op, x, 1024)
	c.fitHeight(r)
	lo, hi := mustExtent(c.op, "x", r.values)
	if c.colorMap == "" {
		c.colorMap = Viridis
		if lo < 0 && hi > 0 {
			c.colorMap = Diverging
		}
	}
	return &Figure{look: c.look, paint: func(p *pen) { c.paintHeatmap(p, r, shape, lo, hi) }, text: func() string {
		return fmt.Sprintf("Heatmap: %s, values %s to %s\n%s", shapeText(shape), number(lo), number(hi),
			strings.Join(r.characters(lo, hi, 78, 32), "\n"))
	}}
}

// fitHeight makes the figure as high as square cells need, where no height was
// asked for.
func (c *plotPlan) fitHeight(r raster) {
	if c.heightGiven || !r.squarish() {
		return
	}
	const beside, above = 130, 80
	c.height = min(max((c.width-beside)*r.h/r.w+above, 160), 720)
}

// squarish reports whether cells of r can be squares without wasting most of
// the figure.
func (r *raster) squarish() bool {
	return max(r.w, r.h) <= 4*min(r.w, r.h)
}

// matrix reads a two-axis array, every k-th row and column if one is longer
// than limit.
func matrix(op string, x Array, limit int) (r raster, shape []int) {
	shape, _ = shapeOf(op, "x", x)
	if len(shape) != 2 {
		panic(&ArgumentError{Op: op, Arg: "x", Want: "[rows columns]", Got: shapeText(shape)})
	}
	src := read(op, "x", x)
	sy, sx := (shape[0]+limit-1)/limit, (shape[1]+limit-1)/limit
	r = raster{c: 1, h: (shape[0] + sy - 1) / sy, w: (shape[1] + sx - 1) / sx}
	r.values = make([]float64, 0, r.h*r.w)
	for y := 0; y < shape[0]; y += sy {
		for k := 0; k < shape[1]; k += sx {
			r.values = append(r.values, src.value(y*shape[1]+k))
		}
	}
	return r, shape
}

func (c *plotPlan) paintHeatmap(p *pen, r raster, shape []int, lo, hi float64) {
	const bar, barGap = 12, 16
	sc := newScale(c.colorMap, p.colours, lo, hi)
	top, bottom := c.head(p, nil), float64(c.height-margin)-20
	left := float64(margin) + p.width(strconv.Itoa(shape[0]), sizeSmall, false) + 8
	if c.xlabel != "" {
		bottom -= 20
	}
	if c.ylabel != "" {
		left += sizeText + 6
	}
	a := &axes{ylo: 0, yhi: 1}
	widest := p.width(number(sc.lo), sizeSmall, false)
	for _, t := range linearTicks(sc.lo, sc.hi, 5) {
		widest = max(widest, p.width(t.label, sizeSmall, false))
	}
	right := float64(c.width-margin) - widest - 6 - bar - barGap
	w, h := math.Floor(max(right-left, 4)*pngScale)/pngScale, math.Floor(max(bottom-top, 4)*pngScale)/pngScale
	if r.squarish() {
		to := r.inside(w, h)
		w, h = to.w, to.h
	}
	p.picture(r.image(sc, size{w, h}), left, top)
	*a = axes{left: left, right: left + w, top: top, bottom: top + h, xlo: -0.5, xhi: float64(shape[1]) - 0.5, ylo: float64(shape[0]) - 0.5, yhi: -0.5}
	for _, t := range integerTicks(0, float64(shape[1]-1), int(w/56)) {
		p.text(t.label, a.x(t.value), a.bottom+11, style{size: sizeSmall, color: p.muted, align: 0.5})
	}
	for _, t := range integerTicks(0, float64(shape[0]-1), int(h/36)) {
		p.text(t.label, left-7, a.y(t.value), style{size: sizeSmall, color: p.muted, align: 1})
	}
	p.text(p.fit(c.xlabel, w, sizeText, false), left+w/2, a.bottom+30, style{size: sizeText, color: p.muted, align: 0.5})
	p.text(p.fit(c.ylabel, h, sizeText, false), margin+6, top+h/2, style{size: sizeText, color: p.muted, align: 0.5, turn: true})
	c.colorBar(p, sc, left+w+barGap, top, bar, h)
}

// colorBar explains a scale; its ticks stand on the right.
func (c *plotPlan) colorBar(p *pen, sc scale, x, y, w, h float64) {
	const steps = 256
	ramp := raster{c: 1, h: steps, w: 1, values: make([]float64, steps)}
	for i := range ramp.values {
		ramp.values[i] = sc.hi + (sc.lo-sc.hi)*float64(i)/(steps-1)
	}
	p.picture(ramp.image(sc, size{w, h}), x, y)
	if sc.hi <= sc.lo {
		p.text(number(sc.lo), x+w+6, y+h/2, style{size: sizeSmall, color: p.muted})
		return
	}
	for _, t := range linearTicks(sc.lo, sc.hi, 5) {
		p.text(t.label, x+w+6, y+h*(sc.hi-t.value)/(sc.hi-sc.lo), style{size: sizeSmall, color: p.muted})
	}
}
