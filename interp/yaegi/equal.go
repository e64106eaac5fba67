package yaegi

import (
	"go/types"
	"reflect"
)

// equal is == of interfaces. What the Go runtime says of types that cannot be
// compared is said with the names that the cell gave them.
func equal(a, b any) bool {
	a, b = open(a), open(b)
	box, ok := a.(Box)
	if !ok {
		return a == b
	}
	defer func() {
		r := recover()
		if _, isError := r.(error); r == nil || !isError {
			return
		}
		if t := uncomparable(box.Type(), reflect.ValueOf(box.v)); t != "" {
			panic(&RuntimeError{"runtime error: comparing uncomparable type " + t})
		}
		panic(r)
	}()
	return a == b
}

// uncomparable is the name of the first type in v that == panics for, "" if
// there is none.
func uncomparable(t types.Type, v reflect.Value) string {
	if !types.Comparable(t) {
		return typeString(t)
	}
	if !v.IsValid() {
		return ""
	}
	switch u := t.Underlying().(type) {
	case *types.Interface:
		return uncomparableHeld(v)
	case *types.Struct:
		for i := range u.NumFields() {
			if s := uncomparable(u.Field(i).Type(), v.Field(i)); s != "" {
				return s
			}
		}
	case *types.Array:
		for i := range v.Len() {
			if s := uncomparable(u.Elem(), v.Index(i)); s != "" {
				return s
			}
		}
	}
	return ""
}

// uncomparableHeld looks into an interface.
func uncomparableHeld(v reflect.Value) string {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() || !v.CanInterface() {
		return ""
	}
	if b, ok := open(v.Interface()).(Box); ok {
		return uncomparable(b.Type(), reflect.ValueOf(b.v))
	}
	if !v.Type().Comparable() {
		return v.Type().String()
	}
	return ""
}
