package magic

import (
	"encoding/xml"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
)

// The measures of a flame graph, in pixels.
const (
	flameWidth  = 960.0
	flameRow    = 18
	flameLetter = 6.6 // of the font, about
	flameLeast  = 0.5 // narrower bars are left out
)

// svg draws the tree as a flame graph with its root on top: a bar is a
// function, as wide as its share of the time, below it what it called.
func (t *tree) svg() string {
	var bars strings.Builder
	depth := t.draw(&bars, t.root, 0, 0)
	height := (depth + 1) * flameRow
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%d" viewBox="0 0 %.0f %d" font-family="monospace" font-size="11">`,
		flameWidth, height, flameWidth, height) + "\n" + bars.String() + "</svg>\n"
}

// draw draws a node at x and what it calls, and returns the deepest row.
func (t *tree) draw(b *strings.Builder, n *node, x float64, row int) (deepest int) {
	width := flameWidth * float64(n.total) / float64(t.total)
	if width < flameLeast || row > maxFrames {
		return row
	}
	y := row * flameRow
	fmt.Fprintf(b, `<g><title>%s: %s, %s</title><rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s" stroke="#fff" stroke-width="0.5"/>`,
		escape(n.name), short(n.total), percent(n.total, t.total), x, y, width, flameRow, n.colour())
	if letters := int((width - 6) / flameLetter); letters >= 3 {
		fmt.Fprintf(b, `<text x="%.1f" y="%d" fill="#222">%s</text>`, x+3, y+13, escape(clip(n.name, letters)))
	}
	b.WriteString("</g>\n")
	deepest = row
	for _, name := range slices.Sorted(maps.Keys(n.calls)) {
		c := n.calls[name]
		deepest = max(deepest, t.draw(b, c, x, row+1))
		x += flameWidth * float64(c.total) / float64(t.total)
	}
	return deepest
}

// colour tells whose a function is: warm for cells, cool for libraries, grey
// for the runtime; functions side by side differ a little.
func (n *node) colour() string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(n.name)) // a hash takes everything
	shade := int(h.Sum32() % 12)
	if len(n.calls) > 0 && n.name == "all" {
		return "#e8e8e8"
	}
	switch n.kind {
	case ofCell, interpreted:
		return fmt.Sprintf("hsl(%d,85%%,%d%%)", 24+shade, 66+shade%4)
	case ofLibrary:
		return fmt.Sprintf("hsl(%d,55%%,%d%%)", 200+shade, 72+shade%4)
	}
	return fmt.Sprintf("hsl(0,0%%,%d%%)", 78+shade%6)
}

// clip shortens a name to a number of letters, from its front: the end says
// more.
func clip(name string, letters int) string {
	r := []rune(name)
	if len(r) <= letters {
		return name
	}
	return "…" + string(r[len(r)-letters+1:])
}

func escape(s string) string {
	var b strings.Builder
	// A strings.Builder takes everything.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
