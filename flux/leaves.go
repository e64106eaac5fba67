package flux

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Leaf is a tensor inside a larger value.
type Leaf struct {
	// Path says where: "layers.0.weight". It is empty if the value is the tensor
	// itself.
	Path   string
	Tensor *Tensor
	// Buffer is true for state that is saved with a model but not trained.
	Buffer bool
}

// Leaves returns the tensors inside v: a tensor, or a struct, slice, array, map,
// pointer or interface that holds some, to any depth. Structs are walked in the
// order of their exported fields, maps in the order of their keys. A tensor that
// is there twice counts once, at its first place, so tied weights stay tied;
// pointers that lead back are not followed.
//
// A step of a path is a field's name with its leading capitals in lower case
// (Weight is "weight", RNNCell is "rnnCell"), an index or a key; an embedded
// struct adds no step. A field's tag changes that:
//
//	Weight *flux.Tensor `flux:"w"`        // another name
//	Mean   *flux.Tensor `flux:"buffer"`   // not trained, nor is anything below
//	Var    *flux.Tensor `flux:"v,buffer"` // both
//	Cache  *flux.Tensor `flux:"-"`        // not walked
//
// A value with a method Unwrap() any stands for what that returns.
func Leaves(v any) []Leaf {
	leaves, _ := inside(v, nil)
	return leaves
}

// inside returns the tensors and the modes in v. If there is a trace, it notes
// where it has been.
func inside(v any, tr *trace) ([]Leaf, []*Mode) {
	w := walker{seen: map[visit]bool{}, trace: tr}
	w.walk(reflect.ValueOf(v), "", false)
	return w.leaves, w.modes
}

// places returns the tensors in v with every place that they have.
func places(v any) []Leaf {
	w := walker{seen: map[visit]bool{}, every: true}
	w.walk(reflect.ValueOf(v), "", false)
	return w.leaves
}

// visit is a place that was walked. A struct and its first field have one
// address, and so have slices of different lengths, so type and length belong to
// it.
type visit struct {
	at uintptr
	t  reflect.Type
	n  int
}

// unwrapLimit is how many Unwrap methods may follow each other: a value that
// unwraps to itself must not hang.
const unwrapLimit = 64

// walker goes through a value and collects tensors and modes.
type walker struct {
	seen   map[visit]bool
	every  bool // every place of a tensor counts, not the first alone
	leaves []Leaf
	modes  []*Mode
	trace  *trace
}

var (
	tensorType  = reflect.TypeFor[Tensor]()
	pointerType = reflect.TypeFor[*Tensor]()
	modeType    = reflect.TypeFor[Mode]()
	wrapperType = reflect.TypeFor[interface{ Unwrap() any }]()
)

func (w *walker) walk(v reflect.Value, path string, buffer bool) {
	if !v.IsValid() {
		return
	}
	w.trace.note(v)
	for range unwrapLimit {
		inner, ok := unwrap(v)
		if !ok {
			break
		}
		if w.trace != nil {
			w.trace.lost = true
		}
		if v = inner; !v.IsValid() {
			return
		}
	}
	switch v.Kind() {
	case reflect.Interface:
		w.walk(v.Elem(), path, buffer)
	case reflect.Pointer:
		w.pointer(v, path, buffer)
	case reflect.Struct:
		w.fields(v, path, buffer)
	case reflect.Slice:
		if plain(v.Type().Elem()) || v.IsNil() || !w.first(v.Pointer(), v.Type(), v.Len()) {
			return
		}
		w.elements(v, path, buffer)
		w.leave(v.Pointer(), v.Type(), v.Len())
	case reflect.Array:
		if !plain(v.Type().Elem()) {
			w.elements(v, path, buffer)
		}
	case reflect.Map:
		if plain(v.Type().Elem()) || v.IsNil() || !w.first(v.Pointer(), v.Type(), 0) {
			return
		}
		for _, k := range sortedKeys(v) {
			w.walk(v.MapIndex(k), join(path, keyName(k)), buffer)
		}
		w.leave(v.Pointer(), v.Type(), 0)
	}
}

