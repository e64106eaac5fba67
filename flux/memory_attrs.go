package flux

import (
	"reflect"
	"unsafe"
)

// boxed returns attributes as a node wants them: the very same as at this place in
// the last run with these headers, where they are equal. (They may hold tensors,
// which then are these.)
func boxed[T any](v T) any {
	a := current()
	if a == nil {
		return v
	}
	h := a.heads
	if h.known == len(h.attrs) {
		h.attrs = append(h.attrs, nil)
	}
	slot := &h.attrs[h.known]
	h.known++
	if old, ok := (*slot).(T); ok && (bytesOf(&old) == bytesOf(&v) || a.discrete(*slot) && *slot == any(v)) {
		return *slot
	}
	*slot = v
	return *slot
}

// bytesOf returns the memory of v: −0 is not 0, and NaN is NaN, as the numbers of
// a pullback would show. What lies between the fields may be anything.
func bytesOf[T any](v *T) string {
	return unsafe.String((*byte)(unsafe.Pointer(v)), unsafe.Sizeof(*v))
}

// A kind says of a type whether values that are equal are the same.
type kind struct {
	of       unsafe.Pointer // the runtime's address of the type
	discrete bool
}

const kindSlots = 16

// discrete reports whether values of v's type can be compared, and are the same
// where they are equal, as floating-point numbers are not.
func (a *arena) discrete(v any) bool {
	of := *(*unsafe.Pointer)(unsafe.Pointer(&v))
	slot := &a.kinds[uintptr(of)>>5%kindSlots]
	if slot.of != of {
		t := reflect.TypeOf(v)
		*slot = kind{of, t.Comparable() && discrete(t)}
	}
	return slot.discrete
}

func discrete(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128, reflect.Interface:
		return false
	case reflect.Array:
		return discrete(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if !discrete(t.Field(i).Type) {
				return false
			}
		}
	}
	return true
}
