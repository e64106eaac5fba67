package main

import (
	"bytes"
	"fmt"
	"go/types"
	"path"
	"strings"
)

// imports gives each package that a file mentions a name of its own.
type imports struct {
	names map[string]string // by path
	taken map[string]bool
}

func newImports() *imports {
	return &imports{names: map[string]string{}, taken: map[string]bool{}}
}

// use returns the name of a package in the file.
func (q *imports) use(p string) string {
	if name, ok := q.names[p]; ok {
		return name
	}
	base := strings.NewReplacer("-", "", ".", "").Replace(path.Base(p))
	if base == "v2" || base == "v3" {
		base = path.Base(path.Dir(p))
	}
	name := base
	for i := 2; q.taken[name]; i++ {
		name = fmt.Sprint(base, i)
	}
	q.names[p], q.taken[name] = name, true
	return name
}

// qualify is the types.Qualifier of the file.
func (q *imports) qualify(p *types.Package) string { return q.use(p.Path()) }

// write writes the import declaration, the standard library first.
func (q *imports) write(b *bytes.Buffer) {
	b.WriteString("import (\n")
	for _, house := range []bool{false, true} {
		for _, p := range sorted(q.names) {
			if strings.HasPrefix(p, "fluxrepl/") != house {
				continue
			}
			if name := q.names[p]; name != path.Base(p) {
				fmt.Fprintf(b, "\t%s %q\n", name, p)
			} else {
				fmt.Fprintf(b, "\t%q\n", p)
			}
		}
		if !house {
			b.WriteString("\n")
		}
	}
	b.WriteString(")\n\n")
}

// identifier makes fluxNn of fluxrepl/flux/nn.
func identifier(p string) string {
	var b strings.Builder
	for i, word := range strings.FieldsFunc(strings.TrimPrefix(p, "fluxrepl/"), func(r rune) bool { return strings.ContainsRune("/.-", r) }) {
		if i > 0 {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		b.WriteString(word)
	}
	return b.String()
}
