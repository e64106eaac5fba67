package flux

import (
	"reflect"
	"unsafe"
)

// A trace is where a walk through a value has been: what every pointer, slice and
// interface on the way was. While they are what they were, another walk would find
// the same.
type trace struct {
	places  []place
	tensors []*Tensor // what was found, buffers too
	lost    bool      // the walk went through a map or a method: only another walk tells
}

// A place is a pointer in memory, and the length or the type that belongs to it.
type place struct {
	at     *unsafe.Pointer
	beside *uintptr // nil if there is nothing beside it
	was    unsafe.Pointer
	and    uintptr
}

// word is the size of a pointer.
const wordSize = unsafe.Sizeof(uintptr(0))

// note remembers what is at v, if it can change.
func (tr *trace) note(v reflect.Value) {
	if tr == nil {
		return
	}
	kind := v.Kind()
	if kind == reflect.Map && !v.IsNil() && !plain(v.Type().Elem()) {
		tr.lost = true
	}
	if !v.CanAddr() {
		return
	}
	at := unsafe.Pointer(v.UnsafeAddr())
	var p place
	switch kind {
	case reflect.Pointer, reflect.Map:
		p = place{at: (*unsafe.Pointer)(at)}
	case reflect.Slice: // a pointer, a length
		p = place{at: (*unsafe.Pointer)(at), beside: (*uintptr)(unsafe.Add(at, wordSize))}
	case reflect.Interface: // a type, a pointer
		p = place{at: (*unsafe.Pointer)(unsafe.Add(at, wordSize)), beside: (*uintptr)(at)}
	default:
		return
	}
	p.was = *p.at
	if p.beside != nil {
		p.and = *p.beside
	}
	tr.places = append(tr.places, p)
}

// holds reports whether nothing has changed.
func (tr *trace) holds() bool {
	if tr.lost {
		return false
	}
	for i := range tr.places {
		p := &tr.places[i]
		if *p.at != p.was || p.beside != nil && *p.beside != p.and {
			return false
		}
	}
	return true
}
