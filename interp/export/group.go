package export

import (
	"cmp"
	"go/types"
	"slices"
	"strconv"
)

// group is a name of the program: an object of the outermost level, or a
// variable or function with what took its place under the same type.
type group struct {
	members  []types.Object
	cell     *cell // that declares it first
	name     string
	base     string // what name is made of; "" for that of the objects
	local    bool   // a variable of its cell's function
	variable bool   // a function that is declared again
}

func (g *group) isVar() bool {
	_, ok := g.members[0].(*types.Var)
	return ok
}

// declare takes the names of a cell. A variable or function of the same type
// as the one before is the same, which is what the session's own code sees.
func (w *writer) declare(c *cell) {
	for _, o := range byPosition(c.checked.Objects) {
		if old := w.current[o.Name()]; old != nil && shares(o, old.members[0]) {
			old.members = append(old.members, o)
			old.variable = !old.isVar()
			w.tops[o] = old
			continue
		}
		g := &group{members: []types.Object{o}, cell: c}
		w.groups = append(w.groups, g)
		w.tops[o] = g
		w.current[o.Name()] = g
	}
	w.takeMethods(c)
}

func byPosition(os []types.Object) []types.Object {
	os = slices.Clone(os)
	slices.SortStableFunc(os, func(a, b types.Object) int { return int(a.Pos()) - int(b.Pos()) })
	return os
}

// shares says that a new object takes the place of an old one.
func shares(o, old types.Object) bool {
	switch f := o.(type) {
	case *types.Var:
		if _, ok := old.(*types.Var); !ok {
			return false
		}
	case *types.Func:
		if _, ok := old.(*types.Func); !ok || f.Signature().TypeParams().Len() > 0 {
			return false
		}
	default:
		return false
	}
	return types.Identical(o.Type(), old.Type())
}

// nameGroups gives the names of the package. The first to be called x is x,
// the next ones are x2, x3 and so on.
func (w *writer) nameGroups() {
	w.used = map[string]bool{"main": !w.verbatim, "init": true}
	for _, c := range w.cells {
		for _, r := range c.refs {
			if r.obj.Parent() == types.Universe {
				w.used[r.obj.Name()] = true
			}
		}
	}
	for _, n := range types.Universe.Names() {
		if _, ok := types.Universe.Lookup(n).(*types.TypeName); ok || n == "nil" {
			w.used[n] = true
		}
	}
	typeNames := map[string]bool{} // that a declaration which is added may have to spell
	for _, g := range w.groups {
		n := cmp.Or(g.base, g.members[0].Name())
		g.name = n
		switch {
		case g.local && !typeNames[n]: // it may have the name of a variable of the package
			continue
		case w.used[n], g.base != "":
			g.name = w.name(n)
		}
		w.used[g.name] = true
		if _, ok := g.members[0].(*types.TypeName); ok {
			typeNames[n] = true
		}
	}
}

// name returns a name for something of the package that no cell spells:
// base, or base with the first number that is free.
func (w *writer) name(base string) string {
	n := base
	for i := 2; w.used[n] || w.spelled[n]; i++ {
		n = base + strconv.Itoa(i)
	}
	w.used[n] = true
	return n
}
