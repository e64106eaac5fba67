package source

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// structure writes a struct type without a name. One with fields that are not
// exported has a home: in any other package it would be another type.
func (p *unitPackage) structure(t *types.Struct) string {
	if !private(t) || open(t, map[types.Type]bool{}) || p.mentionsLocal(t, map[types.Type]bool{}) {
		return p.fieldsText(t)
	}
	if h, ok := p.w.anons.At(t).(*home); ok {
		if h.path != p.path {
			return p.imported(h.path) + "." + h.alias
		}
		return p.fieldsText(t)
	}
	p.w.serial++
	h := &home{path: p.path, alias: fmt.Sprintf("X_anon%d", p.w.serial)}
	p.w.setAnon(t, h)
	text := p.fieldsText(t)
	p.declare("type " + h.alias + " = " + text)
	return text
}

// private says that a struct has fields that other packages cannot name.
func private(t *types.Struct) bool {
	for f := range t.Fields() {
		if !f.Exported() {
			return true
		}
	}
	return false
}

// fieldsText writes a struct with its fields.
func (p *unitPackage) fieldsText(t *types.Struct) string {
	if t.NumFields() == 0 {
		return "struct{}"
	}
	parts := make([]string, t.NumFields())
	for i := range parts {
		f := t.Field(i)
		parts[i] = p.fieldName(f.Name()) + " " + p.typ(f.Type())
		if f.Embedded() {
			parts[i] = p.embedded(f)
		}
		if tag := t.Tag(i); tag != "" {
			parts[i] += " " + strconv.Quote(tag)
		}
	}
	return "struct{" + strings.Join(parts, "; ") + "}"
}

func (p *unitPackage) fieldName(name string) string { return name }

// embedded writes an embedded field. Its name is the one of its type as it is
// written, so a type that is written by another name needs an alias.
func (p *unitPackage) embedded(f *types.Var) string {
	star := ""
	t := types.Unalias(f.Type())
	if ptr, ok := t.(*types.Pointer); ok {
		star, t = "*", ptr.Elem()
	}
	text := p.typ(t)
	base, args, _ := strings.Cut(text, "[")
	if base[strings.LastIndexByte(base, '.')+1:] == f.Name() {
		return star + text
	}
	if args != "" && open(t, map[types.Type]bool{}) {
		p.refuse(p.cell, f.Pos(), "embedding %s, a generic type of an earlier cell, needs its declaration in this cell", types.TypeString(t, relative))
	}
	name := f.Name()
	if old, ok := p.embeds[name]; ok {
		if !types.Identical(old, t) {
			p.refuse(p.cell, f.Pos(), "two types named %s cannot be embedded in one cell", name)
		}
		return star + name
	}
	if o, ok := p.cell.Pkg.Scope().Lookup(name).(*types.TypeName); ok && p.w.homes[o] != nil && p.w.homes[o].path == p.path {
		p.refuse(p.cell, f.Pos(), "%s cannot be embedded in the cell that declares another type of this name", types.TypeString(t, relative))
	}
	p.embeds[name] = t
	p.declare("type " + name + " = " + text)
	return star + name
}

// open says that a type mentions a type parameter.
func open(t types.Type, seen map[types.Type]bool) bool {
	return mentions(t, seen, func(t types.Type) bool { _, is := t.(*types.TypeParam); return is })
}

// mentionsLocal says that a type mentions one that is declared inside of a
// function.
func (p *unitPackage) mentionsLocal(t types.Type, seen map[types.Type]bool) bool {
	return mentions(t, seen, func(t types.Type) bool {
		n, is := t.(*types.Named)
		return is && ours(n.Obj()) && p.w.homes[n.Origin().Obj()] == nil
	})
}

// mentions looks for a type in the text of another one: not below names.
func mentions(t types.Type, seen map[types.Type]bool, is func(types.Type) bool) bool {
	t = types.Unalias(t)
	if t == nil || seen[t] {
		return false
	}
	seen[t] = true
	if is(t) {
		return true
	}
	in := func(t types.Type) bool { return mentions(t, seen, is) }
	switch t := t.(type) {
	case *types.Named:
		for a := range t.TypeArgs().Types() {
			if in(a) {
				return true
			}
		}
	case *types.Map:
		return in(t.Key()) || in(t.Elem())
	case interface{ Elem() types.Type }:
		return in(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			if in(f.Type()) {
				return true
			}
		}
	case *types.Tuple:
		for v := range t.Variables() {
			if in(v.Type()) {
				return true
			}
		}
	case *types.Signature:
		return in(t.Params()) || in(t.Results())
	case *types.Interface:
		for m := range t.ExplicitMethods() {
			if in(m.Type()) {
				return true
			}
		}
		for e := range t.EmbeddedTypes() {
			if in(e) {
				return true
			}
		}
	case *types.Union:
		for term := range t.Terms() {
			if in(term.Type()) {
				return true
			}
		}
	}
	return false
}

// foreign says that a field cannot be named in this package. t is the type
// that has the field, not a pointer to it.
func (p *unitPackage) foreign(t types.Type, f *types.Var) bool {
	if f.Exported() || !ours(f) {
		return false
	}
	if path, ok := p.w.fields[f.Origin()]; ok {
		return path != p.path
	}
	if s, ok := types.Unalias(t).(*types.Struct); ok {
		if h, ok := p.w.anons.At(s).(*home); ok {
			return h.path != p.path
		}
	}
	return false
}

