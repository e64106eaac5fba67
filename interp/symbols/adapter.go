package symbols

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
)

// An adapter is a row of the generated tables: how to make a value of an interface
// from one function a method.
type adapter struct {
	path, name string
	methods    []string
	ctor       reflect.Value
}

// adapters holds all rows by "path.name".
var adapters = sync.OnceValue(func() map[string]adapter {
	m := map[string]adapter{}
	for _, list := range adapterTables {
		for _, a := range list() {
			m[a.path+"."+a.name] = a
		}
	}
	return m
})

// Adapter returns the constructor of a compiled type that implements the interface
// called name of the package with that path ("" and "error" for the error
// interface), and the methods that it needs, in order. The constructor is a
//
//	func(name string, value any, method1 func(…) …, method2 func(…) …) Interface
//
// where name is the cell's own type, value the value of it and the functions its
// methods, bound to value. What comes out:
//
//   - forwards every method;
//   - has String, unless the interface itself has: value's own String if value has
//     one (it may be an adapter of fmt.Stringer), and name otherwise;
//   - has Unwrap() any, which returns value, so that parameters inside are found and
//     display methods seen; an error's Unwrap is the one of package errors instead.
//     [Unwrap] undoes both.
//
// ok is false for interfaces without an adapter: those that cannot be implemented
// outside their package, and those of the standard library that are rare in cells.
func Adapter(path, name string) (ctor reflect.Value, methods []string, ok bool) {
	a, ok := adapters()[path+"."+name]
	return a.ctor, slices.Clone(a.methods), ok
}

// Adapters returns the "path.name" of every interface that has an adapter, sorted;
// the error interface is ".error".
func Adapters() []string {
	names := make([]string, 0, len(adapters()))
	for name := range adapters() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// cellValue is what every adapter and every wrapper of the interpreter implements.
type cellValue interface{ cellValue() any }

// Unwrap returns the value of a cell's own type that v, an adapter, stands for, and
// v itself if it is no adapter. Adapters of adapters are undone too.
func Unwrap(v any) any {
	for {
		a, ok := v.(cellValue)
		if !ok {
			return v
		}
		v = a.cellValue()
	}
}

// TypeName returns the name of the cell's type that v, an adapter, stands for.
func TypeName(v any) (string, bool) {
	if a, ok := v.(interface{ typeName() string }); ok {
		return a.typeName(), true
	}
	return "", false
}

// describe is the String of adapters whose interface has none.
func describe(name string, value any) string {
	if s, ok := value.(fmt.Stringer); ok {
		return s.String()
	}
	if name != "" {
		return name
	}
	return fmt.Sprintf("%+v", value)
}

// wrapped is the Unwrap of errors.
func wrapped(value any) error {
	if err, ok := value.(error); ok {
		return errors.Unwrap(err)
	}
	return nil
}
