package source

import (
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// typ is a type in written source.
func (p *unitPackage) typ(t types.Type) string { return p.typeText(t, 0) }

// maxTypeDepth bounds how deep types without names may nest.
const maxTypeDepth = 200

func (p *unitPackage) typeText(t types.Type, depth int) string {
	if depth > maxTypeDepth {
		p.refuse(p.cell, token.NoPos, "the type %s is nested too deeply", types.TypeString(t, relative))
	}
	in := func(t types.Type) string { return p.typeText(t, depth+1) }
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return p.basic(t)
	case *types.Named:
		return p.named(t)
	case *types.TypeParam:
		return p.local(t.Obj().Name())
	case *types.Pointer:
		return "*" + in(t.Elem())
	case *types.Slice:
		return "[]" + in(t.Elem())
	case *types.Array:
		return "[" + strconv.FormatInt(t.Len(), 10) + "]" + in(t.Elem())
	case *types.Map:
		return "map[" + in(t.Key()) + "]" + in(t.Elem())
	case *types.Chan:
		switch t.Dir() {
		case types.SendOnly:
			return "chan<- (" + in(t.Elem()) + ")"
		case types.RecvOnly:
			return "<-chan (" + in(t.Elem()) + ")"
		}
		return "chan (" + in(t.Elem()) + ")"
	case *types.Signature:
		return "func" + p.signature(t)
	case *types.Struct:
		return p.structure(t)
	case *types.Interface:
		return p.interfaceText(t)
	case *types.Union:
		return p.union(t)
	}
	p.refuse(p.cell, token.NoPos, "the type %s cannot be written", types.TypeString(t, relative))
	return ""
}

func (p *unitPackage) basic(t *types.Basic) string {
	if t.Kind() == types.UnsafePointer {
		return p.imported("unsafe") + ".Pointer"
	}
	if t.Info()&types.IsUntyped != 0 {
		if t.Kind() == types.UntypedNil {
			return p.predeclared("any")
		}
		t = types.Default(t).(*types.Basic)
	}
	switch n := t.Name(); n {
	case "byte":
		return p.predeclared("uint8")
	case "rune":
		return p.predeclared("int32")
	default:
		return p.predeclared(n)
	}
}

// predeclared is the name of a predeclared type, or its other name if a type
// of a cell hides it.
func (p *unitPackage) predeclared(name string) string {
	if p.hidden[name] || p.w.names[name] {
		return p.rt("P" + name)
	}
	return name
}

// named writes a named type and its arguments.
func (p *unitPackage) named(t *types.Named) string {
	o := t.Origin().Obj()
	args := p.typeArgs(t.TypeArgs())
	switch {
	case o.Pkg() == nil && o.Name() == "comparable":
		return "comparable"
	case o.Pkg() == nil:
		return p.predeclared(o.Name())
	case !ours(o):
		if !o.Exported() {
			p.refuse(p.cell, token.NoPos, "the type %s is not exported by its package", types.TypeString(t, relative))
		}
		return p.imported(o.Pkg().Path()) + "." + o.Name() + args
	}
	h := p.w.homes[o]
	switch {
	case h == nil: // declared inside of a function
		return o.Name() + args
	case h.path != p.path:
		return p.imported(h.path) + "." + h.alias + args
	case p.hidden[h.name]:
		return h.alias + args
	}
	return h.name + args
}

func (p *unitPackage) typeArgs(list *types.TypeList) string {
	if list.Len() == 0 {
		return ""
	}
	args := make([]string, list.Len())
	for i := range args {
		args[i] = p.typ(list.At(i))
	}
	return "[" + strings.Join(args, ", ") + "]"
}

// typeParams writes the type parameters of a declaration.
func (p *unitPackage) typeParams(list *types.TypeParamList) string {
	if list.Len() == 0 {
		return ""
	}
	params := make([]string, list.Len())
	for i := range params {
		tp := list.At(i)
		params[i] = p.local(tp.Obj().Name()) + " " + p.constraint(tp.Constraint())
	}
	return "[" + strings.Join(params, ", ") + "]"
}

// constraint writes a constraint; ~int | string may be an interface without
// the word.
func (p *unitPackage) constraint(t types.Type) string { return p.typ(t) }

// paramNames writes the names of type parameters, in brackets.
func (p *unitPackage) paramNames(list *types.TypeParamList) string {
	if list.Len() == 0 {
		return ""
	}
	names := make([]string, list.Len())
	for i := range names {
		names[i] = p.local(list.At(i).Obj().Name())
	}
	return "[" + strings.Join(names, ", ") + "]"
}

// signature writes parameters and results without names.
func (p *unitPackage) signature(s *types.Signature) string {
	return "(" + strings.Join(p.paramTypes(s), ", ") + ")" + p.results(s, false)
}

func (p *unitPackage) paramTypes(s *types.Signature) []string {
	params := make([]string, s.Params().Len())
	for i := range params {
		params[i] = p.paramType(s, i)
	}
	return params
}

// paramType is the type of a parameter as a declaration has it.
func (p *unitPackage) paramType(s *types.Signature, i int) string {
	t := s.Params().At(i).Type()
	if !s.Variadic() || i < s.Params().Len()-1 {
		return p.typ(t)
	}
	if list, ok := types.Unalias(t).(*types.Slice); ok {
		return "..." + p.typ(list.Elem())
	}
	return p.typ(t) // append([]byte, string...)
}

// params writes parameters with their names.
func (p *unitPackage) params(s *types.Signature) string {
	params := make([]string, s.Params().Len())
	for i := range params {
		params[i] = p.local(s.Params().At(i).Name()) + " " + p.paramType(s, i)
	}
	return "(" + strings.Join(params, ", ") + ")"
}

func (p *unitPackage) results(s *types.Signature, names bool) string {
	n := s.Results().Len()
	if n == 0 {
		return ""
	}
	list := make([]string, n)
	for i := range list {
		r := s.Results().At(i)
		list[i] = p.typ(r.Type())
		if names && r.Name() != "" {
			list[i] = p.local(r.Name()) + " " + list[i]
		}
	}
	return " (" + strings.Join(list, ", ") + ")"
}

func (p *unitPackage) interfaceText(t *types.Interface) string {
	if t.NumExplicitMethods() == 0 && t.NumEmbeddeds() == 0 {
		return "interface{}"
	}
	if t.IsImplicit() && t.NumEmbeddeds() == 1 && t.NumExplicitMethods() == 0 {
		return "interface{" + p.typ(t.EmbeddedType(0)) + "}"
	}
	var parts []string
	for m := range t.ExplicitMethods() {
		parts = append(parts, methodName(m)+p.signature(m.Signature()))
	}
	for e := range t.EmbeddedTypes() {
		parts = append(parts, p.typ(e))
	}
	return "interface{" + strings.Join(parts, "; ") + "}"
}

func (p *unitPackage) union(t *types.Union) string {
	var parts []string
	for term := range t.Terms() {
		tilde := ""
		if term.Tilde() {
			tilde = "~"
		}
		parts = append(parts, tilde+p.typ(term.Type()))
	}
	return strings.Join(parts, " | ")
}

// relative leaves out the package of a cell's types in messages.
func relative(p *types.Package) string {
	if p.Path() == mainPath {
		return ""
	}
	return p.Name()
}
