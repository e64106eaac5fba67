package viz

// plotPlan is what the plots on one pair of axes have in common.
type plotPlan struct {
	look
	op             string
	xlabel, ylabel string
	labels         []string
	log            bool
}

// A PlotOption is an option of [Line], [Scatter], [Bars], [Histogram],
// [Heatmap] and [Confusion]: any [FigureOption], [XLabel], [YLabel] or
// [Names].
type PlotOption interface{ plot(*plotPlan) }

type plotOption func(*plotPlan)

func (o plotOption) plot(p *plotPlan) { o(p) }

// XLabel names the horizontal axis.
func XLabel(s string) PlotOption { return plotOption(func(p *plotPlan) { p.xlabel = clean(s) }) }

// YLabel names the vertical axis.
func YLabel(s string) PlotOption { return plotOption(func(p *plotPlan) { p.ylabel = clean(s) }) }

// newPlot applies options to the defaults of a plot.
func newPlot(op string, width, height int, opts []PlotOption) *plotPlan {
	p := &plotPlan{look: look{theme: Light, width: width, height: height}, op: op}
	applyAll(op, opts, func(o PlotOption) { o.plot(p) })
	return p
}
