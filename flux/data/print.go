package data

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

// shown is how many classes String lists before it stops.
const shown = 20

// String describes the set in a few lines: its name and length, the shapes of X
// and Y, and how many samples each class has.
func (s *Set) String() string {
	if s == nil {
		return "no data set (nil)"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s samples", s.label(), thousands(s.Len()))
	for _, row := range s.facts() {
		fmt.Fprintf(&b, "\n  %-8s %s", row[0], row[1])
	}
	if names, counts := s.classes(); len(names) > 0 {
		parts := make([]string, 0, shown+1)
		for i := range min(len(names), shown) {
			parts = append(parts, fmt.Sprintf("%s (%d)", names[i], counts[i]))
		}
		if len(names) > shown {
			parts = append(parts, fmt.Sprintf("… (%d classes)", len(names)))
		}
		fmt.Fprintf(&b, "\n  %-8s %s", "classes", strings.Join(parts, ", "))
	}
	return b.String()
}

// HTML returns the description as a table, for a notebook: the same facts, and a
// bar for each class.
func (s *Set) HTML() string {
	if s == nil {
		return "<em>no data set (nil)</em>"
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<table class="flux-set"><caption style="text-align:left"><b>%s</b>: %s samples</caption>`,
		html.EscapeString(s.label()), thousands(s.Len()))
	for _, row := range s.facts() {
		fmt.Fprintf(&b, `<tr><th style="text-align:left">%s</th><td style="text-align:left" colspan="2">%s</td></tr>`,
			html.EscapeString(row[0]), html.EscapeString(row[1]))
	}
	names, counts := s.classes()
	most := 1
	for _, count := range counts {
		most = max(most, count)
	}
	for i, name := range names {
		if i == shown {
			fmt.Fprintf(&b, `<tr><td colspan="3" style="text-align:left">… %d classes in all</td></tr>`, len(names))
			break
		}
		fmt.Fprintf(&b, `<tr><td style="text-align:left">%s</td><td style="text-align:right">%s</td>`+
			`<td style="text-align:left"><div style="background:#4c78a8;height:0.8em;width:%dpx"></div></td></tr>`,
			html.EscapeString(name), thousands(counts[i]), 120*counts[i]/most)
	}
	b.WriteString("</table>")
	return b.String()
}

// facts returns the rows that both forms show: what X and Y are.
func (s *Set) facts() [][2]string {
	x := "none"
	if s.X != nil {
		x = fmt.Sprintf("%v %v", s.X.DType(), s.X.Shape())
	}
	if len(s.ImageShape) > 0 {
		x += fmt.Sprintf(", images %v", s.ImageShape)
	}
	y := "none"
	if s.Y != nil {
		y = fmt.Sprintf("%v %v", s.Y.DType(), s.Y.Shape())
	}
	rows := [][2]string{{"X", x}, {"Y", y}}
	if len(s.Features) > 0 {
		rows = append(rows, [2]string{"features", strings.Join(s.Features, ", ")})
	}
	return rows
}

// classes returns the classes' names (their numbers, where they have no names)
// and how many samples each has.
func (s *Set) classes() (names []string, counts []int) {
	counts = s.Counts()
	names = make([]string, len(counts))
	for i := range names {
		if i < len(s.Classes) {
			names[i] = s.Classes[i]
		} else {
			names[i] = strconv.Itoa(i)
		}
	}
	return names, counts
}

// thousands writes a number with a comma between groups of three digits.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
