package magic

import (
	"context"
	"fmt"
	"strings"
)

var doctorMagic = &Magic{
	Name: "%doctor", Short: "say what native cells need and what of it is here",
	Run: func(ctx context.Context, c *Call) error {
		if err := c.none(); err != nil {
			return err
		}
		d, err := part[Doctor](c, "toolchain to look at")
		if err != nil {
			return err
		}
		report, fine := d.Doctor(ctx)
		c.printf("%s\n", strings.TrimRight(report, "\n"))
		if !fine {
			return c.fail(fmt.Errorf("cells cannot be compiled here; they are interpreted"))
		}
		return nil
	},
}
