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
		if spawns(n) {
			reach(n)
			// What the goroutine calls through function values may be any
			// function of the cell.
			for _, d := range e.cell.Funcs {
				e.unit.quiet[d] = true
			}
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

// spawns says that a node starts a goroutine: a go statement, or a call of a
// compiled function that starts one for its argument.
func spawns(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GoStmt:
		return true
	case *ast.CallExpr:
		s, ok := n.Fun.(*ast.SelectorExpr)
		return ok && (s.Sel.Name == "AfterFunc" || s.Sel.Name == "Go")
	}
	return false
}
