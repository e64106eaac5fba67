package main

import (
	"fmt"
	"strings"
)

type Align int

const (
	Left Align = iota
	Right
	Centre
)

type Column struct {
	Title string
	Align
	width int
}

type Table struct {
	cols []Column
	rows [][]string
}

func (c *Column) fit(s string) { c.width = max(c.width, len([]rune(s))) }

func (c Column) pad(s string) string {
	n := c.width - len([]rune(s))
	switch c.Align {
	case Right:
		return strings.Repeat(" ", n) + s
	case Centre:
		return strings.Repeat(" ", n/2) + s + strings.Repeat(" ", n-n/2)
	}
	return s + strings.Repeat(" ", n)
}

func NewTable(cols ...Column) *Table {
	t := &Table{cols: cols}
	for i := range t.cols {
		t.cols[i].fit(t.cols[i].Title)
	}
	return t
}

func (t *Table) Row(vals ...any) *Table {
	row := make([]string, len(t.cols))
	for i, v := range vals {
		switch v := v.(type) {
		case float64:
			row[i] = fmt.Sprintf("%.2f", v)
		case fmt.Stringer:
			row[i] = v.String()
		case nil:
			row[i] = "-"
		case bool:
			row[i] = map[bool]string{true: "yes", false: "no"}[v]
		default:
			row[i] = fmt.Sprint(v)
		}
		t.cols[i].fit(row[i])
	}
	t.rows = append(t.rows, row)
	return t
}

func (t *Table) String() string {
	var b strings.Builder
	line := func(cell func(i int, c Column) string, sep string) {
		parts := make([]string, 0, len(t.cols))
		for i, c := range t.cols {
			parts = append(parts, cell(i, c))
		}
		b.WriteString(sep + strings.Join(parts, sep) + sep + "\n")
	}
	rule := func() { line(func(_ int, c Column) string { return strings.Repeat("-", c.width+2) }, "+") }
	rule()
	line(func(_ int, c Column) string { return " " + c.pad(c.Title) + " " }, "|")
	rule()
	for _, r := range t.rows {
		line(func(i int, c Column) string { return " " + c.pad(r[i]) + " " }, "|")
	}
	rule()
	return b.String()
}

type planet struct{ name string }

func (p planet) String() string { return "★ " + p.name }

func main() {
	t := NewTable(Column{Title: "Name"}, Column{Title: "Mass", Align: Right}, Column{"Rings", Centre, 0}, Column{Title: "Moons", Align: Right, width: 8})
	t.Row("Earth", 5.97, false, 1).Row(planet{"Saturn"}, 568.3, true, 146).Row(&planet{"X"}, nil, nil, []int{1, 2})
	fmt.Print(t)
	fmt.Println(t.cols[0].Align, t.cols[1].width)
}

// Output:
// +----------+--------+-------+----------+
// | Name     |   Mass | Rings |    Moons |
// +----------+--------+-------+----------+
// | Earth    |   5.97 |  no   |        1 |
// | ★ Saturn | 568.30 |  yes  |      146 |
// | ★ X      |      - |   -   |    [1 2] |
// +----------+--------+-------+----------+
// 0 6
