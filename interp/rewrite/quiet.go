package rewrite

import (
	"go/ast"
	"go/types"
)

// findQuiet collects the functions of the cell that its go statements reach.
// They carry no line marks: the mark is one variable, and goroutines would
// write it at the same time.
func (e *emitter) findQuiet() {
	decls := map[types.Object]*ast.FuncDecl{}
	for _, d := range e.cell.Funcs {
		decls[e.info.Defs[d.Name]] = d
	}
	e.unit.quiet = map[*ast.FuncDecl]bool{}
	var reach func(n ast.Node)
	reach = func(n ast.Node) {
		ast.Inspect(n, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			o := e.info.Uses[id]
			if fn, isFunc := o.(*types.Func); isFunc {
				o = fn.Origin()
			}
			if d := decls[o]; d != nil && !e.unit.quiet[d] {
				e.unit.quiet[d] = true
				reach(d.Body)
			}
			return true
		})
	}
	spawn := func(n ast.Node) bool {
		if g, ok := n.(*ast.GoStmt); ok {
			reach(g)
		}
		return true
	}
	for _, d := range e.cell.Funcs {
		ast.Inspect(d, spawn)
	}
	for _, s := range e.cell.Stmts {
		ast.Inspect(s, spawn)
	}
}
