package magic

import (
	"context"
	"slices"
	"strings"
)

// engineNames are what %engine takes.
var engineNames = []string{"auto", "interpreted", "native"}

var engineMagic = &Magic{
	Name: "%engine", Args: "[auto|interpreted|native]", Takes: TakesEngine,
	Short: "print or choose the engine that runs the cells",
	Long:  "auto interprets small cells at once and compiles the others. %%native and %%interpreted choose for one cell.",
	Run: func(ctx context.Context, c *Call) error {
		e, err := part[Engines](c, "choice of engines")
		if err != nil {
			return err
		}
		if c.Args != "" {
			if !slices.Contains(engineNames, c.Args) {
				return c.usage("want %s, got %s", strings.Join(engineNames, ", "), c.Args)
			}
			if err := e.SetEngine(ctx, c.Args); err != nil {
				return c.fail(err)
			}
		}
		name, state := e.Engine()
		c.printf("%s: %s\n", name, state)
		return nil
	},
}

var nativeMagic = onEngine("native", "compile the cell and run it at full speed")

var interpretedMagic = onEngine("interpreted", "interpret the cell, whatever %engine says")

func onEngine(engine, short string) *Magic {
	return &Magic{
		Name: "%%" + engine, Body: "Go", Short: short,
		Run: func(ctx context.Context, c *Call) error {
			if err := c.none(); err != nil {
				return err
			}
			e, err := part[Engines](c, "choice of engines")
			if err != nil {
				return err
			}
			c.Value, err = e.RunOn(ctx, engine, c.BodySource())
			return err
		},
	}
}
