package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"sort"
	"strings"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
)

// A loop of the outermost level would go through memory for every variable of
// the session. Where nothing else can write a variable while the loop runs, the
// loop has a copy of it: reads take the copy, writes go to both. So the
// variable has its value whenever the loop is left, by a panic too.

// Learn takes note of how a cell reaches the session's variables, which the
// heap knows already. Write does that itself; Learn is for cells that another
// engine runs.
func Learn(h *heap.Heap, cell *check.Cell) {
	a := accesses{h: h, cell: cell}
	for _, s := range cell.Stmts {
		a.walk(s, false)
	}
	for _, d := range cell.Funcs {
		a.walk(d.Body, true)
	}
	for _, m := range cell.Methods {
		a.walk(m.Decl.Body, true)
	}
}

type accesses struct {
	h    *heap.Heap
	cell *check.Cell
}

// home is the home of the variable that an identifier means, nil for others.
func (a accesses) home(x ast.Expr) *heap.Var {
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok {
		return nil
	}
	return variableOf(a.h, a.cell, id)
}

func variableOf(h *heap.Heap, cell *check.Cell, id *ast.Ident) *heap.Var {
	o := cell.Info.Uses[id]
	if o == nil {
		o = cell.Info.Defs[id]
	}
	if old := cell.Old[o]; old != nil {
		o = old
	}
	if v, ok := o.(*types.Var); ok {
		return h.Of(v)
	}
	return nil
}

func (a accesses) add(v *heap.Var, how heap.Reach) {
	if v != nil {
		v.AddReach(how)
	}
}

// walk notes what n does. In a function every mention counts.
func (a accesses) walk(n ast.Node, function bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			if !function {
				a.walk(n.Body, true)
				return false
			}
		case *ast.Ident:
			if function {
				a.add(variableOf(a.h, a.cell, n), heap.InFunction)
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				a.add(a.home(root(a.cell.Info, n.X)), heap.ByAddress)
			}
		case *ast.SliceExpr:
			if _, isArray := a.cell.Info.TypeOf(n.X).Underlying().(*types.Array); isArray {
				a.add(a.home(root(a.cell.Info, n.X)), heap.ByAddress)
			}
		case *ast.SelectorExpr:
			if sel := a.cell.Info.Selections[n]; sel != nil && takesAddress(sel, a.cell.Info.TypeOf(n.X)) {
				a.add(a.home(root(a.cell.Info, n.X)), heap.ByAddress)
			}
		}
		return true
	})
}

// takesAddress says that a method is called on the address of an operand of
// type t.
func takesAddress(sel *types.Selection, t types.Type) bool {
	if sel.Kind() != types.MethodVal {
		return false
	}
	_, pointer := pointed(sel.Obj().(*types.Func).Signature().Recv().Type())
	_, already := pointed(t)
	return pointer && !already
}

// root is the variable whose memory an operand lies in: x for x.f[1].
func root(info *types.Info, x ast.Expr) ast.Expr {
	for {
		switch y := ast.Unparen(x).(type) {
		case *ast.SelectorExpr:
			if _, isPtr := pointed(info.TypeOf(y.X)); isPtr {
				return y
			}
			x = y.X
		case *ast.IndexExpr:
			if _, isArray := info.TypeOf(y.X).Underlying().(*types.Array); !isArray {
				return y
			}
			x = y.X
		default:
			return y
		}
	}
}

// promoted says which variables a loop of the outermost level gets copies of.
func (w *writer) promoted(loop ast.Stmt) []*heap.Var {
	found := map[*heap.Var]bool{}
	never := map[*heap.Var]bool{}
	ast.Inspect(loop, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v := variableOf(w.p.w.heap, w.cell, id); v != nil {
				found[v] = true
			}
		}
		w.inHead(n, never)
		return true
	})
	calls := w.reachesOut(loop)
	var list []*heap.Var
	for v := range found {
		how := v.Reach()
		if !never[v] && how&heap.ByAddress == 0 && (how&heap.InFunction == 0 || !calls) && register(v.Type) {
			list = append(list, v)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID })
	return list
}

// register says that a copy of a variable is cheap, and that only assignments
// change it.
func register(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Basic, *types.Slice, *types.Map, *types.Pointer:
		return true
	}
	return false
}

