package magic

import (
	"context"
	"fmt"
	"strings"

	"fluxrepl/interp/display"
)

var helpMagic = &Magic{
	Name: "%help", Args: "[NAME]", Takes: TakesMagic,
	Short: "list the magics, or tell about one",
	Run: func(_ context.Context, c *Call) error {
		if c.Args == "" {
			c.printf("%s", List())
			return nil
		}
		name, err := c.one("name")
		if err != nil {
			return err
		}
		found := named(name)
		if len(found) == 0 {
			return unknown(name)
		}
		for i, m := range found {
			if i > 0 {
				c.printf("\n")
			}
			c.printf("%s", m.Help())
		}
		return nil
	},
}

// named returns the magics that a reader may mean by a name.
func named(name string) []*Magic {
	var out []*Magic
	for _, m := range registry {
		if m.Name == name || !strings.HasPrefix(name, "%") && strings.TrimLeft(m.Name, "%") == name {
			out = append(out, m)
		}
	}
	return out
}

// List is the text of %help: a line for each magic.
func List() string {
	var b strings.Builder
	width := 0
	for _, m := range registry {
		width = max(width, len(m.Usage()))
	}
	for _, m := range registry {
		fmt.Fprintf(&b, "%-*s  %s\n", width, m.Usage(), m.Short)
	}
	b.WriteString("\nA magic stands at the start of a statement, a %% magic on the first line of a cell.\n%help NAME tells more of one.\n")
	return b.String()
}

// Help is all that is to be said about a magic.
func (m *Magic) Help() string {
	var b strings.Builder
	b.WriteString(m.Usage() + "\n")
	if m.Body != "" {
		b.WriteString(m.Body + "\n…\n")
	}
	b.WriteString("\n" + sentence(m.Short) + "\n")
	if m.Long != "" {
		b.WriteString("\n" + strings.TrimSpace(m.Long) + "\n")
	}
	return b.String()
}

// Inspect is the help of a magic as a reader's front end shows it.
func (m *Magic) Inspect() display.Data {
	return display.MakeData(display.MIMETypeText, m.Help())
}

func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }
