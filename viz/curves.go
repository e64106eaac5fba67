package viz

import (
	"fmt"
	"math"
	"strings"
)

// curvesPlan is what Curves draws.
type curvesPlan struct {
	look
	log      bool
	families []family
	epochs   int
}

// A CurvesOption is an option of [Curves]: [LogScale] or any [FigureOption].
type CurvesOption interface{ curves(*curvesPlan) }

// family is one panel: a measure on the training set, the validation set, or
// both.
type family struct {
	name              string
	train, validation []float64
}

// panelLimit is the largest number of panels of one figure.
const panelLimit = 24

// Curves draws a training run: a panel for the loss and one for each metric,
// over epochs that count from 1. A series "val_x" is the validation of "x": both share a
// panel, training solid, validation dashed. A ring marks the best value (the
// smallest of a loss or an error, the largest of anything else), on the
// validation series where there is one.
//
// NaN and infinite values are gaps; a series of nothing else is left out.
// Curves panics with an [*ArgumentError] if r is nil, if its series differ in
// length, or if no value is left to draw.
func Curves(r Record, opts ...CurvesOption) *Figure {
	plan := &curvesPlan{look: look{theme: Light}}
	applyAll("Curves", opts, func(o CurvesOption) { o.curves(plan) })
	plan.gather(r)
	columns, rows := plan.grid()
	if plan.width == 0 {
		plan.width = [...]int{1: 560, 2: 860, 3: 980}[columns]
	}
	if plan.height == 0 {
		plan.height = 2*margin + plan.header() + rows*280 + (rows-1)*20
	}
	return &Figure{look: plan.look, paint: plan.paint, text: plan.text}
}

// gather copies the series of r and pairs training with validation.
func (c *curvesPlan) gather(r Record) {
	if isNil(r) {
		panic(&ArgumentError{Op: "Curves", Arg: "r", Want: "a record", Got: "nil"})
	}
	names := r.Series()
	index := map[string]int{}
	first := ""
	for _, name := range names {
		values := append([]float64(nil), r.Values(name)...)
		if _, _, ok := extent(values); !ok {
			continue
		}
		if first == "" {
			first, c.epochs = name, len(values)
		}
		if len(values) != c.epochs {
			panic(&ArgumentError{
				Op: "Curves", Arg: fmt.Sprintf("series %q", name),
				Want: fmt.Sprintf("%d values, as in %q", c.epochs, first), Got: fmt.Sprint(len(values)),
			})
		}
		base, validation := baseName(name)
		i, ok := index[base]
		if !ok {
			i = len(c.families)
			index[base] = i
			c.families = append(c.families, family{name: base})
		}
		if validation {
			c.families[i].validation = values
		} else {
			c.families[i].train = values
		}
	}
	if len(c.families) == 0 {
		panic(&ArgumentError{
			Op: "Curves", Arg: "r", Want: "a series with a finite value",
			Got: fmt.Sprintf("%d series without one", len(names)),
		})
	}
	if len(c.families) > panelLimit {
		panic(&ArgumentError{
			Op: "Curves", Arg: "r", Want: fmt.Sprintf("at most %d measures", panelLimit),
			Got: fmt.Sprint(len(c.families)),
		})
	}
}

// baseName splits a series name into the measure and whether it is of the
// validation set.
func baseName(name string) (base string, validation bool) {
	for _, prefix := range []string{"val_", "validation_", "valid_"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok && rest != "" {
			return rest, true
		}
	}
	return name, false
}

// grid returns how many panels stand side by side and in how many rows.
func (c *curvesPlan) grid() (columns, rows int) {
	n := len(c.families)
	columns = min(n, 3)
	if n == 4 {
		columns = 2
	}
	return columns, (n + columns - 1) / columns
}

// header returns the height of what stands above the panels.
func (c *curvesPlan) header() int {
	if c.title != "" {
		return 32
	}
	return 0
}