// shadow is the name of a struct with the layout of t whose fields this
// package can name.
func (p *unitPackage) shadow(t types.Type) string {
	t = types.Unalias(t)
	n, ok := t.(*types.Named)
	if !ok {
		s := t.(*types.Struct)
		h := p.w.anons.At(s).(*home)
		name, done := p.shadows[h]
		if !done {
			name = "_s_" + h.alias
			p.shadows[h] = name
			p.shadowDecl(name, "", s)
		}
		return name
	}
	o := n.Origin()
	name, done := p.shadows[o]
	if !done {
		name = fmt.Sprintf("_s%d_%s", len(p.shadows), ascii(o.Obj().Name()))
		p.shadows[o] = name
		s := o.Underlying().(*types.Struct)
		p.shadowDecl(name, p.typeParams(o.TypeParams()), s)
	}
	return name + p.typeArgs(n.TypeArgs())
}

func (p *unitPackage) shadowDecl(name, params string, s *types.Struct) {
	parts := make([]string, s.NumFields())
	for i := range parts {
		parts[i] = s.Field(i).Name() + " " + p.typ(s.Field(i).Type())
	}
	p.declare("type " + name + params + " struct{" + strings.Join(parts, "; ") + "}")
}

// field writes the selection of a field.
func (w *writer) field(s *ast.SelectorExpr, sel *types.Selection) string {
	t := w.info.TypeOf(s.X)
	views := false
	for _, i := range sel.Index() {
		t, _ = pointed(t)
		f := t.Underlying().(*types.Struct).Field(i)
		views = views || w.p.foreign(t, f)
		t = f.Type()
	}
	text := w.expr(s.X)
	if !views {
		return text + "." + w.moved(s.Sel.Pos()) + s.Sel.Name
	}
	text, _ = w.path(text, w.info.TypeOf(s.X), w.info.Types[s.X].Addressable(), sel.Index())
	return text
}

// path writes the way to a field, step by step, and returns its type.
func (w *writer) path(text string, t types.Type, addressable bool, index []int) (string, types.Type) {
	for _, i := range index {
		st, isPtr := pointed(t)
		f := st.Underlying().(*types.Struct).Field(i)
		addressable = addressable || isPtr
		if w.p.foreign(st, f) {
			view, amp := "View", "&"
			switch {
			case isPtr:
				amp = ""
			case !addressable:
				view, amp = "Copy", ""
			}
			text = fmt.Sprintf("%s[%s](%s%s)", w.p.rt(view), w.p.shadow(st), amp, text)
		}
		text += "." + f.Name()
		t = f.Type()
	}
	return text, t
}

// pointed is what a pointer points at; ok is false for what is no pointer.
func pointed(t types.Type) (elem types.Type, ok bool) {
	if ptr, is := t.Underlying().(*types.Pointer); is {
		return ptr.Elem(), true
	}
	return t, false
}

// literal writes a composite literal.
func (w *writer) literal(x *ast.CompositeLit) string {
	t := w.info.TypeOf(x)
	if ptr, ok := t.Underlying().(*types.Pointer); ok && x.Type == nil {
		return w.literalOf(x, ptr.Elem(), true)
	}
	return w.literalOf(x, t, false)
}

// literalOf writes a literal of type t, or the address of one.
func (w *writer) literalOf(x *ast.CompositeLit, t types.Type, address bool) string {
	amp := ""
	if address {
		amp = "&"
	}
	s, ok := coreStruct(t)
	if !ok {
		elem := elementOf(t.Underlying())
		var parts []string
		for _, e := range x.Elts {
			if kv, isKV := e.(*ast.KeyValueExpr); isKV {
				parts = append(parts, w.expr(kv.Key)+": "+w.exprAs(kv.Value, elem))
				continue
			}
			parts = append(parts, w.exprAs(e, elem))
		}
		return amp + w.p.typ(t) + "{" + strings.Join(parts, ", ") + "}"
	}
	views := false
	var parts []string
	for i, e := range x.Elts {
		f := s.Field(min(i, s.NumFields()-1))
		kv, isKV := e.(*ast.KeyValueExpr)
		if isKV {
			f = fieldOf(s, kv.Key.(*ast.Ident).Name)
			parts = append(parts, f.Name()+": "+w.exprAs(kv.Value, f.Type()))
		} else {
			parts = append(parts, w.exprAs(e, f.Type()))
		}
		views = views || w.p.foreign(t, f)
	}
	fields := "{" + strings.Join(parts, ", ") + "}"
	switch {
	case !views:
		return amp + w.p.typ(t) + fields
	case address:
		return fmt.Sprintf("%s[%s](&%s%s)", w.p.rt("View"), w.p.typ(t), w.p.shadow(t), fields)
	}
	return fmt.Sprintf("%s[%s](%s%s)", w.p.rt("Copy"), w.p.typ(t), w.p.shadow(t), fields)
}

// elementOf is the type of the elements of a list or map, nil for others.
func elementOf(t types.Type) types.Type {
	if x, ok := t.(interface{ Elem() types.Type }); ok {
		return x.Elem()
	}
	return nil
}

// coreStruct is the struct that a literal of type t makes.
func coreStruct(t types.Type) (*types.Struct, bool) {
	s, ok := t.Underlying().(*types.Struct)
	if tp, is := types.Unalias(t).(*types.TypeParam); is {
		if u, isIface := tp.Constraint().Underlying().(*types.Interface); isIface && u.NumEmbeddeds() == 1 {
			if un, isUnion := u.EmbeddedType(0).(*types.Union); isUnion && un.Len() > 0 {
				s, ok = un.Term(0).Type().Underlying().(*types.Struct)
			}
		}
	}
	return s, ok
}

func fieldOf(s *types.Struct, name string) *types.Var {
	for f := range s.Fields() {
		if f.Name() == name {
			return f
		}
	}
	return types.NewField(token.NoPos, nil, name, types.Typ[types.Invalid], false)
}
