package flux

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// The look of a tensor in a page. As for models there is no style sheet to rely
// on, and the page may be light or dark: text keeps the page's colour, lines are
// see-through grey.
const (
	htmlBox   = `<div style="color:inherit;font-size:90%%;line-height:1.35"><div style="margin:0 0 6px">%s</div>`
	htmlParts = `<div style="display:flex;flex-wrap:wrap;gap:6px 24px;align-items:flex-start">`
	htmlTable = `<table style="color:inherit;border-collapse:collapse;border:0;margin:0;width:auto;table-layout:auto;background:transparent;` +
		`font-family:monospace;font-variant-numeric:tabular-nums">`
	htmlNote  = `<caption style="caption-side:top;text-align:left;padding:0 0 2px;color:inherit;opacity:.6;font-family:monospace">%s</caption>`
	htmlHead  = `<th style="text-align:right;padding:1px 6px;font-weight:400;opacity:.5;background:transparent;border:0;border-bottom:1px solid rgba(128,128,128,.4)">%s</th>`
	htmlSide  = `<th style="text-align:right;padding:1px 6px;font-weight:400;opacity:.5;background:transparent;border:0;border-right:1px solid rgba(128,128,128,.4)">%s</th>`
	htmlCell  = `<td style="text-align:right;padding:1px 6px;white-space:pre;background:transparent;border:0">%s</td>`
	htmlQuiet = `<span style="opacity:.6">%s</span>&nbsp;%s`
)

// The rows and columns of the table; longer axes are cut to htmlEdge at each end.
const (
	htmlRows, htmlColumns = 8, 8
	htmlEdge              = 3
)

// HTML returns t for a page: its shape and type, the least, mean and largest
// number and how many are not numbers; a table of its first matrix, the middle
// left out; and its first matrices as heat maps. The size of all that is bounded,
// whatever t's is. It is "" for a single number, which needs no more than text.
func (t *Tensor) HTML() string {
	if t == nil || len(t.shape) == 0 {
		return ""
	}
	var b strings.Builder
	s := t.statistics()
	fmt.Fprintf(&b, htmlBox, s.html(t))
	if t.Size() > 0 {
		b.WriteString(htmlParts)
		t.htmlTable(&b)
		t.htmlMaps(&b)
		b.WriteString("</div>")
	}
	b.WriteString("</div>")
	return b.String()
}

// statistics are those of the numbers of a tensor that are numbers.
type statistics struct {
	numbers, nan, inf int
	lo, hi, sum       float64
}

// maxStatistics is the number of elements that are looked at for a page: more
// would take seconds.
const maxStatistics = 1 << 26

func (t *Tensor) statistics() statistics {
	s := statistics{lo: math.Inf(1), hi: math.Inf(-1)}
	if t.Size() > maxStatistics {
		return s
	}
	x := t.dense()
	for i := range x.shape.Size() {
		pollAt(i)
		v := x.flat(i)
		switch {
		case math.IsNaN(v):
			s.nan++
			continue
		case math.IsInf(v, 0):
			s.inf++
		}
		s.numbers++
		s.lo, s.hi, s.sum = min(s.lo, v), max(s.hi, v), s.sum+v
	}
	return s
}

// html returns the line above the table.
func (s statistics) html(t *Tensor) string {
	parts := []string{fmt.Sprintf("<code style=\"background:transparent;color:inherit;padding:0\">%v %v</code>", t.shape, t.dtype)}
	add := func(name, value string) { parts = append(parts, fmt.Sprintf(htmlQuiet, name, value)) }
	if s.numbers > 0 {
		add("min", short(s.lo))
		add("mean", short(s.sum/float64(s.numbers)))
		add("max", short(s.hi))
	}
	if s.nan > 0 {
		add("NaN", strconv.Itoa(s.nan))
	}
	if s.inf > 0 {
		add("infinite", strconv.Itoa(s.inf))
	}
	return strings.Join(parts, " &ensp; ")
}

// short returns a number with four digits.
func short(v float64) string {
	switch {
	case math.IsInf(v, 1):
		return "inf"
	case math.IsInf(v, -1):
		return "-inf"
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}

// matrix returns the last two axes, the first of which may be missing, and the
// axes before them.
func (s Shape) matrix() (stack, matrix Shape) {
	if len(s) == 1 {
		return Shape{}, Shape{1, s[0]}
	}
	return s[:len(s)-2], s[len(s)-2:]
}

// htmlTable writes the first matrix as a table.
func (t *Tensor) htmlTable(b *strings.Builder) {
	stack, m := t.shape.matrix()
	p := newPrinter(t, PrintOptions{})
	p.shape = m
	p.head, p.tail = []int{m[0], m[1]}, []int{0, 0}
	for axis, limit := range []int{htmlRows, htmlColumns} {
		if m[axis] > limit {
			p.head[axis], p.tail[axis] = htmlEdge, htmlEdge
		}
	}
	p.format()
	b.WriteString(htmlTable)
	if len(stack) > 0 {
		fmt.Fprintf(b, htmlNote, fmt.Sprintf("%v of %v", make(Shape, len(stack)), stack))
	}
	columns, rows := p.positions(1), p.positions(0)
	b.WriteString("<thead><tr>")
	if len(t.shape) > 1 {
		fmt.Fprintf(b, htmlSide, "")
	}
	for _, c := range columns {
		fmt.Fprintf(b, htmlHead, c)
	}
	b.WriteString("</tr></thead><tbody>")
	for _, r := range rows {
		b.WriteString("<tr>")
		if len(t.shape) > 1 {
			fmt.Fprintf(b, htmlSide, r)
		}
		for _, c := range columns {
			if r == ellipsis || c == ellipsis {
				fmt.Fprintf(b, htmlCell, ellipsis)
				continue
			}
			fmt.Fprintf(b, htmlCell, p.cells[0])
			p.cells = p.cells[1:]
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table>")
}

const ellipsis = "…"

// positions returns the indices that are shown of an axis, with an ellipsis in
// place of those that are not.
func (p *printer) positions(axis int) []string {
	var out []string
	for i := range p.head[axis] {
		out = append(out, strconv.Itoa(i))
	}
	if p.tail[axis] > 0 {
		out = append(out, ellipsis)
	}
	for i := p.shape[axis] - p.tail[axis]; i < p.shape[axis]; i++ {
		out = append(out, strconv.Itoa(i))
	}
	return out
}
