package magic

import (
	"fmt"
	"strings"
	"text/tabwriter"
)

// table is text in columns.
type table struct {
	text strings.Builder
	w    *tabwriter.Writer
}

func newTable(flags uint) *table {
	t := &table{}
	t.w = tabwriter.NewWriter(&t.text, 0, 0, 2, ' ', flags)
	return t
}

// row adds a line; the text it goes to takes everything.
func (t *table) row(cells ...string) { _, _ = fmt.Fprintln(t.w, strings.Join(cells, "\t")) }

func (t *table) String() string {
	_ = t.w.Flush()
	return t.text.String()
}
