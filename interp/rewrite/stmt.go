package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"strings"
)

// block writes statements.
func (e *emitter) block(list []ast.Stmt) {
	for _, s := range list {
		e.stmt(s)
	}
}

// stmt writes one statement, behind the mark of its line if it can panic.
func (e *emitter) stmt(s ast.Stmt) {
	r := stmtRules[reflect.TypeOf(s)]
	if r == nil {
		e.refuse(s.Pos(), "this statement is not supported in interpreted cells")
	}
	e.at = s.Pos()
	if e.canPanic(s) {
		e.mark(head(s))
	}
	r(e, s)
	switch s.(type) {
	case *ast.AssignStmt, *ast.ExprStmt, *ast.DeclStmt:
		if contains(s, e.mayHang) {
			e.raw("rt.Alive()")
		}
	}
}

// mayHang says that a node calls compiled code that may wait for the world
// outside: if an interrupt left it behind, the cell must not go on when it
// comes back.
func (e *emitter) mayHang(n ast.Node) bool {
	c, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	fn := calledFunc(e.info, ast.Unparen(c.Fun))
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	path := fn.Pkg().Path()
	return hanging[path] || strings.HasPrefix(path, "net") || path == "fmt" && strings.Contains(fn.Name(), "can")
}

// hanging lists packages whose functions wait for files, processes, locks or
// long computations.
var hanging = map[string]bool{
	"os": true, "os/exec": true, "io": true, "bufio": true, "sync": true,
	"fluxrepl/flux/train": true, "fluxrepl/flux/data": true,
}

// canPanic says whether a statement's own expressions may panic. Plain
// arithmetic and assignments of variables cannot, and so cost no mark.
func (e *emitter) canPanic(s ast.Stmt) bool {
	var parts []ast.Node
	switch s := s.(type) {
	case *ast.AssignStmt, *ast.ExprStmt, *ast.ReturnStmt, *ast.SendStmt, *ast.DeclStmt, *ast.IncDecStmt, *ast.GoStmt, *ast.DeferStmt:
		parts = append(parts, s)
	case *ast.RangeStmt:
		parts = append(parts, s.X)
	case *ast.SwitchStmt:
		if s.Tag != nil {
			parts = append(parts, s.Tag)
		}
	case *ast.IfStmt:
		parts = append(parts, s.Cond)
	}
	for _, p := range parts {
		if contains(p, e.risky) {
			return true
		}
	}
	return false
}

func (e *emitter) risky(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr, *ast.StarExpr, *ast.SliceExpr, *ast.TypeAssertExpr, *ast.SendStmt:
		return true
	case *ast.IndexExpr:
		return true
	case *ast.SelectorExpr:
		s := e.info.Selections[n]
		return s != nil && (s.Indirect() || isPointer(s.Recv()))
	case *ast.BinaryExpr:
		if tv := e.info.Types[n.Y]; tv.Value != nil {
			return false
		}
		return n.Op == token.QUO || n.Op == token.REM || n.Op == token.SHL || n.Op == token.SHR || n.Op == token.EQL || n.Op == token.NEQ
	case *ast.AssignStmt:
		return n.Tok == token.QUO_ASSIGN || n.Tok == token.REM_ASSIGN
	case *ast.UnaryExpr:
		return n.Op == token.ARROW
	}
	return false
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

func (e *emitter) exprStmt(s ast.Stmt) {
	x := ast.Unparen(s.(*ast.ExprStmt).X)
	if u, ok := x.(*ast.UnaryExpr); ok && u.Op == token.ARROW {
		e.line("_ = %s", e.receive(u, false))
		return
	}
	e.bounds(x)
	e.raw(e.expr(x))
}

func (e *emitter) blockStmt(s ast.Stmt) {
	e.raw("{")
	e.block(s.(*ast.BlockStmt).List)
	e.raw("}")
}

func (e *emitter) emptyStmt(ast.Stmt) {}

// labeledStmt keeps the label right before a loop, switch or select, where
// branches look for it.
func (e *emitter) labeledStmt(s ast.Stmt) {
	l := s.(*ast.LabeledStmt)
	name := e.labelName(l.Label.Name)
	switch l.Stmt.(type) {
	case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
		e.loopStmt(l.Stmt, name)
		return
	}
	e.raw(name + ":")
	e.stmt(l.Stmt)
}

// loopStmt writes a statement that branches may name.
func (e *emitter) loopStmt(s ast.Stmt, label string) {
	if e.canPanic(s) {
		e.mark(head(s))
	}
	labelRules[reflect.TypeOf(s)](e, s, label)
}

func (e *emitter) labelName(n string) string {
	if e.fn == nil {
		return "L_" + ascii(n)
	}
	if l, ok := e.fn.label[n]; ok {
		return l
	}
	l := e.w.fresh("L", n)
	e.fn.label[n] = l
	return l
}

func (e *emitter) branchStmt(s ast.Stmt) {
	b := s.(*ast.BranchStmt)
	if e.yieldBranch(b) {
		return
	}
	if b.Label == nil {
		e.raw(b.Tok.String())
		return
	}
	e.line("%s %s", b.Tok, e.labelName(b.Label.Name))
}

func (e *emitter) ifStmt(s ast.Stmt) {
	i := s.(*ast.IfStmt)
	if i.Init != nil {
		e.raw("{")
		e.stmt(i.Init)
		if e.canPanic(s) {
			e.mark(head(s))
		}
	}
	e.bounds(i.Cond)
	e.line("if %s {", e.expr(i.Cond))
	e.block(i.Body.List)
	if i.Else != nil {
		e.raw("} else {")
		if b, ok := i.Else.(*ast.BlockStmt); ok {
			e.block(b.List)
		} else {
			e.stmt(i.Else)
		}
	}
	e.raw("}")
	if i.Init != nil {
		e.raw("}")
	}
}

func (e *emitter) returnStmt(s ast.Stmt) {
	r := s.(*ast.ReturnStmt)
	for _, x := range r.Results {
		e.bounds(x)
	}
	values := e.returnValues(r)
	if n := len(e.fn.yields); n > 0 {
		e.assignResults(values)
		e.yieldReturn()
		return
	}
	if e.fn.frame != "" {
		e.assignResults(values)
		e.raw("return")
		return
	}
	if e.fn.shared && len(r.Results) > 0 { // closures and pointers see what is returned
		e.assignResults(values)
		values = e.fn.results
	}
	if len(r.Results) == 0 {
		values = e.fn.results
	}
	e.line("return %s", strings.Join(values, ", "))
}

func (e *emitter) assignResults(values []string) {
	// One by one: they are evaluated already, and the interpreter cannot
	// assign nil among several.
	for i, v := range values {
		e.line("%s = %s", e.fn.results[i], v)
	}
}

// returnValues writes the operands of a return statement, converted to the
// result types.
func (e *emitter) returnValues(r *ast.ReturnStmt) []string {
	sig := e.fn.sig
	if sig == nil || len(r.Results) == 0 {
		return nil
	}
	if len(r.Results) == 1 && sig.Results().Len() > 1 {
		return e.tupleValues(r.Results[0], sig.Results())
	}
	var out []string
	for i, x := range r.Results {
		out = append(out, e.value(x, sig.Results().At(i).Type()))
	}
	if len(out) > 1 && e.fn.frame != "" || len(out) > 1 && len(e.fn.results) > 0 {
		return e.intoTemps(out)
	}
	return out
}

// intoTemps evaluates texts before anything is assigned.
func (e *emitter) intoTemps(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		if t == "nil" || isName(t) {
			out[i] = t
			continue
		}
		out[i] = e.temp()
		e.line("%s := %s", out[i], t)
	}
	return out
}

// isName says that text is a constant, so that when it is read does not
// matter.
func isName(text string) bool {
	for _, r := range text {
		if r < '0' || r > '9' {
			return false
		}
	}
	return text != ""
}

// tupleValues writes a call with several results and converts them.
func (e *emitter) tupleValues(x ast.Expr, to *types.Tuple) []string {
	from, ok := e.typeOf(x).(*types.Tuple)
	if !ok {
		from = types.NewTuple(types.NewVar(0, nil, "", e.typeOf(x)), types.NewVar(0, nil, "", types.Typ[types.Bool]))
	}
	names := make([]string, from.Len())
	for i := range names {
		names[i] = e.temp()
	}
	e.line("%s := %s", strings.Join(names, ", "), e.several(x))
	for i := range names {
		names[i] = e.convert(names[i], e.sub(from.At(i).Type()), e.sub(to.At(i).Type()), x.Pos())
	}
	return names
}

// several writes an expression with two or more results: a call or one of the
// comma-ok forms.
func (e *emitter) several(x ast.Expr) string {
	switch x := ast.Unparen(x).(type) {
	case *ast.TypeAssertExpr:
		return e.typeAssertOK(x)
	case *ast.UnaryExpr:
		return e.receive(x, true)
	case *ast.IndexExpr:
		m := e.typeOf(x.X).Underlying().(*types.Map)
		k, v := e.typ(m.Key()), e.typ(m.Elem())
		h := e.helper("look", "func %s(m map["+k+"]"+v+", k "+k+") ("+v+", bool) { v, ok := m[k]; return v, ok }")
		return h + "(" + e.expr(x.X) + ", " + e.mapKey(x.Index, m.Key()) + ")"
	default:
		return e.expr(x)
	}
}

// head is the part of a statement that runs before its blocks do.
func head(s ast.Stmt) ast.Node {
	var x ast.Expr
	switch s := s.(type) {
	case *ast.RangeStmt:
		x = s.X
	case *ast.SwitchStmt:
		x = s.Tag
	case *ast.IfStmt:
		x = s.Cond
	}
	if x == nil {
		return s
	}
	return x
}
