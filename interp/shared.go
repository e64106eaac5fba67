package interp

import (
	"fmt"
	"go/types"
	"reflect"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
	"fluxrepl/interp/native"
	"fluxrepl/interp/yaegi"
)

// declare gives what a cell declares its homes, where two engines share them.
func (s *Session) declare(cell *check.Cell) {
	if s.heap == nil {
		return
	}
	s.heap.Begin()
	for _, o := range cell.Objects {
		s.heap.Declare(o)
	}
	for _, r := range cell.Recalled {
		s.heap.Hold(r.Var)
	}
}

// recall puts the kept values that a compiled cell reads into their homes.
func (s *Session) recall(cell *check.Cell) {
	for _, r := range cell.Recalled {
		if p, made := s.heap.Of(r.Var).Made(); made {
			if v := reflect.ValueOf(s.magics.out(r.Number)); v.IsValid() {
				p.Elem().Set(inType(v, p.Type().Elem()))
			}
		}
	}
}

// inType is a kept value in the type of its home, which may have got more
// methods since the value was made.
func inType(v reflect.Value, t reflect.Type) reflect.Value {
	if !native.Rewritten(v.Type(), t) {
		return v
	}
	held := reflect.New(v.Type())
	held.Elem().Set(v)
	return reflect.NewAt(t, held.UnsafePointer()).Elem()
}

// forget takes back what a cell declared that cannot be run.
func (s *Session) forget() {
	s.world.Rollback()
	if s.heap != nil {
		s.heap.Rollback()
	}
}

// share makes the homes of variables known to the interpreter.
func (s *Session) share(vars []*heap.Var) error {
	if len(vars) == 0 {
		return nil
	}
	pointers := make(map[int]reflect.Value, len(vars))
	for _, v := range vars {
		t := compiledType(v.Type)
		if t == nil {
			return fmt.Errorf("the variable %s has the type %s, which the interpreter cannot hold as compiled code does", v.Name, types.TypeString(v.Type, nil))
		}
		p, err := v.Pointer(t)
		if err != nil {
			return err
		}
		pointers[v.ID] = p
	}
	y, ok := s.engine.(*yaegi.Engine)
	if !ok {
		return fmt.Errorf("the engine shares no variables")
	}
	return y.Share(pointers)
}
