package yaegi

import (
	"fmt"
	"go/types"
	"reflect"
	"strings"

	"fluxrepl/interp/symbols"
)

// adapt stores x in *dst, a compiled interface type with the number id. x is
// nil, a box whose type has the methods, or a compiled value.
func (e *Engine) adapt(x any, id int, dst any) {
	if x == nil {
		return
	}
	to := reflect.ValueOf(dst).Elem()
	b, ok := open(x).(Box)
	if _, bare := x.(Box); !ok || !bare && reflect.TypeOf(x).Implements(to.Type()) {
		to.Set(reflect.ValueOf(x))
		return
	}
	named := namedOf(e.types.Type(id))
	path, name := "", "error"
	if named != nil && named.Obj().Pkg() != nil {
		path, name = named.Obj().Pkg().Path(), named.Obj().Name()
	}
	if path == "" && name == "error" {
		to.Set(reflect.ValueOf(b.asError()))
		return
	}
	if v, done := b.byConstructor(path, name); done {
		to.Set(v)
		return
	}
	if v, done := b.byWrapper(path, name); done {
		to.Set(v)
		return
	}
	panic(&RuntimeError{fmt.Sprintf("a value of %s cannot be given to compiled code as %s.%s: there is no adapter for this interface", b.TypeName(), path, name)})
}

func (b Box) asError() error {
	if b.hasMethod("Unwrap", "func() []error") {
		return joinedBox{errorBox{b}}
	}
	return errorBox{b}
}

// byConstructor uses the generated adapters.
func (b Box) byConstructor(path, name string) (reflect.Value, bool) {
	ctor, methods, ok := symbols.Adapter(path, name)
	if !ok {
		return reflect.Value{}, false
	}
	short := strings.TrimPrefix(strings.TrimPrefix(b.TypeName(), "*"), "main.")
	args := []reflect.Value{reflect.ValueOf(short), reflect.ValueOf(b.presented())}
	for i, m := range methods {
		args = append(args, b.bound(path, m, ctor.Type().In(i+2)))
	}
	return ctor.Call(args)[0], true
}

// byWrapper uses the interpreter's own wrappers, which exist for all
// interfaces of the standard library.
func (b Box) byWrapper(path, name string) (reflect.Value, bool) {
	w, ok := symbols.Value(path, "_"+name)
	if !ok {
		return reflect.Value{}, false
	}
	v := reflect.New(w.Type().Elem()).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Name == "IValue" {
			v.Field(i).Set(reflect.ValueOf(any(b)))
			continue
		}
		v.Field(i).Set(b.bound(path, strings.TrimPrefix(f.Name, "W"), f.Type))
	}
	return v, true
}

// bound returns a method as a compiled function of the type t, for code of the
// package at path.
func (b Box) bound(path, name string, t reflect.Type) reflect.Value {
	return reflect.MakeFunc(t, func(args []reflect.Value) []reflect.Value {
		for i := range args {
			args[i] = callback(path, args[i])
		}
		out := b.call(name, args)
		for i := range out {
			out[i] = asType(out[i], t.Out(i))
		}
		return out
	})
}

// asType gives a result the static type that compiled code wants.
func asType(v reflect.Value, t reflect.Type) reflect.Value {
	if v.IsValid() && v.Type() == t {
		return v
	}
	r := reflect.New(t).Elem()
	if v.IsValid() && (v.Kind() != reflect.Interface || !v.IsNil()) {
		r.Set(v)
	}
	return r
}

// stringBox is a box with a String method, for adapters that print their
// value.
type stringBox struct{ Box }

func (b stringBox) String() string { return b.callString("String") }

// presented is the box as an adapter holds it: with String if the type has
// one.
func (b Box) presented() any {
	if b.hasMethod("String", "func() string") {
		return stringBox{b}
	}
	return plainBox{b}
}

// plainBox is a box without a String method, so that adapters print the name
// of its type.
type plainBox struct{ b Box }

// Unwrap returns the bare value.
func (p plainBox) Unwrap() any { return p.b.v }

// Format prints the value as the box does.
func (p plainBox) Format(s fmt.State, verb rune) { p.b.Format(s, verb) }

// implements says whether a value's type has the methods of an interface.
func (e *Engine) implements(x any, t types.Type) bool {
	it, ok := t.Underlying().(*types.Interface)
	if !ok || x == nil {
		return false
	}
	if b, isBox := x.(Box); isBox {
		return types.Implements(b.Type(), it)
	}
	return e.missing(x, it) == ""
}

// missing names a method of the interface that a compiled value does not
// have.
func (e *Engine) missing(x any, it *types.Interface) string {
	v := reflect.ValueOf(x)
	for m := range it.Methods() {
		f := v.MethodByName(m.Name())
		if !m.Exported() || !f.IsValid() || !sameSignature(f.Type(), m.Signature()) {
			return m.Name()
		}
	}
	return ""
}

func sameSignature(f reflect.Type, s *types.Signature) bool {
	return f.String() == typeString(unnamed(s))
}

// is says whether a value has a type, or implements it.
func (e *Engine) is(x any, id int) bool {
	x = open(x)
	if x == nil {
		return false
	}
	t := e.types.Type(id)
	if types.IsInterface(t) {
		return e.implements(x, t)
	}
	if b, ok := x.(Box); ok {
		return b.typ == id
	}
	return reflect.TypeOf(x) == e.rtype(id, t)
}

// as is is, and stores the value in *dst.
func (e *Engine) as(x any, id int, dst any) bool {
	if !e.is(x, id) {
		return false
	}
	to := reflect.ValueOf(dst).Elem()
	if t := e.types.Type(id); types.IsInterface(t) {
		if to.NumMethod() == 0 {
			to.Set(reflect.ValueOf(open(x)))
			return true
		}
		if reflect.TypeOf(x).Implements(to.Type()) {
			if _, isBox := open(x).(Box); !isBox {
				to.Set(reflect.ValueOf(x))
				return true
			}
		}
		e.adapt(open(x), id, dst)
		return true
	}
	if b, ok := open(x).(Box); ok {
		setBox(to, b.v)
		return true
	}
	to.Set(reflect.ValueOf(open(x)))
	return true
}

func setBox(to reflect.Value, v any) {
	if v == nil {
		to.SetZero()
		return
	}
	to.Set(reflect.ValueOf(v))
}

// must is as, with Go's panic when the type is another.
func (e *Engine) must(x any, id, from int, dst any) {
	if e.as(x, id, dst) {
		return
	}
	t, src := e.types.Type(id), typeString(e.types.Type(from))
	x = open(x)
	want := typeString(t)
	switch it, isInterface := t.Underlying().(*types.Interface); {
	case x == nil && isInterface:
		panic(&RuntimeError{fmt.Sprintf("interface conversion: interface is nil, not %s", want)})
	case x == nil:
		panic(&RuntimeError{fmt.Sprintf("interface conversion: %s is nil, not %s", src, want)})
	case isInterface:
		panic(&RuntimeError{fmt.Sprintf("interface conversion: %s is not %s: missing method %s", e.nameOf(x), want, e.firstMissing(x, it))})
	default:
		panic(&RuntimeError{fmt.Sprintf("interface conversion: %s is %s, not %s", src, e.nameOf(x), want)})
	}
}

func (e *Engine) nameOf(x any) string {
	if b, ok := x.(Box); ok {
		return b.TypeName()
	}
	return reflect.TypeOf(x).String()
}

func (e *Engine) firstMissing(x any, it *types.Interface) string {
	if b, ok := x.(Box); ok {
		if m, _ := types.MissingMethod(b.Type(), it, true); m != nil {
			return m.Name()
		}
		return ""
	}
	return e.missing(x, it)
}

// rtype is the compiled type of a checked one without types of cells; nil if
// there is none.
func (e *Engine) rtype(id int, t types.Type) reflect.Type {
	e.mu.Lock()
	r, ok := e.rtypes[id]
	e.mu.Unlock()
	if ok {
		return r
	}
	r = ReflectType(t)
	e.mu.Lock()
	e.rtypes[id] = r
	e.mu.Unlock()
	return r
}
