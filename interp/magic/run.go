package magic

import (
	"context"
	"path/filepath"
	"strings"
)

var runMagic = &Magic{
	Name: "%run", Args: "FILE.go", Takes: TakesFile, Defines: true,
	Short: "run a program or a script of cells in this session",
	Long: `
What it declares stays. func main of a program runs; the cells of a script, which
lines beginning with // %% divide, run one after another.`,
	Run: func(ctx context.Context, c *Call) error {
		name, err := c.one("file")
		if err != nil {
			return err
		}
		if ext := filepath.Ext(name); ext != ".go" {
			return c.usage("want a file of Go, got %s", name)
		}
		text, err := readText(c.path(name))
		if err != nil {
			return c.fail(err)
		}
		for _, cell := range script(text) {
			if c.Value, err = c.Session.Run(ctx, Source{Name: filepath.Base(name), Text: cell}); err != nil {
				return err
			}
		}
		return nil
	},
}

// script cuts a script at its lines // %%; each cell begins with blank lines,
// so that its own have their numbers. Cells of text are left out.
func script(text string) []string {
	var cells []string
	var b strings.Builder
	lines, keep := 0, true
	flush := func() {
		if keep && strings.TrimSpace(b.String()) != "" {
			cells = append(cells, b.String())
		}
		b.Reset()
		b.WriteString(strings.Repeat("\n", lines))
	}
	for line := range strings.Lines(text) {
		lines++
		title, ok := strings.CutPrefix(strings.TrimLeft(strings.TrimPrefix(line, "//"), " "), "%%")
		if !ok || !strings.HasPrefix(line, "//") {
			b.WriteString(line)
			continue
		}
		flush()
		keep = !strings.Contains(title, "[markdown]")
	}
	flush()
	return cells
}
