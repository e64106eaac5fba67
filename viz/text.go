package viz

import (
	"math"
	"strings"
	"unicode/utf8"
)

// spark draws values as a line of at most width block characters; a space is a
// gap.
func spark(values []float64, width int) string {
	const blocks = "▁▂▃▄▅▆▇█"
	lo, hi, ok := extent(values)
	if !ok {
		return ""
	}
	n := min(len(values), width)
	var b strings.Builder
	for k := range n {
		sum, count := 0.0, 0.0
		for _, v := range values[k*len(values)/n : (k+1)*len(values)/n] {
			if finite(v) {
				sum += v / float64(max(1, len(values)/n))
				count += 1 / float64(max(1, len(values)/n))
			}
		}
		if count == 0 {
			b.WriteByte(' ')
			continue
		}
		level := 3
		if hi > lo {
			level = int(math.Round((sum/count - lo) / (hi - lo) * 7))
		}
		b.WriteString(string([]rune(blocks)[min(max(level, 0), 7)]))
	}
	return b.String()
}

// columns lays out rows as a table with two spaces between columns.
func columns(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString("  ")
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)))
		}
		b.WriteString(strings.TrimRight(line.String(), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// shade draws rows of values between lo and hi with characters of growing
// weight; each line of the result covers tall rows and wide columns of text.
func shade(values [][]float64, lo, hi float64, wide int) []string {
	const ramp = " .:-=+*#%@"
	lines := make([]string, len(values))
	for i, row := range values {
		var b strings.Builder
		for _, v := range row {
			c := byte('?')
			if !math.IsNaN(v) {
				t := 0.5
				if hi > lo {
					t = min(max((v-lo)/(hi-lo), 0), 1)
				}
				c = ramp[int(math.Round(t*float64(len(ramp)-1)))]
			}
			for range wide {
				b.WriteByte(c)
			}
		}
		lines[i] = b.String()
	}
	return lines
}
