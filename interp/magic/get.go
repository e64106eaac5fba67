package magic

import (
	"context"
	"flag"
)

var getMagic = &Magic{
	Name: "%get", Args: "[-replace FOLDER] MODULE[@VERSION]", Takes: TakesText, Defines: true,
	Short: "add a module for the cells to import",
	Long: `
The module is downloaded as go get does it, with your GOPROXY and cache.
-replace takes a folder on this machine instead.`,
	Run: func(ctx context.Context, c *Call) error {
		folder := ""
		w, err := c.flags(func(fs *flag.FlagSet) { fs.StringVar(&folder, "replace", "", "") })
		if err != nil {
			return err
		}
		if len(w) != 1 {
			return c.usage("want one module, got %d", len(w))
		}
		m, err := part[Modules](c, "modules of others: cells import the standard library and the packages of fluxrepl")
		if err != nil {
			return err
		}
		if folder != "" {
			folder = c.path(folder)
		}
		if err := m.Get(ctx, w[0], folder, func(line string) { c.printf("%s\n", line) }); err != nil {
			return c.fail(err)
		}
		return nil
	},
}

var modMagic = &Magic{
	Name: "%mod", Short: "print the session's go.mod",
	Run: func(ctx context.Context, c *Call) error {
		if err := c.none(); err != nil {
			return err
		}
		m, err := part[Modules](c, "modules of others: cells import the standard library and the packages of fluxrepl")
		if err != nil {
			return err
		}
		text, err := m.Mod(ctx)
		if err != nil {
			return c.fail(err)
		}
		c.printf("%s", text)
		return nil
	},
}

var go111moduleMagic = &Magic{
	Name: "%go111module", Args: "on|off|auto", Takes: TakesText,
	Short: "do nothing: modules are always on; notebooks of gophernotes have it",
	Run: func(_ context.Context, c *Call) error {
		switch c.Args {
		case "on", "off", "auto":
			return nil
		}
		return c.usage("want on, off or auto, got %q", c.Args)
	},
}
