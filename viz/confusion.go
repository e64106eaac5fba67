package viz

import (
	"fmt"
	"strconv"
)

// Confusion draws a confusion matrix: x is [classes classes], row = true
// class, column = predicted class, each value a count. Cells are coloured by
// their share of the row, so that rare classes are seen as well. labels name
// the classes; nil names them by index.
//
// Confusion panics with an [*ArgumentError] if x is not square, has more than
// 50 classes, negative or no finite counts, or if labels are not one a class.
func Confusion(x Array, labels []string, opts ...PlotOption) *Figure {
	c := newPlot("Confusion", append([]PlotOption{Width(460), Height(480)}, opts...))
	r, shape := matrix(c.op, x, 1024)
	if shape[0] != shape[1] || shape[0] > 50 {
		panic(&ArgumentError{Op: c.op, Arg: "x", Want: "[classes classes], at most 50", Got: shapeText(shape)})
	}
	for i, v := range r.values {
		if !finite(v) || v < 0 {
			panic(&ArgumentError{Op: c.op, Arg: fmt.Sprintf("x[%d %d]", i/r.w, i%r.w), Want: "a count", Got: number(v)})
		}
	}
	names := make([]string, r.w)
	for i := range names {
		names[i] = strconv.Itoa(i)
	}
	if labels != nil {
		mustFit(c.op, "labels", len(labels), r.w)
		for i, s := range labels {
			names[i] = clean(s)
		}
	}
	return &Figure{look: c.look, paint: func(p *pen) { c.paintConfusion(p, r, names) }, text: func() string {
		rows := [][]string{append([]string{"true \\ predicted"}, names...)}
		for i := range r.h {
			row := []string{names[i]}
			for _, v := range r.values[i*r.w : (i+1)*r.w] {
				row = append(row, number(v))
			}
			rows = append(rows, row)
		}
		return fmt.Sprintf("Confusion: %s\n%s", c.accuracy(r), columns(rows))
	}}
}

// accuracy says how many of all samples lie on the diagonal.
func (c *plotPlan) accuracy(r raster) string {
	right, all := 0.0, 0.0
	for i, v := range r.values {
		all += v
		if i/r.w == i%r.w {
			right += v
		}
	}
	if all == 0 {
		return "no samples"
	}
	return fmt.Sprintf("%s of %s right (%.1f %%)", strconv.FormatFloat(right, 'g', 10, 64), strconv.FormatFloat(all, 'g', 10, 64), 100*right/all)
}

func (c *plotPlan) paintConfusion(p *pen, r raster, names []string) {
	top := c.head(p, nil)
	widest := 0.0
	for _, s := range names {
		widest = max(widest, p.width(s, sizeSmall, false))
	}
	widest = min(widest, 110)
	left := margin + sizeText + 14 + widest
	side := min(float64(c.width-margin)-left, float64(c.height-margin)-22-36-top)
	cell := max(side/float64(r.w), 1)
	base := p.series[0]
	for i := range r.h {
		sum := 0.0
		for _, v := range r.values[i*r.w : (i+1)*r.w] {
			sum += v
		}
		y := top + (float64(i)+0.5)*cell
		p.text(p.fit(names[i], widest, sizeSmall, false), left-8, y, style{size: sizeSmall, color: p.ink, align: 1})
		p.text(p.fit(names[i], cell-2, sizeSmall, false), left+(float64(i)+0.5)*cell, top+float64(r.h)*cell+11,
			style{size: sizeSmall, color: p.ink, align: 0.5})
		for k := range r.w {
			v := r.values[i*r.w+k]
			share := 0.0
			if sum > 0 {
				share = v / sum
			}
			hue := base
			if i != k {
				hue = p.series[1]
			}
			ground := mix(mix(p.page, p.grid, 0.55), hue, share)
			if v > 0 && share < 0.12 {
				ground = mix(mix(p.page, p.grid, 0.55), hue, 0.12)
			}
			x := left + float64(k)*cell
			p.rect(ground, x, y-cell/2, cell-1, cell-1)
			if s := number(v); v > 0 && p.width(s, sizeSmall, false) < cell-2 && cell > 13 {
				ink := rgb(0x1f2430)
				if luminance(ground) < 0.52 {
					ink = rgb(0xffffff)
				}
				p.text(s, x+cell/2-0.5, y-0.5, style{size: sizeSmall, color: ink, align: 0.5})
			}
		}
	}
	mid := cell * float64(r.w) / 2
	muted := style{size: sizeText, color: p.muted, align: 0.5}
	p.text("predicted", left+mid, top+2*mid+30, muted)
	p.text(c.accuracy(r), margin, float64(c.height)-margin-2, style{size: sizeSmall, color: p.muted})
	muted.turn = true
	p.text("true", margin+6, top+mid, muted)
}
