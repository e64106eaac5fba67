package yaegi

import (
	"reflect"
	"strings"
	"unsafe"

	"github.com/traefik/yaegi/interp"
)

// The interpreter keeps all that it ever compiled: it lists the syntax trees,
// and the scopes, and finds every function by its name; and a tree hangs
// together by its nodes, so that one function that lives on keeps all of its
// cell. Nobody asks for most of it again.

// eval is the interpreter's Eval, with room for variables, that keeps no more
// than it must.
func (e *Engine) eval(source string) (reflect.Value, error) {
	p, err := e.it.Compile(source)
	if err != nil {
		return reflect.Value{}, err
	}
	e.room.fill()
	v, err := e.it.Execute(p)
	apart(p)
	return v, err
}

// apart cuts the declarations of a program from each other.
func apart(p *interp.Program) {
	root := reflect.ValueOf(p).Elem().FieldByName("root")
	if !root.IsValid() || root.Kind() != reflect.Pointer || root.IsNil() {
		return
	}
	decls := root.Elem().FieldByName("child")
	if !decls.IsValid() || decls.Kind() != reflect.Slice {
		return
	}
	for i := range decls.Len() {
		if up := decls.Index(i).Elem().FieldByName("anc"); up.IsValid() && up.Kind() == reflect.Pointer {
			*(*unsafe.Pointer)(up.Addr().UnsafePointer()) = nil
		}
	}
}

// forget drops the lists of trees and scopes, and the names of the functions
// of written source that only its own cell calls.
func (e *Engine) forget(source string) {
	it := reflect.ValueOf(e.it).Elem()
	drop(it.FieldByName("roots"))
	scopes := it.FieldByName("scopes")
	if !scopes.IsValid() || scopes.Kind() != reflect.Map {
		return
	}
	scope := scopes.MapIndex(reflect.ValueOf("main"))
	if !scope.IsValid() || scope.Kind() != reflect.Pointer {
		return
	}
	drop(scope.Elem().FieldByName("child"))
	names := scope.Elem().FieldByName("sym")
	if !names.IsValid() || names.Kind() != reflect.Map {
		return
	}
	names = reflect.NewAt(names.Type(), names.Addr().UnsafePointer()).Elem()
	for l := range strings.Lines(source) {
		if rest, ok := strings.CutPrefix(l, "func "); ok {
			if name, _, _ := strings.Cut(rest, "("); runsOnce(name) {
				names.SetMapIndex(reflect.ValueOf(name), reflect.Value{})
			}
		}
	}
}

// drop makes a slice that the interpreter keeps nil.
func drop(list reflect.Value) {
	if list.IsValid() && list.Kind() == reflect.Slice {
		list = reflect.NewAt(list.Type(), list.Addr().UnsafePointer()).Elem()
		list.SetZero()
	}
}

// runsOnce says that a function of written source is called by its own cell
// only: the cell's function, and those that assign functions to variables.
func runsOnce(name string) bool {
	if strings.HasPrefix(name, "__cell") || strings.HasSuffix(name, "_set") {
		return true
	}
	number, _, _ := strings.Cut(name, "_")
	return len(number) > 1 && number[0] == 's' && strings.Trim(number[1:], "0123456789") == ""
}
