package cellrt

import (
	"reflect"
	"sync"
	"unsafe"
)

// Unit is a compiled cell.
type Unit struct {
	Path  string
	Entry func() // the cell's statements
	Vars  []Var
	Funcs []Func
}

// Var is a session variable that a unit uses.
type Var struct {
	ID   int             // its number in the heap
	At   *unsafe.Pointer // where the unit wants its address
	Type reflect.Type
}

// Func is a function of a unit that goes into a session variable.
type Func struct {
	ID    int
	Store func() // puts it there, once all addresses are known
}

var registered struct {
	sync.Mutex
	units map[string]*Unit
}

// Register is called while a unit is being loaded.
func Register(u *Unit) {
	registered.Lock()
	defer registered.Unlock()
	if registered.units == nil {
		registered.units = map[string]*Unit{}
	}
	registered.units[u.Path] = u
}

// Take returns the unit that registered under path, and forgets it; nil for
// none.
func Take(path string) *Unit {
	registered.Lock()
	defer registered.Unlock()
	u := registered.units[path]
	delete(registered.units, path)
	return u
}

// Opaque is x, of which the compiler then knows no more than that it is some
// value: it would otherwise call the methods of a type that it can see directly,
// after an assertion that compares tables of methods, of which there may be two.
//
//go:noinline
func Opaque(x any) any { return x }

// Back is x as the interface that it was before it became any.
func Back[I any](x any) I {
	i, _ := x.(I) // nil has no type
	return i
}

// TypeFor is the reflected type of T.
func TypeFor[T any]() reflect.Type { return reflect.TypeFor[T]() }

// View shows the memory of a T as an S, a struct of the same layout whose
// fields the caller may name.
func View[S, T any](p *T) *S { return (*S)(unsafe.Pointer(p)) }

// Copy is View of a value that has no address.
func Copy[S, T any](v T) S { return *(*S)(unsafe.Pointer(&v)) }
