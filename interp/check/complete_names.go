package check

import (
	"go/token"
	"go/types"
	"sort"
	"strings"

	"fluxrepl/interp/symbols"
)

// globalNames returns the names of the session and of the universe; keywords and
// packages that a cell may use without an import only if something was typed, since
// there are hundreds.
func globalNames(env Env, typed bool) []candidate {
	var found []candidate
	for _, n := range env.Names() {
		o := env.Lookup(n)
		if o == nil || strings.ContainsRune(n, '·') {
			continue
		}
		c := candidate{text: n, kind: kindOf(o), obj: o, group: groupSession}
		if c.kind == "package" {
			c.group = groupPackage
		}
		found = append(found, c)
	}
	if !typed {
		return found
	}
	for _, n := range types.Universe.Names() {
		o := types.Universe.Lookup(n)
		found = append(found, candidate{text: n, kind: kindOf(o), obj: o, group: groupUniverse})
	}
	for t := token.BREAK; t <= token.VAR; t++ {
		found = append(found, candidate{text: t.String(), kind: "keyword", group: groupUniverse})
	}
	names := make([]string, 0, len(wellKnown()))
	for n := range wellKnown() {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		found = append(found, candidate{text: n, kind: "package", typ: WellKnown(n), group: groupUnimported})
	}
	return found
}

// importPaths returns the paths of all packages that a cell can import.
func importPaths() []candidate {
	var found []candidate
	for _, path := range symbols.Packages() {
		c := candidate{text: path, kind: "package", group: groupPackage}
		if strings.HasPrefix(path, "fluxrepl/") {
			c.group = groupSession
		}
		found = append(found, c)
	}
	return found
}

// packageMembers returns the exported names of a package.
func packageMembers(p *types.Package) []candidate {
	var found []candidate
	for _, n := range p.Scope().Names() {
		if o := p.Scope().Lookup(n); o.Exported() {
			found = append(found, candidate{text: n, kind: kindOf(o), obj: o, group: groupField})
		}
	}
	return found
}

// typeMembers returns the fields and methods that can be selected from a value, or,
// from a type, its methods.
func typeMembers(tv types.TypeAndValue, pkg *types.Package) []candidate {
	m := &members{pkg: pkg, seen: map[string]bool{}}
	if !tv.IsType() {
		m.fields(tv.Type, 0)
	}
	set := tv.Type
	if _, isPtr := set.Underlying().(*types.Pointer); !isPtr && !types.IsInterface(set) && !tv.IsType() {
		// x.M with a pointer receiver is (&x).M. Of what has no address, such as the
		// result of a call, it is offered too: the checker then says why not.
		set = types.NewPointer(set)
	}
	for sel := range types.NewMethodSet(set).Methods() {
		o := sel.Obj()
		if visible(o, pkg) && !m.seen[o.Name()] {
			m.seen[o.Name()] = true
			m.found = append(m.found, candidate{text: o.Name(), kind: "method", obj: o, owner: receiverType(o), group: groupLocal})
		}
	}
	return m.found
}

// members collects the fields of a struct.
type members struct {
	pkg   *types.Package
	seen  map[string]bool
	found []candidate
}

// maxEmbedding bounds how deep embedded structs are followed; a type may embed
// pointers to itself.
const maxEmbedding = 8

// fields adds the fields of a type and those of the structs embedded in it.
func (m *members) fields(t types.Type, depth int) {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok || depth > maxEmbedding {
		return
	}
	for f := range s.Fields() {
		if visible(f, m.pkg) && !m.seen[f.Name()] {
			m.seen[f.Name()] = true
			m.found = append(m.found, candidate{text: f.Name(), kind: "field", obj: f, owner: ownerName(t), group: groupField})
		}
	}
	for f := range s.Fields() {
		if f.Embedded() {
			m.fields(f.Type(), depth+1)
		}
	}
}

// visible reports whether a cell may use a field or method: exported ones, and all of
// types declared in cells.
func visible(o types.Object, pkg *types.Package) bool {
	return o.Name() != "_" && (o.Exported() || o.Pkg() == nil || o.Pkg().Path() == pkg.Path())
}

// ownerName returns the name of a type for docs, without pointer.
func ownerName(t types.Type) string {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj().Name()
	}
	return ""
}

// receiverType returns the name of the type that a method is declared on.
func receiverType(o types.Object) string {
	f, ok := o.(*types.Func)
	if !ok || f.Signature().Recv() == nil {
		return ""
	}
	return ownerName(f.Signature().Recv().Type())
}

// docOf returns the documentation of an object; owner is the type of a field or
// method.
func docOf(env Env, o types.Object, owner string) string {
	switch {
	case o.Pkg() == nil && o.Parent() == types.Universe:
		return symbols.Doc("builtin", o.Name())
	case owner != "" && o.Pkg() != nil && o.Pkg().Path() != mainPath:
		return symbols.Doc(o.Pkg().Path(), owner+"."+o.Name())
	}
	return env.Doc(o)
}

// kindOf says what an object is.
func kindOf(o types.Object) string {
	switch o := o.(type) {
	case *types.PkgName:
		return "package"
	case *types.TypeName:
		return "type"
	case *types.Const, *types.Nil:
		return "constant"
	case *types.Func:
		if o.Signature().Recv() != nil {
			return "method"
		}
		return "function"
	case *types.Builtin:
		return "function"
	case *types.Var:
		if o.IsField() {
			return "field"
		}
	}
	return "variable"
}

// typeOf writes the type or signature of an object, names of packages included.
func typeOf(o types.Object) string {
	switch o := o.(type) {
	case *types.PkgName:
		return o.Imported().Path()
	case *types.TypeName:
		return typeKind(o.Type())
	case *types.Builtin, *types.Nil:
		return ""
	}
	return types.TypeString(o.Type(), qualifier)
}

// qualifier writes the name of a package before its types, and none for a cell's.
func qualifier(p *types.Package) string {
	if p.Path() == mainPath {
		return ""
	}
	return p.Name()
}

// typeKind says in a word what is behind a type's name.
func typeKind(t types.Type) string {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return "struct"
	case *types.Interface:
		return "interface"
	default:
		return types.TypeString(u, qualifier)
	}
}
