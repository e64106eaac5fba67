package magic

import (
	"context"
	"flag"
	"os"
)

var writefileMagic = &Magic{
	Name: "%%writefile", Args: "[-a] FILE", Body: "the text of the file", Takes: TakesFile,
	Short: "write the cell to a file",
	Long:  "-a appends to it.",
	Run: func(_ context.Context, c *Call) error {
		more := false
		w, err := c.flags(func(fs *flag.FlagSet) { fs.BoolVar(&more, "a", false, "") })
		if err != nil {
			return err
		}
		if len(w) != 1 {
			return c.usage("want one file, got %d", len(w))
		}
		path := c.path(w[0])
		verb, mode := "wrote", os.O_CREATE|os.O_WRONLY|os.O_TRUNC
		if more {
			verb, mode = "appended to", os.O_CREATE|os.O_WRONLY|os.O_APPEND
		} else if _, err := os.Stat(path); err == nil {
			verb = "wrote over"
		}
		if err := write(path, mode, c.Body); err != nil {
			return c.fail(err)
		}
		c.printf("%s %s\n", verb, path)
		return nil
	},
}
