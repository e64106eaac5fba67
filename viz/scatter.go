package viz

import (
	"fmt"
	"math"
	"strings"
)

// scatterLimit is the number of points of one plot; of more, every k-th is
// drawn.
const scatterLimit = 20000

// Scatter draws a dot at each (x[i], y[i]). [Groups] colours the dots, [Names]
// names the groups in a legend. Dots grow smaller and more transparent as they
// get many; of more than 20,000, every k-th is drawn. Pairs with NaN or an
// infinity are left out.
//
// Scatter panics with an [*ArgumentError] if x and y (or the groups) differ in
// length or hold no finite pair.
func Scatter(x, y []float64, opts ...PlotOption) *Figure {
	c := newPlot("Scatter", opts)
	mustFit(c.op, "y", len(y), len(x))
	groups := c.groupCount(len(x))
	var xs, ys []float64
	var group []int
	step := max(1, (len(x)+scatterLimit-1)/scatterLimit)
	for i := 0; i < len(x); i += step {
		if finite(x[i]) && finite(y[i]) {
			xs, ys = append(xs, x[i]), append(ys, y[i])
			if c.groups != nil {
				group = append(group, c.groups[i])
			} else {
				group = append(group, 0)
			}
		}
	}
	a := axes{}
	a.xlo, a.xhi = mustExtent(c.op, "x", xs)
	a.ylo, a.yhi = mustExtent(c.op, "y", ys)
	a.xlo, a.xhi = pad(a.xlo, a.xhi, 0.05)
	a.ylo, a.yhi = pad(a.ylo, a.yhi, 0.06)
	return &Figure{look: c.look, paint: func(p *pen) {
		a, entries := a, []entry(nil)
		for g := range groups {
			if c.names != nil {
				entries = append(entries, entry{name: c.names[g], stroke: stroke{color: p.cycle(g)}, fill: true})
			}
		}
		c.axes(p, &a, entries, false)
		n := float64(len(xs))
		radius := min(max(4.6-0.9*math.Log10(n), 1.2), 3.6)
		opacity := min(max(1.1-0.16*math.Log10(n), 0.35), 0.9)
		for i := range xs {
			p.dot(fade(p.cycle(group[i]), opacity), a.x(xs[i]), a.y(ys[i]), radius)
		}
	}, text: func() string {
		return fmt.Sprintf("Scatter: %d points, x %s to %s, y %s to %s\n%s", len(xs),
			number(a.xlo), number(a.xhi), number(a.ylo), number(a.yhi), strings.Join(plotDots(&a, xs, ys, group), "\n"))
	}}
}

// groupCount checks the groups and their names and returns how many there are.
func (c *plotPlan) groupCount(n int) int {
	most := 0
	if c.groups != nil {
		mustFit(c.op, "Groups", len(c.groups), n)
		for i, g := range c.groups {
			if g < 0 || g > 63 {
				panic(&ArgumentError{Op: c.op, Arg: fmt.Sprintf("Groups[%d]", i), Want: "0 to 63", Got: fmt.Sprint(g)})
			}
			most = max(most, g)
		}
	}
	if c.names != nil && len(c.names) <= most {
		panic(&ArgumentError{Op: c.op, Arg: "Names", Want: fmt.Sprintf("at least %d", most+1), Got: fmt.Sprint(len(c.names))})
	}
	return most + 1
}

// plotDots draws points as characters, a letter for each group.
func plotDots(a *axes, xs, ys []float64, group []int) []string {
	const w, h = 60, 16
	rows := make([][]byte, h)
	for i := range rows {
		rows[i] = []byte(strings.Repeat(" ", w))
	}
	for i := range xs {
		col := int((xs[i] - a.xlo) / (a.xhi - a.xlo) * (w - 1))
		row := h - 1 - int((ys[i]-a.ylo)/(a.yhi-a.ylo)*(h-1))
		rows[min(max(row, 0), h-1)][min(max(col, 0), w-1)] = "o+x*#@%&"[group[i]%8]
	}
	lines := make([]string, h)
	for i := range rows {
		lines[i] = strings.TrimRight("  |"+string(rows[i]), " ")
	}
	return append(lines, "  +"+strings.Repeat("-", w))
}
