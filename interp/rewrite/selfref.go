package rewrite

import (
	"go/token"
	"go/types"
)

// refuseSelf refuses struct types that lead back to themselves in a way that
// the interpreter mistakes for another type: through functions within a slice,
// map, array or channel, and through a struct that they hold by value.
func (e *emitter) refuseSelf(t *types.Named, s *types.Struct) {
	for f := range s.Fields() {
		if u := namedOf(f.Type()); u != nil && !isPointer(f.Type()) && ours(u) && u != t {
			if inner, ok := u.Underlying().(*types.Struct); ok && leadsTo(inner, t, map[types.Type]bool{}) {
				e.refuse(token.NoPos, "the structs %s and %s contain each other, one by value, which interpreted cells cannot express and compiled ones can; hold it by pointer", t.Obj().Name(), u.Obj().Name())
			}
		}
		if elem := element(f.Type()); elem != nil && functionsOver(elem, t) {
			e.refuse(token.NoPos, "the struct %s holds functions over itself in the list or map %s, which interpreted cells cannot express and compiled ones can", t.Obj().Name(), f.Name())
		}
	}
}

// element is what a list, map or channel holds, nil for other types.
func element(t types.Type) types.Type {
	switch t := t.Underlying().(type) {
	case *types.Slice:
		return t.Elem()
	case *types.Array:
		return t.Elem()
	case *types.Map:
		return t.Elem()
	case *types.Chan:
		return t.Elem()
	}
	return nil
}

// functionsOver says that a type is one of functions, or holds some, that
// mention t.
func functionsOver(elem types.Type, t *types.Named) bool {
	for ; elem != nil; elem = element(elem) {
		if f, ok := elem.Underlying().(*types.Signature); ok {
			return leadsTo(f, t, map[types.Type]bool{})
		}
	}
	return false
}

// leadsTo says that a type leads to t.
func leadsTo(x types.Type, t *types.Named, seen map[types.Type]bool) bool {
	x = types.Unalias(x)
	if seen[x] {
		return false
	}
	seen[x] = true
	switch x := x.(type) {
	case *types.Named:
		return types.Identical(x, t) || ours(x) && leadsTo(x.Underlying(), t, seen)
	case *types.Pointer:
		return leadsTo(x.Elem(), t, seen)
	case *types.Map:
		return leadsTo(x.Key(), t, seen) || leadsTo(x.Elem(), t, seen)
	case *types.Struct:
		for f := range x.Fields() {
			if leadsTo(f.Type(), t, seen) {
				return true
			}
		}
	case *types.Signature:
		return leadsTo(x.Params(), t, seen) || leadsTo(x.Results(), t, seen)
	case *types.Tuple:
		for v := range x.Variables() {
			if leadsTo(v.Type(), t, seen) {
				return true
			}
		}
	case interface{ Elem() types.Type }:
		return leadsTo(x.Elem(), t, seen)
	}
	return false
}
