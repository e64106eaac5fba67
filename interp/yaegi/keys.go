package yaegi

import (
	"cmp"
	"reflect"
	"slices"
)

// sortedKeys orders the keys of a map as package fmt does.
func sortedKeys(v reflect.Value) []reflect.Value {
	keys := v.MapKeys()
	slices.SortStableFunc(keys, compareKeys)
	return keys
}

// compareKeys orders two keys of one type: numbers and strings by value,
// false before true, structs and arrays part by part, what has an address by
// it, and what interfaces hold by type and then by value.
func compareKeys(a, b reflect.Value) int {
	switch {
	case a.Kind() == reflect.Interface:
		return compareHeld(a, b)
	case a.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	case a.CanUint():
		return cmp.Compare(a.Uint(), b.Uint())
	case a.CanFloat():
		return cmp.Compare(a.Float(), b.Float())
	case a.CanComplex():
		x, y := a.Complex(), b.Complex()
		return cmp.Or(cmp.Compare(real(x), real(y)), cmp.Compare(imag(x), imag(y)))
	}
	switch a.Kind() {
	case reflect.String:
		return cmp.Compare(a.String(), b.String())
	case reflect.Bool:
		return cmp.Compare(bit(a.Bool()), bit(b.Bool()))
	case reflect.Pointer, reflect.Chan, reflect.UnsafePointer:
		return cmp.Compare(a.Pointer(), b.Pointer())
	case reflect.Struct:
		for i := range a.NumField() {
			if c := compareKeys(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
	case reflect.Array:
		for i := range a.Len() {
			if c := compareKeys(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
	}
	return 0
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// compareHeld compares what two interfaces hold.
func compareHeld(a, b reflect.Value) int {
	switch {
	case a.IsNil() || b.IsNil():
		return cmp.Compare(bit(!a.IsNil()), bit(!b.IsNil()))
	case !a.CanInterface() || !b.CanInterface():
		return 0
	}
	x, isBox := open(a.Interface()).(Box)
	y, isBox2 := open(b.Interface()).(Box)
	switch {
	case isBox && isBox2:
		if x.typ != y.typ {
			return cmp.Compare(x.typ, y.typ)
		}
		return compareKeys(reflect.ValueOf(x.v), reflect.ValueOf(y.v))
	case isBox != isBox2:
		return cmp.Compare(bit(isBox), bit(isBox2))
	}
	a, b = a.Elem(), b.Elem()
	if a.Type() != b.Type() {
		return cmp.Compare(reflect.ValueOf(a.Type()).Pointer(), reflect.ValueOf(b.Type()).Pointer())
	}
	return compareKeys(a, b)
}
