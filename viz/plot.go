package viz

import "fmt"

// plotPlan is what the plots on one pair of axes have in common.
type plotPlan struct {
	look
	op             string
	xlabel, ylabel string
	names          []string
	goals          []float64
	groups         []int
	xs             []float64
	bins           int
	colorMap       ColorMap
	log            bool
	heightGiven    bool
}

// A PlotOption is an option of [Line], [Scatter], [Bars], [Ratios], [Histogram],
// [Heatmap] and [Confusion]: any [FigureOption], [XLabel], [YLabel], and where
// they have a meaning [Names], [Groups], [Goals], [Against], [Bins], [LogY] and
// a [ColorMap].
type PlotOption interface{ plot(*plotPlan) }

type plotOption func(*plotPlan)

func (o plotOption) plot(p *plotPlan) { o(p) }

func (m ColorMap) plot(p *plotPlan) {
	if !m.valid() {
		panic(&ArgumentError{Op: p.op, Arg: "ColorMap", Want: "one of the package's", Got: fmt.Sprintf("%q", string(m))})
	}
	p.colorMap = m
}

// XLabel names the horizontal axis.
func XLabel(s string) PlotOption { return plotOption(func(p *plotPlan) { p.xlabel = clean(s) }) }

// YLabel names the vertical axis.
func YLabel(s string) PlotOption { return plotOption(func(p *plotPlan) { p.ylabel = clean(s) }) }

// Names names the lines of [Line], the groups of [Scatter] or the bars of
// [Bars] and [Ratios], in order.
func Names(names ...string) PlotOption {
	cleaned := make([]string, len(names))
	for i, s := range names {
		cleaned[i] = clean(s)
	}
	return plotOption(func(p *plotPlan) { p.names = cleaned })
}

// Groups gives each point of [Scatter] a group, counted from 0, which chooses
// its colour. There are at most 64 groups.
func Groups(groups []int) PlotOption {
	groups = append([]int{}, groups...)
	return plotOption(func(p *plotPlan) { p.groups = groups })
}

// Against gives the horizontal positions of the values of [Line]. Without it
// they are 0, 1, 2, ….
func Against(x []float64) PlotOption {
	x = append([]float64{}, x...)
	return plotOption(func(p *plotPlan) { p.xs = x })
}

// Bins sets the number of bins of [Histogram], 1 to 1000.
func Bins(n int) PlotOption {
	return plotOption(func(p *plotPlan) {
		checkRange(p.op, "Bins", n, 1, 1000)
		p.bins = n
	})
}

// LogY makes the vertical axis of [Line] logarithmic; values that are not
// positive become gaps.
func LogY() PlotOption { return plotOption(func(p *plotPlan) { p.log = true }) }

// newPlot applies options to the defaults of a plot.
func newPlot(op string, opts []PlotOption) *plotPlan {
	p := &plotPlan{look: look{theme: Light}, op: op}
	applyAll(op, opts, func(o PlotOption) { o.plot(p) })
	if p.width == 0 {
		p.width = 560
	}
	p.heightGiven = p.height != 0
	if !p.heightGiven {
		p.height = 340
	}
	return p
}

// head writes the title and the legend, and returns where the plot begins.
func (c *plotPlan) head(p *pen, entries []entry) float64 {
	y, w := float64(margin), float64(c.width-2*margin)
	if c.title != "" {
		p.text(p.fit(c.title, w, sizeTitle, true), margin, y+8, style{size: sizeTitle, color: p.ink, bold: true})
		y += 30
	}
	for len(entries) > 0 { // as many rows as it takes
		n := 1
		for n < len(entries) && p.legendWidth(entries[:n+1]) <= w {
			n++
		}
		entries[0].name = p.fit(entries[0].name, w-swatch-swatchGap, sizeText, false)
		p.legend(entries[:n], margin, y+6)
		entries = entries[n:]
		y += 20
	}
	if y > margin {
		return y + 8
	}
	return y + 4
}

// axes draws head and axes for a range of data; integer asks for whole numbers
// on the horizontal axis.
func (c *plotPlan) axes(p *pen, a *axes, entries []entry, integer bool) {
	a.top = c.head(p, entries)
	a.left, a.right = margin, float64(c.width-margin-4)
	a.bottom = float64(c.height-margin) - 22
	a.xlabel, a.ylabel = c.xlabel, c.ylabel
	if c.xlabel != "" {
		a.bottom -= 20
	}
	a.bottom = max(a.bottom, a.top+10)
	a.fitTicks(p)
	if want := int((a.right - a.left) / 72); c.op == "Bars" {
		a.name(p, c.names)
	} else if integer {
		a.xticks = integerTicks(a.xlo, a.xhi, want)
	} else {
		a.xticks = linearTicks(a.xlo, a.xhi, want)
	}
	a.draw(p)
}

// mustFit panics unless a list has the wanted length.
func mustFit(op, arg string, got, want int) {
	if got != want {
		panic(&ArgumentError{Op: op, Arg: arg, Want: fmt.Sprintf("%d values", want), Got: fmt.Sprint(got)})
	}
}

// mustExtent returns the finite range of lists and panics if there is none.
func mustExtent(op, arg string, lists ...[]float64) (lo, hi float64) {
	lo, hi, ok := extent(lists...)
	if !ok {
		n := 0
		for _, l := range lists {
			n += len(l)
		}
		panic(&ArgumentError{Op: op, Arg: arg, Want: "a finite value", Got: fmt.Sprintf("none in %d", n)})
	}
	return lo, hi
}
