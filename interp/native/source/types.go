package source

import (
	"go/ast"
	"go/types"
)

// types writes the type declarations of the cell.
func (p *unitPackage) types() {
	for _, s := range p.cell.Types {
		if o := p.typeName(s); o != nil {
			p.settle(o, p.cell.Info.TypeOf(s.Type))
		}
	}
	again := p.revised()
	for _, s := range p.cell.Types {
		o := p.typeName(s)
		if o == nil {
			continue
		}
		named := o.Type().(*types.Named)
		p.typeDecl(named, p.w.written[o], p.writer(p.cell).mark(s.Pos()))
	}
	p.revise(again)
}

// typeName is the named type that a declaration makes, nil for aliases, which
// are never written by name, and for blank ones.
func (p *unitPackage) typeName(s *ast.TypeSpec) *types.TypeName {
	o, ok := p.cell.Info.Defs[s.Name].(*types.TypeName)
	if !ok || o.IsAlias() || o.Name() == "_" {
		return nil
	}
	if _, ok := o.Type().(*types.Named); !ok {
		return nil
	}
	return o
}

// settle makes this package the home of a type.
func (p *unitPackage) settle(o *types.TypeName, rhs types.Type) {
	set(p.w, p.w.written, o, rhs)
	alias := "X_" + o.Name()
	set(p.w, p.w.homes, o, &home{path: p.path, name: o.Name(), alias: alias})
	set(p.w, p.w.names, o.Name(), true)
}

// typeDecl writes a type and the alias by which later packages reach it.
func (p *unitPackage) typeDecl(named *types.Named, rhs types.Type, mark string) {
	o := named.Obj()
	h := p.w.homes[o]
	params := p.typeParams(named.TypeParams())
	text := ""
	if s, ok := rhs.(*types.Struct); ok {
		for f := range s.Fields() {
			set(p.w, p.w.fields, f, p.path)
		}
		text = p.fieldsText(s)
	} else {
		text = p.typ(rhs)
	}
	p.declare(mark + "type " + h.name + params + " " + text)
	p.declare("type " + h.alias + params + " = " + h.name + p.paramNames(named.TypeParams()))
}

// composites lists the composite types without a name that the cell mentions.
func (p *unitPackage) composites() {
	seen := map[types.Type]bool{}
	var visit func(t types.Type)
	visit = func(t types.Type) {
		t = types.Unalias(t)
		if t == nil || seen[t] {
			return
		}
		seen[t] = true
		switch x := t.(type) {
		case *types.Named:
			for a := range x.TypeArgs().Types() {
				visit(a)
			}
			return
		case *types.Basic, *types.TypeParam, *types.Union:
			return
		case *types.Tuple:
			for v := range x.Variables() {
				visit(v.Type())
			}
			return
		case *types.Map:
			visit(x.Key())
			visit(x.Elem())
		case interface{ Elem() types.Type }:
			visit(x.Elem())
		case *types.Signature:
			visit(x.Params())
			visit(x.Results())
		case *types.Struct:
			for f := range x.Fields() {
				visit(f.Type())
			}
		case *types.Interface:
		}
		if !open(t, map[types.Type]bool{}) && !p.mentionsLocal(t, map[types.Type]bool{}) {
			p.unit.Types = append(p.unit.Types, t)
		}
	}
	for _, tv := range p.cell.Info.Types {
		if tv.Type != nil {
			visit(tv.Type)
		}
	}
	for v := range p.vars {
		visit(v.Type)
	}
}
