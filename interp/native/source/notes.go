package source

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// notes says which functions still use an earlier meaning of a name.
func (p *unitPackage) notes(stale []types.Object) {
	for _, old := range stale {
		var who []string
		for fo, f := range p.w.funcs {
			if p.w.current[fo.Name()] != fo {
				continue
			}
			for _, u := range f.uses {
				if v := p.w.heap.Of(u); u == old || v != nil && v == p.w.heap.Of(old) {
					who = append(who, fo.Name())
					break
				}
			}
		}
		if len(who) == 0 {
			continue
		}
		slices.Sort(who)
		verb := "still uses"
		if len(who) > 1 {
			verb = "still use"
		}
		p.unit.Notes = append(p.unit.Notes, fmt.Sprintf("%s %s the earlier %s (%s)", strings.Join(who, ", "), verb, old.Name(), describe(old)))
	}
}

func describe(o types.Object) string {
	switch o := o.(type) {
	case *types.TypeName:
		return "type"
	case *types.Const:
		return "constant"
	default:
		return types.TypeString(o.Type(), relative)
	}
}

// relative leaves out the package of a cell's types in messages.
func relative(p *types.Package) string {
	if p.Path() == mainPath {
		return ""
	}
	return p.Name()
}
