package magic

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

var saveMagic = &Magic{
	Name: "%save", Args: "[-a] [-f] FILE [CELLS]", Takes: TakesFile,
	Short: "write cells to a script that fluxrepl run and %run can run",
	Long: `
CELLS are numbers and ranges of cells, such as 1 3-5 8-; without them all that
did not fail are written. -a appends, -f writes over a file that is there.`,
	Run: func(_ context.Context, c *Call) error {
		more, force := false, false
		w, err := c.flags(func(fs *flag.FlagSet) {
			fs.BoolVar(&more, "a", false, "")
			fs.BoolVar(&force, "f", false, "")
		})
		if err != nil {
			return err
		}
		if len(w) == 0 {
			return c.usage("want a file")
		}
		name := w[0]
		if filepath.Ext(name) == "" {
			name += ".go"
		}
		cells, err := c.cells(w[1:])
		if err != nil {
			return err
		}
		var b strings.Builder
		n := 0
		for _, cell := range cells {
			if len(w) == 1 && cell.Failed {
				continue
			}
			fmt.Fprintf(&b, "// %%%% cell %d\n%s\n\n", cell.Number, strings.TrimRight(cell.Source, "\n"))
			n++
		}
		mode := os.O_CREATE | os.O_WRONLY | os.O_EXCL
		if more {
			mode = os.O_CREATE | os.O_WRONLY | os.O_APPEND
		} else if force {
			mode = os.O_CREATE | os.O_WRONLY | os.O_TRUNC
		}
		path := c.path(name)
		if err := write(path, mode, b.String()); os.IsExist(err) {
			return c.usage("%s is there already; -f writes over it, -a appends to it", name)
		} else if err != nil {
			return c.fail(err)
		}
		c.printf("wrote %d cells to %s\n", n, path)
		return nil
	},
}

// write writes a file; what did not reach the disk is an error.
func write(path string, mode int, text string) error {
	f, err := os.OpenFile(path, mode, 0o644) //nolint:gosec // a file of the reader, as an editor makes it
	if err != nil {
		return err
	}
	if _, err := f.WriteString(text); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}