// legend returns the entries that the panels need.
func (c *curvesPlan) legend(col colours) []entry {
	var train, validation bool
	for _, f := range c.families {
		train = train || f.train != nil
		validation = validation || f.validation != nil
	}
	if !validation {
		return nil
	}
	var e []entry
	if train {
		e = append(e, entry{name: "training", stroke: trainStroke(col)})
	}
	return append(e, entry{name: "validation", stroke: validationStroke(col)})
}

func trainStroke(c colours) stroke { return stroke{color: c.series[0], width: 2} }

func validationStroke(c colours) stroke {
	return stroke{color: c.series[1], width: 2, dash: []float64{5, 3}}
}

func (c *curvesPlan) paint(p *pen) {
	columns, rows := c.grid()
	const gapX, gapY = 36, 20
	x, y := float64(margin), float64(margin)
	w := (float64(c.width) - 2*margin - float64(columns-1)*gapX) / float64(columns)
	h := (float64(c.height) - 2*margin - float64(c.header()) - float64(rows-1)*gapY) / float64(rows)
	entries := c.legend(p.colours)
	lw := p.legendWidth(entries)
	right := float64(c.width - margin)
	switch {
	case c.title == "":
	case lw > 0 && lw < (right-x)/2:
		p.text(p.fit(c.title, right-x-lw-24, sizeTitle, true), x, y+8, style{size: sizeTitle, color: p.ink, bold: true})
		p.legend(entries, right-lw, y+8)
		entries = nil
	default:
		p.text(p.fit(c.title, right-x, sizeTitle, true), x, y+8, style{size: sizeTitle, color: p.ink, bold: true})
	}
	y += float64(c.header())
	for i := range c.families {
		px, py := x+float64(i%columns)*(w+gapX), y+float64(i/columns)*(h+gapY)
		room := w
		if i == columns-1 && len(entries) > 0 && lw+90 < w {
			p.legend(entries, px+w-lw, py+8)
			room -= lw + 16
		}
		c.panel(p, &c.families[i], px, py, w, h, room)
	}
}

// panel draws one measure into a rectangle; room is the width for its name.
func (c *curvesPlan) panel(p *pen, f *family, x, y, w, h, room float64) {
	p.text(p.fit(f.name, room, sizeHeading, true), x, y+8, style{size: sizeHeading, color: p.ink, bold: true})
	note, bestAt, bestValue := f.note()
	p.text(p.fit(note, w, sizeSmall, false), x, y+25, style{size: sizeSmall, color: p.muted})
	a := &axes{left: x, right: x + w - 6, top: y + 44, bottom: y + h - 42, xlabel: "epoch"}
	c.scaleY(a, f)
	a.xlo, a.xhi = 1, float64(c.epochs)
	if c.epochs == 1 {
		a.xlo, a.xhi = 0.5, 1.5
	} else {
		a.xlo, a.xhi = pad(a.xlo, a.xhi, 0.02)
	}
	a.fitTicks(p)
	a.xticks = integerTicks(max(a.xlo, 0.5), a.xhi, int((a.right-a.left)/64))
	a.draw(p)
	xs := make([]float64, c.epochs)
	for i := range xs {
		xs[i] = float64(i + 1)
	}
	a.curve(p, trainStroke(p.colours), xs, f.train)
	a.curve(p, validationStroke(p.colours), xs, f.validation)
	if bestAt > 0 && a.shows(bestValue) {
		col := trainStroke(p.colours).color
		if f.validation != nil {
			col = validationStroke(p.colours).color
		}
		p.ring(col, a.x(float64(bestAt)), a.y(bestValue), 4, 2)
	}
}

