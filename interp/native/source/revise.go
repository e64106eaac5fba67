package source

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// A method that a cell adds to a type of an earlier one needs the type to be
// written again: to Go, only the package of a type gives it methods. All types
// that mention it are written again too, and the functions that use them, so
// that from then on there is one type of the name. Variables stay where they
// are: the memory of both is laid out alike.

// revised finds the types that this cell has written again, and makes this
// package their home.
func (p *unitPackage) revised() []*types.TypeName {
	set := map[*types.TypeName]bool{}
	for _, m := range p.cell.Methods {
		if p.w.stubs[m.Func] && !recovers(p.cell.Info, m.Decl.Body) {
			continue // its body alone is replaced
		}
		set[receiverType(m.Func)] = true
	}
	if len(set) == 0 {
		return nil
	}
	for grew := true; grew; {
		grew = false
		for o := range p.w.homes {
			if !set[o] && p.w.current[o.Name()] == o && p.dependsOn(o, set) {
				set[o] = true
				grew = true
			}
		}
	}
	list := make([]*types.TypeName, 0, len(set))
	for o := range set {
		list = append(list, o)
	}
	slices.SortFunc(list, func(a, b *types.TypeName) int { return strings.Compare(a.Name(), b.Name()) })
	for _, o := range list {
		p.settle(o, p.w.written[o])
	}
	p.revisedFields(set)
	p.set = set
	return list
}

// receiverType is the type that a method belongs to.
func receiverType(f *types.Func) *types.TypeName {
	t := f.Signature().Recv().Type()
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	return types.Unalias(t).(*types.Named).Origin().Obj()
}

// dependsOn says that the text of a type, or of a method's signature, mentions
// a type of the set.
func (p *unitPackage) dependsOn(o *types.TypeName, set map[*types.TypeName]bool) bool {
	named, ok := o.Type().(*types.Named)
	if !ok {
		return false
	}
	if usesType(p.w.written[o], set) || usesType(named.Underlying(), set) {
		return true
	}
	for m := range named.Methods() {
		if usesType(m.Type(), set) {
			return true
		}
	}
	return false
}

func usesType(t types.Type, set map[*types.TypeName]bool) bool {
	return t != nil && mentions(t, map[types.Type]bool{}, func(t types.Type) bool {
		n, ok := t.(*types.Named)
		return ok && set[n.Origin().Obj()]
	})
}

// revisedFields gives struct types without a name that mention revised types a
// new home, when they are next mentioned.
func (p *unitPackage) revisedFields(set map[*types.TypeName]bool) {
	var old []types.Type
	p.w.anons.Iterate(func(t types.Type, _ any) {
		if usesType(t, set) {
			old = append(old, t)
		}
	})
	for _, t := range old {
		h := p.w.anons.At(t)
		p.w.anons.Delete(t)
		p.w.undo = append(p.w.undo, func() { p.w.anons.Set(t, h) })
	}
}

// revise writes the revised types, their methods, and the functions that use
// them.
func (p *unitPackage) revise(list []*types.TypeName) {
	if len(list) == 0 {
		return
	}
	here := map[*types.Func]bool{}
	for _, m := range p.cell.Methods {
		here[m.Func] = true
	}
	for _, o := range list {
		named := o.Type().(*types.Named)
		p.typeDecl(named, p.w.written[o], "")
		for m := range named.Methods() {
			f := p.w.funcs[m]
			if f == nil {
				continue
			}
			p.methodAgain(m, f)
		}
	}
	p.functionsAgain()
	if p.holders() {
		names := make([]string, 0, len(here))
		for _, m := range p.cell.Methods {
			if n := receiverType(m.Func).Name(); !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
		p.unit.Notes = append(p.unit.Notes, fmt.Sprintf("values of %s held in interfaces keep the earlier methods", strings.Join(names, ", ")))
	}
}

// methodAgain writes a method of a revised type.
func (p *unitPackage) methodAgain(m *types.Func, f *function) {
	as, ok := f.cell.Info.Defs[f.decl.Name].(*types.Func)
	if !ok {
		return
	}
	if m.Signature().RecvTypeParams().Len() > 0 || recovers(f.cell.Info, f.decl.Body) {
		p.later(func() { p.directMethod(f.cell, f.decl, m, as) })
		return
	}
	p.stub(m)
	p.later(func() { p.methodBody(f.cell, f.decl, m, as) })
}

// functionsAgain writes the functions of earlier cells that use revised types.
func (p *unitPackage) functionsAgain() {
	var list []*types.Func
	for o, f := range p.w.funcs {
		fn, ok := o.(*types.Func)
		if !ok || f.cell == p.cell || fn.Signature().Recv() != nil || fn.Signature().TypeParams().Len() > 0 || p.w.current[fn.Name()] != o {
			continue
		}
		if p.w.heap.Of(fn) != nil && p.usesRevised(f) {
			list = append(list, fn)
		}
	}
	slices.SortFunc(list, func(a, b *types.Func) int { return strings.Compare(a.Name(), b.Name()) })
	for _, fn := range list {
		f := p.w.funcs[fn]
		v := p.w.heap.Of(fn)
		n := "_f_" + fn.Name()
		p.funcs[fn] = n
		p.later(func() { p.function(f.cell, f.decl, fn) })
		p.stored(v.ID, p.variable(v), n)
	}
}

func (p *unitPackage) usesRevised(f *function) bool {
	found := false
	ast.Inspect(f.decl, func(n ast.Node) bool {
		if x, ok := n.(ast.Expr); ok && !found {
			found = usesType(f.cell.Info.TypeOf(x), p.set)
		}
		return !found
	})
	return found
}

// holders says that some variable of the session can hold values of any type.
func (p *unitPackage) holders() bool {
	for _, o := range p.w.current {
		if v, ok := o.(*types.Var); ok && p.w.heap.Of(v) != nil && holdsInterface(v.Type(), &typeutil.Map{}) {
			return true
		}
	}
	return false
}

func holdsInterface(t types.Type, seen *typeutil.Map) bool {
	if seen.At(t) != nil {
		return false
	}
	seen.Set(t, true)
	switch u := t.Underlying().(type) {
	case *types.Interface:
		return true
	case *types.Map:
		return holdsInterface(u.Key(), seen) || holdsInterface(u.Elem(), seen)
	case *types.Signature:
		return false
	case interface{ Elem() types.Type }:
		return holdsInterface(u.Elem(), seen)
	case *types.Struct:
		for f := range u.Fields() {
			if ours(f) && holdsInterface(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}
