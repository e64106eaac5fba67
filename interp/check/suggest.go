package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"strings"
)

// noField matches what the checker says of an unknown field or method.
var noField = regexp.MustCompile(`undefined \(type (.+) has no field or method (\w+)`)

// noKey matches what the checker says of an unknown key of a struct literal.
var noKey = regexp.MustCompile(`^unknown field (\w+) in struct literal of type (.+)$`)

// fieldsOf lists the fields of a struct type by its name.
func (c *checking) fieldsOf(name string) []string {
	scope := c.cell.Pkg.Scope()
	if pkg, member, dotted := strings.Cut(name, "."); dotted {
		p := c.imports[pkg]
		if p == nil {
			return nil
		}
		scope, name = p.Scope(), member
	}
	o := scope.Lookup(name)
	if o == nil {
		return nil
	}
	s, ok := o.Type().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var out []string
	for f := range s.Fields() {
		out = append(out, f.Name())
	}
	return out
}

// suggest returns the name that was probably meant in an error about an
// unknown one, "" if none is near.
func (c *checking) suggest(msg string, pos token.Pos, info *types.Info) string {
	if name, ok := strings.CutPrefix(msg, "undefined: "); ok {
		if pkg, member, dotted := strings.Cut(name, "."); dotted {
			if s := nearest(member, c.members(pkg)); s != "" {
				return pkg + "." + s
			}
			return ""
		}
		return nearest(name, c.names(pos, info))
	}
	if m := noKey.FindStringSubmatch(msg); m != nil {
		return nearest(m[1], c.fieldsOf(m[2]))
	}
	if m := noField.FindStringSubmatch(msg); m != nil && !strings.Contains(msg, "but does have") {
		return nearest(m[2], c.fields(pos, info))
	}
	return ""
}

// members lists the exported names of a package by its local name.
func (c *checking) members(pkg string) []string {
	p := c.imports[pkg]
	if p == nil {
		for _, imp := range c.cell.Pkg.Imports() {
			if imp.Name() == pkg {
				p = imp
			}
		}
	}
	if p == nil {
		return nil
	}
	var out []string
	for _, n := range p.Scope().Names() {
		if token.IsExported(n) {
			out = append(out, n)
		}
	}
	return out
}

// names lists what is in scope at pos.
func (c *checking) names(pos token.Pos, info *types.Info) []string {
	var out []string
	for n := range c.own {
		out = append(out, n)
	}
	out = append(out, c.scope.Names()...)
	out = append(out, types.Universe.Names()...)
	for node, s := range info.Scopes {
		if _, isFile := node.(*ast.File); !isFile && s.Contains(pos) {
			out = append(out, s.Names()...)
		}
	}
	return out
}

// fields lists the fields and methods of the operand of the selector at pos.
func (c *checking) fields(pos token.Pos, info *types.Info) []string {
	var out []string
	for e, tv := range info.Types {
		if tv.Type == nil || e.End() >= pos || pos-e.End() > 2 {
			continue
		}
		t := tv.Type
		ms := types.NewMethodSet(t)
		if _, isPtr := t.(*types.Pointer); !isPtr {
			ms = types.NewMethodSet(types.NewPointer(t))
		}
		for m := range ms.Methods() {
			out = append(out, m.Obj().Name())
		}
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		if s, ok := t.Underlying().(*types.Struct); ok {
			for f := range s.Fields() {
				out = append(out, f.Name())
			}
		}
	}
	return out
}

// nearest picks the candidate at the smallest edit distance, the first in the
// alphabet among equals; nothing when all are far.
func nearest(name string, candidates []string) string {
	best, at := "", max(1, len(name)/3)+1
	for _, n := range candidates {
		if n == name || n == "_" || strings.Contains(n, "·") {
			continue
		}
		d := distance(name, n)
		if strings.EqualFold(n, name) {
			d = 0
		}
		if d >= len(name) {
			continue // nothing of the name is left: n does not mean a
		}
		if d < at || (d == at && best != "" && n < best) {
			best, at = n, d
		}
	}
	return best
}

// distance counts insertions, deletions, substitutions and swaps of
// neighbours that turn a into b.
func distance(a, b string) int {
	prev2, prev := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur := make([]int, len(b)+1)
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev = prev, cur
	}
	return prev[len(b)]
}