// inHead adds the variables that are assigned where there is no place for a
// second assignment.
func (w *writer) inHead(n ast.Node, to map[*heap.Var]bool) {
	add := func(s ast.Stmt) {
		for _, v := range w.assigned(s) {
			to[v] = true
		}
	}
	switch n := n.(type) {
	case *ast.ForStmt:
		add(n.Init)
		add(n.Post)
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			add(&ast.AssignStmt{Lhs: []ast.Expr{n.Key, n.Value}, Tok: token.ASSIGN})
		}
	case *ast.IfStmt:
		add(n.Init)
	case *ast.SwitchStmt:
		add(n.Init)
	case *ast.TypeSwitchStmt:
		add(n.Init)
	case *ast.CommClause:
		add(n.Comm)
	}
}

// assigned lists the session's variables that a simple statement assigns.
func (w *writer) assigned(s ast.Stmt) []*heap.Var {
	var out []*heap.Var
	add := func(x ast.Expr) {
		if id, ok := ast.Unparen(x).(*ast.Ident); ok && x != nil {
			if v := variableOf(w.p.w.heap, w.cell, id); v != nil {
				out = append(out, v)
			}
		}
	}
	switch s := s.(type) {
	case *ast.AssignStmt:
		for _, l := range s.Lhs {
			if l != nil {
				add(l)
			}
		}
	case *ast.IncDecStmt:
		add(s.X)
	}
	return out
}

// reachesOut says that a loop calls code that may reach variables that
// functions mention, or waits for such code.
func (w *writer) reachesOut(loop ast.Stmt) bool {
	found := false
	ast.Inspect(loop, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt, *ast.DeferStmt, *ast.SendStmt, *ast.SelectStmt:
			found = true
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.RangeStmt:
			switch w.info.TypeOf(n.X).Underlying().(type) {
			case *types.Chan, *types.Signature:
				found = true
			}
		case *ast.CallExpr:
			if tv := w.info.Types[n.Fun]; !tv.IsType() && !tv.IsBuiltin() {
				f := calledFunc(w.info, ast.Unparen(n.Fun))
				found = found || f == nil || f.Pkg() == nil || !pure[f.Pkg().Path()]
			}
		}
		return !found
	})
	return found
}

// pure lists packages whose functions call nobody's code but their own.
var pure = map[string]bool{
	"math": true, "math/bits": true, "math/cmplx": true, "math/rand": true, "math/rand/v2": true,
	"strconv": true, "unicode": true, "unicode/utf8": true, "time": true,
}

// withCopies writes a loop of the outermost level with copies of variables.
func (w *writer) withCopies(loop ast.Stmt, write func()) {
	if !w.outer || w.copies != nil {
		write()
		return
	}
	vars := w.promoted(loop)
	if len(vars) == 0 {
		write()
		return
	}
	w.line("{")
	w.copies = map[*heap.Var]string{}
	for _, v := range vars {
		n := "_l_" + ascii(v.Name) + w.fresh()
		w.line("%s := *%s; _ = %s", n, w.p.variable(v), n)
		w.copies[v] = n
	}
	w.out.WriteString(w.mark(loop.Pos()))
	write()
	w.copies = nil
	w.line("}")
}

// writtenBack writes the second half of an assignment to copies.
func (w *writer) writtenBack(s ast.Stmt) string {
	if w.copies == nil {
		return ""
	}
	var to, from []string
	for _, v := range w.assigned(s) {
		if n, ok := w.copies[v]; ok {
			to, from = append(to, "*"+w.p.variable(v)), append(from, n)
		}
	}
	if len(to) == 0 {
		return ""
	}
	return "; " + strings.Join(to, ", ") + " = " + strings.Join(from, ", ")
}

// jumpedTo says that a goto statement of the cell names a label.
func (w *writer) jumpedTo(label string) bool {
	found := false
	for _, s := range w.cell.Stmts {
		ast.Inspect(s, func(n ast.Node) bool {
			if b, ok := n.(*ast.BranchStmt); ok && b.Tok == token.GOTO && b.Label.Name == label {
				found = true
			}
			return !found
		})
	}
	return found
}
