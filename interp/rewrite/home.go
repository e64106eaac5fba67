package rewrite

import (
	"fmt"
	"go/types"
	"slices"

	"fluxrepl/interp/heap"
)

// home is what stands for a variable or function of the session in written
// source: a variable of the interpreter's own, or, when another engine shares
// it, what a pointer leads to.
func (e *emitter) home(o types.Object) (string, bool) {
	if n, ok := e.w.names[o]; ok {
		return n, true
	}
	v := e.sharedHome(o)
	if v == nil {
		return "", false
	}
	if !slices.Contains(e.unit.Vars, v) {
		e.unit.Vars = append(e.unit.Vars, v)
	}
	n := fmt.Sprintf("p%d", v.ID)
	if !e.w.shared[v] {
		set(e.w, e.w.shared, v, true)
		e.unit.pointers = append(e.unit.pointers, fmt.Sprintf("var %s *%s = vars.P%d\n", n, e.typ(v.Type), v.ID))
	}
	return "(*" + n + ")", true
}

// takesOver gives a redefinition the variable of what had its name, if the
// types are the same.
func (e *emitter) takesOver(o, old types.Object) bool {
	if e.sharedHome(o) != nil {
		return e.shareHome(o, old)
	}
	if !sameKind(o, old) || !types.Identical(o.Type(), old.Type()) || e.w.names[old] == "" {
		return false
	}
	set(e.w, e.w.names, o, e.w.names[old])
	return true
}

// shareHome says that two objects are the same variable.
func (e *emitter) shareHome(a, b types.Object) bool {
	if e.w.heap != nil {
		v := e.w.heap.Of(a)
		return v != nil && v == e.w.heap.Of(b)
	}
	return e.w.names[a] != "" && e.w.names[a] == e.w.names[b]
}

// sharedHome is the home of an object that another engine can reach too, nil
// for none. Values in which a cell's types occur look different here and in
// compiled code: their variables are the interpreter's own.
func (e *emitter) sharedHome(o types.Object) *heap.Var {
	if e.w.heap == nil || o == nil || !e.w.alike(o.Type()) {
		return nil
	}
	return e.w.heap.Of(o)
}
