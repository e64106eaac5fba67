package rewrite

import (
	"go/types"
)

// sub replaces type parameters by the arguments of the instance being
// written.
func (e *emitter) sub(t types.Type) types.Type {
	if e.subst == nil || t == nil {
		return t
	}
	return substitute(t, e.subst)
}

// substitution is what an instance of a generic function puts in the place of
// type parameters, and the types declared inside the function, which are
// others in each instance.
type substitution struct {
	args  map[*types.TypeParam]types.Type
	list  string // the arguments as reflection writes them, in brackets
	local map[*types.Named]*types.Named
}

// substLocal returns the instance's own type for one that is declared inside
// the generic function and mentions its type parameters.
func substLocal(t *types.Named, m *substitution) types.Type {
	if n, ok := m.local[t]; ok {
		return n
	}
	o := t.Obj()
	if o.Pkg() == nil || o.Parent() == nil || o.Parent() == o.Pkg().Scope() || !mentionsParam(t, map[types.Type]bool{}) {
		return t
	}
	n := types.NewNamed(types.NewTypeName(o.Pos(), o.Pkg(), o.Name()+m.list, nil), nil, nil)
	m.local[t] = n
	n.SetUnderlying(substitute(t.Underlying(), m))
	return n
}

// mentionsParam says that a type parameter is somewhere in t.
func mentionsParam(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	in := func(t types.Type) bool { return mentionsParam(t, seen) }
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Named:
		for a := range t.TypeArgs().Types() {
			if in(a) {
				return true
			}
		}
		return t.TypeArgs().Len() == 0 && ours(t) && in(t.Underlying())
	case interface{ Elem() types.Type }:
		if m, ok := t.(*types.Map); ok && in(m.Key()) {
			return true
		}
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
		for f := range t.Methods() {
			if in(f.Signature()) {
				return true
			}
		}
	}
	return false
}

// substitute returns t with its type parameters replaced; t itself if it has
// none of them.
func substitute(t types.Type, m *substitution) types.Type {
	in := func(t types.Type) types.Type { return substitute(t, m) }
	switch t := t.(type) {
	case *types.TypeParam:
		if r, ok := m.args[t]; ok {
			return r
		}
	case *types.Alias:
		return in(types.Unalias(t))
	case *types.Pointer:
		if e := in(t.Elem()); e != t.Elem() {
			return types.NewPointer(e)
		}
	case *types.Slice:
		if e := in(t.Elem()); e != t.Elem() {
			return types.NewSlice(e)
		}
	case *types.Array:
		if e := in(t.Elem()); e != t.Elem() {
			return types.NewArray(e, t.Len())
		}
	case *types.Chan:
		if e := in(t.Elem()); e != t.Elem() {
			return types.NewChan(t.Dir(), e)
		}
	case *types.Map:
		k, v := in(t.Key()), in(t.Elem())
		if k != t.Key() || v != t.Elem() {
			return types.NewMap(k, v)
		}
	case *types.Tuple:
		return substTuple(t, m)
	case *types.Signature:
		p, r := substTuple(t.Params(), m), substTuple(t.Results(), m)
		if p != t.Params() || r != t.Results() {
			return types.NewSignatureType(t.Recv(), nil, nil, p, r, t.Variadic())
		}
	case *types.Struct:
		return substStruct(t, m)
	case *types.Interface:
		return substInterface(t, m)
	case *types.Named:
		return substNamed(t, m)
	}
	return t
}

func substTuple(t *types.Tuple, m *substitution) *types.Tuple {
	changed := false
	vars := make([]*types.Var, t.Len())
	for i := range vars {
		v := t.At(i)
		n := substitute(v.Type(), m)
		changed = changed || n != v.Type()
		vars[i] = types.NewVar(v.Pos(), v.Pkg(), v.Name(), n)
	}
	if !changed {
		return t
	}
	return types.NewTuple(vars...)
}

func substStruct(t *types.Struct, m *substitution) types.Type {
	changed := false
	fields, tags := make([]*types.Var, t.NumFields()), make([]string, t.NumFields())
	for i := range fields {
		f := t.Field(i)
		n := substitute(f.Type(), m)
		changed = changed || n != f.Type()
		fields[i], tags[i] = types.NewField(f.Pos(), f.Pkg(), f.Name(), n, f.Embedded()), t.Tag(i)
	}
	if !changed {
		return t
	}
	return types.NewStruct(fields, tags)
}

func substInterface(t *types.Interface, m *substitution) types.Type {
	changed := false
	var methods []*types.Func
	for f := range t.Methods() {
		s := substitute(f.Type(), m).(*types.Signature)
		changed = changed || s != f.Type()
		methods = append(methods, types.NewFunc(f.Pos(), f.Pkg(), f.Name(), s))
	}
	if !changed {
		return t
	}
	return types.NewInterfaceType(methods, nil).Complete()
}

func substNamed(t *types.Named, m *substitution) types.Type {
	if t.TypeArgs().Len() == 0 {
		return substLocal(t, m)
	}
	changed := false
	args := make([]types.Type, t.TypeArgs().Len())
	for i := range args {
		args[i] = substitute(t.TypeArgs().At(i), m)
		changed = changed || args[i] != t.TypeArgs().At(i)
	}
	if !changed {
		return t
	}
	n, err := types.Instantiate(nil, t.Origin(), args, false)
	if err != nil {
		return t
	}
	return n
}

// isInterface says that values of t are boxed or compiled, not plain.
func isInterface(t types.Type) bool {
	_, ok := t.Underlying().(*types.Interface)
	return ok
}

// compiledInterface says that t is an interface type that written source
// calls by a compiled package's name, so that only values with real methods
// may be stored in it.
func (e *emitter) compiledInterface(t types.Type) bool {
	t = types.Unalias(e.sub(t))
	return isInterface(t) && e.typ(t) != "any"
}

// holdsInterface says that a value of t may have interfaces in it, and those
// boxes.
func holdsInterface(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Interface:
		return true
	case *types.Named:
		return isInterface(t)
	case *types.Pointer:
		return holdsInterface(t.Elem())
	case *types.Slice:
		return holdsInterface(t.Elem())
	case *types.Array:
		return holdsInterface(t.Elem())
	case *types.Map:
		return holdsInterface(t.Key()) || holdsInterface(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			if holdsInterface(f.Type()) {
				return true
			}
		}
	}
	return false
}

// Pure says that the interpreter's type for t is the very type that a
// compiled program would have: no type of a cell is in it.
func Pure(t types.Type) bool { return pure(t, map[types.Type]bool{}) }

func pure(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return true
	}
	seen[t] = true
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return !ours(t) && t.TypeArgs().Len() == 0
	case *types.Pointer:
		return pure(t.Elem(), seen)
	case *types.Slice:
		return pure(t.Elem(), seen)
	case *types.Array:
		return pure(t.Elem(), seen)
	case *types.Chan:
		return pure(t.Elem(), seen)
	case *types.Map:
		return pure(t.Key(), seen) && pure(t.Elem(), seen)
	case *types.Tuple:
		for v := range t.Variables() {
			if !pure(v.Type(), seen) {
				return false
			}
		}
	case *types.Signature:
		return pure(t.Params(), seen) && pure(t.Results(), seen)
	case *types.Struct:
		for f := range t.Fields() {
			if !f.Exported() || f.Embedded() || !pure(f.Type(), seen) {
				return false
			}
		}
	case *types.Interface:
		return t.Empty()
	case *types.TypeParam:
		return false
	}
	return true
}
