package magic

import "reflect"

// maxVisits bounds how many values one size looks at: a map of a million
// entries is estimated by what was seen.
const maxVisits = 100_000

// sizeOf is how many bytes a value holds, with all that it points to, each
// once. What is behind functions and channels is not counted.
func sizeOf(v any) uint64 {
	if v == nil {
		return 0
	}
	if w, ok := v.(interface{ Unwrap() any }); ok { // a value of a cell's type, with its name around
		if v = w.Unwrap(); v == nil {
			return 0
		}
	}
	s := sizer{seen: map[seenKey]bool{}}
	r := reflect.ValueOf(v)
	return uint64(r.Type().Size()) + s.behind(r, 0)
}

type sizer struct {
	seen   map[seenKey]bool
	visits int
}

type seenKey struct {
	p uintptr
	t reflect.Type
}

// first reports whether an address comes up for the first time.
func (s *sizer) first(p uintptr, t reflect.Type) bool {
	k := seenKey{p, t}
	if s.seen[k] || s.visits >= maxVisits {
		return false
	}
	s.seen[k] = true
	return true
}

// maxDepth bounds the recursion; deeper lists are not followed.
const maxDepth = 1000

// behind is the size of what v points to, v itself not counted.
func (s *sizer) behind(v reflect.Value, depth int) (n uint64) {
	s.visits++
	if s.visits >= maxVisits || depth > maxDepth {
		return 0
	}
	switch v.Kind() {
	case reflect.String:
		return uint64(v.Len())
	case reflect.Pointer:
		if v.IsNil() || !s.first(v.Pointer(), v.Type()) {
			return 0
		}
		return uint64(v.Type().Elem().Size()) + s.behind(v.Elem(), depth+1)
	case reflect.Interface:
		if v.IsNil() {
			return 0
		}
		return uint64(v.Elem().Type().Size()) + s.behind(v.Elem(), depth+1)
	case reflect.Slice:
		if v.IsNil() || v.Cap() > 0 && !s.first(v.Pointer(), v.Type()) {
			return 0
		}
		return uint64(v.Cap())*uint64(v.Type().Elem().Size()) + s.elements(v, depth)
	case reflect.Array:
		return s.elements(v, depth)
	case reflect.Map:
		return s.entries(v, depth)
	case reflect.Struct:
		for i := range v.NumField() {
			n += s.behind(v.Field(i), depth+1)
		}
	}
	return n
}

// elements is what the elements of a slice or array point to.
func (s *sizer) elements(v reflect.Value, depth int) (n uint64) {
	if flat(v.Type().Elem()) {
		return 0
	}
	for i := range v.Len() {
		if s.visits >= maxVisits {
			return n * uint64(v.Len()) / uint64(max(i, 1))
		}
		n += s.behind(v.Index(i), depth+1)
	}
	return n
}

func (s *sizer) entries(v reflect.Value, depth int) (n uint64) {
	if v.IsNil() || !s.first(v.Pointer(), v.Type()) {
		return 0
	}
	each := uint64(v.Type().Key().Size() + v.Type().Elem().Size() + 1)
	n = each * uint64(v.Len())
	if flat(v.Type().Key()) && flat(v.Type().Elem()) {
		return n
	}
	for it := v.MapRange(); it.Next() && s.visits < maxVisits; {
		n += s.behind(it.Key(), depth+1) + s.behind(it.Value(), depth+1)
	}
	return n
}

// flat says that values of a type point to nothing.
func flat(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Map, reflect.Struct:
		return false
	case reflect.Array:
		return flat(t.Elem())
	}
	return true
}
