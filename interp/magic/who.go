package magic

import (
	"context"
	"fmt"
	"go/types"
	"slices"
	"strings"

	"fluxrepl/interp/display"
)

var whoMagic = &Magic{
	Name: "%who", Args: "[KIND…]", Takes: TakesText,
	Short: "list the names of the session",
	Long:  whoLong,
	Run: func(_ context.Context, c *Call) error {
		names, err := c.names()
		if err != nil {
			return err
		}
		var list []string
		for _, n := range names {
			list = append(list, n.name)
		}
		if len(list) == 0 {
			c.printf("no names\n")
		} else {
			c.printf("%s\n", strings.Join(list, "  "))
		}
		return c.leftRunning()
	},
}

var whosMagic = &Magic{
	Name: "%whos", Args: "[KIND…]", Takes: TakesText,
	Short: "list the names of the session with types, sizes and values",
	Long:  whoLong,
	Run: func(_ context.Context, c *Call) error {
		names, err := c.names()
		if err != nil {
			return err
		}
		t := newTable(0)
		t.row("name", "kind", "type", "size", "value")
		for _, n := range names {
			t.row(n.name, n.kind, n.typ, n.size, n.value)
		}
		c.printf("%s", t)
		return c.leftRunning()
	},
}

const whoLong = `
KIND is variable, function, type, constant or package, a name, or the beginning of
a type's name; without it all but the packages that every session has are listed.
Sizes follow pointers, slices, maps and interfaces; what two variables share is
counted for both. Goroutines that earlier cells left running are told too.`

// name is a row of %whos.
type name struct{ name, kind, typ, size, value string }

// kinds of names that %who can be asked for.
var kinds = []string{"variable", "function", "type", "constant", "package"}

// names lists what was asked for.
func (c *Call) names() ([]name, error) {
	want, err := c.words()
	if err != nil {
		return nil, err
	}
	env := c.Session.Env()
	values := map[string]Variable{}
	for _, v := range c.Session.Variables() {
		values[v.Name] = v
	}
	var out []name
	for _, n := range env.Names() {
		o := env.Lookup(n)
		if o == nil || strings.ContainsRune(n, '·') {
			continue
		}
		row := rowOf(n, o, values)
		if wanted(row, want) {
			out = append(out, row)
		}
	}
	return out, nil
}

func rowOf(n string, o types.Object, values map[string]Variable) name {
	row := name{name: n, kind: "variable", typ: typeText(o.Type())}
	switch o := o.(type) {
	case *types.PkgName:
		return name{name: n, kind: "package", typ: fmt.Sprintf("%q", o.Imported().Path())}
	case *types.Func:
		row.kind = "function"
		return row
	case *types.TypeName:
		row.kind, row.typ = "type", typeText(o.Type().Underlying())
		return row
	case *types.Const:
		row.kind, row.value = "constant", brief(o.Val().String())
		return row
	}
	if v, ok := values[n]; ok && v.Known {
		row.size = size(sizeOf(v.Value))
		row.value = brief(display.Text(v.Value))
	}
	return row
}

// wanted reports whether a row is of one of the kinds; no kinds are all but
// packages.
func wanted(row name, want []string) bool {
	for _, w := range want {
		if slices.Contains(kinds, strings.TrimSuffix(w, "s")) {
			if row.kind == strings.TrimSuffix(w, "s") {
				return true
			}
			continue
		}
		if strings.HasPrefix(row.typ, w) || row.name == w {
			return true
		}
	}
	return len(want) == 0 && row.kind != "package"
}

// typeText writes a type with the names of packages, on one line.
func typeText(t types.Type) string {
	return brief(types.TypeString(t, func(p *types.Package) string {
		if p.Path() == "main" {
			return ""
		}
		return p.Name()
	}))
}

// brief is the first line of a text, at most 60 characters of it.
func brief(s string) string {
	line, rest, _ := strings.Cut(strings.TrimSpace(s), "\n")
	line = strings.ReplaceAll(line, "\t", " ")
	if r := []rune(line); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	if rest != "" {
		line += " …"
	}
	return line
}

// leftRunning tells about goroutines.
func (c *Call) leftRunning() error {
	for _, g := range c.Session.Goroutines() {
		verb := "goroutines that still run"
		if g.Count == 1 {
			verb = "goroutine that still runs"
		}
		c.printf("%s left %d %s\n", g.Cell, g.Count, verb)
	}
	return nil
}
