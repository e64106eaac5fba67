package check

import (
	"go/types"
	"regexp"
	"strings"
)

// sameNames matches what the checker says of two types with one name.
var sameNames = regexp.MustCompile(`(?:of (?:\w+ )?type (\S+)\) as (\S+) value in|mismatched types (\S+) and (\S+)\))`)

// versions tells two types with one name apart: a cell that declares a type
// again makes a new one, and values of the old one keep theirs.
func (m *mistake) versions() {
	at := sameNames.FindStringSubmatchIndex(m.msg)
	if at == nil {
		return
	}
	first, second := 2, 4
	if at[first] < 0 {
		first, second = 6, 8
	}
	a, b := m.msg[at[first]:at[first+1]], m.msg[at[second]:at[second+1]]
	if a != b {
		return
	}
	has, wants := m.twoTypes(strings.TrimLeft(a, "*[]"))
	if has == "" || wants == "" {
		return
	}
	m.advice = "a cell that declares a type again makes a new type: make values and functions of it anew"
	m.msg = m.msg[:at[first+1]] + " (" + has + ")" + m.msg[at[first+1]:at[second+1]] + " (" + wants + ")" + m.msg[at[second+1]:]
}

// twoTypes returns the cells that declare the two types of a name which a
// mistake is about.
func (m *mistake) twoTypes(name string) (has, wants string) {
	var left, right types.Type
	if b := m.binary(); b != nil && strings.Contains(m.msg, "mismatched") {
		left, right = m.info.TypeOf(b.X), m.info.TypeOf(b.Y)
		return m.declaredIn(declaredType(left)), m.declaredIn(declaredType(right))
	}
	x, _ := m.used()
	if x == nil {
		return "", ""
	}
	own := declaredType(m.info.TypeOf(x))
	if own == nil {
		return "", ""
	}
	var others []*types.Named
	for _, n := range m.c.namedTypes(name, m.info) {
		if n != own {
			others = append(others, n)
		}
	}
	if len(others) != 1 {
		return m.declaredIn(own), "another version"
	}
	return m.declaredIn(own), m.declaredIn(others[0])
}

// declaredType is the declared type behind pointers and slices.
func declaredType(t types.Type) *types.Named {
	for t != nil {
		switch u := types.Unalias(t).(type) {
		case *types.Named:
			return u.Origin()
		case *types.Pointer:
			t = u.Elem()
		case *types.Slice:
			t = u.Elem()
		case *types.Array:
			t = u.Elem()
		default:
			return nil
		}
	}
	return nil
}

// namedTypes lists the types of cells with a name that the cell comes across.
func (c *checking) namedTypes(name string, info *types.Info) []*types.Named {
	var out []*types.Named
	seen := map[*types.Named]bool{}
	var add func(t types.Type)
	add = func(t types.Type) {
		if sig, ok := t.(*types.Signature); ok {
			for v := range sig.Params().Variables() {
				add(v.Type())
			}
			return
		}
		if n := declaredType(t); n != nil && n.Obj().Name() == name && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == mainPath && !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	for _, tv := range info.Types {
		if tv.Type != nil {
			add(tv.Type)
		}
	}
	for _, o := range info.Uses {
		add(o.Type())
	}
	if o := c.scope.Lookup(name); o != nil && len(out) < 2 {
		add(o.Type())
	}
	return out
}

// declaredIn names the cell that declares a type.
func (m *mistake) declaredIn(n *types.Named) string {
	if n == nil || !n.Obj().Pos().IsValid() {
		return ""
	}
	if f := m.c.cell.Fset.Position(n.Obj().Pos()).Filename; f != "" {
		return f
	}
	return m.c.cell.Name
}
