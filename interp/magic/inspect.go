package magic

import (
	"context"
	"fmt"

	"fluxrepl/interp/display"
)

var inspectMagic = &Magic{
	Name: "?", Args: "NAME", Takes: TakesName,
	Short: "show the type and documentation of a name; also NAME?",
	Long:  "NAME may be a.b.c, the name of a package, or that of a magic.",
	Run:   func(_ context.Context, c *Call) error { return c.inspect(0) },
}

var sourceMagic = &Magic{
	Name: "??", Args: "NAME", Takes: TakesName,
	Short: "show also the methods of a type or what is in a package; also NAME??",
	Run:   func(_ context.Context, c *Call) error { return c.inspect(1) },
}

func (c *Call) inspect(detail int) error {
	if c.Args == "" {
		c.Session.Page(display.MakeData(display.MIMETypeText, List()))
		return nil
	}
	if m := Lookup(c.Args); m != nil {
		c.Session.Page(m.Inspect())
		return nil
	}
	d, ok := c.Session.Inspect(c.Args, detail)
	if !ok {
		return fmt.Errorf("nothing is known about %s", c.Args)
	}
	c.Session.Page(d)
	return nil
}
