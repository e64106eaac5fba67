package yaegi

import (
	"fmt"
	"go/types"
	"reflect"
	"strings"
	"weak"

	"fluxrepl/interp/symbols"
)

// Box is a value of a type declared in a cell, inside an interface. Two boxes
// are equal if type and value are, as two interfaces are. It knows its engine
// by a weak pointer: code that prints whatever it can reach gets no further.
type Box struct {
	typ int
	v   any
	at  weak.Pointer[Engine]
}

func (e *Engine) box(typ int, v any) Box { return Box{typ, v, e.self} }

// boxOf is box for a type by itself.
func (e *Engine) boxOf(t types.Type, v any) Box { return e.box(e.types.Number(t), v) }

func (b Box) engine() *Engine { return b.at.Value() }

// String is the value in the manner of %+v with pointers followed, for
// compiled code that knows nothing of boxes.
func (b Box) String() string { return b.Text() }

// Unwrap returns the bare value: a struct, pointer or whatever the type is
// made of, without methods.
func (b Box) Unwrap() any { return b.v }

// Rewrap returns v, of the same bare type, as a value of b's type.
func (b Box) Rewrap(v any) any {
	b.v = v
	return b
}

// Type returns the type as the checker knows it.
//
// It is the invalid type if the engine is gone.
func (b Box) Type() types.Type {
	if e := b.engine(); e != nil {
		return e.types.Type(b.typ)
	}
	return types.Typ[types.Invalid]
}

// TypeName returns the type's name as a compiled program would print it with
// %T.
func (b Box) TypeName() string { return typeString(b.Type()) }

// errorBox is a Box whose type is an error, for compiled code.
type errorBox struct{ Box }

func (b errorBox) Error() string { return b.callString("Error") }

// Unwrap calls the type's own Unwrap, if it returns an error.
func (b errorBox) Unwrap() error {
	if !b.hasMethod("Unwrap", "func() error") {
		return nil
	}
	err, _ := b.call("Unwrap", nil)[0].Interface().(error)
	return err
}

// Is calls the type's own Is.
func (b errorBox) Is(target error) bool {
	if open(target) == any(b.Box) {
		return true
	}
	if !b.hasMethod("Is", "func(error) bool") {
		return false
	}
	return b.call("Is", []reflect.Value{interfaceValue(&target)})[0].Bool()
}

// joinedBox is an errorBox whose Unwrap returns several errors.
type joinedBox struct{ errorBox }

func (b joinedBox) Unwrap() []error {
	errs, _ := b.call("Unwrap", nil)[0].Interface().([]error)
	return errs
}

// interfaceValue keeps a nil interface a valid argument.
func interfaceValue[T any](p *T) reflect.Value { return reflect.ValueOf(p).Elem() }

func (b Box) callString(name string) string { return b.call(name, nil)[0].String() }

// hasMethod says whether the type has a method with that signature.
func (b Box) hasMethod(name, signature string) bool {
	fn := b.method(name)
	return fn != nil && typeString(unnamed(fn.Signature())) == reflectWords.Replace(signature)
}

// reflectWords are the names that package reflect has for predeclared types.
var reflectWords = strings.NewReplacer("any", "interface {}", "byte", "uint8", "rune", "int32")

// method finds a method in the method set of the box's type.
func (b Box) method(name string) *types.Func {
	t := b.Type()
	sel := types.NewMethodSet(t).Lookup(pkgOf(t), name)
	if sel == nil {
		return nil
	}
	fn, _ := sel.Obj().(*types.Func)
	return fn
}

// pkgOf is the package that unexported names of t belong to.
func pkgOf(t types.Type) *types.Package {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj().Pkg()
	}
	if s, ok := t.Underlying().(*types.Struct); ok && s.NumFields() > 0 {
		return s.Field(0).Pkg()
	}
	return nil
}

// unnamed drops the receiver and the names of parameters and results.
func unnamed(s *types.Signature) *types.Signature {
	bare := func(t *types.Tuple) *types.Tuple {
		vars := make([]*types.Var, t.Len())
		for i := range vars {
			vars[i] = types.NewParam(0, nil, "", t.At(i).Type())
		}
		return types.NewTuple(vars...)
	}
	return types.NewSignatureType(nil, nil, nil, bare(s.Params()), bare(s.Results()), s.Variadic())
}

// call calls a method of the boxed value, promoted ones through the embedded
// fields.
func (b Box) call(name string, args []reflect.Value) []reflect.Value {
	t := b.Type()
	obj, index, _ := types.LookupFieldOrMethod(t, true, pkgOf(t), name)
	fn, ok := obj.(*types.Func)
	if !ok {
		panic(&RuntimeError{fmt.Sprintf("%s has no method %s", typeString(t), name)})
	}
	v := reflect.ValueOf(b.v)
	if _, isPtr := types.Unalias(t).(*types.Pointer); !isPtr {
		p := reflect.New(v.Type())
		p.Elem().Set(v)
		v = p.Elem()
	}
	for _, i := range index[:len(index)-1] {
		v = follow(v)
		t = follow2(t)
		f := t.Underlying().(*types.Struct).Field(i)
		v, t = v.Field(i), f.Type()
	}
	return b.engine().callMethod(v, t, fn, args)
}

func follow(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			panic(nilDereference)
		}
		return v.Elem()
	}
	return v
}

func follow2(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// callMethod calls fn with the receiver v of type t.
func (e *Engine) callMethod(v reflect.Value, t types.Type, fn *types.Func, args []reflect.Value) []reflect.Value {
	if types.IsInterface(t) {
		x := open(v.Interface())
		if x == nil {
			panic(nilDereference)
		}
		if b, ok := x.(Box); ok {
			return b.call(fn.Name(), args)
		}
		v = reflect.ValueOf(x)
	}
	n := namedOf(t)
	if n == nil || n.Obj().Pkg() == nil || n.Obj().Pkg().Path() != "main" {
		if v.Kind() != reflect.Pointer && v.CanAddr() {
			v = v.Addr()
		}
		return invoke(v.MethodByName(fn.Name()), args)
	}
	e.mu.Lock()
	f, ok := e.methods[methodKey{e.types.Number(n), fn.Name()}]
	e.mu.Unlock()
	if !ok {
		panic(&RuntimeError{fmt.Sprintf("method %s.%s has no body: its cell failed", n.Obj().Name(), fn.Name())})
	}
	_, wants := types.Unalias(fn.Signature().Recv().Type()).(*types.Pointer)
	_, has := types.Unalias(t).(*types.Pointer)
	switch {
	case wants && !has:
		v = v.Addr()
	case !wants && has:
		if v.IsNil() {
			nilReceiver(n.Obj().Name(), fn.Name())
		}
		v = v.Elem()
	}
	return invoke(f.Elem(), append([]reflect.Value{v}, args...))
}

func invoke(f reflect.Value, args []reflect.Value) []reflect.Value {
	if f.Type().IsVariadic() {
		return f.CallSlice(args)
	}
	return f.Call(args)
}

func namedOf(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, _ := t.(*types.Named)
	return n
}

// open returns the box that an adapter stands for; other values as they are.
func open(v any) any {
	switch x := v.(type) {
	case Box:
		return x
	case errorBox:
		return x.Box
	case joinedBox:
		return x.Box
	}
	v = symbols.Unwrap(v)
	switch x := v.(type) {
	case stringBox:
		return x.Box
	case plainBox:
		return x.b
	case errorBox:
		return x.Box
	}
	return v
}

// Open returns the Box that v, an adapter made for compiled code, stands for,
// and v itself if it is none.
func Open(v any) any { return open(v) }

// HasMethod says whether the box's type has a method with that signature,
// written without parameter names.
func (b Box) HasMethod(name, signature string) bool { return b.hasMethod(name, signature) }

// As returns the box as a compiled interface with a generated adapter, if its
// type has the methods.
func (b Box) As(path, name string) (any, bool) {
	p, err := symbols.Import(path)
	if err != nil {
		return nil, false
	}
	o := p.Scope().Lookup(name)
	if o == nil {
		return nil, false
	}
	it, ok := o.Type().Underlying().(*types.Interface)
	if !ok || !types.Implements(b.Type(), it) {
		return nil, false
	}
	v, ok := b.byConstructor(path, name)
	if !ok {
		return nil, false
	}
	return v.Interface(), true
}
