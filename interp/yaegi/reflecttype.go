package yaegi

import (
	"go/types"
	"reflect"

	"fluxrepl/interp/symbols"
)

var basicTypes = map[types.BasicKind]reflect.Type{
	types.Bool: reflect.TypeFor[bool](), types.Int: reflect.TypeFor[int](), types.Int8: reflect.TypeFor[int8](),
	types.Int16: reflect.TypeFor[int16](), types.Int32: reflect.TypeFor[int32](), types.Int64: reflect.TypeFor[int64](),
	types.Uint: reflect.TypeFor[uint](), types.Uint8: reflect.TypeFor[uint8](), types.Uint16: reflect.TypeFor[uint16](),
	types.Uint32: reflect.TypeFor[uint32](), types.Uint64: reflect.TypeFor[uint64](), types.Uintptr: reflect.TypeFor[uintptr](),
	types.Float32: reflect.TypeFor[float32](), types.Float64: reflect.TypeFor[float64](),
	types.Complex64: reflect.TypeFor[complex64](), types.Complex128: reflect.TypeFor[complex128](), types.String: reflect.TypeFor[string](),
}

// ReflectType returns the compiled type of t, nil if a type of a cell or an
// unknown one is in it.
func ReflectType(t types.Type) reflect.Type {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return basicTypes[t.Kind()]
	case *types.Named:
		return namedReflectType(t)
	case *types.Pointer:
		return compose(t.Elem(), reflect.PointerTo)
	case *types.Slice:
		return compose(t.Elem(), reflect.SliceOf)
	case *types.Array:
		return compose(t.Elem(), func(e reflect.Type) reflect.Type { return reflect.ArrayOf(int(t.Len()), e) })
	case *types.Chan:
		dir := map[types.ChanDir]reflect.ChanDir{types.SendRecv: reflect.BothDir, types.SendOnly: reflect.SendDir, types.RecvOnly: reflect.RecvDir}[t.Dir()]
		return compose(t.Elem(), func(e reflect.Type) reflect.Type { return reflect.ChanOf(dir, e) })
	case *types.Map:
		return compose(t.Key(), func(k reflect.Type) reflect.Type {
			return compose(t.Elem(), func(v reflect.Type) reflect.Type { return reflect.MapOf(k, v) })
		})
	case *types.Signature:
		return funcReflectType(t)
	case *types.Struct:
		return structReflectType(t)
	case *types.Interface:
		if t.Empty() {
			return reflect.TypeFor[any]()
		}
	}
	return nil
}

func compose(elem types.Type, f func(reflect.Type) reflect.Type) reflect.Type {
	e := ReflectType(elem)
	if e == nil {
		return nil
	}
	return f(e)
}

func namedReflectType(t *types.Named) reflect.Type {
	o := t.Obj()
	if o.Pkg() == nil {
		if o.Name() == "error" {
			return reflect.TypeFor[error]()
		}
		return nil
	}
	v, ok := symbols.Value(o.Pkg().Path(), o.Name())
	if !ok || v.Kind() != reflect.Pointer || t.TypeArgs().Len() > 0 {
		return nil
	}
	return v.Type().Elem()
}

func funcReflectType(t *types.Signature) reflect.Type {
	list := func(tup *types.Tuple) ([]reflect.Type, bool) {
		out := make([]reflect.Type, tup.Len())
		for i := range out {
			if out[i] = ReflectType(tup.At(i).Type()); out[i] == nil {
				return nil, false
			}
		}
		return out, true
	}
	in, ok1 := list(t.Params())
	out, ok2 := list(t.Results())
	if !ok1 || !ok2 {
		return nil
	}
	return reflect.FuncOf(in, out, t.Variadic())
}

func structReflectType(t *types.Struct) reflect.Type {
	fields := make([]reflect.StructField, t.NumFields())
	for i := range fields {
		f := t.Field(i)
		ft := ReflectType(f.Type())
		if ft == nil || !f.Exported() || f.Embedded() {
			return nil
		}
		fields[i] = reflect.StructField{Name: f.Name(), Type: ft, Tag: reflect.StructTag(t.Tag(i))}
	}
	return reflect.StructOf(fields)
}
