package rewrite

import (
	"fmt"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"fluxrepl/interp/symbols"
)

// mainPath is the package path of everything that cells declare.
const mainPath = "main"

// typ writes a type in the interpreter's language: types of cells by what
// they are made of, interfaces that have no compiled form as any.
func (e *emitter) typ(t types.Type) string { return e.typeText(t, 0) }

func (e *emitter) typeText(t types.Type, depth int) string {
	if depth > maxTypeDepth {
		e.refuse(token.NoPos, "the type %s is nested too deeply", types.TypeString(t, relative))
	}
	in := func(t types.Type) string { return e.typeText(t, depth+1) }
	switch t := types.Unalias(e.sub(t)).(type) {
	case *types.Basic:
		return e.basic(t)
	case *types.Named:
		return e.named(t, depth)
	case *types.Pointer:
		return "*" + in(t.Elem())
	case *types.Slice:
		return "[]" + in(t.Elem())
	case *types.Array:
		return "[" + strconv.FormatInt(t.Len(), 10) + "]" + in(t.Elem())
	case *types.Map:
		if e.compiledInterface(t.Key()) && !types.Identical(t.Key(), types.Universe.Lookup("error").Type()) {
			e.refuse(token.NoPos, "a map with keys of the interface type %s is not supported in interpreted cells; use any for the keys", types.TypeString(t.Key(), relative))
		}
		return "map[" + in(t.Key()) + "]" + in(t.Elem())
	case *types.Chan:
		switch t.Dir() {
		case types.SendOnly:
			return "chan<- " + in(t.Elem())
		case types.RecvOnly:
			return "<-chan " + in(t.Elem())
		}
		return "chan (" + in(t.Elem()) + ")"
	case *types.Signature:
		return "func" + e.signature(t, depth)
	case *types.Struct:
		return e.structText(t, depth)
	case *types.Interface:
		return "any"
	}
	e.refuse(token.NoPos, "the type %s cannot be used here", t)
	return ""
}

func (e *emitter) basic(t *types.Basic) string {
	if t.Kind() == types.UnsafePointer {
		e.refuse(token.NoPos, "package unsafe is not available to interpreted cells")
	}
	if t.Info()&types.IsUntyped != 0 {
		if t.Kind() == types.UntypedNil {
			return "any"
		}
		t = types.Default(t).(*types.Basic)
	}
	return t.Name()
}

func (e *emitter) signature(t *types.Signature, depth int) string {
	var ps, rs []string
	for i := range t.Params().Len() {
		p := t.Params().At(i).Type()
		if t.Variadic() && i == t.Params().Len()-1 {
			ps = append(ps, "..."+e.typeText(p.(*types.Slice).Elem(), depth+1))
			continue
		}
		ps = append(ps, e.typeText(p, depth+1))
	}
	for r := range t.Results().Variables() {
		rs = append(rs, e.typeText(r.Type(), depth+1))
	}
	s := "(" + strings.Join(ps, ", ") + ")"
	switch len(rs) {
	case 0:
		return s
	case 1:
		return s + " " + rs[0]
	}
	return s + " (" + strings.Join(rs, ", ") + ")"
}

// ours says that a named type was declared in a cell.
func ours(t *types.Named) bool {
	p := t.Obj().Pkg()
	return p != nil && p.Path() == mainPath
}

func (e *emitter) named(t *types.Named, depth int) string {
	if !ours(t) {
		return e.compiledName(t)
	}
	switch u := t.Underlying().(type) {
	case *types.Interface:
		return "any"
	case *types.Struct:
		return e.structName(t, u)
	}
	if depth > maxTypeDepth/2 {
		e.refuse(token.NoPos, "the type %s contains itself without a struct in between, which interpreted cells cannot express; put it into a struct field", types.TypeString(t, relative))
	}
	return e.typeText(t.Underlying(), depth+1)
}

// maxTypeDepth is where a type is taken to go on for ever.
const maxTypeDepth = 80

func (e *emitter) compiledName(t *types.Named) string {
	o := t.Obj()
	if o.Pkg() == nil {
		return o.Name() // error, comparable
	}
	if _, isFunc := t.Underlying().(*types.Signature); isFunc && t.TypeArgs().Len() > 0 && t.NumMethods() == 0 {
		return e.typeText(t.Underlying(), 1) // iter.Seq
	}
	if t.TypeArgs().Len() > 0 {
		e.refuse(token.NoPos, "%s is generic; the interpreter has no generic types of compiled packages", o.Pkg().Name()+"."+o.Name())
	}
	if !o.Exported() || !symbols.Has(o.Pkg().Path(), o.Name()) {
		if _, ok := t.Underlying().(*types.Interface); ok {
			return "any"
		}
		e.refuse(token.NoPos, "the interpreter's tables do not have the type %s", o.Pkg().Name()+"."+o.Name())
	}
	return e.alias(o.Pkg()) + "." + o.Name()
}

// structName declares the struct type of a named type once and names it.
func (e *emitter) structName(t *types.Named, u *types.Struct) string {
	if n, ok := e.w.structs.At(t).(string); ok {
		return n
	}
	e.refuseSelf(t, u)
	n := e.w.fresh("T", t.Obj().Name())
	e.w.setType(&e.w.structs, t, n)
	at := len(*e.decls)
	e.declare("")
	(*e.decls)[at] = "type " + n + " " + e.structText(u, 0)
	return n
}

// fieldName is what a field is called in written source: embedded fields have
// their type's name, blank ones a number.
func fieldName(s *types.Struct, i int) string {
	f := s.Field(i)
	if f.Name() == "_" {
		return "Blank" + strconv.Itoa(i)
	}
	return ascii(f.Name())
}

// structText writes a struct. Fields that are not exported are tagged so that
// compiled code that reflects over the value does not see them, as it would
// not in a compiled program.
func (e *emitter) structText(s *types.Struct, depth int) string {
	var b strings.Builder
	b.WriteString("struct {")
	for i := range s.NumFields() {
		f := s.Field(i)
		tag := s.Tag(i)
		if !f.Exported() {
			tag = `json:"-" flux:"-" xml:"-"`
		}
		fmt.Fprintf(&b, " %s %s", fieldName(s, i), e.typeText(f.Type(), depth+1))
		if tag != "" {
			b.WriteString(" " + strconv.Quote(tag))
		}
		b.WriteString(";")
	}
	b.WriteString(" }")
	return b.String()
}

// alias imports a package into the written source and returns its name there.
func (e *emitter) alias(p *types.Package) string {
	if a, ok := e.w.aliases[p.Path()]; ok {
		return a
	}
	if !symbols.Has(p.Path(), "") {
		e.refuse(token.NoPos, "the interpreter does not have package %s", p.Path())
	}
	a := e.w.fresh("p", p.Name())
	set(e.w, e.w.aliases, p.Path(), a)
	e.unit.Imports = append(e.unit.Imports, fmt.Sprintf("import %s %q", a, p.Path()))
	return a
}

// zero writes the zero value of a type.
func (e *emitter) zero(t types.Type) string {
	switch u := e.sub(t).Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return e.cast(t, "false")
		case u.Info()&types.IsString != 0:
			return e.cast(t, `""`)
		case u.Info()&types.IsNumeric != 0:
			return e.cast(t, "0")
		}
		return "nil"
	case *types.Struct, *types.Array:
		return e.typ(t) + "{}"
	}
	return "nil"
}

// cast writes a conversion of a constant to a type, if one is needed.
func (e *emitter) cast(t types.Type, text string) string {
	n := e.typ(t)
	if n == "int" || n == "string" || n == "bool" {
		return text
	}
	return n + "(" + text + ")"
}
