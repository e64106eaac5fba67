package heap

import (
	"errors"
	"go/token"
	"go/types"
	"reflect"
	"testing"
)

func variable(name string, t types.Type) *types.Var { return types.NewVar(token.NoPos, nil, name, t) }

func TestRedefinition(t *testing.T) {
	h := New()
	h.Begin()
	a := h.Declare(variable("x", types.Typ[types.Int]))
	same := h.Declare(variable("x", types.Typ[types.Int]))
	if same != a {
		t.Error("the same type got another home")
	}
	other := variable("x", types.Typ[types.String])
	b := h.Declare(other)
	if b == a || h.Of(other) != b || h.Current("x") != other {
		t.Error("another type shares the home")
	}
	if h.Declare(types.NewConst(token.NoPos, nil, "x", types.Typ[types.Int], nil)) != nil {
		t.Error("a constant got a home")
	}
	if h.Declare(variable("x", types.Typ[types.String])) == b {
		t.Error("a variable took over the home of what a constant hid")
	}
}

func TestRollback(t *testing.T) {
	h := New()
	h.Begin()
	first := variable("x", types.Typ[types.Int])
	v := h.Declare(first)
	h.Begin()
	later := variable("x", types.Typ[types.String])
	h.Declare(later)
	h.Rollback()
	if h.Current("x") != first || h.Of(later) != nil || h.Of(first) != v {
		t.Error("the cell left something behind")
	}
}

func TestPointer(t *testing.T) {
	v := New().Declare(variable("x", types.Typ[types.Int]))
	if _, ok := v.Made(); ok {
		t.Error("made before its first use")
	}
	p, err := v.Pointer(reflect.TypeFor[int]())
	if err != nil {
		t.Fatal(err)
	}
	*p.Interface().(*int) = 7
	again, err := v.Pointer(reflect.TypeFor[int]())
	if err != nil || again.Elem().Int() != 7 {
		t.Errorf("got %v, %v", again, err)
	}
	var te *TypeError
	if _, err := v.Pointer(reflect.TypeFor[string]()); !errors.As(err, &te) {
		t.Errorf("want a *TypeError, got %v", err)
	}
	type number int
	v.Retype(reflect.TypeFor[number]())
	if p, err := v.Pointer(reflect.TypeFor[number]()); err != nil || p.Elem().Int() != 7 {
		t.Errorf("got %v, %v", p, err)
	}
}
