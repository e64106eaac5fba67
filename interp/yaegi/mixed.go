package yaegi

import (
	"go/token"
	"go/types"
	"reflect"
)

// mixedType is the checked type of a compiled one that is put together of
// unnamed types and has interfaces inside; nil for all others.
func mixedType(r reflect.Type) types.Type {
	if r == nil || r.Kind() == reflect.Interface || !mixed(r) {
		return nil
	}
	return checkedType(r)
}

func mixed(r reflect.Type) bool {
	if r.PkgPath() != "" {
		return false
	}
	switch r.Kind() {
	case reflect.Interface:
		return true
	case reflect.Slice, reflect.Array, reflect.Pointer:
		return mixed(r.Elem())
	case reflect.Map:
		return mixed(r.Key()) || mixed(r.Elem())
	case reflect.Struct:
		for i := range r.NumField() {
			if mixed(r.Field(i).Type) {
				return true
			}
		}
	}
	return false
}

var errorType = types.Universe.Lookup("error").Type()

// checkedType is the other direction of reflectType, for unnamed types; nil
// where a named one is inside.
func checkedType(r reflect.Type) types.Type {
	if r.PkgPath() != "" {
		return nil
	}
	switch r.Kind() {
	case reflect.Interface:
		if r.NumMethod() == 0 {
			return types.NewInterfaceType(nil, nil)
		}
		if r == reflect.TypeFor[error]() {
			return errorType
		}
		return nil
	case reflect.Slice:
		return composed(r.Elem(), func(t types.Type) types.Type { return types.NewSlice(t) })
	case reflect.Array:
		return composed(r.Elem(), func(t types.Type) types.Type { return types.NewArray(t, int64(r.Len())) })
	case reflect.Pointer:
		return composed(r.Elem(), func(t types.Type) types.Type { return types.NewPointer(t) })
	case reflect.Map:
		return composed(r.Key(), func(k types.Type) types.Type {
			return composed(r.Elem(), func(v types.Type) types.Type { return types.NewMap(k, v) })
		})
	case reflect.Struct:
		fields := make([]*types.Var, r.NumField())
		for i := range fields {
			t := checkedType(r.Field(i).Type)
			if t == nil {
				return nil
			}
			fields[i] = types.NewField(token.NoPos, nil, r.Field(i).Name, t, false)
		}
		return types.NewStruct(fields, nil)
	}
	for kind, b := range basicTypes {
		if b == r {
			return types.Typ[kind]
		}
	}
	return nil
}

func composed(r reflect.Type, f func(types.Type) types.Type) types.Type {
	t := checkedType(r)
	if t == nil {
		return nil
	}
	return f(t)
}
