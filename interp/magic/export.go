package magic

import (
	"context"
)

var exportMagic = &Magic{
	Name: "%export", Args: "FILE.go|FOLDER [CELLS]", Takes: TakesFile,
	Short: "write the session as a Go program",
	Long:  "CELLS are numbers and ranges of cells, such as 1 3-5 8-; without them all that were run are.",
	Run: func(ctx context.Context, c *Call) error {
		w, err := c.words()
		if err != nil {
			return err
		}
		if len(w) == 0 {
			return c.usage("want a file")
		}
		e, err := part[Exporter](c, "way to be written as a program")
		if err != nil {
			return err
		}
		var cells []Cell // nil: what the session has kept
		if len(w) > 1 {
			if cells, err = c.cells(w[1:]); err != nil {
				return err
			}
		}
		wrote, err := e.Export(ctx, c.path(w[0]), cells)
		if err != nil {
			return c.fail(err)
		}
		c.printf("wrote %s\n", wrote)
		return nil
	},
}
