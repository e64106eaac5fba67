package rewrite

import (
	"go/types"

	"fluxrepl/interp/check"
)

// Observe makes the world know a cell that another engine runs: which names it
// takes and what its functions use. It returns sentences for the reader, as
// Unit.Notes. Variables live in the heap that the engines share.
func (w *World) Observe(cell *check.Cell) (notes []string) {
	w.undo = nil
	e := &emitter{w: w, cell: cell, info: cell.Info, unit: &Unit{}, locals: map[types.Object]string{}}
	var stale []types.Object
	for _, o := range cell.Objects {
		if old := w.current[o.Name()]; old != nil && !e.shareHome(o, old) {
			stale = append(stale, old)
		}
		set(w, w.current, o.Name(), o)
	}
	for _, d := range cell.Funcs {
		if o, ok := e.info.Defs[d.Name].(*types.Func); ok {
			set(w, w.funcs, types.Object(o), &function{decl: d, cell: cell, uses: e.uses(d), compiled: true})
		}
	}
	e.notes(stale)
	return e.unit.Notes
}
