package magic

import (
	"context"
	"time"
)

var timeMagic = &Magic{
	Name: "%time", Args: "STATEMENT", Takes: TakesGo,
	Short: "run a statement and tell what it cost",
	Long:  timeLong,
	Run: func(ctx context.Context, c *Call) error {
		if c.Args == "" {
			return c.usage("want a statement")
		}
		return c.timed(ctx, c.ArgSource())
	},
}

var timeCellMagic = &Magic{
	Name: "%%time", Body: "Go",
	Short: "run the cell and tell what it cost",
	Long:  timeLong,
	Run: func(ctx context.Context, c *Call) error {
		if err := c.none(); err != nil {
			return err
		}
		return c.timed(ctx, c.BodySource())
	},
}

const timeLong = `
Wall is time on the clock, cpu the time of all processors that this process and
the commands it ran used meanwhile. What checking and compiling the Go took is
told apart. The allocations are those of the whole process, and of the
interpreter in them if it runs the code.`

// timed runs Go and prints what it used; an error does not hide that.
func (c *Call) timed(ctx context.Context, src Source) error {
	compiled, done := c.Session.Compiling(), Measure()
	value, err := c.Session.Run(ctx, src)
	used := done()
	compiling := c.Session.Compiling().Sub(compiled)
	c.Value = value
	text := used.Sub(compiling).String()
	if compiling.Wall >= 100*time.Microsecond {
		text += "; compiled in " + short(compiling.Wall)
	}
	c.printf("%s\n", text)
	return err
}
