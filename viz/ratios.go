package viz

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

const (
	ratiosLimit = 400 // bars of one plot
	ratioRow    = 14  // CSS pixels of one
)

// Goals marks on each bar of [Ratios] the value it should reach; 0 is none. A
// bar that falls short has another colour.
func Goals(goals ...float64) PlotOption {
	goals = append([]float64{}, goals...)
	return plotOption(func(p *plotPlan) { p.goals = goals })
}

// Ratios draws a horizontal bar for each value, from 1 on a logarithmic axis: a
// half is as long to the left as a double is to the right. [Names] names them,
// [Goals] marks what they should reach. Without [Height] the figure is as high
// as the bars need. Values that are not positive and finite have no bar.
//
// Ratios panics with an [*ArgumentError] if no value is positive and finite, if
// there are more than 400, or not a name and a goal for each.
func Ratios(values []float64, opts ...PlotOption) *Figure {
	c := newPlot("Ratios", opts)
	values = append([]float64{}, values...)
	checkRange(c.op, "number of values", len(values), 1, ratiosLimit)
	lo, hi := 1.0, 1.0
	if !slices.ContainsFunc(values, drawable) {
		panic(&ArgumentError{Op: c.op, Arg: "values", Want: "a positive value", Got: fmt.Sprintf("none in %d", len(values))})
	}
	if c.names == nil {
		for i := range values {
			c.names = append(c.names, strconv.Itoa(i))
		}
	}
	if c.goals == nil {
		c.goals = make([]float64, len(values))
	}
	mustFit(c.op, "Names", len(c.names), len(values))
	mustFit(c.op, "Goals", len(c.goals), len(values))
	for _, v := range slices.Concat(values, c.goals) {
		if drawable(v) {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	if !c.heightGiven {
		c.height = min(90+ratioRow*len(values), 8000)
	}
	a := axes{xlo: math.Log(lo) - 0.1, xhi: math.Log(hi) + 0.1, yhi: float64(len(values))}
	return &Figure{look: c.look, paint: func(p *pen) { c.paintRatios(p, a, values) }, text: func() string { return c.ratiosText(values) }}
}

// drawable reports whether v has a place on a logarithmic axis.
func drawable(v float64) bool { return finite(v) && v > 0 }

// misses reports whether value i has a goal that it does not reach.
func (c *plotPlan) misses(i int, v float64) bool { return c.goals[i] > 0 && !(v >= c.goals[i]) }

func (c *plotPlan) paintRatios(p *pen, a axes, values []float64) {
	a.top = c.head(p, c.ratioLegend(p))
	widest := 0.0
	for _, s := range c.names {
		widest = max(widest, p.width(s, sizeSmall, false))
	}
	widest = min(widest, 0.45*float64(c.width))
	a.left, a.right = margin+widest+8, float64(c.width-margin)-36 // a value stands behind its bar
	a.bottom = max(float64(c.height-margin)-22, a.top+10)
	for _, t := range logTicks(math.Exp(a.xlo), math.Exp(a.xhi), int((a.right-a.left)/60)) {
		x := a.x(math.Log(t.value))
		p.segment(p.grid, 1, x, a.top, x, a.bottom)
		p.text(t.label, x, a.bottom+13, style{size: sizeSmall, color: p.muted, align: 0.5})
	}
	one, row := a.x(0), (a.bottom-a.top)/float64(len(values))
	p.segment(p.axis, 1, one, a.top, one, a.bottom)
	for i, v := range values {
		middle := a.top + (float64(i)+0.5)*row
		p.text(p.fit(c.names[i], widest, sizeSmall, false), a.left-8, middle, style{size: sizeSmall, color: p.muted, align: 1})
		end := one
		if drawable(v) {
			end = a.x(math.Log(v))
			c.paintRatio(p, i, v, one, end, middle, row)
		}
		if drawable(c.goals[i]) {
			x := a.x(math.Log(c.goals[i]))
			p.segment(p.ink, 2, x, middle-row/2+1, x, middle+row/2-1)
			end = max(end, x)
		}
		if drawable(v) {
			p.text(short(v), max(one, end)+5, middle, style{size: sizeSmall, color: p.muted})
		}
	}
}

// ratioLegend explains the colours, where there are goals.
func (c *plotPlan) ratioLegend(p *pen) []entry {
	if !slices.ContainsFunc(c.goals, drawable) {
		return nil
	}
	return []entry{
		{name: "goal reached, or none", stroke: stroke{color: p.series[0]}, fill: true},
		{name: "below the goal", stroke: stroke{color: p.series[1]}, fill: true},
		{name: "goal", stroke: stroke{color: p.ink, width: 2}},
	}
}

// paintRatio draws bar i, from one to x.
func (c *plotPlan) paintRatio(p *pen, i int, v, one, x, middle, row float64) {
	paint := p.series[0]
	if c.misses(i, v) {
		paint = p.series[1]
	}
	p.rect(paint, min(one, x), middle-0.34*row, math.Abs(x-one), 0.68*row)
}

// ratiosText is the plain form: a line for each value.
func (c *plotPlan) ratiosText(values []float64) string {
	var rows [][]string
	for i, v := range values {
		goal := ""
		if c.goals[i] > 0 {
			goal = "goal " + short(c.goals[i])
			if c.misses(i, v) {
				goal += ", below"
			}
		}
		rows = append(rows, []string{c.names[i], short(v), goal})
	}
	return fmt.Sprintf("Ratios: %d values\n%s", len(values), strings.TrimRight(columns(rows), "\n"))
}
