package magic

import (
	"context"
	"flag"
	"fmt"
	"strconv"
	"strings"
)

var historyMagic = &Magic{
	Name: "%history", Args: "[-n] [-g TEXT] [CELLS]", Takes: TakesText,
	Short: "print the cells that were run",
	Long: `
CELLS are numbers and ranges of cells, such as 1 3-5 8-. -n prints the numbers,
-g only the cells that contain TEXT. The last 1000 cells are kept.`,
	Run: func(_ context.Context, c *Call) error {
		numbered, with := false, ""
		w, err := c.flags(func(fs *flag.FlagSet) {
			fs.BoolVar(&numbered, "n", false, "")
			fs.StringVar(&with, "g", "", "")
		})
		if err != nil {
			return err
		}
		cells, err := c.cells(w)
		if err != nil {
			return err
		}
		for _, cell := range cells {
			if !strings.Contains(cell.Source, with) {
				continue
			}
			text := strings.TrimRight(cell.Source, "\n")
			if numbered {
				head := fmt.Sprintf("%4d: ", cell.Number)
				text = head + strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", len(head)))
			}
			c.printf("%s\n", text)
		}
		return nil
	},
}

// cells picks cells of the history, the running one left out: all, or those
// that words such as 3, 3-5, 3- and -5 name.
func (c *Call) cells(ranges []string) ([]Cell, error) {
	past := c.Session.History()
	if n := len(past); n > 0 {
		past = past[:n-1]
	}
	if len(ranges) == 0 {
		return past, nil
	}
	var out []Cell
	for _, r := range ranges {
		first, last, err := span(r)
		if err != nil {
			return nil, c.usage("%v", err)
		}
		found := false
		for _, cell := range past {
			if cell.Number >= first && cell.Number <= last {
				out, found = append(out, cell), true
			}
		}
		if !found {
			return nil, c.fail(fmt.Errorf("no cell %s is in the history", r))
		}
	}
	return out, nil
}

// span reads 3, 3-5, 3- or -5.
func span(s string) (first, last int, err error) {
	const most = 1 << 30
	from, to, isRange := strings.Cut(s, "-")
	if !isRange {
		to = from
	}
	first, last = 1, most
	if from != "" {
		first, err = strconv.Atoi(from)
	}
	if to != "" && err == nil {
		last, err = strconv.Atoi(to)
	}
	if err != nil || s == "-" || first < 0 || last < first {
		return 0, 0, fmt.Errorf("want cells such as 3 or 3-5, got %s", s)
	}
	return first, last, nil
}
