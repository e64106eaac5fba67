package yaegi

import (
	"fmt"
	"reflect"
	"strings"

	"fluxrepl/interp/symbols"
)

// callback makes a function that compiled code hands to a method of a cell
// fit to be called with boxes: where it takes any, it gets the box as the
// interface that its package would look for. Other values stay as they are.
func callback(path string, v reflect.Value) reflect.Value {
	t := v.Type()
	if t.Kind() != reflect.Func || v.IsNil() || t.IsVariadic() || !takesAny(t) {
		return v
	}
	return reflect.MakeFunc(t, func(args []reflect.Value) []reflect.Value {
		for i := range args {
			if t.In(i) != reflect.TypeFor[any]() {
				continue
			}
			if b, ok := open(args[i].Interface()).(Box); ok {
				fit := b.fitting(path)
				args[i] = reflect.New(t.In(i)).Elem()
				args[i].Set(reflect.ValueOf(fit))
			}
		}
		return v.Call(args)
	})
}

func takesAny(t reflect.Type) bool {
	for p := range t.Ins() {
		if p == reflect.TypeFor[any]() {
			return true
		}
	}
	return false
}

// fitting is the box as an interface of the package at path that its type
// implements. It panics if there is none: the package would not see what the
// value is.
func (b Box) fitting(path string) any {
	for _, name := range symbols.Adapters() {
		short, ok := strings.CutPrefix(name, path+".")
		if !ok || strings.Contains(short, "/") || strings.Contains(short, ".") {
			continue
		}
		if v, ok := b.As(path, short); ok {
			return v
		}
	}
	panic(&RuntimeError{fmt.Sprintf("a value of %s, which a cell declares, cannot be given to a function of %s that takes any: it implements no interface of that package", b.TypeName(), path)})
}
