package rewrite

import (
	"fmt"
	"go/types"
)

// recall gives the kept values that the cell reads variables of their own, the
// first time that a cell reads them: a value that nobody asks for costs nothing.
func (e *emitter) recall() {
	for _, r := range e.cell.Recalled {
		if e.w.recalled[r.Var] {
			continue
		}
		set(e.w, e.w.recalled, types.Object(r.Var), true)
		if e.w.heap == nil {
			set(e.w, e.w.names, types.Object(r.Var), e.w.fresh("v", r.Var.Name()))
			e.declare("var " + e.w.names[r.Var] + " " + e.typ(r.Var.Type()))
		}
		n, _ := e.home(r.Var)
		// The form that does not fail leaves a nil interface as it is.
		init := e.w.fresh("s", r.Var.Name())
		e.declare(fmt.Sprintf("func %s() { %s, _ = %s(rt.Out(%d)) }", init, n, e.assertion(r.Var.Type(), true), r.Number))
		e.unit.inits = append(e.unit.inits, init+"()")
	}
}
