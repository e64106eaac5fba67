package viz

import "math"

// axes is a rectangle of a figure with two scales.
type axes struct {
	left, top, right, bottom float64 // CSS pixels
	xlo, xhi, ylo, yhi       float64 // data
	logY                     bool
	xlabel, ylabel           string
	xticks, yticks           []tick
}

// x returns the horizontal position of a value.
func (a *axes) x(v float64) float64 {
	return a.left + (v-a.xlo)/(a.xhi-a.xlo)*(a.right-a.left)
}

// y returns the vertical position of a value.
func (a *axes) y(v float64) float64 {
	if a.logY {
		return a.bottom - math.Log(v/a.ylo)/math.Log(a.yhi/a.ylo)*(a.bottom-a.top)
	}
	return a.bottom - (v-a.ylo)/(a.yhi-a.ylo)*(a.bottom-a.top)
}

// shows reports whether v has a place on the vertical scale.
func (a *axes) shows(v float64) bool { return finite(v) && (!a.logY || v > 0) }

// fitTicks chooses the vertical ticks and moves the left edge so that their
// labels, and the axis label if there is one, stand inside.
func (a *axes) fitTicks(p *pen) {
	want := int((a.bottom - a.top) / 42)
	if a.logY {
		a.yticks = logTicks(a.ylo, a.yhi, want)
	} else {
		a.yticks = linearTicks(a.ylo, a.yhi, want)
	}
	widest := 0.0
	for _, t := range a.yticks {
		widest = max(widest, p.width(t.label, sizeSmall, false))
	}
	if a.ylabel != "" {
		a.left += sizeText + 6
	}
	a.left += widest + 8
}

// draw draws grid, ticks and labels; the data comes on top.
func (a *axes) draw(p *pen) {
	for _, t := range a.yticks {
		y := a.y(t.value)
		p.segment(p.grid, 1, a.left, y, a.right, y)
		p.text(t.label, a.left-8, y, style{size: sizeSmall, color: p.muted, align: 1})
	}
	p.segment(p.axis, 1, a.left, a.bottom, a.right, a.bottom)
	for _, t := range a.xticks {
		x := a.x(t.value)
		p.segment(p.axis, 1, x, a.bottom, x, a.bottom+4)
		p.text(t.label, x, a.bottom+13, style{size: sizeSmall, color: p.muted, align: 0.5})
	}
	if a.xlabel != "" {
		s := p.fit(a.xlabel, a.right-a.left, sizeText, false)
		p.text(s, (a.left+a.right)/2, a.bottom+32, style{size: sizeText, color: p.muted, align: 0.5})
	}
	if a.ylabel != "" {
		widest := 0.0
		for _, t := range a.yticks {
			widest = max(widest, p.width(t.label, sizeSmall, false))
		}
		s := p.fit(a.ylabel, a.bottom-a.top, sizeText, false)
		p.text(s, a.left-widest-8-sizeText, (a.top+a.bottom)/2, style{size: sizeText, color: p.muted, align: 0.5, turn: true})
	}
}

// curve strokes values over positions. What has no place on the axes is a gap;
// a value between two gaps is drawn as a dot, since a line needs two.
func (a *axes) curve(p *pen, st stroke, xs, ys []float64) {
	var run []point
	flush := func() {
		if len(run) == 1 {
			p.dot(st.color, run[0].x, run[0].y, st.width+0.8)
		}
		p.line(st.color, st.width, run, st.dash...)
		run = run[:0]
	}
	xs, ys = thin(xs, ys, int(a.right-a.left)*2)
	for i, v := range ys {
		if !a.shows(v) || !finite(xs[i]) {
			flush()
			continue
		}
		run = append(run, point{a.x(xs[i]), a.y(v)})
	}
	flush()
}

// thin reduces a long series to about twice limit points: the smallest and the
// largest value of each of limit stretches, so that no spike is lost. Gaps
// shorter than a stretch close.
func thin(xs, ys []float64, limit int) (tx, ty []float64) {
	if limit < 1 || len(ys) <= 2*limit {
		return xs, ys
	}
	for k := range limit {
		from, to := k*len(ys)/limit, (k+1)*len(ys)/limit
		lo, hi := -1, -1
		for i := from; i < to; i++ {
			if !finite(ys[i]) {
				continue
			}
			if lo < 0 || ys[i] < ys[lo] {
				lo = i
			}
			if hi < 0 || ys[i] > ys[hi] {
				hi = i
			}
		}
		if lo < 0 {
			tx, ty = append(tx, xs[from]), append(ty, math.NaN())
			continue
		}
		tx, ty = append(tx, xs[min(lo, hi)]), append(ty, ys[min(lo, hi)])
		if lo != hi {
			tx, ty = append(tx, xs[max(lo, hi)]), append(ty, ys[max(lo, hi)])
		}
	}
	return tx, ty
}

// pad widens a range by a share at each end; a range of one value becomes one
// around it.
func pad(lo, hi, share float64) (float64, float64) {
	if span := hi - lo; span > 1e-9*max(math.Abs(lo), math.Abs(hi)) {
		return lo - span*share, hi + span*share
	}
	d := max(math.Abs(lo)*0.1, 1e-12)
	if lo == 0 {
		d = 1
	}
	return lo - d, hi + d
}