// unwrap follows Unwrap() any, on the value or on its address.
func unwrap(v reflect.Value) (reflect.Value, bool) {
	if v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer && v.IsNil() {
		return v, false
	}
	if v.Type() == pointerType {
		return v, false // to search its many methods would take most of a small step
	}
	if !v.Type().Implements(wrapperType) {
		if !v.CanAddr() || !reflect.PointerTo(v.Type()).Implements(wrapperType) {
			return v, false
		}
		v = v.Addr()
	}
	if !v.CanInterface() {
		return v, false
	}
	return reflect.ValueOf(v.Interface().(interface{ Unwrap() any }).Unwrap()), true
}

// plain reports whether values of the type hold no pointers and so no tensors,
// like the elements of a long slice of numbers.
func plain(t reflect.Type) bool {
	return t.Kind() < reflect.Array && t.Kind() != reflect.Invalid || t.Kind() == reflect.String
}

// first notes a place and reports whether it is new.
func (w *walker) first(at uintptr, t reflect.Type, n int) bool {
	key := visit{at, t, n}
	if w.seen[key] {
		return false
	}
	w.seen[key] = true
	return true
}

func (w *walker) pointer(v reflect.Value, path string, buffer bool) {
	if v.IsNil() || !w.first(v.Pointer(), v.Type(), 0) {
		return
	}
	if v.Type().Elem() == tensorType {
		if v.CanInterface() {
			t := v.Interface().(*Tensor)
			t.mustBeFresh(path)
			if w.trace != nil {
				w.trace.tensors = append(w.trace.tensors, t)
			}
			w.leaves = append(w.leaves, Leaf{path, t, buffer})
		}
		w.leave(v.Pointer(), v.Type(), 0)
		return
	}
	w.walk(v.Elem(), path, buffer)
	w.leave(v.Pointer(), v.Type(), 0)
}

// leave forgets a place that may come again.
func (w *walker) leave(at uintptr, t reflect.Type, n int) {
	if w.every {
		delete(w.seen, visit{at, t, n})
	}
}

func (w *walker) fields(v reflect.Value, path string, buffer bool) {
	if v.Type() == modeType {
		if v.CanAddr() && v.Addr().CanInterface() && w.first(v.Addr().Pointer(), modeType, 1) {
			w.modes = append(w.modes, v.Addr().Interface().(*Mode))
		}
		return
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		tag := f.Tag.Get("flux")
		if tag == "-" || !f.IsExported() && !f.Anonymous {
			continue
		}
		name, option, _ := strings.Cut(tag, ",")
		if name == "buffer" {
			name, option = "", name
		}
		below, isBuffer := path, buffer || option == "buffer"
		switch {
		case name != "":
			below = join(path, name)
		case !transparent(f):
			below = join(path, lowerFirst(f.Name))
		}
		w.walk(v.Field(i), below, isBuffer)
	}
}

// transparent reports whether a field is an embedded struct, whose fields read as
// those of the outer one.
func transparent(f reflect.StructField) bool {
	t := f.Type
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return f.Anonymous && t.Kind() == reflect.Struct && t != tensorType
}

func (w *walker) elements(v reflect.Value, path string, buffer bool) {
	for i := range v.Len() {
		w.walk(v.Index(i), join(path, strconv.Itoa(i)), buffer)
	}
}

func join(path, step string) string {
	if path == "" {
		return step
	}
	return path + "." + step
}

// lowerFirst lowers the leading capitals of a name, but for one that begins the
// next word: RNNCell is rnnCell.
func lowerFirst(name string) string {
	r := []rune(name)
	for i := range r {
		if !unicode.IsUpper(r[i]) || i > 0 && i+1 < len(r) && unicode.IsLower(r[i+1]) {
			break
		}
		r[i] = unicode.ToLower(r[i])
	}
	return string(r)
}

// sortedKeys returns the keys of a map, numbers by value and others by text.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		switch {
		case a.CanInt() && b.CanInt():
			return cmp.Compare(a.Int(), b.Int())
		case a.CanUint() && b.CanUint():
			return cmp.Compare(a.Uint(), b.Uint())
		case a.CanFloat() && b.CanFloat():
			return cmp.Compare(a.Float(), b.Float())
		}
		return strings.Compare(keyName(a), keyName(b))
	})
	return keys
}

func keyName(k reflect.Value) string { return fmt.Sprint(k.Interface()) }
