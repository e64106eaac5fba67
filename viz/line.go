package viz

import "fmt"

// lineLimit is the number of lines of one plot.
const lineLimit = 32

// Line draws each list of ys as a line over 0, 1, 2, … or over the positions
// that [Against] gives. [Names] makes a legend. NaN and infinite values are
// gaps.
//
// Line panics with an [*ArgumentError] if ys holds no finite value, if its
// lists differ in length, or if there are more than 32.
func Line(ys [][]float64, opts ...PlotOption) *Figure {
	c := newPlot("Line", opts)
	if len(ys) == 0 || len(ys) > lineLimit {
		panic(&ArgumentError{Op: c.op, Arg: "ys", Want: fmt.Sprintf("1 to %d lists", lineLimit), Got: fmt.Sprint(len(ys))})
	}
	lines := make([][]float64, len(ys))
	for i, y := range ys {
		mustFit(c.op, fmt.Sprintf("ys[%d]", i), len(y), len(ys[0]))
		lines[i] = append([]float64{}, y...)
	}
	if c.names != nil {
		mustFit(c.op, "Names", len(c.names), len(ys))
	}
	a := axes{}
	a.ylo, a.yhi = mustExtent(c.op, "ys", lines...)
	a.ylo, a.yhi = pad(a.ylo, a.yhi, 0.06)
	if lo, hi, ok := positiveExtent(lines...); c.log && ok {
		a.logY = true
		a.ylo, a.yhi = lo/1.15, hi*1.15
	}
	integer := c.xs == nil
	if integer {
		for i := range lines[0] {
			c.xs = append(c.xs, float64(i))
		}
	}
	mustFit(c.op, "Against", len(c.xs), len(lines[0]))
	a.xlo, a.xhi = mustExtent(c.op, "Against", c.xs)
	a.xlo, a.xhi = pad(a.xlo, a.xhi, 0.02)
	return &Figure{look: c.look, paint: func(p *pen) {
		a, entries := a, []entry(nil)
		strokes := make([]stroke, len(lines))
		for i := range lines {
			strokes[i] = stroke{color: p.cycle(i), width: 2}
			if i >= len(p.series) { // the colours start over: tell them apart by dashes
				strokes[i].dash = []float64{5, 3}
			}
			if c.names != nil {
				entries = append(entries, entry{name: c.names[i], stroke: strokes[i]})
			}
		}
		c.axes(p, &a, entries, integer)
		for i, y := range lines {
			a.curve(p, strokes[i], c.xs, y)
		}
	}, text: func() string {
		rows := [][]string{}
		for i, y := range lines {
			name := fmt.Sprintf("line %d", i+1)
			if c.names != nil {
				name = c.names[i]
			}
			lo, hi, ok := extent(y)
			note := "no finite value"
			if ok {
				note = number(lo) + " to " + number(hi)
			}
			rows = append(rows, []string{name, spark(y, 40), note})
		}
		return fmt.Sprintf("Line: %d values\n%s", len(c.xs), columns(rows))
	}}
}
