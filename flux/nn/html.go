package nn

import (
	"fmt"
	"html"
	"strings"

	"fluxrepl/flux"
)

// The look of a model in a page. There is no style sheet to rely on, and the
// page may be light or dark: the text keeps the page's colour, lines and
// shades are see-through grey.
const (
	htmlTable = `<table style="color:inherit;border-collapse:collapse;border:0;margin:0;table-layout:auto;` +
		`font-size:90%;line-height:1.35;background:transparent">`
	htmlHead = `<th style="text-align:%s;padding:2px 12px;font-weight:600;opacity:.7;` +
		`background:transparent;border:0;border-bottom:1px solid rgba(128,128,128,.5)">%s</th>`
	htmlRow   = `<tr style="background:%s">`
	htmlLayer = `<td style="text-align:left;white-space:nowrap;padding:2px 12px 2px %dpx;border:0">` +
		`<span style="opacity:.55">%s</span> <code style="background:transparent;color:inherit;padding:0">%s</code></td>`
	htmlSize = `<td style="text-align:right;padding:2px 12px;border:0;font-variant-numeric:tabular-nums">%s</td>`
	htmlFoot = `<td colspan="2" style="text-align:left;padding:3px 12px;opacity:.7;border:0;` +
		`border-top:1px solid rgba(128,128,128,.5)">%s</td>`
)

// HTML returns the tree of String as a table for a page: a row a layer, inner
// layers further to the right, the number of trained values beside.
func (c *ChainLayer) HTML() string {
	if c == nil {
		return "<p>Chain(nil)</p>"
	}
	var b strings.Builder
	b.WriteString(htmlTable + "<thead><tr>")
	fmt.Fprintf(&b, htmlHead, "left", "layer")
	fmt.Fprintf(&b, htmlHead, "right", "parameters")
	b.WriteString("</tr></thead><tbody>")
	rows := 0
	for _, child := range treeOf("", c, map[*flux.Tensor]bool{}).children {
		child.html(&b, 0, &rows)
	}
	fmt.Fprintf(&b, htmlRow, "transparent")
	fmt.Fprintf(&b, htmlFoot, html.EscapeString(totals(c)))
	b.WriteString("</tr></tbody></table>")
	return b.String()
}

// html writes the line and those below it. rows counts the lines, every second
// of which is shaded.
func (n node) html(b *strings.Builder, depth int, rows *int) {
	shade := "transparent"
	if *rows%2 == 1 {
		shade = "rgba(128,128,128,.1)"
	}
	*rows++
	fmt.Fprintf(b, htmlRow, shade)
	fmt.Fprintf(b, htmlLayer, 12+22*depth, html.EscapeString(n.name), html.EscapeString(n.label))
	fmt.Fprintf(b, htmlSize, n.size())
	b.WriteString("</tr>")
	for _, child := range n.children {
		child.html(b, depth+1, rows)
	}
}
