package magic

import (
	"context"

	"fluxrepl/interp/display"
)

// The cells that are shown as they are.
var (
	htmlMagic     = shown("html", "HTML", display.HTML)
	markdownMagic = shown("markdown", "Markdown", display.Markdown)
	latexMagic    = shown("latex", "LaTeX, dollar signs included", display.Latex)
	svgMagic      = shown("svg", "SVG", display.SVG)
	jsMagic       = shown("js", "JavaScript", display.JavaScript)
)

func shown(name, what string, form func(string) display.Data) *Magic {
	return &Magic{
		Name: "%%" + name, Body: what, Short: "show the cell as " + what,
		Run: func(_ context.Context, c *Call) error {
			if err := c.none(); err != nil {
				return err
			}
			c.Session.Display(form(c.Body))
			return nil
		},
	}
}