// scaleY chooses the vertical range of a panel.
func (c *curvesPlan) scaleY(a *axes, f *family) {
	lo, hi, _ := extent(f.train, f.validation)
	if c.log && (lowerIsBetter(f.name) || !c.hasLoss()) {
		if l, h, ok := positiveExtent(f.train, f.validation); ok {
			a.logY = true
			grow := math.Pow(max(h/l, 1.2), 0.06)
			a.ylo, a.yhi = l/grow, h*grow
			return
		}
	}
	a.ylo, a.yhi = pad(lo, hi, 0.06)
	// A measure that comes near zero is read against zero, and so is a single
	// value, which has no trend to show.
	if lo >= 0 && (lo < 0.35*hi || c.epochs == 1) && hi > 0 {
		a.ylo = 0
	}
}

// hasLoss reports whether a panel is of a loss or an error.
func (c *curvesPlan) hasLoss() bool {
	for _, f := range c.families {
		if lowerIsBetter(f.name) {
			return true
		}
	}
	return false
}

// positiveExtent is extent over the values that a logarithmic axis can show.
func positiveExtent(lists ...[]float64) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), 0
	for _, values := range lists {
		for _, v := range values {
			if finite(v) && v > 1e-300 {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	return lo, hi, lo <= hi
}

// lowerIsBetter reports whether small values of a measure are good ones.
func lowerIsBetter(name string) bool {
	name = strings.ToLower(name)
	for _, part := range []string{"loss", "error", "mse", "mae", "rmse", "perplexity", "entropy", "nll"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// hasBest reports whether a measure has a best value at all: a learning rate
// has none.
func hasBest(name string) bool {
	switch strings.ToLower(name) {
	case "lr", "eta", "rate", "learning_rate", "learning rate", "seconds", "time", "gradient_norm", "grad_norm":
		return false
	}
	return true
}

// best returns the epoch (from 1) and the value of the best of values; epoch 0
// if there is none.
func best(name string, values []float64) (epoch int, value float64) {
	for i, v := range values {
		if !finite(v) {
			continue
		}
		if epoch == 0 || (lowerIsBetter(name) && v < value) || (!lowerIsBetter(name) && v > value) {
			epoch, value = i+1, v
		}
	}
	return epoch, value
}

// note returns a sentence about the best value, and where it is.
func (f *family) note() (text string, epoch int, value float64) {
	values, kind := f.train, "training"
	if f.validation != nil {
		values, kind = f.validation, "validation"
	}
	if !hasBest(f.name) {
		for i := len(values) - 1; i >= 0; i-- {
			if finite(values[i]) {
				return fmt.Sprintf("last %s", number(values[i])), 0, 0
			}
		}
	}
	epoch, value = best(f.name, values)
	return fmt.Sprintf("best %s %s at epoch %d", kind, number(value), epoch), epoch, value
}

// text returns a table with a spark line for each series.
func (c *curvesPlan) text() string {
	rows := [][]string{}
	for _, f := range c.families {
		for _, s := range []struct {
			name   string
			values []float64
		}{{f.name, f.train}, {"val_" + f.name, f.validation}} {
			if s.values == nil {
				continue
			}
			first, last := math.NaN(), math.NaN()
			for _, v := range s.values {
				if finite(v) {
					if math.IsNaN(first) {
						first = v
					}
					last = v
				}
			}
			note := ""
			if hasBest(f.name) {
				epoch, value := best(f.name, s.values)
				note = fmt.Sprintf("best %s at epoch %d", number(value), epoch)
			}
			rows = append(rows, []string{clean(s.name), spark(s.values, 40), number(first) + " → " + number(last), note})
		}
	}
	unit := "epochs"
	if c.epochs == 1 {
		unit = "epoch"
	}
	return fmt.Sprintf("Curves: %d %s\n%s", c.epochs, unit, columns(rows))
}

type logOption struct{}

func (logOption) curves(p *curvesPlan) { p.log = true }

// LogScale makes the vertical axes of losses and errors logarithmic (or all of
// them, if there is no loss and no error). Values that are not positive become
// gaps; a panel without positive values stays linear.
func LogScale() CurvesOption { return logOption{} }
