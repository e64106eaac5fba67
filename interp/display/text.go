package display

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of a text form. A value can be as large as memory and can contain
// itself; what is printed of it is neither.
const (
	maxText  = 1 << 16 // bytes in all
	maxItems = 1000    // elements of one slice, array or map
	maxDepth = 12      // levels of nesting
)

// Text returns v as text: what its Error or String method says, and otherwise the
// value in the manner of fmt's %+v, with pointers followed. The text is cut at 64
// KiB and, in one list, after 1000 elements, and says so; a value that contains
// itself ends with an ellipsis. It never panics: a method that does is reported in
// the text.
func Text(v any) string {
	p := &printer{}
	p.value(reflect.ValueOf(v), 0)
	return clip(p.out.String())
}

// clip cuts a text at maxText bytes, between characters, and says how much is gone.
func clip(s string) string {
	if len(s) <= maxText {
		return s
	}
	cut := maxText
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "… (" + strconv.Itoa(len(s)-cut) + " bytes more)"
}

// printer writes a value with bounded work, which fmt does not: fmt prints all of
// a slice of 1e9 elements before anybody can cut it, and overflows the stack, which
// ends the process, on a map that contains itself.
type printer struct {
	out  strings.Builder
	path []uintptr // the pointers, maps and slices that are being printed
}

// value writes v, nested depth levels deep.
func (p *printer) value(v reflect.Value, depth int) {
	if !v.IsValid() {
		p.out.WriteString("<nil>")
		return
	}
	if p.method(v) {
		return
	}
	if depth > maxDepth || p.out.Len() > maxText {
		p.out.WriteString("…")
		return
	}
	switch v.Kind() {
	case reflect.Interface:
		p.value(v.Elem(), depth)
	case reflect.Pointer:
		p.once(v, func() {
			p.out.WriteByte('&')
			p.value(v.Elem(), depth+1)
		})
	case reflect.Struct:
		p.structure(v, depth)
	case reflect.Map:
		p.once(v, func() { p.mapping(v, depth) })
	case reflect.Slice:
		p.once(v, func() { p.list(v, depth) })
	case reflect.Array:
		p.list(v, depth)
	default:
		p.scalar(v)
	}
}

// once runs write unless v is nil or is being printed already, further out.
func (p *printer) once(v reflect.Value, write func()) {
	if v.IsNil() {
		switch v.Kind() {
		case reflect.Map:
			p.out.WriteString("map[]")
		case reflect.Slice:
			p.out.WriteString("[]")
		default:
			p.out.WriteString("<nil>")
		}
		return
	}
	if v.Kind() == reflect.Slice && v.Len() == 0 {
		write()
		return
	}
	at := v.Pointer()
	// A struct's first field and an array's first element share the address of
	// the whole, so that one address may come twice; more often it is a cycle.
	if n := count(p.path, at); n > 1 {
		p.out.WriteString("…")
		return
	}
	p.path = append(p.path, at)
	write()
	p.path = p.path[:len(p.path)-1]
}

// count returns how often x is in list.
func count(list []uintptr, x uintptr) int {
	n := 0
	for _, y := range list {
		if x == y {
			n++
		}
	}
	return n
}

// structure writes {Name:value Name:value}.
func (p *printer) structure(v reflect.Value, depth int) {
	p.out.WriteByte('{')
	for i := range v.NumField() {
		if i > 0 {
			p.out.WriteByte(' ')
		}
		p.out.WriteString(v.Type().Field(i).Name)
		p.out.WriteByte(':')
		p.value(v.Field(i), depth+1)
	}
	p.out.WriteByte('}')
}

// list writes [a b c].
func (p *printer) list(v reflect.Value, depth int) {
	p.out.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			p.out.WriteByte(' ')
		}
		if i == maxItems || p.out.Len() > maxText {
			fmt.Fprintf(&p.out, "… (%d more)", v.Len()-i)
			break
		}
		p.value(v.Index(i), depth+1)
	}
	p.out.WriteByte(']')
}

// mapping writes map[k:v k:v], sorted by the text of the keys, numbers by size.
func (p *printer) mapping(v reflect.Value, depth int) {
	keys := make([]reflect.Value, 0, min(v.Len(), maxItems))
	for it := v.MapRange(); it.Next() && len(keys) < maxItems; {
		keys = append(keys, it.Key())
	}
	slices.SortStableFunc(keys, compareKeys)
	p.out.WriteString("map[")
	for i, k := range keys {
		if i > 0 {
			p.out.WriteByte(' ')
		}
		p.value(k, depth+1)
		p.out.WriteByte(':')
		p.value(v.MapIndex(k), depth+1)
	}
	if n := v.Len() - len(keys); n > 0 {
		fmt.Fprintf(&p.out, " … (%d more)", n)
	}
	p.out.WriteByte(']')
}

// compareKeys orders the keys of a map for printing.
func compareKeys(a, b reflect.Value) int {
	switch {
	case a.CanInt():
		return compare(a.Int(), b.Int())
	case a.CanUint():
		return compare(a.Uint(), b.Uint())
	case a.CanFloat():
		return compare(a.Float(), b.Float())
	case a.Kind() == reflect.String:
		return strings.Compare(a.String(), b.String())
	}
	return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
}

// compare is cmp.Compare for numbers of which none is NaN; keys that are NaN
// have no order worth keeping.
func compare[T int64 | uint64 | float64](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// scalar writes what has no parts. fmt prints a reflect.Value as what it holds,
// unexported fields included.
func (p *printer) scalar(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		p.out.WriteString(clip(v.String()))
	case reflect.Func:
		p.reference(v)
	case reflect.Chan, reflect.UnsafePointer:
		p.reference(v)
	default:
		fmt.Fprintf(&p.out, "%v", v)
	}
}

// reference writes the type of a function or channel: its address says nothing
// and differs from run to run.
func (p *printer) reference(v reflect.Value) {
	if v.IsNil() {
		p.out.WriteString("<nil>")
		return
	}
	p.out.WriteString(v.Type().String())
}

// method writes what v's own Error or String method returns, if it has one that
// can be called.
func (p *printer) method(v reflect.Value) bool {
	if !v.CanInterface() {
		return false
	}
	var call func() string
	name := "String"
	switch x := v.Interface().(type) {
	case reflect.Value: // its String is of no use to anybody
		return false
	case error:
		call, name = x.Error, "Error"
	case fmt.Stringer:
		call = x.String
	default:
		return false
	}
	p.out.WriteString(guarded(v, name, call))
	return true
}

// guarded calls a method that returns text, and returns a sentence instead if it
// panics. A nil pointer that its method cannot bear is "<nil>", as in fmt.
func guarded(v reflect.Value, name string, call func() string) (s string) {
	defer func() {
		if r := recover(); r != nil {
			if v.Kind() == reflect.Pointer && v.IsNil() {
				s = "<nil>"
				return
			}
			s = "<" + (&MethodError{Type: v.Type().String(), Method: name, Value: plain(r)}).Error() + ">"
		}
	}()
	return clip(call())
}

// plain is the text of a panic's value without a second chance to panic.
func plain(r any) (s string) {
	defer func() {
		if recover() != nil {
			s = fmt.Sprintf("a %T", r)
		}
	}()
	switch x := r.(type) {
	case error:
		return x.Error()
	case string:
		return x
	}
	return fmt.Sprintf("%v", r)
}
