package viz

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// barsLimit is the number of bars of one plot.
const barsLimit = 100

// Bars draws a bar from zero for each value, named by [Names] or by its index.
// NaN and infinite values have no bar.
//
// Bars panics with an [*ArgumentError] if there are no finite values, more than
// 100, or not a name for each.
func Bars(values []float64, opts ...PlotOption) *Figure {
	c := newPlot("Bars", opts)
	values = append([]float64{}, values...)
	lo, hi := mustExtent(c.op, "values", values)
	checkRange(c.op, "number of values", len(values), 1, barsLimit)
	if c.names == nil {
		for i := range values {
			c.names = append(c.names, strconv.Itoa(i))
		}
	}
	mustFit(c.op, "Names", len(c.names), len(values))
	a := axes{xlo: -0.5, xhi: float64(len(values)) - 0.5}
	a.ylo, a.yhi = zeroBased(lo, hi)
	return &Figure{look: c.look, paint: func(p *pen) { c.paintBars(p, a, values) }, text: func() string {
		rows := [][]string{}
		for i, v := range values {
			n := 0
			if finite(v) {
				n = int(math.Round(math.Abs(v) / max(math.Abs(lo), math.Abs(hi), math.SmallestNonzeroFloat64) * 40))
			}
			rows = append(rows, []string{c.names[i], short(v), strings.Repeat("█", n)})
		}
		return fmt.Sprintf("Bars: %d values\n%s", len(values), columns(rows))
	}}
}

// zeroBased returns a range with room beyond the data that includes zero.
func zeroBased(lo, hi float64) (float64, float64) {
	lo, hi = min(lo, 0), max(hi, 0)
	if lo == hi {
		hi = 1
	}
	span := hi - lo
	if lo < 0 {
		lo -= 0.09 * span
	}
	if hi > 0 {
		hi += 0.09 * span
	}
	return lo, hi
}

// paintBars draws bars, their names, and their values if there is room.
func (c *plotPlan) paintBars(p *pen, a axes, values []float64) {
	c.axes(p, &a, nil, true)
	slot := (a.right - a.left) / float64(len(values))
	for i, v := range values {
		if !finite(v) {
			continue
		}
		x, y, zero := a.x(float64(i)), a.y(v), a.y(0)
		w := min(slot*0.72, 56)
		p.rect(p.series[0], x-w/2, min(y, zero), w, math.Abs(y-zero))
		if s := short(v); slot > p.width(s, sizeSmall, false)+6 {
			shift := -8.0
			if v < 0 {
				shift = 8
			}
			p.text(s, x, y+shift, style{size: sizeSmall, color: p.muted, align: 0.5})
		}
	}
	if a.ylo < 0 {
		p.segment(p.axis, 1, a.left, a.y(0), a.right, a.y(0))
	}
}

// name replaces numeric ticks by names, as many as find room.
func (a *axes) name(p *pen, names []string) {
	slot := (a.right - a.left) / float64(len(names))
	every := 1
	for every*int(slot*100) < 22*100 && every < len(names) {
		every++
	}
	a.xticks = nil
	for i := 0; i < len(names); i += every {
		a.xticks = append(a.xticks, tick{float64(i), p.fit(names[i], slot*float64(every)-4, sizeSmall, false)})
	}
}
