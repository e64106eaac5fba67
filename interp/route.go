package interp

import (
	"go/ast"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/types/typeutil"

	"fluxrepl/interp/check"
	"fluxrepl/interp/yaegi"
)

// alike knows the types whose values look the same to the interpreter and to
// compiled code. It is used by one goroutine at a time.
type alike struct{ known typeutil.Map }

func (a *alike) is(t types.Type) bool {
	if yes, ok := a.known.At(t).(bool); ok {
		return yes
	}
	yes := !bareStruct(t) && compiledType(t) != nil
	a.known.Set(t, yes)
	return yes
}

// bareStruct says that a struct type without a name, but with fields, is part
// of a type. Package reflect and a plugin each bring a descriptor of their own
// for such a type, and the fields are known by it: there is no making them one.
func bareStruct(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Struct:
		return t.NumFields() > 0
	case *types.Map:
		return bareStruct(t.Key()) || bareStruct(t.Elem())
	case interface{ Elem() types.Type }: // pointer, slice, array, channel
		return bareStruct(t.Elem())
	case *types.Signature:
		return bareTuple(t.Params()) || bareTuple(t.Results())
	}
	return false
}

func bareTuple(t *types.Tuple) bool {
	for v := range t.Variables() {
		if bareStruct(v.Type()) {
			return true
		}
	}
	return false
}

// compiledType is the descriptor of a type that has one, and that package
// reflect can make; nil for others.
func compiledType(t types.Type) (r reflect.Type) {
	defer func() {
		if recover() != nil { // too large for package reflect
			r = nil
		}
	}()
	return yaegi.ReflectType(t)
}

// whyNative says why a cell has to be compiled if it is to share its state
// with compiled cells; "" if the interpreter can run it as well.
func (s *Session) whyNative(cell *check.Cell) string {
	if len(cell.Methods) > 0 {
		return "it declares methods"
	}
	for _, o := range cell.Info.Defs {
		if n, ok := o.(*types.TypeName); ok && !n.IsAlias() {
			return "it declares the type " + n.Name()
		}
	}
	for id := range cell.Info.Instances {
		if o := cell.Info.Uses[id]; o != nil && o.Pkg() != nil && o.Pkg().Path() == "main" {
			return "it uses the generic " + o.Name()
		}
	}
	for x, tv := range cell.Info.Types {
		if t := s.unlike(x, tv); t != nil {
			return "it uses the type " + typeText(t)
		}
	}
	for _, o := range cell.Objects {
		if _, isVar := o.(*types.Var); isVar && !s.alike.is(o.Type()) {
			return o.Name() + " has the type " + typeText(o.Type())
		}
	}
	return ""
}

// unlike is the type of an expression if compiled code and the interpreter see
// its values with different eyes, nil if not.
func (s *Session) unlike(x ast.Expr, tv types.TypeAndValue) types.Type {
	switch t := tv.Type.(type) {
	case nil, *types.Tuple, *types.Basic:
		return nil
	case *types.Signature:
		if t.TypeParams().Len() > 0 { // of a package's generic function: its instances count
			return nil
		}
	}
	if tv.IsBuiltin() || tv.IsVoid() || s.alike.is(tv.Type) {
		return nil
	}
	return tv.Type
}

func typeText(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string {
		if p.Path() == "main" {
			return ""
		}
		return p.Name()
	})
}
