// Package heap holds the variables of a session that two engines share: each
// has one home, and both reach it by pointer.
//
// Functions are variables too, of function type: who calls a function of a
// session calls what its variable holds, so that a redefinition is seen by
// everybody.
package heap

import (
	"fmt"
	"go/types"
	"reflect"
	"sync"
)

// Heap knows the home of every variable and function that cells have
// declared. Its methods may be called from any goroutine; Begin, Declare and
// Rollback belong to the goroutine that prepares a cell.
type Heap struct {
	mu      sync.Mutex
	vars    []*Var
	homes   map[types.Object]*Var
	current map[string]types.Object
	undo    []func()
}

// Var is one home.
type Var struct {
	ID   int        // unique in its heap, from 1
	Name string     // as declared
	Type types.Type // as the checker knows it

	mu      sync.Mutex
	pointer reflect.Value
	reach   Reach
}

// Reach is how code may come to a variable other than by its name in the
// statements of a cell.
type Reach uint8

// The ways to a variable.
const (
	InFunction Reach = 1 << iota // a function or closure mentions it
	ByAddress                    // its address was taken
)

// AddReach says that there is a way to a variable.
func (v *Var) AddReach(r Reach) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.reach |= r
}

// Reach says which ways to a variable there are.
func (v *Var) Reach() Reach {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.reach
}

// TypeError says that a home has another type than the one asked for.
type TypeError struct {
	Name      string
	Want, Got reflect.Type
}

func (e *TypeError) Error() string {
	return fmt.Sprintf("variable %s is a %s in memory, not a %s", e.Name, e.Got, e.Want)
}

// New returns an empty heap.
func New() *Heap {
	return &Heap{homes: map[types.Object]*Var{}, current: map[string]types.Object{}}
}

// Begin starts the declarations of a cell.
func (h *Heap) Begin() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.undo = nil
}

// Rollback forgets what was declared since Begin.
func (h *Heap) Rollback() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for i := len(h.undo) - 1; i >= 0; i-- {
		h.undo[i]()
	}
	h.undo = nil
}

// Declare gives an object of a cell its home. A redefinition that has the
// type of what had the name takes over its home, so that code which uses it
// sees the new value; one of another type gets a home of its own. What is
// neither a variable nor a function without type parameters has none: the
// result is nil, and the name is taken all the same.
func (h *Heap) Declare(o types.Object) *Var {
	h.mu.Lock()
	defer h.mu.Unlock()
	old, had := h.current[o.Name()]
	h.current[o.Name()] = o
	h.undo = append(h.undo, func() {
		if had {
			h.current[o.Name()] = old
		} else {
			delete(h.current, o.Name())
		}
	})
	if !livesHere(o) {
		return nil
	}
	if v := h.homes[old]; had && v != nil && sameKind(o, old) && types.Identical(o.Type(), old.Type()) {
		h.set(o, v)
		return v
	}
	return h.fresh(o)
}

// Method gives a method the home of its body; it is the same one for as long
// as the method's type object lives.
func (h *Heap) Method(f *types.Func) *Var {
	h.mu.Lock()
	defer h.mu.Unlock()
	if v := h.homes[f]; v != nil {
		return v
	}
	return h.fresh(f)
}

// Hold gives an object a home under no name.
func (h *Heap) Hold(o types.Object) *Var {
	h.mu.Lock()
	defer h.mu.Unlock()
	if v := h.homes[o]; v != nil {
		return v
	}
	return h.fresh(o)
}

// Of returns the home of an object, nil if it has none.
func (h *Heap) Of(o types.Object) *Var {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.homes[o]
}

// Current returns what a name stands for, nil for nothing.
func (h *Heap) Current(name string) types.Object {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.current[name]
}

func (h *Heap) fresh(o types.Object) *Var {
	v := &Var{ID: len(h.vars) + 1, Name: o.Name(), Type: o.Type()}
	h.vars = append(h.vars, v)
	h.set(o, v)
	return v
}

func (h *Heap) set(o types.Object, v *Var) {
	h.homes[o] = v
	h.undo = append(h.undo, func() { delete(h.homes, o) })
}

func livesHere(o types.Object) bool {
	switch o := o.(type) {
	case *types.Var:
		return true
	case *types.Func:
		return o.Signature().TypeParams().Len() == 0
	}
	return false
}

func sameKind(a, b types.Object) bool {
	_, va := a.(*types.Var)
	_, vb := b.(*types.Var)
	return va == vb
}

// Pointer returns the address of the home, made on first use with the
// compiled type t. A *TypeError says that it was made with another one.
func (v *Var) Pointer(t reflect.Type) (reflect.Value, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.pointer.IsValid() {
		v.pointer = reflect.New(t)
	}
	if got := v.pointer.Type().Elem(); got != t {
		return reflect.Value{}, &TypeError{v.Name, t, got}
	}
	return v.pointer, nil
}

// Made returns the address of the home if it has been made.
func (v *Var) Made() (reflect.Value, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.pointer, v.pointer.IsValid()
}

// Retype gives a home that has been made another compiled type of the same
// layout: that of a later revision of a cell's type.
func (v *Var) Retype(t reflect.Type) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.pointer.IsValid() {
		v.pointer = reflect.NewAt(t, v.pointer.UnsafePointer())
	}
}
